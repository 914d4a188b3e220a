// GET /api/agreements/:id/clauses/:clause
//
// One clause: why each instance stands as it does, with what it rests on.

import { routes } from '@holdfast/protocol'
import { answerQuestion } from '../../http/asking.ts'
import { route } from '../../http/route.ts'

/** One clause: why each instance stands as it does, with what it rests on. */
export const clause = route(routes.clause, (context, asked) =>
  answerQuestion('clause', context, asked, { clause: asked.params.clause }),
)
