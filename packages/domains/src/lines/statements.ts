// What can be said of lines: where units are, that they left a place, that a place was kept clear.
//
// Positions are places of the agreement, at the precision the room may know. Coordinates of units
// have no member here.

import { ok, type Result } from '@holdfast/base'
import { fields, parseBody, type Spoken } from '@holdfast/record'
import { z } from 'zod'

const positionShape = z.strictObject({
  by: fields.roleId,
  /** What is there: forces, heavy-weapons. */
  what: fields.word,
  place: fields.placeId,
  amount: z.number().nonnegative().max(1e12),
  unit: fields.word,
  at: fields.bounds,
  /** A whole inventory: there was no more. Left out, it is a lower bound. */
  closes: z.literal(true).optional(),
  ...fields.remarks,
})

const withdrawnShape = z.strictObject({
  by: fields.roleId,
  place: fields.placeId,
  at: fields.bounds,
  ...fields.remarks,
})

const keptClearShape = z.strictObject({
  by: fields.roleId,
  /** What was kept out: military-flights, heavy-weapons. */
  what: fields.word,
  place: fields.placeId,
  period: fields.period,
  ...fields.remarks,
})

/** The body of `lines.position_reported`. */
export type PositionReported = z.infer<typeof positionShape>

/** The body of `lines.withdrawn`. */
export type Withdrawn = z.infer<typeof withdrawnShape>

/** The body of `lines.kept_clear`. */
export type KeptClear = z.infer<typeof keptClearShape>

/** Everything that can be said of lines. */
export type LinesStatement =
  | { readonly kind: 'lines.position_reported'; readonly body: PositionReported }
  | { readonly kind: 'lines.withdrawn'; readonly body: Withdrawn }
  | { readonly kind: 'lines.kept_clear'; readonly body: KeptClear }

/** The kinds of statement this domain hears. */
export const linesKinds: readonly LinesStatement['kind'][] = [
  'lines.position_reported',
  'lines.withdrawn',
  'lines.kept_clear',
]

/** The statement in its shape, or where it is not in shape. */
export function parseLines(said: Spoken): Result<LinesStatement> {
  if (said.kind === 'lines.withdrawn') {
    const body = parseBody(withdrawnShape, said)
    return body.ok ? ok({ kind: 'lines.withdrawn', body: body.value }) : body
  }
  if (said.kind === 'lines.kept_clear') {
    const body = parseBody(keptClearShape, said)
    return body.ok ? ok({ kind: 'lines.kept_clear', body: body.value }) : body
  }
  const body = parseBody(positionShape, said)
  return body.ok ? ok({ kind: 'lines.position_reported', body: body.value }) : body
}
