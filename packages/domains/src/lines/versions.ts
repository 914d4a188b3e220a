// Versions of lines: those of the text, and those that were told on the record; who acknowledged
// which, and markers that stand elsewhere.
//
// Clauses ask of the text's versions alone. What is told on the record stands beside them, with
// whose word it is.

import type { Place, PlaceId, RoleId } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import type { Acknowledged, MarkersFound, VersionTold } from './statements.ts'

/** Whether a version holds, so far as it was said. */
export type VersionState = 'not-yet' | 'holds' | 'ended'

/** A version of a line. */
export type Version = {
  readonly line: PlaceId
  readonly version: string
  /** Who told it; empty for the text of the agreement. */
  readonly by: readonly RoleId[]
  readonly basis: string
  readonly accuracyMetres: number
  readonly from: Instant | null
  readonly until: Instant | null
}

/** What was said of versions so far. */
export type Versions = {
  readonly told: Map<string, Version>
  /** By version and by whom: the last word of each. */
  readonly acknowledged: Map<string, Map<RoleId, Acknowledged>>
  readonly markers: Map<string, { readonly source: RoleId; readonly said: MarkersFound }[]>
}

/** The versions that the text of the agreement has. */
export function versionsOfText(places: readonly Place[]): readonly Version[] {
  return places.flatMap(({ id, version }) =>
    version === undefined
      ? []
      : [
          {
            line: version.of,
            version: id,
            by: [],
            basis: version.source,
            accuracyMetres: version.accuracyMetres,
            from: version.from,
            until: version.until,
          },
        ],
  )
}

/** The version of a statement. */
export function versionFrom(said: VersionTold): Version {
  const { line, version, by, basis, accuracyMetres, from, until } = said
  return { line, version, by, basis, accuracyMetres, from, until: until ?? null }
}

/** What a version is known by. */
export function keyOf({ line, version }: Pick<Version, 'line' | 'version'>): string {
  return `${line} ${version}`
}

/** Whether a version holds at a moment. */
export function stateAt({ from, until }: Version, now: Instant): VersionState {
  if (from !== null && now < from) return 'not-yet'
  return until !== null && now >= until ? 'ended' : 'holds'
}

/** The moments at which versions begin and end. */
export function versionChanges(versions: readonly Version[]): readonly Instant[] {
  return versions.flatMap(({ from, until }) => [from, until]).filter((edge) => edge !== null)
}
