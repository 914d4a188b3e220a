// The account of lines, as the page of lines asks for it.
// How an account is asked for, and what becomes of a wrong answer, is in api/account-query.ts.

import { linesAccountShape } from '@holdfast/domains'
import { accountQuery } from '../../api/account-query.ts'
import type { Question } from '../../question/question.ts'

export function linesQuery(id: string, question: Question) {
  const read = (account: unknown) => linesAccountShape.safeParse(account).data ?? null
  return accountQuery(id, question, { domain: 'lines', read })
}
