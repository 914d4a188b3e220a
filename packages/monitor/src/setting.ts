// Everything that is fixed while one question is answered: the agreement, the facts, the term as
// acts have made it, and the moment asked about.
//
// Facts are on their shelves, whatever their source and evidence; which of them count for an
// obligation is asked in evidence/whose-count.ts. Every comparison with the moment goes through the
// clock.

import type { CompiledAgreement, Fact, Question, RoleId } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import type { Clock } from './clock.ts'
import type { Geography } from './evidence/places.ts'
import type { Shelf } from './evidence/shelf.ts'
import type { Sides } from './evidence/weight.ts'
import type { Term } from './overlay/powers.ts'

/** What is asked besides the moment: on which basis, by whose count, at which stage. */
export type Asking = Omit<Question, 'asOf'> & {
  /** Sources that are left out; absent where none is. */
  readonly without?: readonly RoleId[]
}

export type Setting = {
  readonly agreement: CompiledAgreement
  readonly geography: Geography
  readonly sides: Sides
  readonly asking: Asking
  readonly clock: Clock
  readonly term: Term
  /** The facts of one act, whatever their form and grade. */
  readonly heard: (act: string) => Shelf
}

/** True when a fact had surely happened by the moment asked about. */
export function hasHappened(setting: Setting, fact: Fact): boolean {
  return setting.clock.isPast(fact.at.latest)
}

/** True when a fact may have happened by the moment asked about. */
export function mayHaveHappened(setting: Setting, fact: Fact): boolean {
  return setting.clock.isPast(fact.at.earliest)
}

/** How many facts, given in the order of their latest bounds, had happened by a moment. */
export function howManyHappened(byLatest: readonly Fact[], by: Instant): number {
  let low = 0
  let high = byLatest.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((byLatest[middle]?.at.latest ?? Infinity) <= by) low = middle + 1
    else high = middle
  }
  return low
}

/** True for the moment asked about and any before it. */
export function isPast(setting: Setting, instant: Instant): boolean {
  return setting.clock.isPast(instant)
}
