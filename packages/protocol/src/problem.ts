// A refusal as it travels: the problem's permanent code and what its words need.
//
// The words themselves are made on screen, in the reader's language.

import { z } from 'zod'

/** The body of every refusal. */
export const refusalShape = z.object({
  problem: z.object({
    code: z.string().describe('Public and permanent: `server.3`.'),
    about: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
})

/** The body of every refusal. */
export type Refusal = z.infer<typeof refusalShape>
