// Which facts something in the text hears: the act, what is told of it, and where.
//
// It says nothing of how much, by when or who must: that is for the obligation or the moment.

import type { Gauge, LineAsk } from './line.ts'
import type { ActId, GroupId, PlaceId, RoleId } from './names.ts'

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
  /** Whose act it is, where that is asked for apart from the bearer; absent otherwise. */
  readonly actor?: RoleId
  /** The act empties or fills the place, and needs all of it: to withdraw, to deploy, to clear. */
  readonly ofArea?: true
  /** Of several places, so many at least, whichever they are; `place` is then null. */
  readonly among?: { readonly places: readonly PlaceId[]; readonly least: number }
  /** Facts that name another group do not match; most name none. */
  readonly group?: GroupId
  /** Where it must be, seen from a line; absent where the clause names none. */
  readonly line?: LineAsk
  /** What it must measure: a calibre; absent where nothing is asked. */
  readonly gauges?: readonly Gauge[]
  /** What is left out though the rest would ask for it; absent where nothing is. */
  readonly except?: readonly Exception[]
  /**
   * Open words that are part of the act ("offensive"): what does not speak of them may or may not
   * be meant, until a body has found so. Absent where there are none.
   */
  readonly qualifiers?: readonly string[]
}

/** Something that is named as left out: a place with all that lies in it, classes, an actor. */
export type Exception =
  | { readonly kind: 'place'; readonly place: PlaceId }
  | { readonly kind: 'class'; readonly tag: string; readonly values: readonly string[] }
  | { readonly kind: 'actor'; readonly role: RoleId }
