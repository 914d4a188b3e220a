// The account of arms.

import { armsAccountShape } from '@holdfast/domains'
import { accountQuery } from '../../api/account-query.ts'
import type { Question } from '../../question/question.ts'

export function armsQuery(id: string, question: Question) {
  const read = (account: unknown) => armsAccountShape.safeParse(account).data ?? null
  return accountQuery(id, question, { domain: 'arms', read })
}
