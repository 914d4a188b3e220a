// The account of movement.

import { movementAccountShape } from '@holdfast/domains'
import { accountQuery } from '../../api/account-query.ts'
import type { Question } from '../../question/question.ts'

export function movementQuery(id: string, question: Question) {
  const read = (account: unknown) => movementAccountShape.safeParse(account).data ?? null
  return accountQuery(id, question, { domain: 'movement', read })
}
