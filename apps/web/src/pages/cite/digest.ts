// The digest of the server's answer to a question: SHA-256 over its bytes, as anybody has them from
// the API or the command line.
//
// It is worked out here, from what was sent.

import { encodeHex } from '@holdfast/base'
import { Outage, pathOf, routes } from '@holdfast/protocol'
import { queryOptions } from '@tanstack/react-query'
import { recordKey } from '../../api/queries.ts'
import type { Question } from '../../question/question.ts'
import { sha256 } from '../../proof/browser-crypto.ts'

export function digestQuery(id: string, question: Question) {
  return queryOptions({
    queryKey: [...recordKey(id), 'digest', question],
    queryFn: async () => {
      const address = pathOf(routes.statuses, { params: { id }, query: question })
      const answer = await fetch(address).catch(() => null)
      if (answer?.ok !== true) throw new Outage('no answer')
      return encodeHex(sha256(new Uint8Array(await answer.arrayBuffer())))
    },
  })
}
