// A moment in brief: the year is said where it is not the one that the agreement began in, so that
// a range over many months never reads backwards.

import { instantFromMs, type ZoneRules } from '@holdfast/base'
import { expect, test } from 'vitest'
import { catalog as en } from '../words/catalog-en.ts'
import { wordsFrom } from '../words/use-words.ts'
import { clockOf } from './clock.ts'

const rules: ZoneRules = { zone: 'Asia/Beirut', tzdb: '-', offsetMinutes: 120, transitions: [] }
const at = (text: string) => instantFromMs(Date.parse(text))
const start = at('2024-11-27T04:00+02:00')
const clock = clockOf({ rules, dayBeginsMinutes: 0 }, start, wordsFrom('en', en))

test('a moment in brief has its year where the agreement began in another', () => {
  expect(clock.brief(at('2024-12-02T18:00+02:00'))).toBe('2 December, 18:00')
  expect(clock.brief(at('2025-11-21T00:00+02:00'))).toBe('21 November 2025, 00:00')
})

test('which year it is, is read off the agreement’s own clock', () => {
  expect(clock.brief(at('2024-12-31T22:30Z'))).toBe('1 January 2025, 00:30')
})
