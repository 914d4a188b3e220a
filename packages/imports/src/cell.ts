// One cell of a table to one value of a statement.
//
// Digits of any of the three scripts in use (0-9, ٠-٩, ۰-۹) are read as numbers. A time must say
// its zone, unless the mapping says that it is read on the agreement's own clock. Nothing is
// guessed: what cannot be read in one way only is refused.

import { dayOfDate, instantsOfLocal, isId, localMs, ok } from '@holdfast/base'
import { parseInstant, printInstantAt, refuse, type Calendar, type Json } from '@holdfast/base'
import { offsetAt, type Result } from '@holdfast/base'
import type { ColumnField } from './mapping.ts'
import { importProblems as problem } from './problems.ts'

/** The value of a cell; undefined where it is empty and may be left out. */
export function valueOfCell(
  cell: string,
  field: ColumnField,
  calendar: Calendar,
): Result<Json | undefined> {
  const text = cell.trim()
  if (text === '' && field.map?.[''] === undefined) {
    if (field.default !== undefined) return ok(field.default)
    return field.optional ? ok(undefined) : refuse(problem.emptyCell(field.column))
  }
  if (field.split === undefined) return valueOfText(text, field, calendar)
  const values: Json[] = []
  for (const part of text.split(field.split)) {
    const value = valueOfText(part.trim(), field, calendar)
    if (!value.ok) return value
    values.push(value.value)
  }
  return ok(values)
}

function valueOfText(text: string, field: ColumnField, calendar: Calendar): Result<Json> {
  if (field.map !== undefined) {
    const mapped = Object.hasOwn(field.map, text) ? field.map[text] : undefined
    return mapped === undefined ? refuse(problem.notInMap(field.column, text)) : ok(mapped)
  }
  switch (field.as) {
    case 'text':
      return ok(text)
    case 'id':
      return isId(text) ? ok(text) : refuse(problem.badCell(field.column, text, 'id'))
    case 'integer':
    case 'number':
      return numberOf(text, field)
    case 'yes-no':
      return yesOrNo(text, field)
    case 'date':
      return dateOf(text, field, calendar)
    case 'instant':
      return instantOf(text, field)
    case 'local':
      return localOf(text, field, calendar)
  }
}

const arabicZeros = [0x06_60, 0x06_f0]

/** Arabic-Indic and eastern Arabic-Indic digits as 0 to 9. */
function plainDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => {
    const code = digit.charCodeAt(0)
    const zero = arabicZeros.find((start) => code >= start && code <= start + 9) ?? code
    return String(code - zero)
  })
}

// Groups of digits must be whole: `1,234` is a number and `12,34` is not.
const numberForms = {
  '.': /^-?(?:\d+|\d{1,3}(?:[, \u00A0\u202F]\d{3})+)(?:\.\d+)?$/,
  ',': /^-?(?:\d+|\d{1,3}(?:[. \u00A0\u202F]\d{3})+)(?:,\d+)?$/,
} as const

function numberOf(text: string, { as, column, decimal }: ColumnField): Result<Json> {
  const digits = plainDigits(text).replace(/\u066B/g, decimal)
  if (!numberForms[decimal].test(digits)) return refuse(problem.badCell(column, text, as))
  const groups = decimal === '.' ? /[, \u00A0\u202F]/g : /[. \u00A0\u202F]/g
  const value = Number(digits.replace(groups, '').replace(',', '.'))
  const isExact = as === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value)
  return isExact ? ok(value) : refuse(problem.badCell(column, text, as))
}

const yes: readonly string[] = ['yes', 'true', '1', 'y', 'نعم', 'כן', 'evet']
const no: readonly string[] = ['no', 'false', '0', 'n', 'لا', 'לא', 'hayır']

function yesOrNo(text: string, { column }: ColumnField): Result<Json> {
  const word = text.toLowerCase()
  if (yes.includes(word)) return ok(true)
  return no.includes(word) ? ok(false) : refuse(problem.badCell(column, text, 'yes-no'))
}

function dateOf(text: string, field: ColumnField, calendar: Calendar): Result<Json> {
  const found = /^(\d+)[-/. ](\d+)[-/. ](\d+)$/.exec(plainDigits(text))
  const [, a = '', b = '', c = ''] = found ?? []
  const [year, month, day] =
    field.order === 'ymd' ? [a, b, c] : field.order === 'dmy' ? [c, b, a] : [c, a, b]
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const isDate = found !== null && year.length === 4 && dayOfDate(calendar, date) !== null
  return isDate ? ok(date) : refuse(problem.badCell(field.column, text, `date ${field.order}`))
}

function instantOf(text: string, { column }: ColumnField): Result<Json> {
  const plain = plainDigits(text).replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T')
  if (parseInstant(plain) !== null) return ok(plain)
  return parseInstant(`${plain}Z`) === null
    ? refuse(problem.badCell(column, text, 'instant'))
    : refuse(problem.timeWithoutZone(column, text))
}

// A time on the agreement's clock, written out with the zone that was then in force. A date alone
// is the midnight with which it begins.
function localOf(text: string, { column }: ColumnField, { rules }: Calendar): Result<Json> {
  const form = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second] =
    form.exec(plainDigits(text)) ?? []
  const wallClock =
    year === '' ? null : localMs(+year, +month, +day, +hour, +minute, +(second ?? 0))
  if (wallClock === null || +year < 1901 || +year > 9998) {
    return refuse(problem.badCell(column, text, 'local'))
  }
  const meant = instantsOfLocal(rules, wallClock)
  const [instant] = meant
  if (instant === undefined || meant.length > 1) {
    return refuse(problem.unclearLocalTime(column, text, meant.length))
  }
  return ok(printInstantAt(instant, offsetAt(rules, instant)))
}
