// What a request asks of a record. The names are those of the command line and of the web address.
//
// Here they are texts of bounded length; what they mean for one agreement is checked by the server.

import { z } from 'zod'

const text = (about: string, longest = 200): z.ZodOptional<z.ZodString> =>
  z.string().max(longest).optional().describe(about)

/** As of when, known how far, on which basis, by whose count, in which view. */
export const questionShape = z.object({
  asOf: text(
    'A time with its zone, `2023-12-01T07:00+02:00`. Without it: the end of the term where that ' +
      'is past, else now.',
  ),
  knownAt: text(
    'From the first entries only: a number, or one for each room, `public=47,liaison=12`. ' +
      'Without it: all of them.',
    2_000,
  ),
  basis: text('`reported`, `corroborated`, `verified` or `determined`.'),
  source: text('By this source’s count alone.'),
  stage: text('By counts taken at this stage alone.'),
  view: text('Rooms with commas between them. Without it: `public`.', 2_000),
})

/** As of when, known how far, on which basis, by whose count, in which view. */
export type QuestionQuery = z.infer<typeof questionShape>

/** From which rooms an answer is, how far each was read, and as of when. */
export const reachShape = z.object({
  view: z.array(z.string()).describe('The rooms; other material may exist.'),
  knownAt: z.record(z.string(), z.int()).describe('Entries read of each room.'),
  asOf: z.string(),
})
