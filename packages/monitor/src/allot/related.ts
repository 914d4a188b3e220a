// What was said of two reports: that they tell of one act, or of two acts.
//
// Whoever's side gains by it says it in vain: it counts only against the side that says it. What is
// said both ways of one pair decides nothing (AGREEMENTS.md, "What adds up").

import type { Fact, FactKey, RoleId } from '@holdfast/agreement'
import type { Of } from '../overlay/powers.ts'
import type { Sides } from '../evidence/weight.ts'

/** Words on two reports. */
export type Relation = Of<'same' | 'distinct'>

/** Whether acts move toward met (a floor), toward unmet (a ceiling), or open what is asked. */
export type Leads = 'to-met' | 'to-unmet' | 'opens'

/** Which reports tell of one act, and which of two. */
export type Related = {
  readonly isNone: boolean
  /** True for a report of which something was said. */
  readonly isNamed: (fact: Fact) => boolean
  readonly isDistinct: (one: Fact, other: Fact) => boolean
  /** Of reports that tell of one act, the one that says most: the others are no acts apart. */
  readonly onceEach: (facts: readonly Fact[], amountOf: (fact: Fact) => number) => readonly Fact[]
}

/** Nothing was said. */
const unrelated: Related = {
  isNone: true,
  isNamed: () => false,
  isDistinct: () => false,
  onceEach: (facts) => facts,
}

/** What was said, as far as it counts for acts that lead this way. */
export function relatedBy(said: readonly Relation[], sides: Sides, leads: Leads): Related {
  if (said.length === 0) return unrelated
  const byPair = new Map<string, Relation[]>()
  const related = new Map<FactKey, Set<FactKey>>()
  for (const one of said) {
    const pair = pairOf(...one.facts)
    byPair.set(pair, [...(byPair.get(pair) ?? []), one])
    const [first, second] = one.facts
    related.set(first, (related.get(first) ?? new Set()).add(second))
    related.set(second, (related.get(second) ?? new Set()).add(first))
  }
  const isSaid = (kind: Relation['kind'], one: Fact, other: Fact): boolean => {
    const words = byPair.get(pairOf(one.key, other.key)) ?? []
    const counted = words.filter(({ by, kind: as }) =>
      by.some((who) => counts(as, who, [one, other], sides, leads)),
    )
    return counted.length > 0 && counted.every(({ kind: as }) => as === kind)
  }
  return {
    isNone: false,
    isNamed: ({ key }) => related.has(key),
    isDistinct: (one, other) => isSaid('distinct', one, other),
    onceEach: (facts, amountOf) => {
      const named = new Map<FactKey, Fact>()
      for (const one of facts) if (related.has(one.key)) named.set(one.key, one)
      const sameAs = (one: Fact): readonly Fact[] =>
        [...(related.get(one.key) ?? [])].flatMap((key) => {
          const other = named.get(key)
          return other !== undefined && isSaid('same', one, other) ? [other] : []
        })
      return largestOfEach(facts, [...named.values()], sameAs, amountOf)
    },
  }
}

function pairOf(one: FactKey, other: FactKey): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}

/** A word of no side counts; that of a side only where it is against its own interest. */
function counts(
  kind: Relation['kind'],
  by: RoleId,
  facts: readonly Fact[],
  sides: Sides,
  leads: Leads,
): boolean {
  if (sides.classOf(by) === 'unnamed') return false
  const side = sides.of(by)
  if (side === null) return true
  const [actor] = new Set(facts.map((fact) => fact.actor))
  if (leads === 'opens' || actor == null) return false
  const isOfActor = sides.of(actor) === side
  // More acts are for the actor under a floor and against them under a ceiling.
  const isForActor = (kind === 'distinct') === (leads === 'to-met')
  return isForActor !== isOfActor
}

function largestOfEach(
  facts: readonly Fact[],
  named: readonly Fact[],
  sameAs: (one: Fact) => readonly Fact[],
  amountOf: (fact: Fact) => number,
): readonly Fact[] {
  const seen = new Set<Fact>()
  const dropped = new Set<Fact>()
  for (const first of named) {
    if (seen.has(first)) continue
    const group = new Set([first])
    for (const member of group) for (const other of sameAs(member)) group.add(other)
    const largest = [...group].reduce((a, b) => (amountOf(b) > amountOf(a) ? b : a))
    for (const one of group) {
      seen.add(one)
      if (one !== largest) dropped.add(one)
    }
  }
  return dropped.size === 0 ? facts : facts.filter((fact) => !dropped.has(fact))
}
