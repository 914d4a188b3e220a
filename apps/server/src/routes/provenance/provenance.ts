// GET /api/agreements/:id/provenance
//
// How the record was compiled: counted from the view and the cut, with the compiler's own word.

import { routes } from '@holdfast/protocol'
import { answerQuestion } from '../../http/asking.ts'
import { route } from '../../http/route.ts'

/** How the record was compiled. */
export const provenance = route(routes.provenance, (context, asked) =>
  answerQuestion('provenance', context, asked),
)
