// Which facts a clause hears.
//
// A match is three-valued. `maybe` is a fact that would match if what it leaves open (its place,
// who did it) turned out so: it never counts, and it never lets a clause say that nothing happened.
// Facts of something outside the agreement, and refuted facts, match nothing.

import { reaches, type Basis, type Fact, type Filter, type RoleId } from '@holdfast/agreement'
import type { Geography } from './places.ts'

export type Match = 'yes' | 'maybe' | 'no'

/** How a fact answers a filter, whoever did it. */
export function matchOf(filter: Filter, fact: Fact, geography: Geography): Match {
  return isSaidOf(filter, fact) ? placeMatch(filter, fact, geography) : 'no'
}

/** Whether a fact is of what a filter asks for, wherever it was and whoever did it. */
export function isSaidOf(filter: Filter, fact: Fact): boolean {
  if (fact.act !== filter.act || fact.grade === 'refuted') return false
  if (fact.tags['agreement'] === 'outside') return false
  const group = fact.tags['group']
  if (filter.group !== undefined && group !== undefined && group !== filter.group) return false
  for (const [tag, values] of Object.entries(filter.tags)) {
    const value = fact.tags[tag]
    if (value === undefined || !values.includes(value)) return false
  }
  return true
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

/** How a fact answers for one bearer. A fact that names nobody may be anybody's. */
export function actorMatch(bearer: RoleId | null, byBearer: boolean, fact: Fact): Match {
  if (!byBearer || bearer === null || fact.actor === bearer) return 'yes'
  return fact.actor === null ? 'maybe' : 'no'
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
export function isOnBasis(fact: Fact, basis: Basis, by: readonly RoleId[] = []): boolean {
  if (fact.grade === 'refuted' || !reaches(fact.grade, basis)) return false
  const isNamed = ({ grade, by: who }: Fact['confirmations'][number]): boolean =>
    grade !== 'refuted' && grade !== 'unverifiable' && reaches(grade, basis) && by.includes(who)
  return by.length === 0 || fact.confirmations.some(isNamed)
}
