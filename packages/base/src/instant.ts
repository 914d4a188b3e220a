// A moment in time: whole milliseconds since 1970-01-01T00:00Z, and its text.
//
// Text without a zone is no instant and is refused: a local time needs the agreement's frozen
// zone rules (zone.ts). Leap seconds do not exist here, as in POSIX time.

import { assert } from './assert.ts'
import type { Brand } from './brand.ts'

export type Instant = Brand<number, 'Instant'>

/** When something happened, known within bounds. Both ends are possible moments. */
export type Bounds = { readonly earliest: Instant; readonly latest: Instant }

/** From one instant until another. Whether an end belongs to it is said where it is used. */
export type Interval = { readonly from: Instant; readonly to: Instant }

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/** Years 1900 to 9999, so that every instant has a four-digit year in any offset. */
const earliestMs = Date.UTC(1900, 0, 2)
const latestMs = Date.UTC(9999, 11, 30)

/** The instant of a number of milliseconds. A fault for any other number: ask `isInstantMs`. */
export function instantFromMs(ms: number): Instant {
  assert(isInstantMs(ms), `not an instant: ${ms}`)
  return ms
}

/** True for whole milliseconds within the years that instants may have. */
export function isInstantMs(ms: number): ms is Instant {
  return Number.isInteger(ms) && ms >= earliestMs && ms <= latestMs
}

/** The instant of a number of milliseconds, or the first or last there is where it lies beyond. */
export function nearestInstant(ms: number): Instant {
  return instantFromMs(Math.min(Math.max(ms, earliestMs), latestMs))
}

const form =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})$/

/** The instant of an ISO 8601 text that carries its zone (`Z` or `+02:00`); null otherwise. */
export function parseInstant(text: string): Instant | null {
  const usual = usualMs(text)
  if (usual !== null) return isInstantMs(usual) ? usual : null
  const found = form.exec(text)
  if (found === null) return null
  const [, year = '', month = '', day = '', hour = '', minute = '', second, fraction, zone = ''] =
    found
  const local = localMs(+year, +month, +day, +hour, +minute, +(second ?? 0))
  const offset = parseOffset(zone)
  if (local === null || offset === null) return null
  const ms = local + +(fraction ?? '').padEnd(3, '0') - offset * minuteMs
  return isInstantMs(ms) ? ms : null
}

// To the minute, as most times are written. Null for any other spelling, and for no time at all.
function usualMs(text: string): number | null {
  const isUtc = text.length === 17 && text.endsWith('Z')
  if (!isUtc && text.length !== 22) return null
  const isMarked = text[4] === '-' && text[7] === '-' && text[10] === 'T' && text[13] === ':'
  if (!isMarked) return null
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 2)
  const day = digits(text, 8, 2)
  const hour = digits(text, 11, 2)
  const minute = digits(text, 14, 2)
  const offset = isUtc ? 0 : usualOffset(text)
  const isRead = year >= 0 && month >= 0 && day >= 0 && hour >= 0 && minute >= 0
  if (!isRead || offset === null) return null
  const local = localMs(year, month, day, hour, minute)
  return local === null ? null : local - offset * minuteMs
}

function usualOffset(text: string): number | null {
  const hours = digits(text, 17, 2)
  const minutes = digits(text, 20, 2)
  const isMarked = (text[16] === '+' || text[16] === '-') && text[19] === ':'
  if (!isMarked || hours < 0 || hours > 18 || minutes < 0 || minutes > 59) return null
  return (text[16] === '-' ? -1 : 1) * (hours * 60 + minutes)
}

/** The number that these digits write; -1 where one of them is none. */
function digits(text: string, from: number, count: number): number {
  let value = 0
  for (let at = from; at < from + count; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

const exactForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::(?!00Z)\d{2}(?:\.(?!000Z)\d{3})?)?Z$/

/** The instant of a text that is just as `printInstant` prints it; null for any other spelling. */
export function parseExactInstant(text: string): Instant | null {
  // To the minute and in UTC there is no other spelling of it.
  if (text.length === 17) return parseInstant(text)
  return exactForm.test(text) ? parseInstant(text) : null
}

/** Milliseconds of a wall clock read as if it were UTC; null where no such date or time exists. */
export function localMs(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second = 0,
): number | null {
  // Below 100, Date.UTC reads a year as one of the twentieth century.
  if (year < 1000) return null
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return null
  if (day < 1 || day > daysIn(year, month)) return null
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return isLeap ? 29 : 28
}

function parseOffset(zone: string): number | null {
  if (zone === 'Z') return 0
  const hours = +zone.slice(1, 3)
  const minutes = +zone.slice(4, 6)
  if (hours > 18 || minutes > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

/** `2023-12-01T05:00Z`; seconds and milliseconds only where they are not zero. */
export function printInstant(instant: Instant): string {
  return `${printLocal(instant)}Z`
}

/** The same instant on a clock `offsetMinutes` ahead of UTC: `2023-12-01T07:00+02:00`. */
export function printInstantAt(instant: Instant, offsetMinutes: number): string {
  const sign = offsetMinutes < 0 ? '-' : '+'
  const size = Math.abs(offsetMinutes)
  const hours = String(Math.floor(size / 60)).padStart(2, '0')
  const minutes = String(size % 60).padStart(2, '0')
  return `${printLocal(instant + offsetMinutes * minuteMs)}${sign}${hours}:${minutes}`
}

function printLocal(ms: number): string {
  const iso = new Date(ms).toISOString()
  if (ms % minuteMs === 0) return iso.slice(0, 16)
  return ms % 1000 === 0 ? iso.slice(0, 19) : iso.slice(0, 23)
}

/** The first of two instants. */
export function earlier(a: Instant, b: Instant): Instant {
  return a <= b ? a : b
}

/** The last of two instants. */
export function later(a: Instant, b: Instant): Instant {
  return a >= b ? a : b
}
