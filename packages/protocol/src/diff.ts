// What differs between two texts of one agreement, as it travels. How they are compared is for
// `analysis`.

import type { ClausePart, Declaration } from '@holdfast/agreement'
import type { DiffAnswer } from '@holdfast/analysis'
import { isJson, type Json } from '@holdfast/base'
import { z } from 'zod'
import { codec } from './codec.ts'
import { clause } from './pieces.ts'

const words = z.string()
const any = z.custom<Json>(isJson).meta({})
const sides = { before: any, now: any }

/** A code of the kernel's; browsers carry no list of them. */
function code<Code extends string>(): z.ZodType<Code> {
  return z.custom<Code>((value) => typeof value === 'string').meta({ type: 'string' })
}

const clauseDifference = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), clause, now: words }),
  z.object({ kind: z.literal('removed'), clause, before: words }),
  z.object({
    kind: z.literal('changed'),
    clause,
    before: words,
    now: words,
    parts: z.array(z.object({ part: code<ClausePart>(), ...sides })),
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
      z.object({ what: code<Declaration>(), id: z.string().nullable(), ...sides }),
    ),
    clauses: z.array(clauseDifference),
    prose: z.array(
      z.object({
        article: z.string(),
        before: z.array(z.string()),
        now: z.array(z.string()),
      }),
    ),
  }),
)
