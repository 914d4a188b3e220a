// GET /api/agreements/:id/facts
//
// The facts of a view, and its claims with their answers.

import { routes } from '@holdfast/protocol'
import { answerQuestion, detailOf } from '../../http/asking.ts'
import { route } from '../../http/route.ts'

/** The facts of a view, and its claims with their answers. */
export const facts = route(routes.facts, (context, asked) =>
  answerQuestion('facts', context, asked, detailOf(asked.query)),
)
