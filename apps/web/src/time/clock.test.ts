// A moment in brief: its year and its zone are always said, so that a range over many months never
// reads backwards and nobody has to know whose clock it is.

import { instantFromMs, type ZoneRules } from '@holdfast/base'
import { expect, test } from 'vitest'
import { catalog as en } from '../words/catalog-en.ts'
import { wordsFrom } from '../words/use-words.ts'
import { clockOf } from './clock.ts'

const rules: ZoneRules = { zone: 'Asia/Beirut', tzdb: '-', offsetMinutes: 120, transitions: [] }
const at = (text: string) => instantFromMs(Date.parse(text))
const start = at('2024-11-27T04:00+02:00')
const clock = clockOf({ rules, dayBeginsMinutes: 0 }, start, wordsFrom('en', en))

test('a moment in brief has its year and its zone', () => {
  expect(clock.brief(at('2024-12-02T18:00+02:00'))).toBe('2 December 2024, 18:00 UTC+2')
  expect(clock.brief(at('2025-11-21T00:00+02:00'))).toBe('21 November 2025, 00:00 UTC+2')
})

test('which year it is, is read off the agreement’s own clock', () => {
  expect(clock.brief(at('2024-12-31T22:30Z'))).toBe('1 January 2025, 00:30 UTC+2')
})
