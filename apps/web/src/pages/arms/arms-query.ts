// The account of arms, as the page of arms asks for it.
// How an account is asked for, and what becomes of a wrong answer, is in api/account-query.ts.

import { armsAccountShape } from '@holdfast/domains'
import { accountQuery } from '../../api/account-query.ts'
import type { Question } from '../../question/question.ts'

export function armsQuery(id: string, question: Question) {
  const read = (account: unknown) => armsAccountShape.safeParse(account).data ?? null
  return accountQuery(id, question, { domain: 'arms', read })
}
