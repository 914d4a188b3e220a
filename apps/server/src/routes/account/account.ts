// GET /api/agreements/:id/accounts/:domain
//
// The account of a domain that keeps one.

import { routes } from '@holdfast/protocol'
import { answerQuestion } from '../../http/asking.ts'
import { route } from '../../http/route.ts'

/** The account of a domain that keeps one. */
export const account = route(routes.account, (context, asked) =>
  answerQuestion('account', context, asked, { domain: asked.params.domain }),
)
