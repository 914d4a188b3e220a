// Times as people write them: the usual spellings are read by hand and quickly, all others by their
// form. Method: every spelling of a time gives the same instant, and no date that there is not.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isInstantMs, parseExactInstant, parseInstant, printInstant } from './instant.ts'

const minutes = fc
  .integer({ min: Date.UTC(1900, 0, 3) / 60_000, max: Date.UTC(9999, 11, 29) / 60_000 })
  .map((count) => count * 60_000)

test('a time is the same however it is written', () => {
  const property = fc.property(minutes, fc.integer({ min: -1_080, max: 1_080 }), (ms, offset) => {
    const two = (n: number): string => String(Math.floor(n)).padStart(2, '0')
    const local = new Date(ms + offset * 60_000).toISOString().slice(0, 16)
    const size = Math.abs(offset)
    const zone = `${offset < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`
    expect(parseInstant(`${local}${zone}`)).toBe(ms)
    expect(parseInstant(`${local}:00${zone}`)).toBe(ms)
    expect(parseInstant(`${local}:00.000${zone}`)).toBe(ms)
    expect(isInstantMs(ms) && parseExactInstant(printInstant(ms))).toBe(ms)
  })
  fc.assert(property)
})

test.each([
  '2023-02-29T00:00Z',
  '1900-02-29T00:00Z',
  '2023-04-31T00:00Z',
  '2023-00-10T00:00Z',
  '2023-13-10T00:00Z',
  '2023-01-00T00:00Z',
  '2023-01-01T24:00Z',
  '2023-01-01T00:60Z',
  '2023-01-01T00:00',
  '2023-01-01 00:00Z',
  '2023-01-01T00:00z',
  '2023-01-01T00:00+19:00',
  '2023-01-01T00:00+01:60',
  '2023-01-01T00:00+1:000',
  '2023-01-01T0a:00+01:00',
  '1899-12-31T00:00Z',
  '0023-01-01T00:00Z',
])('%s is no time', (text) => {
  expect(parseInstant(text)).toBeNull()
})

test('leap days are where they are', () => {
  expect(parseInstant('2000-02-29T00:00Z')).toBe(Date.UTC(2000, 1, 29))
  expect(parseInstant('2024-02-29T12:30+02:00')).toBe(Date.UTC(2024, 1, 29, 10, 30))
})
