// GET /api/agreements/:id/chart
//
// Counts by the day, side by side.

import { routes } from '@holdfast/protocol'
import { answerQuestion, detailOf } from '../../http/asking.ts'
import { route } from '../../http/route.ts'

/** Counts by the day, side by side. */
export const chart = route(routes.chart, (context, asked) =>
  answerQuestion('chart', context, asked, detailOf(asked.query)),
)
