// What became of each entry of a view, as `holdfast replay --json` prints it.
//
// No route answers with it: a server lists statements page by page, and this is all of them.

import type { ReplayAnswer } from '@holdfast/analysis'
import { irregularityKinds, isJsonObject, type IrregularityKind } from '@holdfast/record'
import type { JsonObject, StatementId } from '@holdfast/record'
import { z } from 'zod'
import { codec, instant } from './codec.ts'
import { claim, fact } from './facts.ts'
import { bounds, clause, effect, head, name, reference, role, text } from './pieces.ts'

const particulars = z.record(z.string(), z.union([z.string(), z.number()]))
const kinds = new Set(Object.keys(irregularityKinds))
const irregularityKind = z
  .custom<IrregularityKind>((value) => typeof value === 'string' && kinds.has(value))
  .meta({ type: 'string' })

/** The body of a statement: its shape belongs to its kind. */
const body = z.custom<JsonObject>(isJsonObject).meta({ type: 'object' })

/** What became of each entry. */
export const replayAnswer = codec<ReplayAnswer>(
  z.object({
    agreement: head.agreement,
    view: head.view,
    knownAt: head.knownAt,
    said: z.array(
      z.object({
        entry: reference,
        id: name<StatementId>(),
        kind: text,
        holder: text,
        claimedAt: instant,
        body,
      }),
    ),
    facts: z.array(fact),
    acts: z.array(
      z.object({
        at: bounds,
        under: clause.nullable(),
        by: z.array(role),
        effect,
        entries: z.array(reference),
      }),
    ),
    claims: z.array(claim),
    refused: z.array(
      z.object({
        entry: reference,
        id: name<StatementId>().nullable(),
        problem: z.object({ code: text, about: particulars }),
      }),
    ),
    unresolved: z.array(
      z.object({ entry: reference, id: name<StatementId>(), refersTo: name<StatementId>() }),
    ),
    irregularities: z
      .array(
        z.object({
          kind: irregularityKind,
          room: text,
          entry: z.int().min(1).nullable().describe('Counted from 1; null where it is none’s.'),
          about: particulars,
        }),
      )
      .describe('What was noticed about the record.'),
  }),
)
