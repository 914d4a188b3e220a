// Numbers and references as people see them: from 1, and the same way back.
//
// Only the way between number, reference and index; who may read an entry is not asked here.

import { named, type FactKey, type RoomId } from '@holdfast/agreement'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StatementId } from './ids.ts'
import { factKeyOf } from './outcome.ts'
import {
  entryNumberOf,
  factRefOf,
  indexOfEntry,
  parseEntryRef,
  printEntryRef,
} from './entry-number.ts'

const room = named<RoomId>('public')

test('the first entry of a room is number 1', () => {
  expect(entryNumberOf(0)).toBe(1)
  expect(indexOfEntry(1)).toBe(0)
  expect(() => indexOfEntry(0)).toThrow('from 1')
  expect(() => entryNumberOf(-1)).toThrow('from 0')
})

test('a reference leads back to its entry', () => {
  fc.assert(
    fc.property(fc.nat({ max: 99_999_998 }), (index) => {
      expect(parseEntryRef(printEntryRef({ room, index }))).toEqual({ room, index })
    }),
  )
})

test('what is no reference is none', () => {
  for (const text of ['', 'public', 'public:', 'public:0', 'public:01', ':1', 'Public:1', '1']) {
    expect(parseEntryRef(text)).toBeNull()
  }
})

test('a fact is named by the entry that first said it', () => {
  const entries = [
    { room, index: 11 },
    { room, index: 40 },
  ]
  expect(factRefOf({ key: named<FactKey>('a'.repeat(64)), entries })).toBe('public:12')
  const second = factKeyOf(named<StatementId>('a'.repeat(64)), 2)
  expect(factRefOf({ key: second, entries })).toBe('public:12.2')
})
