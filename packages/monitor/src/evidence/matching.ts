// Which facts a clause hears.
//
// A match is three-valued. `maybe` is a fact that would match if what it leaves open (its place,
// who did it) turned out so: it never counts, and it never lets a clause say that nothing happened.
// Facts of something outside the agreement, and refuted facts, match nothing.

import { reaches, type Attribution, type Basis, type Fact, type RoleId } from '@holdfast/agreement'
import type { Exception, Filter, Obligation } from '@holdfast/agreement'
import { unreachable } from '@holdfast/base'
import { gaugeMatch } from './lines.ts'
import type { Geography } from './places.ts'

export type Match = 'yes' | 'maybe' | 'no'

/** How a fact answers a filter, whoever did it. */
export function matchOf(filter: Filter, fact: Fact, geography: Geography): Match {
  return fact.grade === 'refuted' ? 'no' : matchWhateverSaid(filter, fact, geography)
}

/** The same, whatever its evidence: alike for all facts that tell the same of the same. */
export function matchWhateverSaid(filter: Filter, fact: Fact, geography: Geography): Match {
  return isSaidOf(filter, fact) ? asMeant(filter, fact, geography) : 'no'
}

/** Whether a fact is of what a filter asks for, wherever it was and whatever its evidence. */
export function isSaidOf(filter: Filter, fact: Fact): boolean {
  if (fact.act !== filter.act) return false
  if (fact.tags['agreement'] === 'outside') return false
  const group = fact.tags['group']
  if (filter.group !== undefined && group !== undefined && group !== filter.group) return false
  for (const [tag, values] of Object.entries(filter.tags)) {
    const value = fact.tags[tag]
    if (value === undefined || !values.includes(value)) return false
  }
  return true
}

/** How it answers by where it was, by what is left out, and by open words. */
function asMeant(filter: Filter, fact: Fact, geography: Geography): Match {
  let match = placeMatch(filter, fact, geography)
  if (match === 'no') return match
  if (filter.actor !== undefined) match = both(match, actorOfMatch(filter.actor, fact))
  for (const one of filter.except ?? []) match = both(match, exceptionMatch(one, fact, geography))
  if (filter.line !== undefined) {
    match = both(match, geography.outlook.seenFrom(filter.line, fact, fact.at))
  }
  if (filter.gauges !== undefined) match = both(match, gaugeMatch(filter.gauges, fact))
  return isQualified(filter, fact) ? match : both(match, 'maybe')
}

/** `no` for what is left out; `maybe` where what a fact does not say decides whether it is. */
function exceptionMatch(exception: Exception, fact: Fact, geography: Geography): Match {
  switch (exception.kind) {
    case 'place': {
      if (fact.place === null) return 'yes'
      if (geography.isInside(fact.place, exception.place)) return 'no'
      // Somewhere in a wider place may be in what is left out.
      return geography.isInside(exception.place, fact.place) ? 'maybe' : 'yes'
    }
    case 'class': {
      const value = fact.tags[exception.tag]
      if (value === undefined) return 'maybe'
      return exception.values.includes(value) ? 'no' : 'yes'
    }
    case 'actor':
      if (fact.actor === null) return 'maybe'
      return fact.actor === exception.role ? 'no' : 'yes'
    default:
      return unreachable(exception)
  }
}

function actorOfMatch(role: RoleId, fact: Fact): Match {
  if (fact.actor !== null) return fact.actor === role ? 'yes' : 'no'
  return fact.attribution?.not?.includes(role) === true ? 'no' : 'maybe'
}

/** True where nothing is left open by an open word: a body found that the act is what is meant. */
function isQualified({ qualifiers }: Filter, fact: Fact): boolean {
  return qualifiers === undefined || fact.form !== 'event' || fact.grade === 'determined'
}

function placeMatch(filter: Filter, fact: Fact, geography: Geography): Match {
  if (filter.place === null) return 'yes'
  if (fact.place === null) {
    // A count that names no place speaks of everywhere; an act was somewhere that nobody named.
    const isOfWhole = fact.form === 'count' && geography.isEverywhere(filter.place)
    return isOfWhole ? 'yes' : 'maybe'
  }
  // Hours kept clear in a part say nothing of the whole; in something wider they do.
  if (fact.form === 'interval') return geography.isInside(filter.place, fact.place) ? 'yes' : 'no'
  if (geography.isInside(fact.place, filter.place)) return 'yes'
  // What is told of something wider happened somewhere in it: here, or elsewhere.
  const isWider = fact.form === 'event' && geography.isInside(filter.place, fact.place)
  return isWider ? 'maybe' : 'no'
}

/** How a fact answers for a bearer, or any of several. One that names nobody may be anybody's. */
export function actorMatch(
  bearer: RoleId | null,
  { measure, either }: Obligation,
  fact: Fact,
): Match {
  const whose = bearer === null ? either : [bearer]
  if (!measure.byBearer || whose === undefined) return 'yes'
  if (fact.actor !== null) return whose.includes(fact.actor) ? 'yes' : 'no'
  const not = fact.attribution?.not ?? []
  return whose.every((one) => not.includes(one)) ? 'no' : 'maybe'
}

/** The weaker of two matches. */
export function both(a: Match, b: Match): Match {
  if (a === 'no' || b === 'no') return 'no'
  return a === 'maybe' || b === 'maybe' ? 'maybe' : 'yes'
}

/**
 * True where the fact's evidence may be counted on the basis: where the text names who must give
 * it, by one of them.
 */
export function isOnBasis(
  { grade: highest, confirmations }: Pick<Fact | Attribution, 'grade' | 'confirmations'>,
  basis: Basis,
  by: readonly RoleId[] = [],
): boolean {
  if (highest === 'refuted' || !reaches(highest, basis)) return false
  const isNamed = ({ grade, by: who }: Fact['confirmations'][number]): boolean =>
    grade !== 'refuted' && grade !== 'unverifiable' && reaches(grade, basis) && by.includes(who)
  return by.length === 0 || confirmations.some(isNamed)
}
