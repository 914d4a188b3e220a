// A child of `bench monitor`: reads a file of facts, one a line, and works out what they come to.
// With `json-logic` or `json-rules` it evaluates the year by hand, and asks such an engine of rules
// which facts each clause listens to.

import { closeSync, openSync, readSync } from 'node:fs'
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

/** Read in large pieces, each as one array: a line costs little more than its facts. */
function* factsIn(file: string): Iterable<Fact> {
  const from = openSync(file, 'r')
  const piece = Buffer.allocUnsafe(1 << 20)
  let kept = 0
  for (;;) {
    const read = readSync(from, piece, kept, piece.length - kept, null)
    const end = kept + read
    if (end === 0) break
    const last = read === 0 ? end : piece.lastIndexOf(10, end - 1)
    const lines = piece.toString('utf8', 0, last).trim()
    const facts: unknown = JSON.parse(`[${lines.replaceAll('\n', ',')}]`)
    if (Array.isArray(facts)) for (const fact of facts) if (isFact(fact)) yield fact
    piece.copy(piece, 0, last, end)
    kept = end - last
  }
  closeSync(from)
}

if (how === 'monitor') {
  const monitor = createMonitor(yearAgreement())
  for (const fact of factsIn(path)) monitor.observe({ key: fact.key, before: null, after: fact })
  monitor.hear(yearActs())
  const { statuses } = monitor.standing({ asOf: yearEnd, basis: null, source: null, stage: null })
  console.log(statuses.filter(({ status }) => status === 'unmet').length)
} else {
  const facts: Fact[] = []
  for (const fact of factsIn(path)) facts.push(fact)
  const sorted =
    how === 'json-rules'
      ? await jsonRulesSorted(facts)
      : sortedBy(facts, how === 'json-logic' ? jsonLogicHears : plainly)
  console.log(unmetPlainly(sorted).size)
}
