// One cell of a table, or words made of several, to one value of a statement.
//
// Digits of any of the three scripts in use (0-9, ٠-٩, ۰-۹) are read as numbers. A time must say
// its zone, unless the mapping says whose clock it is read on. A date alone, where a time is asked,
// is the agreement's day: its beginning where a period or a bound begins, its end where one ends.
// Nothing is guessed: what cannot be read in one way only is refused.

import { dateOf, dayMs, dayOfDate, instantFromMs, instantsOfLocal, isId } from '@holdfast/base'
import { isInstantMs, localMs, minuteMs, offsetAt, ok } from '@holdfast/base'
import {
  holdsIn,
  printInstantAt,
  refuse,
  unreachable,
  utcRules,
  type Calendar,
} from '@holdfast/base'
import type { Gazetteer, Instant, Json, Result, ZoneRules, ZoneSource } from '@holdfast/base'
import type { ColumnField, Reading } from './mapping.ts'
import { importProblems as problem } from './problems.ts'
import type { DaysCounted } from './reading/sheet.ts'
import { countsDays, offsetOfZone, orderOfDays, plainCell, plainDigits } from './written-time.ts'
import { writtenMonth, writtenTime } from './written-time.ts'
import type { WrittenTime } from './written-time.ts'

/** What a cell is read for. */
export type CellContext = {
  readonly calendar: Calendar
  /** The column that a refusal names. */
  readonly column: string
  /** The member that the value is for; empty where it is for none. */
  readonly member: string
  /** In a workbook a number where a date is asked counts days. */
  readonly days: DaysCounted
  /** The zones that a mapping may name beside UTC and the agreement's own. */
  readonly zones: ZoneSource
  /** What the agreement knows by names; absent: nothing. */
  readonly known?: KnownNames
}

/** What an agreement knows by names: its places, and who has a role in it. */
export type KnownNames = Readonly<Record<'place' | 'role', Pick<Gazetteer, 'find'>>>

/** The value of a cell; undefined where it is empty and may be left out. */
export function valueOfCell(
  cell: string,
  field: ColumnField,
  context: CellContext,
): Result<Json | undefined> {
  const text = plainCell(cell)
  if (text === '' && field.map?.[''] === undefined) {
    if (field.default !== undefined) return ok(field.default)
    return field.optional ? ok(undefined) : refuse(problem.emptyCell(context.column))
  }
  // A half of a character, as broken programs write it, can stand in no record.
  if (!text.isWellFormed()) return refuse(problem.badCell(context.column, text, 'text'))
  if (field.split === undefined) return mappedOrRead(text, field, context)
  const values: Json[] = []
  for (const part of text.split(field.split)) {
    const value = mappedOrRead(part.trim(), field, context)
    if (!value.ok) return value
    values.push(value.value)
  }
  return ok(values)
}

function mappedOrRead(text: string, field: ColumnField, context: CellContext): Result<Json> {
  if (field.map === undefined) return valueOfText(text, field, context)
  const mapped = Object.hasOwn(field.map, text) ? field.map[text] : undefined
  return mapped === undefined ? refuse(problem.notInMap(context.column, text)) : ok(mapped)
}

/** The value of words that are not empty, read as a mapping says. */
export function valueOfText(text: string, reading: Reading, context: CellContext): Result<Json> {
  const { column } = context
  if (!text.isWellFormed()) return refuse(problem.badCell(column, text, 'text'))
  switch (reading.as) {
    case 'text':
      return ok(text)
    case 'id':
      return isId(text) ? ok(text) : refuse(problem.badCell(column, text, 'id'))
    case 'integer':
    case 'number':
      return numberOf(text, reading, column)
    case 'month-start':
    case 'month-end':
      return monthEdge(text, reading, context)
    case 'place':
    case 'role':
      return nameOf(text, reading.as, context)
    case 'yes-no':
      return yesOrNo(text, column)
    case 'date':
    case 'agreement-day':
    case 'day-start':
    case 'day-end':
    case 'instant':
    case 'local':
      return timeOf(text, reading, context)
    default:
      return unreachable(reading.as)
  }
}

/** What is called so. One of several is never chosen: they are named, and so is what is near. */
function nameOf(text: string, as: 'place' | 'role', { column, known }: CellContext): Result<Json> {
  const meant = known?.[as].find(text) ?? { kind: 'none', near: [] }
  if (meant.kind === 'one') return ok(meant.id)
  if (meant.kind === 'several') {
    return refuse(problem.severalSoCalled(column, text, meant.ids.join(', ')))
  }
  const near = meant.near.join(', ')
  return refuse(
    near === '' ? problem.notSoCalled(column, text) : problem.nearlySoCalled(column, text, near),
  )
}

// Groups of digits must be whole: `1,234` is a number and `12,34` is not. U+066C groups digits in
// Arabic; some programs use a space or an apostrophe.
function numberForm(group: string, decimal: string): RegExp {
  const mark = `(?<mark>[${group}٬ \u00A0\u2009\u202F'’])`
  const grouped = String.raw`\d{1,3}(?:${mark}\d{3})(?:\k<mark>\d{3})*`
  return new RegExp(String.raw`^-?(?:\d+|${grouped})(?:[${decimal}]\d+)?$`, 'u')
}

const numberForms = {
  '.': numberForm(',', '.'),
  ',': numberForm('.', ','),
} as const

function numberOf(text: string, { as, decimal }: Reading, column: string): Result<Json> {
  const digits = plainDigits(text)
    .replace(/^\u2212/, '-')
    .replace(/\u066B/g, decimal)
  if (!numberForms[decimal].test(digits)) return refuse(problem.badCell(column, text, as))
  const groups = decimal === '.' ? /[^\d.-]/gu : /[^\d,-]/gu
  const value = Number(digits.replace(groups, '').replace(',', '.'))
  const isExact = as === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value)
  return isExact ? ok(value) : refuse(problem.badCell(column, text, as))
}

const yes: readonly string[] = ['yes', 'true', '1', 'y', 'نعم', 'כן', 'evet']
const no: readonly string[] = ['no', 'false', '0', 'n', 'لا', 'לא', 'hayır']

function yesOrNo(text: string, column: string): Result<Json> {
  const word = text.toLowerCase()
  if (yes.includes(word)) return ok(true)
  return no.includes(word) ? ok(false) : refuse(problem.badCell(column, text, 'yes-no'))
}

/** What a date should have been, by the order of its numbers. */
const datesIn = {
  ymd: 'date-ymd',
  dmy: 'date-dmy',
  mdy: 'date-mdy',
  serial: 'date-serial',
} as const

/** A date or a time, as it is asked for. */
function timeOf(text: string, reading: Reading, context: CellContext): Result<Json> {
  const { column, days } = context
  const { as } = reading
  const order = countsDays(text, days) ? 'serial' : reading.order
  const found = writtenTime(text, order === 'serial' ? orderOfDays(days) : order)
  const year = Number(found?.date.slice(0, 4))
  // The first and last years that instants have would be cut short by a zone.
  if (found === null || year < 1901 || year > 9998) {
    const serial = writtenTime(text, 'serial')
    if (serial !== null) return refuse(problem.serialDay(column, text, serial.date))
    const isOfNumbers = as === 'date' || as === 'day-start' || as === 'day-end'
    return refuse(problem.badCell(column, text, isOfNumbers ? datesIn[order] : as))
  }
  if (as === 'date') return dateFrom(found, text, column)
  const rules = rulesOf(reading, context)
  if (!rules.ok) return rules
  if (found.timeMs === null) return dayFrom(found.date, reading, context, rules.value)
  if (as === 'day-start' || as === 'day-end') return refuse(problem.timeWithDate(column, text, as))
  const meant = instantOf(found, found.timeMs, { text, reading, column, rules: rules.value })
  if (!meant.ok) return meant
  const { calendar } = context
  if (as === 'agreement-day') return ok(dateOf(calendar, meant.value))
  const offset = found.offsetMinutes ?? offsetAt(rules.value, meant.value)
  return ok(printInstantAt(meant.value, offset))
}

// Midnight is what programs add to a date; any other time would be lost without a word.
function dateFrom({ date, timeMs, offsetMinutes }: WrittenTime, text: string, column: string) {
  const isAlone = offsetMinutes === null && (timeMs === null || timeMs === 0)
  return isAlone ? ok<Json>(date) : refuse(problem.timeWithDate(column, text, 'date'))
}

/** Members that say where something ends. */
const endings = /(?:^|\.)(?:latest|to|until)$/

/** A date alone where a time is asked. */
function dayFrom(
  date: string,
  { as, zone }: Reading,
  { calendar, column, member }: CellContext,
  rules: ZoneRules,
): Result<Json> {
  if (as === 'agreement-day') return ok(date)
  if (as === 'instant' && zone === undefined) {
    return refuse(problem.timeWithoutZone(column, date))
  }
  // A date on another clock is that clock's.
  const days = zone === undefined ? calendar : { rules, dayBeginsMinutes: 0 }
  const day = dayOfDate(days, date)
  if (day === null) return refuse(problem.badCell(column, date, as))
  const isEnd = as === 'day-end' || (as !== 'day-start' && endings.test(member))
  const instant = isEnd ? day.to : day.from
  return ok(printInstantAt(instant, offsetAt(rules, instant)))
}

/** Where the agreement's days of a month begin, or end. */
function monthEdge(text: string, reading: Reading, context: CellContext): Result<Json> {
  const { as } = reading
  const month = writtenMonth(text)
  if (month === null) return refuse(problem.badCell(context.column, text, as))
  const [year = 0, at = 0] = month.split('-').map(Number)
  const after = `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  const rules = rulesOf(reading, context)
  if (!rules.ok) return rules
  const date = `${as === 'month-end' ? after : month}-01`
  return dayFrom(date, { ...reading, as: 'day-start' }, context, rules.value)
}

/** The clock that times without a zone are read on: the agreement's, unless the mapping says. */
function rulesOf({ zone }: Reading, { calendar, zones }: CellContext): Result<ZoneRules> {
  if (zone === undefined || zone === calendar.rules.zone) return ok(calendar.rules)
  const offsetMinutes = offsetOfZone(zone)
  if (offsetMinutes !== undefined) return ok({ ...utcRules, zone: 'UTC', offsetMinutes })
  const rules = zones(zone)
  return rules === null ? refuse(problem.unknownZone(zone)) : ok(rules)
}

type Meaning = {
  readonly text: string
  readonly reading: Reading
  readonly column: string
  readonly rules: ZoneRules
}

function instantOf(
  { date, offsetMinutes }: WrittenTime,
  timeMs: number,
  { text, reading, column, rules }: Meaning,
): Result<Instant> {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const wallClock = (localMs(year, month, day, 0, 0) ?? 0) + timeMs
  if (offsetMinutes !== null) {
    const ms = wallClock - offsetMinutes * minuteMs
    if (isInstantMs(ms)) return ok(instantFromMs(ms))
    return refuse(problem.badCell(column, text, reading.as))
  }
  if (reading.as === 'instant' && reading.zone === undefined) {
    return refuse(problem.timeWithoutZone(column, text))
  }
  if (!holdsIn(rules, Number(date.slice(0, 4)))) {
    return refuse(problem.badCell(column, text, reading.as))
  }
  const meant = instantsOfLocal(rules, wallClock)
  const [instant] = meant
  if (instant !== undefined && meant.length === 1) return ok(instant)
  const offsets = offsetsAround(rules, wallClock)
  return refuse(problem.unclearLocalTime(column, text, meant.length, offsets))
}

/** The offsets before and after a change of clocks, as a person would write them. */
function offsetsAround(rules: ZoneRules, wallClock: number): string {
  const around = [wallClock - dayMs, wallClock + dayMs].filter(isInstantMs)
  const offsets = around.map((ms) => printInstantAt(ms, offsetAt(rules, ms)).slice(-6))
  return [...new Set(offsets)].join(', ')
}
