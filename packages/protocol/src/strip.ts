// The strip, and the charts of counts beside it.
//
// A strip of years has thousands of marks, so a mark travels as a short list, in the order that the
// shape says, and no evidence travels with it.

import type { StatusName } from '@holdfast/agreement'
import type { Band, ChartAnswer, Figure, Strip, StripColumn } from '@holdfast/analysis'
import type { StripMark } from '@holdfast/analysis'
import { z } from 'zod'
import { carriedAs, codec, instant } from './codec.ts'
import { bearer, clause, figure, head, role, statusName, term, text } from './pieces.ts'

type CarriedMark = readonly [StatusName, number | null, string, readonly Figure[]]

const mark = carriedAs<StripMark, CarriedMark>(
  z.tuple([statusName, z.number().nullable(), text, z.array(figure)]),
  {
    decode: ([status, part, instance, figures]) => ({ status, part, instance, figures }),
    encode: ({ status, part, instance, figures }) => [status, part, instance, figures],
  },
)

const column: z.ZodType<StripColumn> = z.object({
  first: z.int(),
  last: z.int(),
  from: instant,
  to: instant,
  isAhead: z.boolean().describe('The moment asked about is not yet reached.'),
  isCurrent: z.boolean().describe('The moment asked about lies in it, or ends it.'),
})

const band: z.ZodType<Band> = z.object({
  first: z.int(),
  last: z.int(),
  addedAt: instant.nullable().describe('Null: as first agreed.'),
  by: z.array(role),
})

/** Days or weeks across, obligations down, a mark for each instance. */
export const stripAnswer = codec<Strip>(
  z.object({
    ...head,
    inForce: term,
    unit: z.enum(['day', 'week']).describe('Of a column. Beyond 60 days, weeks.'),
    cells: z.enum(['day-end', 'now']).describe('Of which moment a cell speaks.'),
    columns: z.array(column),
    bands: z.array(band).describe('Days that were agreed together; empty without an extension.'),
    rows: z.array(
      z.object({
        clause,
        bearer,
        cells: z
          .array(z.array(mark))
          .describe(
            'A cell for each column. A mark is its status, how much of a running one is done, ' +
              'from 0 to 1, its instance, and its figures. A week has one mark, without figures.',
          ),
      }),
    ),
  }),
)

/** Counts by the day, side by side. */
export const chartAnswer = codec<ChartAnswer>(
  z.object({
    ...head,
    charts: z.array(
      z.object({
        article: z.string(),
        clause,
        unit: text,
        target: z.number().nullable().describe('What is asked of a day; null where days differ.'),
        most: z.number().describe('The top of the axis.'),
        days: z.array(
          z.object({
            day: z.int(),
            date: text.describe('The date on which the day begins.'),
            instance: text,
            bearer,
            target: z.number(),
            bars: z.array(
              z.object({
                source: role,
                stage: text.nullable(),
                value: z.number(),
                isLowerBound: z.boolean(),
              }),
            ),
          }),
        ),
      }),
    ),
  }),
)
