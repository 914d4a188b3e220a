// The account of a domain, asked of the server and read in the shape that the domain names. An
// answer of another shape is an outage, as everywhere.

import { Outage, routes } from '@holdfast/protocol'
import { queryOptions } from '@tanstack/react-query'
import type { Question } from '../question/question.ts'
import { answered } from '../api/http-client.ts'
import { recordKey } from '../api/queries.ts'

/** A domain's name, and how its account is read; null for what is in another shape. */
export type AccountOf<Account> = {
  readonly domain: string
  readonly read: (account: unknown) => Account | null
}

export function accountQuery<Account>(
  id: string,
  question: Question,
  { domain, read }: AccountOf<Account>,
) {
  return queryOptions({
    queryKey: [...recordKey(id), domain, question],
    queryFn: async () => {
      const asked = { params: { id, domain }, query: question }
      const { account } = await answered(routes.account, asked)
      const told = read(account)
      if (told === null) throw new Outage('an answer of another shape')
      return told
    },
  })
}
