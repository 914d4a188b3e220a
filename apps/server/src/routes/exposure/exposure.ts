// GET /api/agreements/:id/exposure
//
// What each side gave and what is to come for it, link by link: by the text alone, and by the
// record. The latter is withheld from the public while the agreement is in force.

import { routes } from '@holdfast/protocol'
import { answerQuestion } from '../../http/asking.ts'
import { route } from '../../http/route.ts'

/** What each side gave and what is to come for it. */
export const exposure = route(routes.exposure, (context, asked) =>
  answerQuestion('exposure', context, asked),
)
