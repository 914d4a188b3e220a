// How much a key may say in a day: so many at once, then as many again as time passes.
//
// The clock is an argument, so nothing waits.

import { instantFromMs } from '@holdfast/base'
import { named } from '@holdfast/agreement'
import type { KeyId } from '@holdfast/record'
import { expect, test } from 'vitest'
import { QuotaCounter, unlimited } from './quota.ts'

const key = named<KeyId>('k'.repeat(32))
const hour = (n: number) => instantFromMs(n * 3_600_000)

test('a bucket empties, fills with time, and never holds more than a day', () => {
  const counter = new QuotaCounter({ aDay: 24, raised: new Map() })
  for (let n = 0; n < 24; n++) expect(counter.take(key, 'public', hour(0))).toBe(null)
  expect(counter.take(key, 'public', hour(0))).toEqual({ limit: 24, seconds: 3_600 })
  expect(counter.take(key, 'public', hour(0.5))).toEqual({ limit: 24, seconds: 1_800 })
  expect(counter.take(key, 'public', hour(1))).toBe(null)
  expect(counter.take(key, 'public', hour(1))).not.toBe(null)
  for (let n = 0; n < 24; n++) expect(counter.take(key, 'public', hour(1_000))).toBe(null)
  expect(counter.take(key, 'public', hour(1_000))).not.toBe(null)
})

test('each key has a bucket for each room, and one may be raised', () => {
  const counter = new QuotaCounter({ aDay: 1, raised: new Map([[`${key}/liaison`, 3]]) })
  const taken = ['public', 'public', 'liaison', 'liaison', 'liaison', 'liaison'].map(
    (room) => counter.take(key, room, hour(0)) === null,
  )
  expect(taken).toEqual([true, false, true, true, true, false])
})

test('nobody is counted where there is no limit', () => {
  const counter = new QuotaCounter(unlimited)
  for (let n = 0; n < 100; n++) expect(counter.take(key, 'public', hour(0))).toBe(null)
})
