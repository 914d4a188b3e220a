// The account of a domain in an answer: its statements as they now stand, told in record order.
//
// A domain that keeps none has no account. It costs what the domain's statements number.

import { ok, refuse, type Instant, type Result } from '@holdfast/base'
import { domains, namesIn } from '@holdfast/domains'
import type { JsonObject } from '@holdfast/record'
import type { Answer } from './answer.ts'
import { questionProblems as problem } from './problems.ts'

/** An account as of the moment of an answer. */
export type AccountAnswer = {
  readonly domain: string
  /** In the shape that the domain's account names. */
  readonly account: JsonObject
  /** When it changes though nobody says anything; null where it does not. */
  readonly nextChange: Instant | null
}

/** The account of a domain. Refuses the name of one that keeps none. */
export function accountOf(
  { agreement, question, replayed }: Pick<Answer, 'agreement' | 'question' | 'replayed'>,
  name: string,
): Result<AccountAnswer> {
  const domain = domains.find((one) => one.name === name)
  if (domain?.account === undefined) {
    const keeping = domains.filter(({ account }) => account !== undefined)
    return refuse(
      problem.unknownValue(
        'account',
        name,
        keeping.map((one) => one.name),
      ),
    )
  }
  const kinds = new Set(domain.kinds.map((kind) => kind.name))
  const open = domain.account.open(namesIn(agreement))
  for (const told of replayed.told) {
    if (kinds.has(told.kind)) open.take(told)
  }
  const { asOf } = question
  return ok({ domain: name, account: open.at(asOf), nextChange: open.nextChange(asOf) })
}
