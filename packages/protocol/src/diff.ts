// What differs between two texts of one agreement, as it travels.

import { clauseParts, declarationKinds } from '@holdfast/agreement'
import type { DiffAnswer } from '@holdfast/analysis'
import { isJson, type Json } from '@holdfast/base'
import { z } from 'zod'
import { codec } from './codec.ts'
import { clause } from './pieces.ts'

const words = z.string().describe('As the text has it.')
const any = z.custom<Json>(isJson).meta({})
const sides = { before: any, now: any }

const clauseDifference = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), clause, now: words }),
  z.object({ kind: z.literal('removed'), clause, before: words }),
  z.object({
    kind: z.literal('changed'),
    clause,
    before: words,
    now: words,
    parts: z.array(z.object({ part: z.enum(clauseParts), ...sides })),
  }),
  z.object({ kind: z.literal('renumbered'), clause, was: clause }),
  z.object({ kind: z.literal('moved'), clause }),
  z.object({ kind: z.literal('reworded'), clause, before: words, now: words }),
])

/** What differs between two texts. */
export const diffAnswer = codec<DiffAnswer>(
  z.object({
    agreement: z.string(),
    declarations: z.array(
      z.object({ what: z.enum(declarationKinds), id: z.string().nullable(), ...sides }),
    ),
    clauses: z.array(clauseDifference),
    prose: z.array(
      z.object({
        article: z.string(),
        before: z.array(z.string()).describe('Paragraphs that are no longer there.'),
        now: z.array(z.string()).describe('Paragraphs that are new.'),
      }),
    ),
  }),
)
