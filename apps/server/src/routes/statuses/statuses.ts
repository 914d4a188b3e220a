// GET /api/agreements/:id/statuses
//
// How it stands: the bytes that `holdfast status --json` prints.

import { routes } from '@holdfast/protocol'
import { answerQuestion } from '../../http/asking.ts'
import { route } from '../../http/route.ts'

/** How it stands: the bytes that `holdfast status --json` prints. */
export const statuses = route(routes.statuses, (context, asked) =>
  answerQuestion('statuses', context, asked),
)
