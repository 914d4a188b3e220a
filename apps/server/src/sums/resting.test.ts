// Goal: a writer gives way to readers, and to nobody else; and never for long.
// Method: the rule itself.

import { expect, test } from 'vitest'
import { restMsAfter } from './resting.ts'

test('where nobody waits for an answer a writer does not rest', () => {
  expect(restMsAfter(400, 0)).toBe(0)
})

test('while questions wait a writer rests three times as long as it wrote', () => {
  expect(restMsAfter(20, 1)).toBe(60)
  expect(restMsAfter(20, 200)).toBe(60)
})

test('no rest is longer than half a second', () => {
  expect(restMsAfter(60_000, 1)).toBe(500)
})
