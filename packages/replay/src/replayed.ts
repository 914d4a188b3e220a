// What a replay gives.
//
// Everything is plain data in record order: its canonical JSON is the same everywhere.

import type { Act, EntryRef, Fact, RoomId } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import type { Claim, Irregularity, JsonObject, StatementId, Told } from '@holdfast/record'
import type { TextFile } from '@holdfast/record'
import type { RefusedEntry } from './room-judged.ts'

/** A statement that was admitted, whether or not it amounts to anything. */
export type AdmittedStatement = {
  readonly id: StatementId
  readonly entry: EntryRef
  readonly kind: string
  /** Who holds the author's key. */
  readonly holder: string
  readonly body: JsonObject
  readonly claimedAt: Instant
}

/** A statement that waits for another which is not in the view. */
export type UnresolvedStatement = {
  readonly entry: EntryRef
  readonly id: StatementId
  readonly refersTo: StatementId
}

/** What a record amounts to in a view, without the statements. Every list is in record order. */
export type Upshot = {
  readonly facts: readonly Fact[]
  readonly acts: readonly Act[]
  readonly claims: readonly Claim[]
  /** What domains that keep an account are told: their statements as they now stand. */
  readonly told: readonly Told[]
  readonly refused: readonly RefusedEntry[]
  readonly unresolved: readonly UnresolvedStatement[]
  readonly irregularities: readonly Irregularity[]
  /** How many entries of each room of the view were read. */
  readonly knownAt: Readonly<Record<string, number>>
  readonly view: readonly RoomId[]
  /**
   * The agreement's files as the record last adopted them; null where it adopted none. Whoever
   * compiled the text compares its hash with these.
   */
  readonly text: readonly TextFile[] | null
}

/** What a record amounts to in a view, with the statements that were admitted, in record order. */
export type Replayed = Upshot & { readonly said: readonly AdmittedStatement[] }
