// What the server and its workers say to each other: copies of plain values, bytes handed over.
//
// Messages are taken in the order in which they were sent, so a question sees every entry that was
// sent before it.

import type { Bytes, Instant, Problem } from '@holdfast/base'
import type { KeyId, RoomId } from '@holdfast/record'
import type { RecordQuestion, Text } from '@holdfast/sum'
import type { Params, Questioned } from './presenters.ts'

/** A record to hold from here on; in place of one of the same name. */
export type OpenMessage = {
  readonly kind: 'open'
  /** What it is called here; of one agreement several may be held. */
  readonly name: string
  readonly agreement: string
  readonly texts: readonly Text[]
  readonly root: KeyId
  readonly rooms: readonly RoomId[]
}

/** The next entries of a room: their bytes one after another, and where each ends. */
export type EntriesMessage = {
  readonly kind: 'entries'
  readonly name: string
  readonly room: RoomId
  readonly bytes: Bytes
  readonly ends: readonly number[]
}

/** A record to hold no longer. */
export type CloseMessage = { readonly kind: 'close'; readonly name: string }

/** A question to be answered in print. */
export type AskMessage = {
  readonly kind: 'ask'
  readonly id: number
  readonly name: string
  readonly what: Questioned
  readonly question: RecordQuestion
  readonly params: Params
  readonly now: Instant
}

/** What a worker hears. */
export type ToWorker = OpenMessage | EntriesMessage | AskMessage | CloseMessage

/** An answer as it is sent to a reader: see `Printed`. */
export type AnsweredMessage = {
  readonly kind: 'answered'
  readonly id: number
  readonly text: Bytes
  readonly gzipped: Bytes | null
  readonly tag: string
}

/** What a worker says. A fault is a bug of ours; its text is for the log alone. */
export type FromWorker =
  | AnsweredMessage
  | { readonly kind: 'refused'; readonly id: number; readonly problem: Problem }
  | { readonly kind: 'fault'; readonly id: number; readonly reason: string }

/** Entries as they travel. */
export function packEntries(entries: readonly Bytes[]): Pick<EntriesMessage, 'bytes' | 'ends'> {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + entry.length, 0))
  const ends: number[] = []
  let end = 0
  for (const entry of entries) {
    bytes.set(entry, end)
    end += entry.length
    ends.push(end)
  }
  return { bytes, ends }
}

/** The entries that travelled. Inverse of `packEntries`. */
export function unpackEntries({ bytes, ends }: Pick<EntriesMessage, 'bytes' | 'ends'>): Bytes[] {
  return ends.map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end))
}
