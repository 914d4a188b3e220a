// What an agreement's obligations need of each other, worked out once: their order, who waits for
// whom, and which acts open whose instances. It knows no facts.

import type { ClauseId, CompiledAgreement, Obligation } from '@holdfast/agreement'
import { groupsOf, leansOn, openingActs, type Group } from './order.ts'
import { sidesOf, type Sides } from '../evidence/weight.ts'
import { geographyOf, type Geography } from '../evidence/places.ts'

/** An agreement, ready to be worked out. */
export type Plan = {
  readonly agreement: CompiledAgreement
  readonly geography: Geography
  readonly sides: Sides
  /** In an order in which each comes after those it leans on. */
  readonly groups: readonly Group[]
  /** Its obligations by clause, in the order in which statuses are given. */
  readonly byClause: ReadonlyMap<ClauseId, readonly Obligation[]>
  /** The obligations that measure an act, by the act. */
  readonly hearing: ReadonlyMap<string, readonly Obligation[]>
  /** Of each obligation, the acts whose facts open its instances. */
  readonly openingActs: ReadonlyMap<Obligation, readonly string[]>
}

/** The plan of an agreement; or of one clause, with all that what it comes to leans on. */
export function planOf(agreement: CompiledAgreement, only: ClauseId | null = null): Plan {
  const all = groupsOf(agreement)
  const groups = only === null ? all : groupsFor(agreement, all, only)
  const order = new Map(agreement.clauses.map(({ id }, at) => [id, at]))
  const inGroups = groups.flatMap(({ obligations }) => obligations)
  const byClause = [...Map.groupBy(inGroups, ({ clause }) => clause)].sort(
    ([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0),
  )
  return {
    agreement,
    geography: geographyOf(agreement.places, agreement.offsets),
    sides: sidesOf(agreement),
    groups,
    byClause: new Map(byClause),
    hearing: Map.groupBy(inGroups, ({ measure }) => measure.filter.act),
    openingActs: new Map(
      inGroups.map((obligation) => [obligation, openingActs(agreement, obligation)]),
    ),
  }
}

/** The acts whose facts a plan listens to. */
export function actsOf({ groups, openingActs: opening }: Plan): ReadonlySet<string> {
  return new Set([...groups.map(({ act }) => act), ...[...opening.values()].flat()])
}

/** The groups of a clause, of those it leans on, and of whoever shares an act with any of these. */
function groupsFor(
  agreement: CompiledAgreement,
  groups: readonly Group[],
  clause: ClauseId,
): readonly Group[] {
  const clauses = new Set([clause])
  const needed = new Set<Group>()
  for (let before = -1; before < needed.size;) {
    before = needed.size
    const acts = new Set([...needed].map(({ act }) => act))
    for (const group of groups) {
      const isOf = group.obligations.some((one) => clauses.has(one.clause)) || acts.has(group.act)
      if (!isOf) continue
      needed.add(group)
      for (const one of group.obligations) {
        for (const other of leansOn(agreement, one)) clauses.add(other)
      }
    }
  }
  return groups.filter((group) => needed.has(group))
}
