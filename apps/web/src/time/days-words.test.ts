// Days in words, by a clock whose days begin at midnight: a count of weeks is no count of its first
// day.

import { instantFromMs } from '@holdfast/base'
import { expect, test } from 'vitest'
import { catalog as en } from '../words/catalog-en.ts'
import { wordsFrom } from '../words/use-words.ts'
import { daysWords } from './days-words.ts'

const dayMs = 86_400_000
const at = (days: number) => instantFromMs(days * dayMs)
const clock = { dayOf: (of: number) => Math.floor(of / dayMs) + 1 }
const term = { clock, summary: { inForce: { to: at(30) } } }
const words = wordsFrom('en', en)
const told = (from: number, to: number): string =>
  daysWords({ earliest: at(from), latest: at(to) }, term, words)

test('says every day that a time takes up', () => {
  expect(told(0, 24)).toBe('Days 1 to 24')
  expect(told(1.2, 1.8)).toBe('Day 2')
})

test('a day that ends where the next begins is one day; a moment is of its own', () => {
  expect(told(1, 2)).toBe('Day 2')
  expect(told(2, 2)).toBe('Day 3')
})

test('there is no day behind the end of the term', () => {
  expect(told(29.9, 30.5)).toBe('Day 30')
  expect(told(30, 30.5)).toBe('Day 31')
})
