// Why an instance stands as it does: every fact on record that could bear on it, how much of it
// counted, and what it lacks where not all of it did; what there was at least and at most; and what
// closes the count.
//
// It is told beside a status and decides nothing: each figure here is one that the status rests on.

import type { Interval } from '@holdfast/base'
import type { Basis } from './basis.ts'
import type { ClauseId, FactKey, PlaceId, RoleId } from './names.ts'

/** Why a fact, or the rest of it, did not count for an instance. */
export type Lacking =
  /** Somebody the text names refuted it. */
  | { readonly code: 'refuted' }
  /** It was told as something outside the agreement. */
  | { readonly code: 'outside-the-agreement' }
  | { readonly code: 'other-group'; readonly group: string }
  /** It is of another class, or does not say of which. */
  | { readonly code: 'other-class'; readonly tag: string; readonly value: string | null }
  | { readonly code: 'other-unit'; readonly unit: string; readonly asked: string }
  | { readonly code: 'other-place'; readonly place: PlaceId }
  /** Where it was is not told closely enough to say. */
  | { readonly code: 'place-not-told' }
  /** It is of what the text leaves out. */
  | { readonly code: 'left-out' }
  | { readonly code: 'left-out-not-told' }
  /** A word of the text of which no body has found that it fits. */
  | { readonly code: 'word-open'; readonly word: string }
  | { readonly code: 'other-actor'; readonly actor: RoleId }
  | { readonly code: 'actor-not-told' }
  /** The count of another source, or at another stage, was asked for. */
  | { readonly code: 'other-source'; readonly asked: RoleId }
  | { readonly code: 'other-stage'; readonly asked: string }
  /** Its evidence is short of the basis; `by`: who alone could give it, where the text says. */
  | {
      readonly code: 'below-basis'
      readonly grade: Basis
      readonly basis: Basis
      readonly by: readonly RoleId[]
    }
  /** A word in the interest of whoever says it: a claim. */
  | { readonly code: 'own-interest' }
  /** Of a class of sources that decides nothing here. */
  | { readonly code: 'decides-nothing' }
  | { readonly code: 'not-happened' }
  | { readonly code: 'before-window' }
  | { readonly code: 'after-window' }
  /** The times between which it happened reach over an edge of the window. */
  | { readonly code: 'over-the-edge' }
  /** It is counted for more time than was asked about. */
  | { readonly code: 'wider-than-window' }
  /** Nobody was bound then: the clause was suspended, switched off or replaced. */
  | { readonly code: 'not-bound' }
  /** It counted for other instances: see what it went to. */
  | { readonly code: 'used-elsewhere' }
  /** It may be what another source told. */
  | { readonly code: 'told-twice' }
  /** No more was asked of this instance. */
  | { readonly code: 'not-asked' }
  /** A count of acts that its own source told one by one: it adds nothing to them. */
  | { readonly code: 'among-acts' }
  /** A count of incidents that names no place, or no one day: a remark. */
  | { readonly code: 'no-particulars' }
  /** An average is shown, and decides nothing. */
  | { readonly code: 'an-average' }
  /** A later report, or a total, is read in its place. */
  | { readonly code: 'replaced' }

/** A part of a fact, and the instance for which it counted. */
export type AllottedTo = {
  readonly clause: ClauseId
  readonly instance: string
  readonly bearer: RoleId | null
  readonly amount: number
}

/** A fact as it bears on one instance. */
export type WeighedFact = {
  readonly key: FactKey
  /** How much of it there is, in the unit of the measure; null of what has no amount there. */
  readonly told: number | null
  readonly counted: number
  /** Null where all of it counted, and where it says only that somebody watched. */
  readonly lacking: Lacking | null
  /** The instances for which acts of it counted, of this clause and of others. */
  readonly to: readonly AllottedTo[]
}

/** What closes a count: that nothing more happened than was counted. */
export type ClosedBy = 'counts' | 'totals' | 'watching' | 'nobody'

/** Why one instance stands as it does. */
export type Why = {
  readonly clause: ClauseId
  readonly instance: string
  readonly bearer: RoleId | null
  /** From when what counts may have happened, and until when; null where that is not known. */
  readonly window: Interval | null
  /** Of acts that add up: what there was at least and at most. Null where they are not added. */
  readonly supply: { readonly least: number; readonly most: number } | null
  readonly closedBy: ClosedBy
  /** Of a prohibition: of the places and times to be watched, how many were. */
  readonly watched: { readonly observed: number; readonly of: number } | null
  /** In record order. */
  readonly facts: readonly WeighedFact[]
  /** Facts of the same act that lie outside the window and are not listed. */
  readonly elsewhere: number
}

/** What would decide an instance if it came on record. `facts` are references, as answers tell. */
export type Deciding =
  /** A total for the time asked about, or somebody who states that they watched all of it. */
  | { readonly code: 'closing-total' }
  | { readonly code: 'a-count' }
  /** Somebody other than the bearer states that they watched where and when nobody did. */
  | { readonly code: 'watching' }
  | { readonly code: 'performance' }
  /** That reports tell of the same, or of different acts; or a decision that allots one. */
  | { readonly code: 'same-or-distinct'; readonly facts: readonly string[] }
  /** That counts are revised until they decide alike, or that the text prefers one. */
  | { readonly code: 'counts-alike' }
  | { readonly code: 'time-of'; readonly facts: readonly string[] }
  | { readonly code: 'place-of'; readonly facts: readonly string[] }
  | { readonly code: 'class-of'; readonly facts: readonly string[] }
  | { readonly code: 'actor-of'; readonly facts: readonly string[] }
  | { readonly code: 'finding'; readonly word: string; readonly facts: readonly string[] }
  | {
      readonly code: 'confirming'
      readonly basis: Basis
      readonly by: readonly RoleId[]
      readonly facts: readonly string[]
    }
  /** A word of somebody other than whoever it serves. */
  | { readonly code: 'another-word'; readonly facts: readonly string[] }
  | { readonly code: 'size-of'; readonly group: string }
  | { readonly code: 'state'; readonly state: string }
  | { readonly code: 'trigger' }
  | { readonly code: 'resuming' }
