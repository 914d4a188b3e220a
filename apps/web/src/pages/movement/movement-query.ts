// The account of movement, asked of the server and read in the shape that its domain names. An
// answer of another shape is an outage, as everywhere.

import { movementAccountShape } from '@holdfast/domains'
import { Outage, routes } from '@holdfast/protocol'
import { queryOptions } from '@tanstack/react-query'
import { answered } from '../../api/http-client.ts'
import { recordKey } from '../../api/queries.ts'
import type { Question } from '../../question/question.ts'

export function movementQuery(id: string, question: Question) {
  return queryOptions({
    queryKey: [...recordKey(id), 'movement', question],
    queryFn: async () => {
      const asked = { params: { id, domain: 'movement' }, query: question }
      const { account } = await answered(routes.account, asked)
      const read = movementAccountShape.safeParse(account)
      if (!read.success) throw new Outage('an answer of another shape')
      return read.data
    },
  })
}
