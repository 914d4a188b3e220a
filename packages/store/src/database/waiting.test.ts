// Whose turn it is to be appended: one author's thousands do not hold the others up.
//
// Items are told apart by identity, as statements are.

import { named } from '@holdfast/agreement'
import type { KeyId } from '@holdfast/record'
import { expect, test } from 'vitest'
import { databaseProblems as problem } from './problems.ts'
import { WaitingStatements } from './waiting.ts'

const busy = { author: named<KeyId>('busy') }
const other = { author: named<KeyId>('other') }

test('each author is taken in turns, in the order of arrival', () => {
  const waiting = new WaitingStatements({ ofOne: 100, ofAll: 100 }, problem.busy)
  const flood = Array.from({ length: 20 }, () => ({ ...busy }))
  const few = [{ ...other }, { ...other }]
  for (const item of [...flood, ...few]) expect(waiting.add(item).ok).toBe(true)
  const taken = waiting.take(6)
  expect(taken).toEqual([...flood.slice(0, 4), ...few])
  expect(taken.every((item, at) => item === [...flood.slice(0, 4), ...few][at])).toBe(true)
  expect(waiting.take(100)).toHaveLength(16)
  expect(waiting.size).toBe(0)
})

test('one author may have so many waiting, and all together so many', () => {
  const waiting = new WaitingStatements({ ofOne: 2, ofAll: 3 }, problem.busy)
  expect([busy, busy, busy, other, other].map((item) => waiting.add({ ...item }))).toMatchObject([
    { ok: true },
    { ok: true },
    { problem: { code: 'database.19', about: { waiting: 2 } } },
    { ok: true },
    { problem: { code: 'database.19', about: { waiting: 3 } } },
  ])
})
