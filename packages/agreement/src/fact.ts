// A fact: what the admitted statements of one domain amount to.
//
// A fact is not the truth. It is what somebody said happened, in a form that can be counted, with
// who said it and on which entries it rests. A fact changes as statements arrive: the same key gets
// a new value, or none.
//
// The reader most often goes wrong on `form`: events add up across sources, because each is another
// act; counts never do, because two sources may have counted the same trucks.

import type { Bounds, Interval } from '@holdfast/base'
import type { Basis } from './basis.ts'
import type { Offset } from './line.ts'
import type { ActId, EntryRef, FactKey, PlaceId, Quantity, RoleId } from './names.ts'

/**
 * - `event`: an act that happened; its amount adds to other events.
 * - `count`: one source's figure for a period; stays beside other sources' figures.
 * - `state`: it held from `at` until the same source says otherwise (a stock, a position).
 * - `interval`: a state that held throughout `period` (hours kept clear).
 * - `coverage`: somebody was looking for this act, there, throughout `period`.
 * - `average`: how much it was in the mean of some stretches of `period`; it decides nothing.
 */
export type FactForm = 'event' | 'count' | 'state' | 'interval' | 'coverage' | 'average'

/** What raised or lowered a fact's evidence: a confirmation, and who gave it. */
export type Confirmation = {
  readonly grade: Basis | 'refuted' | 'unverifiable'
  readonly by: RoleId
  readonly entry: EntryRef
}

/** Something said against a fact. `hasParticulars` is false for a bare denial. */
export type Objection = {
  readonly by: RoleId
  readonly kind: 'denied' | 'disputed' | 'answered'
  readonly hasParticulars: boolean
  readonly words: string
  readonly settled: boolean
  readonly entry: EntryRef
}

/**
 * Who did an act, where that is known by other evidence than that it was done: by a claim, by what
 * a body determined, or by nobody's word that stands.
 */
export type Attribution = {
  /** Whose word it is who did it. */
  readonly source: RoleId
  readonly grade: Basis | 'refuted'
  /** What raised or lowered the evidence for who did it. */
  readonly confirmations: readonly Confirmation[]
  /** Of whom it was found that they did not do it; absent where of nobody. */
  readonly not?: readonly RoleId[]
}

/**
 * How the source of an incident knows of it: its own people saw or heard it, it passes on what
 * nobody named reported, or it does not say.
 */
export type Sighting = 'own' | 'relayed' | 'unsaid'

export type Fact = {
  readonly key: FactKey
  readonly form: FactForm
  readonly act: ActId
  /** Who is named as doing it; null where nobody is named or it does not matter. */
  readonly actor: RoleId | null
  /** Absent where the evidence for the act is that for who did it. */
  readonly attribution?: Attribution
  /** Of an incident alone. */
  readonly sighting?: Sighting
  /** What a clause can ask for: `class`, `cargo`, `group`, `category`, … each one value. */
  readonly tags: Readonly<Record<string, string>>
  readonly place: PlaceId | null
  /** How far from lines it was, where somebody measured it; absent where nobody did. */
  readonly offsets?: readonly Offset[]
  readonly amount: Quantity
  /** When it happened. For a count, the period it speaks for, up to when it was taken. */
  readonly at: Bounds
  /** The period that a count, interval or coverage speaks for; for an event, the one it closes. */
  readonly period: Interval | null
  /** True when, with its like, it is all there was in `period`; false leaves a lower bound. */
  readonly closes: boolean
  /** Of a count: how many there were in all since `period` began; it holds its source's acts. */
  readonly running?: true
  /** Of an average: what it is the mean of, over the whole of `period`. */
  readonly per?: 'day' | 'week' | 'month'
  /** Whose word it is. */
  readonly source: RoleId
  /** The stage at which a count was taken (`entered`, `offloaded`); null where there is none. */
  readonly stage: string | null
  /** The highest grade its confirmations give; `refuted` facts count on no basis. */
  readonly grade: Basis | 'refuted'
  readonly confirmations: readonly Confirmation[]
  readonly objections: readonly Objection[]
  /** Where the side whose word it is took it back, which is a new word and removes nothing. */
  readonly takenBack?: EntryRef
  /** The entries it rests on, the first report first. */
  readonly entries: readonly EntryRef[]
}

/** A fact that changed: from nothing, to nothing, or to another value under the same key. */
export type FactChange = {
  readonly key: FactKey
  readonly before: Fact | null
  readonly after: Fact | null
}
