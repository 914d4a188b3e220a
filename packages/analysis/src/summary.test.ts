// The agreement at a glance: its state, what each clause comes to, what is due and what is new.
//
// A made-up week, with three days of counts.

import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { summaryOf, type Summary } from './summary.ts'
import { askerWith, counted, on, released } from './testing.ts'

const askedOf = askerWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))

const said = [
  released('north', 9, 2),
  counted('agency', 25, 1),
  counted('agency', 15, 2),
  counted('wire', 5, 3, true),
]

function gistOf({ articles }: Summary, clause: string): unknown {
  const all = articles.flatMap(({ clauses }) => clauses)
  return all.find((one) => one.clause === clause)?.gist
}

test('says in which of its days an agreement is, a boundary being of the day that ends', () => {
  const state = (day: number, hour?: number): unknown =>
    summaryOf(askedOf([], on(day, hour)).answer).state
  expect(state(0)).toEqual({ kind: 'not-yet', day: 1 })
  expect(state(2)).toEqual({ kind: 'in-force', day: 1 })
  expect(state(2, 7)).toEqual({ kind: 'in-force', day: 2 })
  expect(state(8)).toEqual({ kind: 'closed', day: 7 })
  expect(state(20)).toEqual({ kind: 'closed', day: 7 })
})

test('names days by what their counts say, and adds up acts of one clause', () => {
  const summary = summaryOf(askedOf(said, on(5, 7)).answer)
  expect(gistOf(summary, '3.1')).toEqual({
    kind: 'days',
    said: [
      { code: 'reached', days: [{ from: 1, to: 1 }] },
      { code: 'below', days: [{ from: 2, to: 2 }] },
      { code: 'not-closed', days: [{ from: 3, to: 3 }] },
      { code: 'no-count', days: [{ from: 4, to: 4 }] },
      { code: 'running', days: [{ from: 5, to: 5 }] },
    ],
  })
  expect(gistOf(summary, '2.1')).toEqual({
    kind: 'amount',
    value: 9,
    isLowerBound: true,
    target: 10,
    unit: 'persons',
    isRunning: false,
  })
})

test('says what falls due first, and what changed last', () => {
  const { nextDue, due, news } = summaryOf(askedOf(said, on(3, 12)).answer)
  expect(nextDue).toEqual({ clauses: ['1.1', '3.1'], at: on(4) })
  expect(due.map((one) => one.due)).toEqual(due.map((one) => one.due).toSorted((a, b) => a - b))
  expect(news).toMatchObject([
    { kind: 'fact', act: 'bring', amount: { value: 15 }, isLowerBound: false },
    { kind: 'fact', act: 'release', amount: { value: 9 } },
    { kind: 'fact', act: 'bring', amount: { value: 25 } },
  ])
  expect(summaryOf(askedOf(said, on(1, 20)).answer).news).toEqual([])
})

test('two totals of one day are news, and their clause is told', () => {
  const rivals = [counted('agency', 25, 1), counted('wire', 15, 1)]
  const summary = summaryOf(askedOf(rivals, on(3, 7)).answer)
  expect(summary.news.map((one) => (one.kind === 'fact' ? one.amount.value : null))).toEqual([
    15, 25,
  ])
  expect(gistOf(summary, '3.1')).toMatchObject({ kind: 'days', said: [{ code: 'differ' }, {}, {}] })
})
