// An incident, or a claim, as one statement gives it.
//
// What others say about it (a denial, a dispute, a finding) is not here: record works that out in
// the same way for every domain. Nothing here says that anybody broke anything.

import type { ActId, PlaceId, RoleId, Sighting } from '@holdfast/agreement'
import type { Bounds } from '@holdfast/base'
import type { ClaimDraft } from '@holdfast/record'
import type { Claimed, Reported } from './statements.ts'

/** Something that may have happened against the agreement. */
export type Incident = {
  readonly what: ActId
  readonly against: RoleId | null
  readonly at: Bounds
  readonly place: PlaceId | null
  readonly sighting: Sighting
  /** Who says who did it, where the source does not say so itself. */
  readonly attributedBy: RoleId | null
  /** The same, as it is shown with its answers. */
  readonly claim: ClaimDraft
}

/** The incident of a report. `source` claims it where nobody else is named. */
export function incidentFrom(said: Reported, source: RoleId): Incident {
  const { what, against, at } = said
  const place = said.place ?? null
  const by = said.claimedBy ?? [source]
  const sighting = said.known === undefined ? 'unsaid' : sightings[said.known]
  const claim = { by, against, at, place, words: said.particulars, ...quotedFrom(said) }
  return { what, against, at, place, sighting, attributedBy: said.attributedBy ?? null, claim }
}

const sightings: Readonly<Record<NonNullable<Reported['known']>, Sighting>> = {
  'seen-or-heard': 'own',
  relayed: 'relayed',
}

/**
 * True where neither who nor where is named. Such a report could be of anybody anywhere, and
 * decides nothing: it is on record as a claim, and is no fact.
 */
export function isAnywhere({ against, place }: Incident): boolean {
  return against === null && place === null
}

/** The claim of a statement that reports no incident. */
export function claimFrom(said: Claimed, source: RoleId): ClaimDraft {
  return {
    by: said.claimedBy ?? [source],
    against: said.against,
    at: said.at ?? null,
    place: said.place ?? null,
    words: said.claim,
    ...quotedFrom(said),
  }
}

function quotedFrom({ quote }: Reported | Claimed): Pick<ClaimDraft, 'isQuoted'> {
  return quote === undefined ? {} : { isQuoted: true }
}
