// What must be so of every answer why, beside the standing of the same question. For tests.
//
// Only tests use it.

import type { CompiledAgreement, Fact, FactKey, Question, Status, Why } from '@holdfast/agreement'
import { sumOfAmounts } from '@holdfast/base'
import type { Monitor } from '../monitor.ts'

/** What is told wrongly of why statuses stand as they do; empty where nothing is. */
export function wrongIn(
  monitor: Monitor,
  agreement: CompiledAgreement,
  facts: ReadonlyMap<FactKey, Fact>,
  question: Question,
): readonly string[] {
  const { statuses } = monitor.standing(question)
  return agreement.obligations.flatMap(({ clause }) => {
    const own = statuses.filter((status) => status.clause === clause)
    const told = monitor.why(question, clause, null)
    if (told.length !== own.length) return [`${clause}: ${told.length} of ${own.length} told`]
    return own.flatMap((status, at) => {
      const why = told[at]
      const wrong = why === undefined ? ['not told'] : wrongOf(status, why, facts)
      return wrong.map((what) => `${clause} ${status.instance}: ${what}`)
    })
  })
}

function wrongOf(status: Status, why: Why, facts: ReadonlyMap<FactKey, Fact>): readonly string[] {
  const wrong: string[] = []
  const isSame = why.instance === status.instance && why.bearer === status.bearer
  if (!isSame) wrong.push('of another instance')
  const keys = why.facts.map(({ key }) => key)
  if (new Set(keys).size !== keys.length) wrong.push('a fact told twice')
  for (const { key } of status.facts) {
    const counted = sumOfAmounts(
      status.facts.filter((one) => one.key === key).map(({ amount }) => amount.value),
    )
    const told = why.facts.find((one) => one.key === key)
    if (told?.counted !== counted) wrong.push(`${key} counted ${told?.counted}, not ${counted}`)
  }
  for (const { key, told, counted, lacking, to } of why.facts) {
    const isCounted = status.facts.some((one) => one.key === key)
    const form = facts.get(key)?.form
    if (!isCounted && counted !== 0) wrong.push(`${key} is not counted`)
    const isSomething = form !== 'coverage' && told !== 0
    if (!isCounted && lacking === null && isSomething) wrong.push(`${key}: no reason`)
    if (lacking?.code === 'used-elsewhere' && to.length === 0) wrong.push(`${key} used nowhere`)
    const { supply } = why
    const isShort = supply !== null && supply.most < status.target.value
    if (lacking?.code === 'not-asked' && isShort) wrong.push(`${key} was asked for`)
  }
  if (why.supply !== null && why.supply.least > why.supply.most) wrong.push('least above most')
  return wrong
}
