// What a fact lacks to count for an instance, asked of the very functions that decide it.
//
// The first thing that it lacks is named: of what it is, where and by whom it was done, whose word
// and how strong the evidence is, when it happened, and last what the allotment made of it.

import type { Fact, Filter, Lacking } from '@holdfast/agreement'
import { instantFromMs } from '@holdfast/base'
import { isByEnd, isCeiling, isOverByEnd, windowOf, type Evidence } from '../evidence/evidence.ts'
import { amountFor, maySpeak, weightFor } from '../evidence/evidence.ts'
import { isSaidOf, matchOf, type Match } from '../evidence/matching.ts'
import { spanOf } from '../evidence/placed.ts'
import { seenFor, whoMatch } from '../evidence/who.ts'
import { basisOf, isCounted, isOnBasisOf } from '../evidence/whose-count.ts'
import { isByIncidents, isWithin } from '../judge/prohibition.ts'
import { isByLevel, releasedFrom } from '../judge/work.ts'
import { freeFrom } from '../overlay/released.ts'
import { hasHappened } from '../setting.ts'

/** What an act, a count or a level lacks of what the clause asks for; null: nothing. */
export function lackingOf(evidence: Evidence, fact: Fact): Lacking | null {
  return (
    ofKind(evidence, fact) ??
    ofPlace(evidence, fact) ??
    ofActor(evidence, fact) ??
    lackingOfWord(evidence, fact) ??
    ofTime(evidence, fact)
  )
}

function ofKind(evidence: Evidence, fact: Fact): Lacking | null {
  const { filter, obligation } = evidence.instance
  // Who watched an act watched all of its kinds.
  if (fact.form === 'average') return { code: 'an-average' }
  const asked = fact.form === 'coverage' ? { act: filter.act, tags: {}, place: null } : filter
  if (fact.grade === 'refuted') return { code: 'refuted' }
  if (!isSaidOf(asked, fact)) return otherThan(asked, fact)
  // Whatever was done is an incident, in whichever unit it was told.
  const isCountedOnce = isByIncidents(obligation) || isByLevel(obligation)
  if (isCountedOnce || fact.form === 'interval' || fact.form === 'coverage') return null
  if (amountFor(evidence.instance, fact) > 0) return null
  const { unit } = obligation.measure
  return fact.amount.unit === unit
    ? null
    : { code: 'other-unit', unit: fact.amount.unit, asked: unit }
}

function otherThan(filter: Filter, { tags }: Fact): Lacking {
  if (tags['agreement'] === 'outside') return { code: 'outside-the-agreement' }
  const { group } = tags
  if (filter.group !== undefined && group !== undefined && group !== filter.group) {
    return { code: 'other-group', group }
  }
  const other = Object.entries(filter.tags).find(
    ([tag, values]) => !values.includes(tags[tag] ?? ''),
  )
  const tag = other?.[0] ?? ''
  return { code: 'other-class', tag, value: tags[tag] ?? null }
}

function ofPlace({ setting, instance: { filter } }: Evidence, fact: Fact): Lacking | null {
  const { except, qualifiers, actor: _actor, ...plain } = filter
  const match = (asked: Filter): Match => matchOf(asked, fact, setting.geography)
  // Who watched a part watched that part; what emptied a part left a part.
  if (fact.form === 'coverage' || (filter.ofArea === true && fact.place !== null)) return null
  if (match(plain) === 'maybe') return { code: 'place-not-told' }
  if (match(plain) === 'no') {
    return fact.place === null
      ? { code: 'place-not-told' }
      : { code: 'other-place', place: fact.place }
  }
  const left = match(except === undefined ? plain : { ...plain, except })
  if (left !== 'yes') return { code: left === 'no' ? 'left-out' : 'left-out-not-told' }
  const [word = ''] = qualifiers ?? []
  const all = qualifiers === undefined ? plain : { ...plain, qualifiers }
  return match(all) === 'yes' ? null : { code: 'word-open', word }
}

function ofActor(
  { setting, instance: { bearer, obligation, filter } }: Evidence,
  fact: Fact,
): Lacking | null {
  if (fact.form === 'coverage') return null
  const seen = seenFor(setting, obligation, fact)
  const isAsked = filter.actor === undefined || filter.actor === seen.actor
  if (isAsked && whoMatch(setting, bearer, obligation, seen) === 'yes') return null
  if (seen.actor !== null) return { code: 'other-actor', actor: seen.actor }
  if (fact.actor === null || fact.attribution === undefined) return { code: 'actor-not-told' }
  return { code: 'actor-not-on-basis', actor: fact.actor, by: fact.attribution.source }
}

/** What it lacks by whose word it is, and on which evidence; null: nothing. */
export function lackingOfWord(evidence: Evidence, fact: Fact): Lacking | null {
  const { setting, instance } = evidence
  const { obligation } = instance
  if (!isCounted(setting, obligation, fact)) {
    const source = setting.asking.source ?? obligation.count.source
    if (source !== null && source !== fact.source) return { code: 'other-source', asked: source }
    const stage = setting.asking.stage ?? obligation.count.stage
    return { code: 'other-stage', asked: stage ?? '' }
  }
  if (!isOnBasisOf(setting, obligation, fact)) {
    // A refuted one matches nothing, and was named before.
    const grade = fact.grade === 'refuted' ? 'reported' : fact.grade
    const by = setting.asking.basis === null ? (obligation.basisBy ?? []) : []
    return { code: 'below-basis', grade, basis: basisOf(setting, obligation), by }
  }
  const { toMet, toUnmet } = weightFor(evidence, fact)
  const isHeard = isAct(evidence, fact) ? speaks(evidence, fact) : toMet || toUnmet
  if (isHeard) return null
  const { sides } = setting
  const hasSide = sides.of(fact.source) !== null || fact.source === instance.bearer
  return { code: hasSide ? 'own-interest' : 'decides-nothing' }
}

function isAct({ instance: { obligation } }: Evidence, fact: Fact): boolean {
  return fact.form === 'event' || isByIncidents(obligation)
}

/** An incident moves to unmet, watching to met, an act as the clause asks. */
function speaks(evidence: Evidence, fact: Fact): boolean {
  if (!isByIncidents(evidence.instance.obligation)) return maySpeak(evidence, fact)
  const { toMet, toUnmet } = weightFor(evidence, fact)
  return fact.form === 'coverage' ? toMet : toUnmet
}

function ofTime(evidence: Evidence, fact: Fact): Lacking | null {
  const { setting, instance, due } = evidence
  if (!hasHappened(setting, fact)) return { code: 'not-happened' }
  const window = windowOf(evidence)
  const isOver = releasedFrom(setting, instance.obligation).some((pause) =>
    isWithin(fact, pause, setting.agreement.calendar),
  )
  if (isOver && isCountedAsItHappens(evidence, fact)) return { code: 'not-bound' }
  const free = fact.form === 'event' ? freeFrom(setting, instance) : null
  if (free !== null && fact.at.latest >= free) return { code: 'not-bound' }
  // An act was done when it was done, whatever period it closes.
  const isEvent = fact.form === 'event'
  const { from, to } = isEvent ? { from: fact.at.earliest, to: fact.at.latest } : spanOf(fact)
  const isCount = fact.form === 'count'
  const told = { earliest: instantFromMs(from), latest: instantFromMs(to) }
  const isAfter = isCount ? from >= window.to : !isByEnd(evidence, told)
  if (isAfter) return { code: 'after-window' }
  if (isByLevel(instance.obligation)) return null
  if (isCount ? to <= window.from : to < window.from) return { code: 'before-window' }
  const isOverInIt = isCount ? to <= window.to : isOverByEnd(evidence, fact)
  const isInside = from >= window.from && (due === null || isOverInIt)
  if (isInside) return null
  if (isCount) return { code: 'wider-than-window' }
  return isEvent ? { code: 'over-the-edge' } : null
}

/** Incidents and ceilings leave out what happened while nobody was bound. */
function isCountedAsItHappens(evidence: Evidence, fact: Fact): boolean {
  return (
    fact.form === 'event' && (isByIncidents(evidence.instance.obligation) || isCeiling(evidence))
  )
}
