// What is said of an instance in the speaker's own interest: it is shown beside the status, with
// whose word it is, and decides nothing.

import type { Fact } from '@holdfast/agreement'
import type { Piece } from '../allot/allotment.ts'
import { liesBefore } from '@holdfast/base'
import {
  amountFor,
  isByEnd,
  matchFor,
  maySpeak,
  windowOf,
  type Evidence,
} from '../evidence/evidence.ts'
import type { Heap } from '../evidence/placed.ts'
import { hasHappened, type Setting } from '../setting.ts'

const heaps: readonly Heap[] = ['event', 'count', 'interval']

/** The claims that would otherwise have counted here, in record order. */
export function claimsIn(evidence: Evidence): readonly Piece[] {
  const { instance, setting } = evidence
  const { forms, filter } = instance.obligation.measure
  if (!mayHaveClaims(setting, filter.act)) return none
  const { from } = windowOf(evidence)
  const asked = whateverIsMeant(evidence)
  const isHere = (fact: Fact): boolean =>
    fact.takenBack === undefined &&
    !maySpeak(evidence, fact) &&
    isByEnd(evidence, fact.at) &&
    !liesBefore(setting.agreement.calendar, fact.at, from) &&
    matchFor(asked, fact) === 'yes' &&
    hasHappened(setting, fact)
  return heaps
    .filter((heap) => forms.some((form) => form === heap))
    .flatMap((heap) => evidence.facts(heap, 'claims').filter(isHere))
    .map((fact) => ({ fact, amount: amountFor(instance, fact) }))
}

// An open word of the text is a body's to settle: what is claimed is claimed all the same.
function whateverIsMeant(evidence: Evidence): Evidence {
  const { instance } = evidence
  const { qualifiers, ...filter } = instance.filter
  return qualifiers === undefined ? evidence : { ...evidence, instance: { ...instance, filter } }
}

const none: readonly Piece[] = []

/** False where all that is told of an act is told by sources of no side and no class. */
function mayHaveClaims({ sides, heard }: Setting, act: string): boolean {
  for (const source of heard(act).sources()) {
    if (sides.of(source) !== null || sides.classOf(source) != null) return true
  }
  return false
}
