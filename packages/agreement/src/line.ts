// Lines: where forces may stand on either side, in versions, and how far something is from one.
//
// A version of a line is a place by its own name, with its source, validity and accuracy. How far a
// place is from a version is worked out when the text is compiled, so that no shape is read where
// statuses are. Distances are metres, in thousandths, and ranges: never finer than what was told.

import type { Instant } from '@holdfast/base'
import type { PlaceId } from './names.ts'

/** The sides of a line that a text can name. */
export const sides = ['north', 'east', 'south', 'west'] as const
export type Side = (typeof sides)[number]

/** What a line is: where it was taken from, how exactly, and when it holds. */
export type LineVersion = {
  /** The line of which this is a version; the place itself where there is only this one. */
  readonly of: PlaceId
  /** The map or list it was taken from, as the places file says; empty where it does not. */
  readonly source: string
  /** How far it may run from where it is drawn, in metres. */
  readonly accuracyMetres: number
  /** Null: since ever. */
  readonly from: Instant | null
  /** Null: until another replaces it. */
  readonly until: Instant | null
}

/** How large an area is and how many live there, as somebody says. */
export type AreaSize = {
  readonly squareKilometres: number | null
  readonly population: number | null
  /** Who says so, as the places file names them; empty where it does not. */
  readonly source: string
}

/** How far from a line something is: all of it between `least` and `most` metres. */
export type Offset = {
  /** A line, or one version of it. */
  readonly line: PlaceId
  readonly least: number
  readonly most: number
  /** The sides on which all of it surely is; empty where that is not known. */
  readonly sides: readonly Side[]
}

/** How far all of a place is from a version of a line. */
export type PlaceOffset = Offset & { readonly place: PlaceId }

/** What a clause asks of where something is: a distance from a line, a side of it, or both. */
export type LineAsk = {
  readonly line: PlaceId
  /** Nearer than this, or as near; null where the distance does not matter. */
  readonly withinMetres: number | null
  readonly side: Side | null
}

/** What a clause asks of something that is measured: a calibre over 100 mm. */
export type Gauge = {
  /** The tag that tells it: `calibre`, in millimetres. */
  readonly tag: string
  readonly compare: 'over' | 'under' | 'at-least' | 'at-most' | 'exactly'
  readonly value: number
}

const opposite = { north: 'south', south: 'north', east: 'west', west: 'east' } as const

/** The side across a line. */
export function acrossFrom(side: Side): Side {
  return opposite[side]
}
