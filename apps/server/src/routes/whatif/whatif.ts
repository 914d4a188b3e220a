// POST /api/agreements/:id/whatif
//
// Which statuses would change, were what the body says said too, in the view of the reader. Nothing
// is kept: the fork of the sum is gone with the answer.

import { decodeUtf8, limits, refuse } from '@holdfast/base'
import { routes } from '@holdfast/protocol'
import { readSupposed, supposeProblems } from '@holdfast/sum'
import { answerQuestion } from '../../http/asking.ts'
import { route } from '../../http/route.ts'
import { serverProblems as problem } from '../../problems.ts'

/** What would change. */
export const whatif = route(
  routes.whatif,
  async (context, asked) => {
    const { body, query } = asked
    // What is supposed comes after all there is: at a cut it would say another thing.
    if (query.knownAt !== undefined) return refuse(problem.malformed('knownAt'))
    const supposed = decodeUtf8(body)
    if (supposed === null) return refuse(problem.malformed('body'))
    const lines = readSupposed(supposed)
    if (!lines.ok) return lines
    if (lines.value.length === 0) return refuse(problem.malformed('body'))
    return answerQuestion('whatif', context, asked, { supposed })
  },
  { bytes: limits.supposedBytes, beyond: supposeProblems.tooLong },
)
