// The record: statements as they are listed, one entry with its proof, and what a sender gets back.
//
// Bodies are left open: their shape belongs to the kind, and the domains check it.

import type { JsonObject } from '@holdfast/record'
import { z } from 'zod'
import { isObject, reference } from './pieces.ts'
import { questionShape, reachShape } from './question.ts'

/** Which statements to list. */
export const entriesQueryShape = z.object({
  view: questionShape.shape.view,
  knownAt: questionShape.shape.knownAt,
  room: z.string().max(64).optional().describe('Only this room.'),
  kind: z
    .string()
    .max(64)
    .optional()
    .describe('Only this kind: `exchange.released`. The schemas of statements name them all.'),
  author: z.string().max(64).optional().describe('Only by this key, or by this holder of keys.'),
  from: z.string().max(64).optional().describe('Said at or after this time, by its author.'),
  to: z.string().max(64).optional().describe('Said before this time.'),
  place: z.string().max(64).optional().describe('Only what names this place, by its id.'),
  q: z.string().max(200).optional().describe('Only with all of these words.'),
  before: z.string().max(200).optional().describe('The `next` of the page before.'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** The number that people give an entry of a room. */
const entryNumber = z.int().min(1).describe('Its number in its room, counted from 1.')

/** One statement as it is listed. */
const listedShape = z.object({
  room: z.string(),
  entry: entryNumber,
  id: z.string(),
  kind: z.string(),
  author: z.string().describe('The id of the key that signed it.'),
  holder: z.string().nullable().describe('Whom that key speaks for.'),
  source: z.string().nullable().describe('Whose words it passes on.'),
  claimedAt: z.string(),
  about: z.string().nullable().describe('The statement it speaks of.'),
  releases: z.string().nullable().describe('The statement of a narrower room it makes known.'),
  body: z.custom<JsonObject>(isObject),
})

/** A page of statements, newest first by their authors' clocks. */
export const entriesShape = z.object({
  ...reachShape.omit({ asOf: true }).shape,
  entries: z.array(listedShape),
  next: z.string().nullable().describe('Ask for the next page with `before`; null at the end.'),
})

/** A page of statements. */
export type EntriesAnswer = z.infer<typeof entriesShape>

/** One entry: what it says, who signed it, and that it is in the log. */
export const entryShape = z.object({
  room: z.string(),
  entry: entryNumber,
  leafIndex: z.int().describe('Its leaf in the tree, counted from 0: for the proof alone.'),
  size: z.int().describe('Of the tree that the proof leads to.'),
  id: z.string().nullable(),
  leafHash: z.string(),
  bytes: z.string().describe('The exact bytes of the entry, in base64.'),
  statement: z
    .object({
      kind: z.string(),
      agreement: z.string(),
      room: z.string(),
      author: z.string(),
      holder: z.string().nullable(),
      seq: z.int(),
      previous: z.string().nullable(),
      claimedAt: z.string(),
      seen: z.object({ size: z.int(), root: z.string() }).nullable(),
      body: z.custom<JsonObject>(isObject),
      releases: z.string().nullable(),
    })
    .nullable()
    .describe('Null where the bytes cannot be read.'),
  signatures: z.array(
    z.object({ keyid: z.string(), holder: z.string().nullable(), valid: z.boolean() }),
  ),
  standing: z.enum(['admitted', 'waiting', 'refused']).describe('In the reader’s view.'),
  problem: z
    .object({ code: z.string(), about: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable()
    .describe('Why it was refused.'),
  waitsFor: z.string().nullable().describe('The statement it speaks of, where the view lacks it.'),
  facts: z.array(z.string()).describe('The facts that rest on it, in the view: `public:12`.'),
  repliedBy: z.array(reference).describe('What speaks of it, in the view.'),
  proof: z.array(z.string()).describe('Hashes from the leaf to the root, in hexadecimal.'),
  checkpoint: z.string().describe('The signed note of the log at `size`.'),
})

/** One entry. */
export type EntryAnswer = z.infer<typeof entryShape>

/** Where a statement stands once it is kept. */
export const receiptShape = z.object({
  id: z.string(),
  room: z.string(),
  entry: entryNumber,
  isRepeated: z.boolean().describe('It was there already; nothing was added.'),
  checkpoint: z.string().describe('A signed note that includes it.'),
})

/** Where a statement stands once it is kept. */
export type ReceiptAnswer = z.infer<typeof receiptShape>

/** The data of a live event: how far each room of the view reaches now. */
export const liveShape = z.object({ sizes: z.record(z.string(), z.int()) })
