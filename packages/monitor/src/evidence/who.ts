// Who may be named as having done an act, on a basis (AGREEMENTS.md, "Occurrence and actor each
// need the basis").
//
// Most acts are told with who did them, and then the evidence for one is that for the other. Where
// it is not, the actor is named only where somebody's word on it stands on the basis; otherwise
// nobody is, and the act may be any bearer's of whom it was not found that they did not do it.

import type { Basis, Fact, Obligation, RoleId } from '@holdfast/agreement'
import { reaches } from '@holdfast/agreement'
import type { Setting } from '../setting.ts'
import { actorMatch, isOnBasis, type Match } from './matching.ts'
import type { Sides } from './weight.ts'
import { basisOf } from './whose-count.ts'

/** A fact as it is seen on an obligation's basis: itself, or with nobody named. */
export function seenFor(setting: Setting, obligation: Obligation, fact: Fact): Fact {
  if (fact.attribution === undefined) return fact
  // A reader's basis replaces the default alone.
  const by = setting.asking.basis === null ? obligation.basisBy : []
  return seenOn(setting, basisOf(setting, obligation), fact, by)
}

/** The same on a basis, by whom the text names where it names somebody. */
export function seenOn(
  { sides, asking }: Pick<Setting, 'sides' | 'asking'>,
  basis: Basis,
  fact: Fact,
  by: readonly RoleId[] = [],
): Fact {
  const { attribution, actor } = fact
  if (attribution === undefined || actor === null) return fact
  const isNamed =
    asking.without?.includes(attribution.source) !== true &&
    isOnBasis(attribution, basis, by) &&
    mayName(sides, fact)
  return isNamed ? fact : { ...fact, actor: null }
}

/**
 * How a fact answers for a bearer, or any of several. A count is of the side that it names: whose
 * gate it was, whose arms. Where it names no side it is of the one that is bound, and of nobody
 * sure where several are.
 */
export function whoMatch(
  { sides }: Pick<Setting, 'sides'>,
  bearer: RoleId | null,
  obligation: Obligation,
  fact: Fact,
): Match {
  const { measure, bearers, either } = obligation
  const whose = bearer === null ? either : [bearer]
  if (measure.byBearer || fact.form !== 'count' || whose === undefined) {
    return actorMatch(bearer, obligation, fact)
  }
  const { actor } = fact
  if (actor !== null && whose.includes(actor)) return 'yes'
  const side = actor === null ? null : sides.of(actor)
  if (side !== null) return whose.some((one) => sides.of(one) === side) ? 'yes' : 'no'
  const isOneOfSeveral = either === undefined && bearers !== null && bearers.length > 1
  return isOneOfSeveral ? 'maybe' : 'yes'
}

/** Whether whose word it is may say who did it: an accuser's is a claim; its own side's counts. */
function mayName(sides: Sides, { attribution, actor, sighting }: Fact): boolean {
  if (attribution === undefined || actor === null) return true
  const { source, grade } = attribution
  if (grade !== 'refuted' && reaches(grade, 'corroborated')) return true
  const side = sides.of(source)
  if (side !== null) return side === sides.of(actor)
  const ofClass = sides.classOf(source)
  if (ofClass === 'unnamed' || sides.isNeutral(source)) return false
  return ofClass !== 'press' || sighting === 'own'
}
