// The monitor by itself on a year of facts of its own: twelve kinds of obligations, three sources,
// a fifth of the acts told twice; in order, late and corrected, changed at the end, and forked.
//
// What it says is unmet is compared with an evaluation by hand before anything is measured. Figures
// are of this machine and this run; `--facts 100000` makes a smaller year. Evaluations are told in
// the processor time of their thread, its share of collecting garbage included, so that other work
// on the machine does not count; single changes and whole processes by the clock.
// Where an aim is missed, and why: packages/monitor/README.md, "How fast it is".

import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { CompiledAgreement, Fact, FactChange, Question, Status } from '@holdfast/agreement'
import { present } from '@holdfast/base'
import { createMonitor, statusesOf, type Monitor } from '@holdfast/monitor'
import { memoryInUse } from './measuring/memory.ts'
import { note, quantile, threadMs } from './measuring/harness.ts'
import { reportFigures, type Figure } from './measuring/figures.ts'
import { asItComes, inOrder, remaining } from './records/changed-year.ts'
import { yearActs, yearAgreement, yearEnd, yearFacts } from './records/measured-year.ts'
import { randomFrom } from './records/year-told.ts'
import { plainly, sortedBy, unmetPlainly } from './records/plain-year.ts'

const { values } = parseArgs({
  options: { facts: { type: 'string', default: '1000000' }, json: { type: 'boolean' } },
})
const size = Number(values.facts)
const engineFacts = 20_000
const question: Question = { asOf: yearEnd, basis: null, source: null, stage: null }

/** A monitor that has heard these changes, and what it says at the end. */
function told(
  changes: readonly FactChange[],
  agreement: CompiledAgreement,
): { readonly monitor: Monitor; readonly statuses: readonly Status[]; readonly ms: number } {
  const startedAt = threadMs()
  const monitor = createMonitor(agreement)
  monitor.hear(yearActs())
  for (const change of changes) monitor.observe(change)
  const { statuses } = monitor.standing(question)
  return { monitor, statuses, ms: threadMs() - startedAt }
}

function mustAgree(statuses: readonly Status[], facts: readonly Fact[]): void {
  const plain = unmetPlainly(sortedBy(facts, plainly))
  const unmet = new Set(
    statuses.flatMap(({ status, clause, instance, bearer }) =>
      status === 'unmet' ? [`${clause} ${instance} ${bearer}`] : [],
    ),
  )
  const differing = [
    ...[...plain].filter((name) => !unmet.has(name)),
    ...[...unmet].filter((name) => !plain.has(name)),
  ]
  if (differing.length === 0) return
  throw new Error(`${differing.length} differ from the evaluation by hand: ${differing[0]}`)
}

function inAndOutOfOrder(facts: readonly Fact[], agreement: CompiledAgreement): Figure[] {
  // The first run of a process compiles it: it is not compared.
  told(inOrder(yearFacts(size / 10)), agreement)
  note('In order …')
  const first = told(inOrder(facts), agreement)
  mustAgree(first.statuses, facts)
  note('Late, corrected and retracted …')
  const changes = asItComes(facts)
  const second = told(changes, agreement)
  mustAgree(second.statuses, remaining(changes))
  return [
    { what: 'facts a second, in order', value: (facts.length / first.ms) * 1000, least: 400_000 },
    { what: 'late, corrected, retracted: times as long', value: second.ms / first.ms, most: 2 },
    { what: 'statuses at the end', value: first.statuses.length },
  ]
}

function growth(agreement: CompiledAgreement): Figure[] {
  note('Small and large …')
  const costOf = (count: number, of: CompiledAgreement): number => {
    const facts = yearFacts(count)
    return told(inOrder(facts), of).ms / facts.length
  }
  const small = costOf(size / 10, agreement)
  const large = costOf(size * 2, agreement)
  const many = costOf(size / 10, yearAgreement(1_000))
  return [
    { what: `cost a fact, ${size * 2} facts to ${size / 10}`, value: large / small, most: 1.3 },
    { what: 'cost a fact, 1,000 clauses to 16', value: many / small, most: 1.3 },
  ]
}

function memory(facts: readonly Fact[], agreement: CompiledAgreement): Figure[] {
  note('Memory …')
  const changes = inOrder(facts)
  const before = memoryInUse()
  const { monitor, statuses } = told(changes, agreement)
  const more = memoryInUse() - before
  // Both are still in use here.
  present(statuses[0], `a status of ${typeof monitor}`)
  return [{ what: 'MB beyond the facts', value: more / 1_000_000, most: 300 }]
}

/** How often each change is told: what else runs on the machine delays some of them, not all. */
const timesTold = 4

/** One fact corrected, and every status it alters; a fork that supposes one. */
function changing(facts: readonly Fact[], agreement: CompiledAgreement): Figure[] {
  note('One change at a time …')
  const { monitor, statuses } = told(inOrder(facts), agreement)
  const random = randomFrom(7)
  const changed: number[] = []
  const beyond: number[] = []
  const least: number[] = []
  const supposed: number[] = []
  const leastSupposed: number[] = []
  let last = statuses
  for (let turn = 0; turn < 200; turn++) {
    const fact = present(facts[Math.floor(random() * facts.length)], 'a fact of the year')
    const after = { ...fact, amount: { ...fact.amount, value: fact.amount.value + 1 } }
    const allowed: number[] = []
    for (let n = 0; n < timesTold; n++) {
      const startedAt = performance.now()
      monitor.observe({ key: fact.key, before: fact, after })
      const now = monitor.standing(question).statuses
      const ms = performance.now() - startedAt
      const altered = now.filter((status, at) => status !== last[at]).length
      changed.push(ms)
      allowed.push(ms - 2 - 0.01 * altered)
      monitor.observe({ key: fact.key, before: after, after: fact })
      last = monitor.standing(question).statuses
      const forkedAt = performance.now()
      const fork = monitor.fork()
      fork.observe({ key: fact.key, before: fact, after })
      fork.standing(question)
      supposed.push(performance.now() - forkedAt)
    }
    beyond.push(...allowed)
    least.push(Math.min(...allowed))
    leastSupposed.push(Math.min(...supposed.slice(-timesTold)))
  }
  return [
    { what: 'one change to its statuses, median ms', value: quantile(changed, 0.5) },
    { what: 'the same, p99 ms', value: quantile(changed, 0.99) },
    { what: 'changes within 2 ms and 10 µs a status, %', value: 100 * shareWithin(beyond) },
    { what: 'p99 beyond that, ms', value: quantile(beyond, 0.99), most: 0 },
    { what: 'p99 beyond, the least of four tellings, ms', value: quantile(least, 0.99), most: 0 },
    { what: 'fork and one supposed fact, median ms', value: quantile(supposed, 0.5) },
    { what: 'the same, p99 ms', value: quantile(supposed, 0.99), most: 5 },
    { what: 'p99, the least of four, ms', value: quantile(leastSupposed, 0.99), most: 5 },
  ]
}

function shareWithin(beyond: readonly number[]): number {
  return beyond.filter((ms) => ms <= 0).length / beyond.length
}

/** What was known at random cuts of the record of each clause: from the facts up to there. */
function knownAtCuts(facts: readonly Fact[], agreement: CompiledAgreement): Figure[] {
  note('Known at a cut …')
  const random = randomFrom(11)
  const samples = agreement.clauses.flatMap(({ id }) =>
    Array.from({ length: 3 }, () => {
      const upTo = facts.slice(0, Math.floor(random() * facts.length))
      const heard = { facts: upTo, acts: yearActs() }
      const startedAt = threadMs()
      statusesOf(agreement, heard, question, id)
      return threadMs() - startedAt
    }),
  )
  return [
    { what: 'a clause known at a random cut, median ms', value: quantile(samples, 0.5) },
    { what: 'the same, p99 ms', value: quantile(samples, 0.99), most: 200 },
  ]
}

async function wholeProcess(facts: readonly Fact[]): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-bench-'))
  try {
    note('Whole processes …')
    const large = join(folder, 'large.jsonl')
    const small = join(folder, 'small.jsonl')
    await writeFile(large, linesOf(facts))
    await writeFile(small, linesOf(yearFacts(engineFacts)))
    const ours = child(large, 'monitor')
    const [monitor, logic, rules] = ['monitor', 'json-logic', 'json-rules'].map((how) =>
      child(small, how),
    )
    const counts = new Set([monitor?.said, logic?.said, rules?.said])
    if (counts.size !== 1) throw new Error(`The engines differ: ${[...counts].join(', ')}`)
    const base = present(monitor, 'a run').ms
    return [
      { what: 'facts a second, whole process', value: (size / ours.ms) * 1000, least: 200_000 },
      { what: 'json-logic-js to us, 20,000 facts', value: present(logic, 'a run').ms / base },
      { what: 'json-rules-engine to us, 20,000 facts', value: present(rules, 'a run').ms / base },
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}

function* linesOf(facts: readonly Fact[]): Iterable<string> {
  for (const fact of facts) yield `${JSON.stringify(fact)}\n`
}

function child(path: string, how: string): { readonly ms: number; readonly said: string } {
  const startedAt = performance.now()
  const script = join(import.meta.dirname, 'records', 'year-file.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [heap, script, path, how], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return { ms: performance.now() - startedAt, said: stdout.trim() }
}

const heap = '--max-old-space-size=8000'
const agreement = yearAgreement()
const facts = yearFacts(size)
reportFigures(`monitor, ${facts.length} facts`, [
  ...inAndOutOfOrder(facts, agreement),
  ...growth(agreement),
  ...memory(facts, agreement),
  ...changing(facts, agreement),
  ...knownAtCuts(facts, agreement),
  ...(await wholeProcess(facts)),
])
