// Whose counts are asked for, at which stage and on which basis: by the reader and by the text.
//
// A fact that is left out here is not wrong; it is not what was asked. Counts are never mixed to
// make one.

import type { Basis, Fact, Obligation } from '@holdfast/agreement'
import type { Setting } from '../setting.ts'
import { isOnBasis } from './matching.ts'

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
    asking.without?.includes(fact.source) !== true &&
    (asking.source === null || fact.source === asking.source) &&
    (count.source === null || fact.source === count.source) &&
    (asking.stage === null || fact.stage === null || fact.stage === asking.stage) &&
    (count.stage === null || fact.stage === null || fact.stage === count.stage)
  )
}

/** The same, and its evidence reaches the basis. */
export function countsOnBasis(setting: Setting, obligation: Obligation, fact: Fact): boolean {
  return isCounted(setting, obligation, fact) && isOnBasisOf(setting, obligation, fact)
}

/** True where a fact's evidence reaches the basis of an obligation, by whom the text names. */
export function isOnBasisOf(setting: Setting, obligation: Obligation, fact: Fact): boolean {
  // A reader's basis replaces the default alone.
  const by = setting.asking.basis === null ? obligation.basisBy : []
  return isOnBasis(fact, basisOf(setting, obligation), by)
}
