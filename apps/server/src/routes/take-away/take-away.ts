// GET /api/agreements/:id/data
//
// What there is to take away: each table with its codebook, and its files with sizes and digests.

import { routes } from '@holdfast/protocol'
import { answerQuestion } from '../../http/asking.ts'
import { route } from '../../http/route.ts'

/** What there is to take away. */
export const data = route(routes.data, (context, asked) => answerQuestion('data', context, asked))
