// The account of lines.

import { linesAccountShape } from '@holdfast/domains'
import { accountQuery } from '../../api/account-query.ts'
import type { Question } from '../../question/question.ts'

export function linesQuery(id: string, question: Question) {
  const read = (account: unknown) => linesAccountShape.safeParse(account).data ?? null
  return accountQuery(id, question, { domain: 'lines', read })
}
