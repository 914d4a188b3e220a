// Who may report positions, and whose; what is a line, and what is an area.
//
// Anybody in the record may report anybody's; it stands as their word. Only those who can have
// units can be named: a source has none. A version of a line is told and acknowledged in one's own
// name. A position is somewhere: in a place, or so far from a line.

import { limits, ok, refuse, type Result } from '@holdfast/base'
import type { PlaceId, RoleId } from '@holdfast/agreement'
import { checkNames, type AgreementNames, type Hearing, type NamesUsed } from '@holdfast/record'
import { linesProblems as problem } from './problems.ts'
import type {
  Acknowledged,
  HandoverPlanned,
  KeptClear,
  MovedOut,
  MarkersFound,
} from './statements.ts'
import type { PositionReported, TakenOver, VersionTold, Withdrawn } from './statements.ts'

/** Lets a position in, or says why not. */
export function admitPosition(said: PositionReported, hearing: Hearing): Result<true> {
  const { by, place, unit, quote, site, offsets = [], closes } = said
  const lines = offsets.map(({ line }) => line)
  const used = { quote, roles: [by], places: [place, ...lines], units: [unit] }
  const checked = checkActor(hearing, by, used)
  if (!checked.ok) return checked
  // Without a place, a later report could not tell which spot it speaks of.
  const isSomewhere =
    place !== undefined || (offsets.length > 0 && (site !== undefined || closes === true))
  if (!isSomewhere) return refuse(problem.nowhere())
  if (place !== undefined && isLine(hearing.names, place)) return refuse(problem.notAnArea(place))
  const wrong = lines.find((line) => !isLine(hearing.names, line))
  if (wrong !== undefined) return refuse(problem.notALine(wrong))
  const isBackwards = offsets.some(
    ({ leastMetres, mostMetres }) => mostMetres !== undefined && mostMetres < leastMetres,
  )
  return isBackwards ? refuse(problem.backwards()) : ok(true)
}

/** Lets a withdrawal in, or says why not: from a place, or behind a line, and not both at once. */
export function admitWithdrawn(said: Withdrawn, hearing: Hearing): Result<true> {
  const { by, place, behind, quote } = said
  const checked = checkActor(hearing, by, { quote, roles: [by], places: [place, behind] })
  if (!checked.ok) return checked
  if ((place === undefined) === (behind === undefined)) return refuse(problem.nowhere())
  return checkLine(hearing, behind, place)
}

/** Lets what was taken over, kept clear or moved out in, or says why not. */
export function admitArea(said: TakenOver | KeptClear | MovedOut, hearing: Hearing): Result<true> {
  const { by, place, quote } = said
  const checked = checkActor(hearing, by, { quote, roles: [by], places: [place] })
  return checked.ok ? checkLine(hearing, undefined, place) : checked
}

/** Lets a plan of a handover in, or says why not. */
export function admitHandover(said: HandoverPlanned, hearing: Hearing): Result<true> {
  const { by, place, to, quote } = said
  const used = { quote, speaking: by, roles: [to], places: [place] }
  const checked = checkActor(hearing, to, used)
  return checked.ok ? checkLine(hearing, undefined, place) : checked
}

/** Lets a version of a line in, or says why not. */
export function admitVersion(said: VersionTold, hearing: Hearing): Result<true> {
  const { by, line, quote, accuracyMetres, from, until } = said
  const checked = checkNames(hearing, { quote, speaking: by, places: [line] })
  if (!checked.ok) return checked
  if (!isLine(hearing.names, line)) return refuse(problem.notALine(line))
  if (until !== undefined && until <= from) return refuse(problem.backwards())
  const isExact = accuracyMetres <= limits.accuracyMetres
  return isExact ? ok(true) : refuse(problem.tooInexact(limits.accuracyMetres))
}

/** Lets an acknowledgement in, or says why not. */
export function admitAcknowledged(said: Acknowledged, hearing: Hearing): Result<true> {
  const { by, line, quote } = said
  const checked = checkNames(hearing, { quote, speaking: [by], places: [line] })
  return checked.ok ? checkLine(hearing, line, undefined) : checked
}

/** Lets markers in that stand elsewhere than a version runs, or says why not. */
export function admitMarkers(said: MarkersFound, hearing: Hearing): Result<true> {
  const { line, place, quote, leastMetres, mostMetres } = said
  const checked = checkNames(hearing, { quote, places: [line, place] })
  if (!checked.ok) return checked
  if (mostMetres < leastMetres) return refuse(problem.backwards())
  return checkLine(hearing, line, place)
}

function checkActor(hearing: Hearing, by: RoleId, used: NamesUsed): Result<true> {
  const checked = checkNames(hearing, used)
  if (!checked.ok) return checked
  return hearing.names.roles.get(by)?.kind === 'source' ? refuse(problem.notAnActor(by)) : ok(true)
}

function checkLine(
  { names }: Hearing,
  line: PlaceId | undefined,
  area: PlaceId | undefined,
): Result<true> {
  if (line !== undefined && !isLine(names, line)) return refuse(problem.notALine(line))
  return area !== undefined && isLine(names, area) ? refuse(problem.notAnArea(area)) : ok(true)
}

function isLine({ agreement: { places } }: AgreementNames, line: PlaceId): boolean {
  return places.some(
    ({ id, version }) => version !== undefined && (id === line || version.of === line),
  )
}
