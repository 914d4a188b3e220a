// GET /api/agreements/:id/strip
//
// The strip: days or weeks across, obligations down, a mark for each instance.

import { routes } from '@holdfast/protocol'
import { answerQuestion, detailOf } from '../../http/asking.ts'
import { route } from '../../http/route.ts'

/** The strip: days or weeks across, obligations down, a mark for each instance. */
export const strip = route(routes.strip, (context, asked) =>
  answerQuestion('strip', context, asked, detailOf(asked.query)),
)
