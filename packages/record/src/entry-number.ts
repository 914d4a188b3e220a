// How people and machines name an entry, and a fact, of a record.
//
// In kernels an entry has its zero-based index, which is its leaf in the room's log. Everybody else
// counts from 1: on screens, at the command line, in addresses and in answers. A fact is named by
// the entry that first said it: `public:12`, or `public:12.2` for the second fact of a statement
// that has several.

import { named, type Act, type EntryRef, type Fact } from '@holdfast/agreement'
import { assert, present } from '@holdfast/base'
import { isRoomId } from './ids.ts'

/** The number people give an entry: the first of a room is 1. */
export function entryNumberOf(index: number): number {
  assert(Number.isSafeInteger(index) && index >= 0, 'an index is a whole number from 0')
  return index + 1
}

/** The index of the entry that people call `number`. */
export function indexOfEntry(number: number): number {
  assert(Number.isSafeInteger(number) && number >= 1, 'entries are counted from 1')
  return number - 1
}

/** `public:12`: the twelfth entry of the public room. */
export function printEntryRef({ room, index }: EntryRef): string {
  return `${room}:${entryNumberOf(index)}`
}

/** The entry that a reference names, whether or not the record has it; null where it is none. */
export function parseEntryRef(text: string): EntryRef | null {
  const [, room, number] = /^([^:]+):([1-9]\d{0,8})$/.exec(text) ?? []
  return isRoomId(room) ? { room: named(room), index: indexOfEntry(Number(number)) } : null
}

/** `public:12.2`: a fact by the entry that first said it, and which of its facts it is. */
export function factRefOf({ key, entries }: Pick<Fact | Act, 'key' | 'entries'>): string {
  const [first] = entries
  const nth = key.includes('.') ? (/\.\d+$/.exec(key)?.[0] ?? '') : ''
  return `${printEntryRef(present(first, 'a fact rests on an entry'))}${nth}`
}
