// What can be said of lines: where units are and how far from a line, that a place was left, taken
// over or kept clear, which versions of a line there are and who acknowledged them.
//
// Positions are places of the agreement, or measured from a line, at the precision the room may
// know. Coordinates of units have no member here.

import { limits } from '@holdfast/base'
import { fields } from '@holdfast/record'
import { z } from 'zod'

/** The shape of `lines.position_reported`. */
export const positionShape = z.strictObject({
  by: fields.roleId,
  /** What is there: forces, heavy-weapons. */
  what: fields.word,
  /** Of weapons, in millimetres. */
  calibre: fields.calibre.optional(),
  place: fields.placeId.optional(),
  /** The spot, by a name of the source's own, where there are several in a place. */
  site: fields.word.optional(),
  /** How far from lines it is, where that was measured. */
  offsets: z.array(fields.offset).min(1).max(limits.lineVersions).optional(),
  amount: fields.amount,
  unit: fields.word,
  at: fields.eventBounds,
  /** A whole inventory: there was no more. Left out, it is a lower bound. */
  closes: z.literal(true).optional(),
  ...fields.remarks,
})

/** The shape of `lines.withdrawn`. */
export const withdrawnShape = z.strictObject({
  by: fields.roleId,
  /** What was left. */
  place: fields.placeId.optional(),
  /** The line, or the version of one, behind which all of it went. */
  behind: fields.placeId.optional(),
  at: fields.eventBounds,
  ...fields.remarks,
})

/** The shape of `lines.moved_out`. */
export const movedOutShape = z.strictObject({
  by: fields.roleId,
  /** What left, of many more perhaps: tanks, troops. */
  what: fields.word,
  place: fields.placeId,
  amount: fields.amount,
  unit: fields.word,
  at: fields.eventBounds,
  ...fields.remarks,
})

/** The shape of `lines.taken_over`. */
export const takenOverShape = z.strictObject({
  by: fields.roleId,
  place: fields.placeId,
  at: fields.eventBounds,
  ...fields.remarks,
})

/** The shape of `lines.handover_planned`. */
export const handoverPlannedShape = z.strictObject({
  /** Who agreed to it. */
  by: z.array(fields.roleId).min(1).max(limits.namesInList),
  place: fields.placeId,
  /** Who is to take it over. */
  to: fields.roleId,
  /** How many hours it may stand vacant, where that was agreed. */
  hours: fields.amount.optional(),
  ...fields.remarks,
})

/** The shape of `lines.kept_clear`. */
export const keptClearShape = z.strictObject({
  by: fields.roleId,
  /** What was kept out: military-flights, heavy-weapons. */
  what: fields.word,
  place: fields.placeId,
  period: fields.period,
  ...fields.remarks,
})

/** The shape of `lines.version_told`. */
export const versionToldShape = z.strictObject({
  /** Who says that the line runs so. */
  by: z.array(fields.roleId).min(1).max(limits.namesInList),
  line: fields.placeId,
  /** A name for this version. */
  version: fields.word,
  /** The map or list it is taken from. */
  basis: fields.words,
  accuracyMetres: fields.amount,
  from: fields.instant,
  until: fields.instant.optional(),
  /** The fingerprint of the map, so that it cannot be changed unseen. */
  sha256: fields.fingerprint.optional(),
  ...fields.remarks,
})

/** The shape of `lines.acknowledged`. */
export const acknowledgedShape = z.strictObject({
  by: fields.roleId,
  line: fields.placeId,
  version: fields.word,
  at: fields.actBounds,
  /** What was kept open, as it was given. */
  reservation: fields.words.optional(),
  ...fields.remarks,
})

/** The shape of `lines.markers_found`. */
export const markersFoundShape = z.strictObject({
  line: fields.placeId,
  version: fields.word,
  place: fields.placeId.optional(),
  /** How far the markers stand from where the version runs, at least and at most. */
  leastMetres: fields.amount,
  mostMetres: fields.amount,
  at: fields.eventBounds,
  ...fields.remarks,
})

/** The body of `lines.position_reported`. */
export type PositionReported = z.infer<typeof positionShape>

/** The body of `lines.moved_out`. */
export type MovedOut = z.infer<typeof movedOutShape>

/** The body of `lines.withdrawn`. */
export type Withdrawn = z.infer<typeof withdrawnShape>

/** The body of `lines.taken_over`. */
export type TakenOver = z.infer<typeof takenOverShape>

/** The body of `lines.handover_planned`. */
export type HandoverPlanned = z.infer<typeof handoverPlannedShape>

/** The body of `lines.kept_clear`. */
export type KeptClear = z.infer<typeof keptClearShape>

/** The body of `lines.version_told`. */
export type VersionTold = z.infer<typeof versionToldShape>

/** The body of `lines.acknowledged`. */
export type Acknowledged = z.infer<typeof acknowledgedShape>

/** The body of `lines.markers_found`. */
export type MarkersFound = z.infer<typeof markersFoundShape>
