// What is said of an instance in the speaker's own interest: it is shown beside the status, with
// whose word it is, and decides nothing.

import type { Fact } from '@holdfast/agreement'
import type { Piece } from '../allot/allotment.ts'
import { amountFor, matchFor, weightFor, windowOf, type Evidence } from '../evidence/evidence.ts'
import type { Heap } from '../evidence/shelf.ts'
import { hasHappened } from '../setting.ts'

const heaps: readonly Heap[] = ['event', 'count', 'interval']

/** The claims that would otherwise have counted here, in record order. */
export function claimsIn(evidence: Evidence): readonly Piece[] {
  const { instance, setting } = evidence
  const { forms } = instance.obligation.measure
  const { from, to } = windowOf(evidence)
  const isHere = (fact: Fact): boolean =>
    isClaim(evidence, fact) &&
    fact.at.earliest <= to &&
    fact.at.latest >= from &&
    matchFor(evidence, fact) === 'yes' &&
    hasHappened(setting, fact)
  return heaps
    .filter((heap) => forms.some((form) => form === heap))
    .flatMap((heap) => evidence.facts(heap).filter(isHere))
    .map((fact) => ({ fact, amount: amountFor(instance, fact) }))
}

function isClaim(evidence: Evidence, fact: Fact): boolean {
  const { toMet, toUnmet } = weightFor(evidence, fact)
  return evidence.instance.obligation.target.compare === 'at-most' ? !toUnmet : !toMet
}
