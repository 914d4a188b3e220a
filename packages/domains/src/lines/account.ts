// The account of lines: versions and who acknowledged them, areas and their clocks, shares of
// wholes that were left, and positions as they were last reported.
//
// Whose word each is stands beside it; nothing is averaged. A position is told as far from a line
// as its report or its place is known to be, and no more exactly.

import type { Offset, Place, PlaceId, RoleId } from '@holdfast/agreement'
import { limits, printInstant, type Instant } from '@holdfast/base'
import { accountFrom, type Account, type Told } from '@holdfast/record'
import { z } from 'zod'
import { areaChanges, areasAt, sharesAt, type Area, type Areas, type Share } from './areas.ts'
import { positionFrom, type Position } from './position.ts'
import { acknowledgedShape, handoverPlannedShape, markersFoundShape } from './statements.ts'
import type { Acknowledged } from './statements.ts'
import { positionShape, takenOverShape, versionToldShape, withdrawnShape } from './statements.ts'
import { keyOf, stateAt, versionChanges, versionFrom, versionsOfText } from './versions.ts'
import type { Version, Versions } from './versions.ts'

const movedShape = z.strictObject({
  source: z.string(),
  by: z.string(),
  earliest: z.string(),
  latest: z.string(),
})

const versionShape = z.strictObject({
  line: z.string(),
  version: z.string(),
  /** Who told it; empty for the text of the agreement. */
  by: z.array(z.string()),
  basis: z.string(),
  accuracyMetres: z.number(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  state: z.enum(['not-yet', 'holds', 'ended']),
  acknowledged: z.array(
    z.strictObject({
      by: z.string(),
      latest: z.string(),
      reservation: z.string().nullable(),
    }),
  ),
  markers: z.array(
    z.strictObject({
      source: z.string(),
      place: z.string().nullable(),
      leastMetres: z.number(),
      mostMetres: z.number(),
      latest: z.string(),
    }),
  ),
})

const areaShape = z.strictObject({
  place: z.string(),
  state: z.enum(['held', 'vacant', 'overdue', 'taken-over']),
  /** Who is to take it over, where that was agreed. */
  to: z.string().nullable(),
  left: z.array(movedShape),
  taken: z.array(movedShape),
  /** True where only those who left say that they did. */
  isOwnWordAlone: z.boolean(),
  /** Until when it may stand vacant. */
  vacantUntil: z.string().nullable(),
})

const portionShape = z
  .strictObject({ left: z.number(), of: z.number(), percent: z.number() })
  .nullable()

const shareShape = z.strictObject({
  source: z.string(),
  by: z.string(),
  whole: z.string(),
  parts: z.strictObject({ left: z.number(), of: z.number() }),
  /** Null where the size of a part is not known. */
  squareKilometres: portionShape,
  population: portionShape,
})

const positionToldShape = z.strictObject({
  source: z.string(),
  by: z.string(),
  category: z.string(),
  calibre: z.number().nullable(),
  place: z.string().nullable(),
  site: z.string().nullable(),
  amount: z.number(),
  unit: z.string(),
  /** False: a lower bound. */
  closes: z.boolean(),
  latest: z.string(),
  /** Where all of it is, seen from each version that holds now. */
  seen: z.array(
    z.strictObject({
      version: z.string(),
      leastMetres: z.number(),
      mostMetres: z.number(),
      sides: z.array(z.string()),
      /** True where somebody measured it; false where its place says it. */
      isMeasured: z.boolean(),
    }),
  ),
})

/** What the account of lines answers. */
export const linesAccountShape = z.strictObject({
  versions: z.array(versionShape),
  areas: z.array(areaShape),
  shares: z.array(shareShape),
  positions: z.array(positionToldShape),
  /** How many there are of each, told or not. */
  inAll: z.strictObject({
    versions: z.number(),
    areas: z.number(),
    shares: z.number(),
    positions: z.number(),
  }),
})

/** What the account of lines answers. */
export type LinesAccount = z.infer<typeof linesAccountShape>

type Reported = { readonly source: RoleId; readonly position: Position }

type State = {
  readonly places: readonly Place[]
  /** How far places are from versions, by place. */
  readonly offsets: ReadonlyMap<PlaceId, readonly Offset[]>
  readonly ofText: readonly Version[]
  readonly versions: Versions
  readonly areas: Areas
  readonly positions: Reported[]
}

/** The account of lines. */
export const linesAccount: Account = accountFrom<State, typeof linesAccountShape>({
  shape: linesAccountShape,
  start: ({ agreement: { places, offsets = [] } }) => ({
    places,
    offsets: Map.groupBy(offsets, ({ place }) => place),
    ofText: versionsOfText(places),
    versions: { told: new Map(), acknowledged: new Map(), markers: new Map() },
    areas: { left: [], taken: [], plans: new Map() },
    positions: [],
  }),
  take,
  at: accountAt,
  nextChange,
})

function take({ versions, areas, positions }: State, { kind, body, source }: Told): void {
  switch (kind) {
    case 'lines.position_reported':
      positions.push({ source, position: positionFrom(positionShape.parse(body)) })
      return
    case 'lines.withdrawn': {
      const { by, place, at } = withdrawnShape.parse(body)
      if (place !== undefined) areas.left.push({ source, by, place, at })
      return
    }
    case 'lines.taken_over': {
      const { by, place, at } = takenOverShape.parse(body)
      areas.taken.push({ source, by, place, at })
      return
    }
    case 'lines.handover_planned': {
      const said = handoverPlannedShape.parse(body)
      areas.plans.set(said.place, said)
      return
    }
    case 'lines.version_told': {
      const version = versionFrom(versionToldShape.parse(body))
      versions.told.set(keyOf(version), version)
      return
    }
    case 'lines.acknowledged': {
      const said = acknowledgedShape.parse(body)
      const by = versions.acknowledged.get(keyOf(said)) ?? new Map<RoleId, Acknowledged>()
      versions.acknowledged.set(keyOf(said), by.set(said.by, said))
      return
    }
    case 'lines.markers_found': {
      const said = markersFoundShape.parse(body)
      const found = versions.markers.get(keyOf(said)) ?? []
      versions.markers.set(keyOf(said), [...found, { source, said }])
      return
    }
    default:
      return
  }
}

function accountAt(state: State, now: Instant): LinesAccount {
  const versions = allVersions(state)
  const areas = areasAt(state.areas, now)
  const shares = sharesAt(state.areas, state.places, now)
  const positions = heldAt(state.positions, now)
  return {
    versions: versions.slice(-limits.accountRows).map((one) => versionAt(state, one, now)),
    areas: areas.slice(-limits.accountRows).map(areaTold),
    shares: shares.slice(-limits.accountRows).map(shareTold),
    positions: positions
      .slice(-limits.accountRows)
      .toReversed()
      .map((one) => positionAt(state, one, now)),
    inAll: {
      versions: versions.length,
      areas: areas.length,
      shares: shares.length,
      positions: positions.length,
    },
  }
}

/** The text's versions, then those told on the record; one that is told again is as told last. */
function allVersions({ ofText, versions }: State): readonly Version[] {
  const known = new Set(ofText.map(keyOf))
  return [...ofText, ...[...versions.told.values()].filter((one) => !known.has(keyOf(one)))]
}

function versionAt(
  { versions: { acknowledged, markers } }: State,
  version: Version,
  now: Instant,
): z.infer<typeof versionShape> {
  const key = keyOf(version)
  const acts = [...(acknowledged.get(key)?.values() ?? [])].filter(({ at }) => at.latest <= now)
  const found = (markers.get(key) ?? []).filter(({ said }) => said.at.latest <= now)
  return {
    line: version.line,
    version: version.version,
    by: [...version.by],
    basis: version.basis,
    accuracyMetres: version.accuracyMetres,
    from: printed(version.from),
    until: printed(version.until),
    state: stateAt(version, now),
    acknowledged: acts.map(({ by, at, reservation }) => ({
      by,
      latest: printInstant(at.latest),
      reservation: reservation ?? null,
    })),
    markers: found.slice(-limits.accountRows).map(({ source, said }) => ({
      source,
      place: said.place ?? null,
      leastMetres: said.leastMetres,
      mostMetres: said.mostMetres,
      latest: printInstant(said.at.latest),
    })),
  }
}

function areaTold({
  place,
  state,
  plan,
  left,
  taken,
  vacantUntil,
}: Area): z.infer<typeof areaShape> {
  return {
    place,
    state,
    to: plan?.to ?? null,
    left: left.slice(-limits.accountRows).map(moveTold),
    taken: taken.slice(-limits.accountRows).map(moveTold),
    isOwnWordAlone: left.length > 0 && left.every(({ source, by }) => source === by),
    vacantUntil: printed(vacantUntil),
  }
}

function moveTold({ source, by, at }: Area['left'][number]): z.infer<typeof movedShape> {
  return { source, by, earliest: printInstant(at.earliest), latest: printInstant(at.latest) }
}

function shareTold({ source, by, whole, parts, squareKilometres, population }: Share) {
  return { source, by, whole, parts, squareKilometres, population }
}

/** The last report of each source of each spot, in the order in which they were made. */
function heldAt(reported: readonly Reported[], now: Instant): readonly Reported[] {
  const held = new Map<string, Reported>()
  for (const one of reported) {
    const { by, category, calibre, place, site, unit, at } = one.position
    if (at.latest > now) continue
    const key = [one.source, by, category, calibre, place, site, unit].join('|')
    const before = held.get(key)
    if (before !== undefined && before.position.at.latest > at.latest) continue
    held.delete(key)
    held.set(key, one)
  }
  return [...held.values()]
}

function positionAt(
  state: State,
  { source, position }: Reported,
  now: Instant,
): z.infer<typeof positionToldShape> {
  const { by, category, calibre, place, site, amount, unit, closes, at } = position
  const holding = state.ofText.filter((version) => stateAt(version, now) === 'holds')
  return {
    source,
    by,
    category,
    calibre,
    place,
    site,
    amount,
    unit,
    closes,
    latest: printInstant(at.latest),
    seen: holding.flatMap((version) => seenFrom(state, position, version) ?? []),
  }
}

function seenFrom(
  { offsets }: State,
  position: Position,
  { line, version }: Version,
): z.infer<typeof positionToldShape>['seen'][number] | null {
  const measured =
    position.offsets.find((one) => one.line === version) ??
    position.offsets.find((one) => one.line === line)
  const ofPlace = position.place === null ? [] : (offsets.get(position.place) ?? [])
  const offset = measured ?? ofPlace.find((one) => one.line === version)
  if (offset === undefined) return null
  return {
    version,
    leastMetres: offset.least,
    mostMetres: offset.most,
    sides: [...offset.sides],
    isMeasured: measured !== undefined,
  }
}

function nextChange(state: State, now: Instant): Instant | null {
  const { versions, areas, positions } = state
  const moments = [
    ...versionChanges(allVersions(state)),
    ...areaChanges(areas),
    ...positions.map(({ position }) => position.at.latest),
    ...[...versions.acknowledged.values()].flatMap((by) =>
      [...by.values()].map(({ at }) => at.latest),
    ),
    ...[...versions.markers.values()].flat().map(({ said }) => said.at.latest),
  ]
  return moments.reduce<Instant | null>(
    (first, at) => (at > now && (first === null || at < first) ? at : first),
    null,
  )
}

function printed(at: Instant | null): string | null {
  return at === null ? null : printInstant(at)
}
