// The account of a domain, with the head that every answer has: what routes are open, what waits,
// and when that changes by itself. What it says is the domain's.

import { ok, type Result } from '@holdfast/base'
import { accountOf, type AccountAnswer, type Answer } from '@holdfast/sum'
import { headOf, type AnswerHead } from './head.ts'

/** An account as it is told. */
export type ToldAccount = AnswerHead & AccountAnswer

/** The account of a domain. Refuses the name of one that keeps none. */
export function accountAnswerOf(answer: Answer, domain: string): Result<ToldAccount> {
  const account = accountOf(answer, domain)
  return account.ok ? ok({ ...headOf(answer), ...account.value }) : account
}
