// Whose word weighs: nobody is judge in their own cause (AGREEMENTS.md, "Whose word").
//
// A word in the interest of whoever says it is a claim: shown beside the status, and deciding
// nothing. What moves an instance toward met is in the interest of its bearer; what moves it toward
// unmet is in that of any other side. A word against the speaker's interest counts, and so does
// whatever others have confirmed.

import { reaches, type CompiledAgreement, type Fact, type Obligation } from '@holdfast/agreement'
import type { Role, RoleId } from '@holdfast/agreement'

/** Which way a fact may move an instance. Where it may move it neither way, it is a claim. */
export type Weight = { readonly toMet: boolean; readonly toUnmet: boolean }

/** Whose word each source's is. */
export type Sides = {
  /** The side a source speaks for; null for one of none. */
  readonly of: (source: RoleId) => RoleId | null
  readonly classOf: (source: RoleId) => Role['sourceClass'] | null
}

/** The sides that an agreement declares: its parties, and whoever is of one. */
export function sidesOf({ roles }: CompiledAgreement): Sides {
  const sides = new Map<RoleId, RoleId>()
  for (const { id, kind, side } of roles) {
    if (kind === 'party') sides.set(id, id)
    else if (side !== undefined) sides.set(id, side)
  }
  const classes = new Map(roles.map(({ id, sourceClass }) => [id, sourceClass]))
  return { of: (source) => sides.get(source) ?? null, classOf: (id) => classes.get(id) ?? null }
}

const both: Weight = { toMet: true, toUnmet: true }
const neither: Weight = { toMet: false, toUnmet: false }
const onlyToMet: Weight = { toMet: true, toUnmet: false }
const onlyToUnmet: Weight = { toMet: false, toUnmet: true }

/** How a fact weighs for one bearer of an obligation. */
export function weightOf(
  { sides }: { readonly sides: Sides },
  { kind }: Pick<Obligation, 'kind'>,
  bearer: RoleId | null,
  fact: Fact,
): Weight {
  // Nobody gains or loses by a word on what is permitted.
  if (kind === 'permission') return fact.grade === 'refuted' ? neither : both
  // What others confirmed is no longer one speaker's word.
  if (fact.grade === 'refuted' || reaches(fact.grade, 'corroborated')) return both
  const ofClass = sides.classOf(fact.source)
  if (ofClass === 'unnamed') return neither
  // Neutral witnesses' reports of incidents are shown, and a paper quotes what it did not see.
  const isIncident = kind === 'prohibition' && fact.form === 'event'
  if (isIncident && (ofClass === 'humanitarian' || ofClass === 'press')) return neither
  const side = sides.of(fact.source)
  // Who watches itself has not been watched.
  if (side === null) return fact.source === bearer && fact.form === 'coverage' ? neither : both
  if (bearer === null) return fact.form === 'count' ? both : neither
  return side === sides.of(bearer) ? onlyToUnmet : onlyToMet
}
