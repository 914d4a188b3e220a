// Everything that is fixed while one question is answered: the agreement, the facts that had
// happened, the term as acts have made it.
//
// Facts are in record order within an act. They are not yet filtered by basis, since each clause
// may have its own; by source and stage they are.

import type { Basis, CompiledAgreement, Fact, Obligation, Question } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import { isOnBasis } from './matching.ts'
import type { Geography } from './places.ts'
import type { Term } from './term.ts'

export type Setting = {
  readonly agreement: CompiledAgreement
  readonly geography: Geography
  readonly question: Question
  readonly term: Term
  /** The facts of one act, in record order, whatever their form and grade. */
  readonly heard: (act: string) => readonly Fact[]
}

/** The basis on which an obligation is worked out for this question. */
export function basisOf(setting: Setting, obligation: Obligation): Basis {
  return setting.question.basis ?? obligation.basis ?? setting.agreement.basis
}

/**
 * The facts of an act that count for this obligation: by the sources and at the stages that the
 * reader and the text ask for. Facts without a stage stay: a release has none.
 */
export function countedBy(setting: Setting, obligation: Obligation, act: string): readonly Fact[] {
  const { source, stage } = setting.question
  const rule = obligation.count
  return setting
    .heard(act)
    .filter(
      (fact) =>
        (source === null || fact.source === source) &&
        (rule.source === null || fact.source === rule.source) &&
        (stage === null || fact.stage === null || fact.stage === stage) &&
        (rule.stage === null || fact.stage === null || fact.stage === rule.stage),
    )
}

/** Of those, the ones whose evidence reaches the basis. */
export function onBasis(
  setting: Setting,
  obligation: Obligation,
  facts: readonly Fact[],
): readonly Fact[] {
  const basis = basisOf(setting, obligation)
  return facts.filter((fact) => isOnBasis(fact, basis))
}

/** True when a fact had surely happened by the moment asked about. */
export function hasHappened(setting: Setting, fact: Fact): boolean {
  return fact.at.latest <= setting.question.asOf
}

/** True for the moment asked about and any before it. */
export function isPast(setting: Setting, instant: Instant): boolean {
  return instant <= setting.question.asOf
}
