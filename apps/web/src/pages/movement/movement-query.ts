// The account of movement, as the page of movement asks for it.
// How an account is asked for, and what becomes of a wrong answer, is in api/account-query.ts.

import { movementAccountShape } from '@holdfast/domains'
import { accountQuery } from '../../api/account-query.ts'
import type { Question } from '../../question/question.ts'

export function movementQuery(id: string, question: Question) {
  const read = (account: unknown) => movementAccountShape.safeParse(account).data ?? null
  return accountQuery(id, question, { domain: 'movement', read })
}
