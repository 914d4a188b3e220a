// Everything that is fixed while one question is answered: the agreement, the facts, the term as
// acts have made it, and the moment asked about.
//
// Facts are on their shelves, whatever their source and evidence; which of them count for an
// obligation is asked here. Every comparison with the moment goes through the clock.

import type { Basis, CompiledAgreement, Fact, Obligation, Question } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import type { Clock } from './clock.ts'
import { isOnBasis } from './evidence/matching.ts'
import type { Geography } from './evidence/places.ts'
import type { Shelf } from './evidence/shelf.ts'
import type { Term } from './overlay/powers.ts'

/** What is asked besides the moment: on which basis, by whose count, at which stage. */
export type Asking = Omit<Question, 'asOf'>

export type Setting = {
  readonly agreement: CompiledAgreement
  readonly geography: Geography
  readonly asking: Asking
  readonly clock: Clock
  readonly term: Term
  /** The facts of one act, whatever their form and grade. */
  readonly heard: (act: string) => Shelf
}

/** The basis on which an obligation is worked out for this question. */
export function basisOf(setting: Setting, obligation: Obligation): Basis {
  return setting.asking.basis ?? obligation.basis ?? setting.agreement.basis
}

/**
 * True for a fact that counts for this obligation: by the sources and at the stages that the reader
 * and the text ask for. Facts without a stage count: a release has none.
 */
export function isCounted({ asking }: Setting, { count }: Obligation, fact: Fact): boolean {
  return (
    (asking.source === null || fact.source === asking.source) &&
    (count.source === null || fact.source === count.source) &&
    (asking.stage === null || fact.stage === null || fact.stage === asking.stage) &&
    (count.stage === null || fact.stage === null || fact.stage === count.stage)
  )
}

/** The same, and its evidence reaches the basis. */
export function countsOnBasis(setting: Setting, obligation: Obligation, fact: Fact): boolean {
  return isCounted(setting, obligation, fact) && isOnBasis(fact, basisOf(setting, obligation))
}

/** True when a fact had surely happened by the moment asked about. */
export function hasHappened(setting: Setting, fact: Fact): boolean {
  return setting.clock.isPast(fact.at.latest)
}

/** True for the moment asked about and any before it. */
export function isPast(setting: Setting, instant: Instant): boolean {
  return setting.clock.isPast(instant)
}
