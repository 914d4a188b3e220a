// A statement that was admitted, with its place in the record, and how to look up what others said.
//
// The graph of references is kept by whoever replays the record and is handed in as a lookup, so
// that what is worked out of it stays a pure function of what is on the record, in the record's
// order and never in the order of arrival.

import type { EntryRef } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import type { StatementId } from './ids.ts'
import type { Meaning } from './meaning.ts'
import type { JsonObject } from './payload.ts'

/** An admitted statement. */
export type Heard = {
  readonly id: StatementId
  readonly entry: EntryRef
  readonly kind: string
  /** Who holds the author's key. */
  readonly holder: string
  readonly body: JsonObject
  readonly claimedAt: Instant
  readonly releases: StatementId | null
  readonly meaning: Meaning
  /** What it speaks of; null for a statement that stands by itself. */
  readonly about: Heard | null
  /** How many statements lie between it and one that stands by itself. */
  readonly depth: number
}

/** What refers to a statement, and what releases it, both in record order. */
export type Graph = {
  readonly find: (id: StatementId) => Heard | null
  readonly repliesTo: (heard: Heard) => readonly Heard[]
  readonly releasesOf: (heard: Heard) => readonly Heard[]
  /** True for a statement beyond what its holder may say about another: it comes to nothing. */
  readonly isSetAside: (heard: Heard) => boolean
}

/** The order of the record: by room, then by index. */
export function inRecordOrder(a: EntryRef, b: EntryRef): number {
  if (a.room !== b.room) return a.room < b.room ? -1 : 1
  return a.index - b.index
}

/** What one version says by itself: a correction says its new body. */
export function contentsOf(heard: Heard): Meaning {
  const reference = heard.meaning.reference
  return reference?.kind === 'correction' && reference.contents !== null
    ? reference.contents
    : heard.meaning
}
