// A child of `bench monitor`: reads a file of facts, one a line, and works out what they come to.
// With `json-logic` or `json-rules` it evaluates the year by hand, and asks such an engine of rules
// which facts each clause listens to.

import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Fact } from '@holdfast/agreement'
import { createMonitor } from '@holdfast/monitor'
import { jsonLogicHears, jsonRulesSorted } from './other-engines.ts'
import { yearActs, yearAgreement, yearEnd } from './measured-year.ts'
import { plainly, sortedBy, unmetPlainly } from './plain-year.ts'

const [path = '', how = 'monitor'] = process.argv.slice(2)

// The file is our own: what has a key is one of the year's facts.
function isFact(value: unknown): value is Fact {
  return typeof value === 'object' && value !== null && 'key' in value
}

async function* factsIn(file: string): AsyncIterable<Fact> {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const fact: unknown = JSON.parse(line)
    if (isFact(fact)) yield fact
  }
}

if (how === 'monitor') {
  const monitor = createMonitor(yearAgreement())
  for await (const fact of factsIn(path))
    monitor.observe({ key: fact.key, before: null, after: fact })
  monitor.hear(yearActs())
  const { statuses } = monitor.standing({ asOf: yearEnd, basis: null, source: null, stage: null })
  console.log(statuses.filter(({ status }) => status === 'unmet').length)
} else {
  const facts: Fact[] = []
  for await (const fact of factsIn(path)) facts.push(fact)
  const sorted =
    how === 'json-rules'
      ? await jsonRulesSorted(facts)
      : sortedBy(facts, how === 'json-logic' ? jsonLogicHears : plainly)
  console.log(unmetPlainly(sorted).size)
}
