// GET /api/agreements/:id/summary
//
// At a glance: its state, what each clause comes to, what is due, what changed last.

import { routes } from '@holdfast/protocol'
import { answerQuestion } from '../../http/asking.ts'
import { route } from '../../http/route.ts'

/** At a glance: its state, what each clause comes to, what is due, what changed last. */
export const summary = route(routes.summary, (context, asked) =>
  answerQuestion('summary', context, asked),
)
