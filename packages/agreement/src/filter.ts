// Which facts something in the text hears: the act, what is told of it, and where.
//
// It says nothing of how much, by when or who must: that is for the obligation or the moment.

import type { ActId, GroupId, PlaceId } from './names.ts'

/** Which facts a clause hears. Every member must agree; an absent tag asks nothing. */
export type Filter = {
  readonly act: ActId
  /**
   * Tag to the values that satisfy it. A kind is written with what it stands for:
   * `{ cargo: ['fuel-and-gas', 'fuel', 'cooking-gas'] }`.
   */
  readonly tags: Readonly<Record<string, readonly string[]>>
  /** Events inside it match; a count matches only where its own place is this one or unnamed. */
  readonly place: PlaceId | null
  /** The act empties or fills the place, and needs all of it: to withdraw, to deploy, to clear. */
  readonly ofArea?: true
  /** Facts that name another group do not match; most name none. */
  readonly group?: GroupId
}
