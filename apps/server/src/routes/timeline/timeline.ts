// GET /api/agreements/:id/timeline
//
// Every window with its status, the uses of powers, and the changes ahead.

import { routes } from '@holdfast/protocol'
import { answerQuestion } from '../../http/asking.ts'
import { route } from '../../http/route.ts'

/** Every window with its status, the uses of powers, and the changes ahead. */
export const timeline = route(routes.timeline, (context, asked) =>
  answerQuestion('timeline', context, asked),
)
