// GET /api/agreements/:id/tonight
//
// If everything stopped tonight. The public is told nothing while the agreement is in force.

import { routes } from '@holdfast/protocol'
import { answerQuestion } from '../../http/asking.ts'
import { route } from '../../http/route.ts'

/** If everything stopped tonight. The public is told nothing while the agreement is in force. */
export const tonight = route(routes.tonight, (context, asked) =>
  answerQuestion('tonight', context, asked),
)
