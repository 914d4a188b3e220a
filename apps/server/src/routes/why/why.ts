// GET /api/agreements/:id/clauses/:clause/why
//
// Why the instances of a clause stand as they do: what counted and what did not, each with the
// reason; the arithmetic; what would decide.

import { routes } from '@holdfast/protocol'
import { answerQuestion } from '../../http/asking.ts'
import { route } from '../../http/route.ts'

/** Why a clause stands as it does. */
export const why = route(routes.why, (context, asked) => {
  const { instance } = asked.query
  const { clause } = asked.params
  return answerQuestion('why', context, asked, {
    clause,
    ...(instance === undefined ? {} : { instance }),
  })
})
