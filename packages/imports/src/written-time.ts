// Dates and times as people and programs write them.
//
// `24 March 2031`, `24.03.2031 16:00`, `٢٤/٣/٢٠٣١`, `2031-03-24T10:00:12.345+0200`, day 47931 of a
// spreadsheet. The order of numbers is said by the mapping, since 4/3 is two dates; a named month,
// and four digits first with hyphens (ISO 8601), can be read in one way only. A year has four
// digits.

import { localMs } from '@holdfast/base'
import type { DaysCounted } from './reading/sheet.ts'

/** The orders in which the numbers of a date may stand; `serial` counts days from 1900 or 1904. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy' | 'serial' | 'serial-1904'

/** A date that exists, as `YYYY-MM-DD`; the time and the zone where they were written too. */
export type WrittenTime = {
  readonly date: string
  /** Milliseconds since midnight; null for a date alone. */
  readonly timeMs: number | null
  /** Minutes ahead of UTC; null where no zone is written. */
  readonly offsetMinutes: number | null
}

/** Reads a date with or without a time; null where it cannot be read in one way. */
export function writtenTime(text: string, order: DateOrder): WrittenTime | null {
  if (text.length > longest) return null
  const plain = plainDigits(withoutMarks(text)).replace(/\s+/g, ' ').trim()
  if (order === 'serial') return serialDay(plain, serialZero)
  if (order === 'serial-1904') return serialDay(plain, serialZero1904)
  const found = timeForm.exec(plain)
  if (found === null) return null
  const { date: written = '', hour, minute, second, fraction, half, zone } = found.groups ?? {}
  const date = dateFrom(written.trim(), order)
  if (date === null) return null
  if (hour === undefined) {
    return zone === undefined ? { date, timeMs: null, offsetMinutes: null } : null
  }
  const hours = hoursOf(+hour, half)
  if (hours === null || +(minute ?? 0) > 59 || +(second ?? 0) > 59) return null
  const seconds = (hours * 60 + +(minute ?? 0)) * 60 + +(second ?? 0)
  // What is finer than a millisecond decides nothing here.
  const timeMs = seconds * 1_000 + +(fraction ?? '').slice(0, 3).padEnd(3, '0')
  const offsetMinutes = zone === undefined ? null : offsetOfZone(zone)
  return offsetMinutes === undefined ? null : { date, timeMs, offsetMinutes }
}

/** A month and its year as `YYYY-MM`: numbers with the year first or last, or a named month. */
export function writtenMonth(text: string): string | null {
  if (text.length > longest) return null
  const plain = plainDigits(withoutMarks(text)).replace(/\s+/g, ' ').trim()
  const ofNumbers = /^(?:(\d{4})[-/. ](\d{1,2})|(\d{1,2})[-/. ](\d{4}))$/.exec(plain)
  const ofWords = /^(?:([^\d]+?)[- .,]+(\d{4})|(\d{4})[- .,]+([^\d]+?))$/u.exec(plain)
  const date =
    ofNumbers === null
      ? named(ofWords?.[2] ?? ofWords?.[3], ofWords?.[1] ?? ofWords?.[4], '1')
      : existing(ofNumbers[1] ?? ofNumbers[4] ?? '', ofNumbers[2] ?? ofNumbers[3] ?? '', '1')
  return date?.slice(0, 7) ?? null
}

/** No place on earth has a clock further from UTC than 14 hours. */
const furthestOffset = 14 * 60

/** Minutes ahead of UTC of `Z`, `UTC`, `+02`, `+0200`, `+02:00`; undefined for anything else. */
export function offsetOfZone(zone: string): number | undefined {
  if (/^(?:z|utc|gmt)$/i.test(zone)) return 0
  const found = /^(?:utc|gmt)?([+-])(\d{2})(?::?(\d{2}))?$/i.exec(zone)
  if (found === null) return undefined
  const [, sign, hours = '0', minutes = '0'] = found
  const ahead = +hours * 60 + +minutes
  if (ahead > furthestOffset || +minutes > 59) return undefined
  return (sign === '-' ? -1 : 1) * ahead
}

/** Arabic-Indic and eastern Arabic-Indic digits as 0 to 9. */
export function plainDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => {
    const code = digit.charCodeAt(0)
    const zero = arabicZeros.find((start) => code >= start && code <= start + 9) ?? code
    return String(code - zero)
  })
}

const arabicZeros = [0x0660, 0x06f0] as const

/** What is written in a cell, without its marks of direction and the spaces around it. */
export function plainCell(cell: string | undefined): string {
  return withoutMarks(cell ?? '').trim()
}

/** Without the marks that programs put beside text of two directions: LRM, RLM, ALM. */
export function withoutMarks(text: string): string {
  return text.replace(/[\u200E\u200F\u061C]/g, '')
}

const timeForm = new RegExp(
  String.raw`^(?<date>.+?)(?:[T ,]+(?<hour>\d{1,2}):(?<minute>\d{2})` +
    String.raw`(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?` +
    String.raw`(?: ?(?<half>am|pm|a\.m\.|p\.m\.|ص|م))?` +
    String.raw`(?: ?(?<zone>z|utc|gmt|(?:utc|gmt)?[+-]\d{2}(?::?\d{2})?))?)?$`,
  'iu',
)

/** The longest text that is looked at for a date. */
const longest = 100

function hoursOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour > 23 ? null : hour
  if (hour < 1 || hour > 12) return null
  const isAfternoon = /^p|م/i.test(half)
  return (hour % 12) + (isAfternoon ? 12 : 0)
}

function dateFrom(
  text: string,
  order: Exclude<DateOrder, 'serial' | 'serial-1904'>,
): string | null {
  const numbers = /^(\d+)([-/. ])(\d+)\2(\d+)$/.exec(text.replace(/ ?([/.]) ?/g, '$1'))
  if (numbers !== null) {
    const [, a = '', separator, b = '', c = ''] = numbers
    const isIso = separator === '-' && a.length === 4
    if (isIso || order === 'ymd') return existing(a, b, c)
    return order === 'dmy' ? existing(c, b, a) : existing(c, a, b)
  }
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[- .](?:de )?([^\d]+?)[- .,]+(\d{4})$/u.exec(text)
  if (dayFirst !== null) return named(dayFirst[3], dayFirst[2], dayFirst[1])
  const monthFirst = /^([^\d]+?)[- .]+(\d{1,2})(?:st|nd|rd|th)?[- ,]+(\d{4})$/u.exec(text)
  if (monthFirst !== null) return named(monthFirst[3], monthFirst[1], monthFirst[2])
  const yearFirst = /^(\d{4})[- .,]+([^\d]+?)[- .]+(\d{1,2})$/u.exec(text)
  return yearFirst === null ? null : named(yearFirst[1], yearFirst[2], yearFirst[3])
}

function named(year = '', name = '', day = ''): string | null {
  const month = monthOf(name)
  return month === null ? null : existing(year, String(month), day)
}

function existing(year: string, month: string, day: string): string | null {
  if (year.length !== 4 || month.length > 2 || day.length > 2) return null
  if (localMs(+year, +month, +day, 0, 0) === null) return null
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** True for a cell of a workbook whose number counts days, where a date is asked. */
export function countsDays(text: string, days: DaysCounted): boolean {
  return days !== null && /^\d{5}(?:\.\d+)?$/.test(text)
}

/** The order in which the days of a workbook are counted. */
export function orderOfDays(days: DaysCounted): 'serial' | 'serial-1904' {
  return days === 'from-1904' ? 'serial-1904' : 'serial'
}

/** Day 1 is 1900-01-01; programs count a day too many, since they take 1900 for a leap year. */
const serialZero = Date.UTC(1899, 11, 30)
/** Where days are counted from 1904, the first of that year is day 0. */
const serialZero1904 = Date.UTC(1904, 0, 1)
const dayMs = 86_400_000

function serialDay(text: string, zero: number): WrittenTime | null {
  // Below 10000 (1927) a number is likelier a count that stands in the wrong column.
  if (!/^[1-9]\d{4}(?:\.\d+)?$/.test(text)) return null
  const ms = Math.round((Number(text) * dayMs) / 1_000) * 1_000
  const date = new Date(zero + ms).toISOString().slice(0, 10)
  const timeMs = ms % dayMs
  return { date, timeMs: timeMs === 0 ? null : timeMs, offsetMinutes: null }
}

/** 1 to 12 for the name of a month, whole or shortened, in English, Arabic, Hebrew or Turkish. */
function monthOf(name: string): number | null {
  const folded = name
    .trim()
    .replace(/\.$/, '')
    .replace(/^ב(?=[\u05D0-\u05EA])/, '')
    .toLowerCase()
    .normalize('NFC')
  const at = months.findIndex((names) => names.includes(folded))
  return at < 0 ? null : at + 1
}

/** Arabic has two sets: of the Levant and Iraq, and of Egypt and the west. */
const months: readonly (readonly string[])[] = [
  ['january', 'jan', 'كانون الثاني', 'يناير', 'جانفي', 'ינואר', 'ינו', 'ocak', 'oca'],
  ['february', 'feb', 'شباط', 'فبراير', 'فيفري', 'פברואר', 'פבר', 'şubat', 'şub'],
  ['march', 'mar', 'آذار', 'أذار', 'مارس', 'מרץ', 'מרס', 'mart'],
  ['april', 'apr', 'نيسان', 'أبريل', 'ابريل', 'إبريل', 'أفريل', 'אפריל', 'אפר', 'nisan', 'nis'],
  ['may', 'أيار', 'ايار', 'مايو', 'ماي', 'מאי', 'mayıs'],
  ['june', 'jun', 'حزيران', 'يونيو', 'يونيه', 'جوان', 'יוני', 'haziran', 'haz'],
  ['july', 'jul', 'تموز', 'يوليو', 'يوليه', 'جويلية', 'יולי', 'temmuz', 'tem'],
  ['august', 'aug', 'آب', 'اب', 'أغسطس', 'اغسطس', 'أوت', 'אוגוסט', 'אוג', 'ağustos', 'ağu'],
  ['september', 'sep', 'sept', 'أيلول', 'ايلول', 'سبتمبر', 'ספטמבר', 'ספט', 'eylül', 'eyl'],
  ['october', 'oct', 'تشرين الأول', 'أكتوبر', 'اكتوبر', 'אוקטובר', 'אוק', 'ekim', 'eki'],
  ['november', 'nov', 'تشرين الثاني', 'نوفمبر', 'נובמבר', 'נוב', 'kasım', 'kas'],
  ['december', 'dec', 'كانون الأول', 'ديسمبر', 'דצמבר', 'דצמ', 'aralık', 'ara'],
]
