// How a record was compiled, as it is told.
//
// What the compiler says is in the languages that it was said in; what is counted is numbers.

import { sourceClasses, type RoleId, type RoleKind } from '@holdfast/agreement'
import type { ProvenanceAnswer, ToldClass } from '@holdfast/analysis'
import { z } from 'zod'
import { codec, instant } from './codec.ts'
import { head, name, reference, role } from './pieces.ts'

const roleKinds = [
  'party',
  'mediator',
  'guarantor',
  'observer',
  'intermediary',
  'body',
  'monitor',
  'source',
  'outsider',
] as const satisfies readonly RoleKind[]

const sourceClass: z.ZodType<ToldClass> = z
  .enum([...sourceClasses, ...roleKinds, 'no-class'])
  .describe('Its class where the text says so; else what it, or the side it is of, is declared as.')

const note = z.record(z.string(), z.string()).describe('By language.')
const notes = z.array(note)
const rows = z.int().describe('Admitted statements; keys and adopted texts are none.')

/** How a record was compiled. */
export const provenanceAnswer = codec<ProvenanceAnswer>(
  z.object({
    ...head,
    signers: z.array(
      z.object({
        holder: z.string().describe('Of the key.'),
        roles: z.array(z.string()),
        rows,
        first: instant.nullable(),
        last: instant.nullable(),
      }),
    ),
    adopted: z
      .object({ by: z.string(), at: instant })
      .nullable()
      .describe('Who adopted the text last.'),
    rows,
    bySide: z
      .array(z.object({ sides: z.array(role), rows }))
      .describe('By whose word: who claims or answers, else the source quoted.'),
    byClass: z
      .array(z.object({ sourceClass, rows }))
      .describe('By the class of the source that a row is quoted from.'),
    byKind: z.array(z.object({ kind: z.string(), rows })),
    roles: z
      .array(
        z.object({
          role,
          kind: z.enum(roleKinds),
          sourceClass,
          side: name<RoleId>().nullable().describe('Whose word theirs is.'),
          members: z.array(role),
          close: z.array(
            z.object({
              side: role,
              since: instant.nullable().describe('Null: since before it was in force.'),
              by: role.nullable().describe('Who says so; null: the text.'),
            }),
          ),
          objections: z.array(z.object({ by: z.string(), why: z.string(), entry: reference })),
          rows: rows.describe('How many rows are quoted from them.'),
        }),
      )
      .describe('Everybody whom the text names.'),
    told: z
      .object({ compiler: note, text: notes, notFound: notes, notSought: notes, gaps: notes })
      .nullable()
      .describe('The compiler’s own word, adopted with the text; null where there is none.'),
  }),
)
