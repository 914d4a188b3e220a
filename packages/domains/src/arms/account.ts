// The account of arms: items by stage, stocks, lists under seal, and the clauses that run beside
// others.
//
// Whose count each is stands beside it, and counts of two sources stay two. What was handed in and
// neither accepted, rejected nor disputed is told only where one source's counts say so. What is on
// a list nobody is told: its total and its fingerprint are all there is.

import type { Obligation } from '@holdfast/agreement'
import { dayOfDate, limits, printInstant } from '@holdfast/base'
import type { Calendar, Instant, Interval } from '@holdfast/base'
import { accountFrom, type Account, type Told } from '@holdfast/record'
import { armsActs, armsStages } from '@holdfast/vocabulary'
import { z } from 'zod'
import { countedShape, listedShape, stockedShape } from './statements.ts'
import type { Counted, Listed, Stocked } from './statements.ts'
import { tallyOf, type Count } from './tally.ts'

const stageShape = z.strictObject({
  stage: z.enum(armsStages),
  amount: z.number(),
  /** False: a lower bound. */
  closes: z.boolean(),
  from: z.string(),
  to: z.string(),
  /** Why they were turned down or disputed, as it was given, the latest first. */
  reasons: z.array(z.string()),
})

const itemShape = z.strictObject({
  source: z.string(),
  by: z.string(),
  category: z.string(),
  unit: z.string(),
  stages: z.array(stageShape),
  /** Handed in, and nothing said yet of what became of them; null where that is not known. */
  undecided: z.number().nullable(),
})

const stockShape = z.strictObject({
  source: z.string(),
  by: z.string(),
  category: z.string(),
  place: z.string(),
  amount: z.number(),
  unit: z.string(),
  closes: z.boolean(),
  latest: z.string(),
})

const listShape = z.strictObject({
  source: z.string(),
  by: z.string(),
  category: z.string(),
  amount: z.number(),
  unit: z.string(),
  sha256: z.string(),
  latest: z.string(),
  /** True where the same side later handed over another of the same. */
  isReplaced: z.boolean(),
})

const clauseShape = z.strictObject({
  clause: z.string(),
  act: z.string(),
  bearers: z.array(z.string()),
  /** Clauses that are to be done side by side with it. */
  beside: z.array(z.string()),
})

/** What the account of arms answers. */
export const armsAccountShape = z.strictObject({
  items: z.array(itemShape),
  stocks: z.array(stockShape),
  lists: z.array(listShape),
  /** The clauses that ask for arms. */
  clauses: z.array(clauseShape),
  /** How many there are of each, told or not. */
  inAll: z.strictObject({ items: z.number(), stocks: z.number(), lists: z.number() }),
})

/** What the account of arms answers. */
export type ArmsAccount = z.infer<typeof armsAccountShape>

type Heap = {
  readonly source: string
  readonly said: Pick<Counted, 'by' | 'what' | 'unit'>
  readonly counts: { readonly said: Counted; readonly count: Count }[]
}

type State = {
  readonly calendar: Calendar
  readonly clauses: ArmsAccount['clauses']
  /** By source, holder, category and unit. */
  readonly items: Map<string, Heap>
  readonly stocks: { readonly source: string; readonly said: Stocked }[]
  readonly lists: { readonly source: string; readonly said: Listed }[]
}

/** The account of arms. */
export const armsAccount: Account = accountFrom<State, typeof armsAccountShape>({
  shape: armsAccountShape,
  start: ({ agreement: { calendar, obligations } }) => ({
    calendar,
    clauses: obligations.flatMap(clauseOf),
    items: new Map(),
    stocks: [],
    lists: [],
  }),
  take,
  at: accountAt,
  nextChange,
})

function clauseOf({ clause, measure, bearers, beside = [] }: Obligation): ArmsAccount['clauses'] {
  const { act } = measure.filter
  if (!armsActs.includes(act)) return []
  return [{ clause, act, bearers: [...(bearers ?? [])], beside: [...beside] }]
}

function take(state: State, { kind, body, source }: Told): void {
  switch (kind) {
    case 'arms.counted':
      takeCounted(state, source, countedShape.parse(body))
      return
    case 'arms.stocked':
      state.stocks.push({ source, said: stockedShape.parse(body) })
      return
    case 'arms.listed':
      state.lists.push({ source, said: listedShape.parse(body) })
      return
    default:
      return
  }
}

function takeCounted({ calendar, items }: State, source: string, said: Counted): void {
  const period: Interval | null = said.period ?? dayOfDate(calendar, said.date ?? '')
  // An average is no count of anything.
  if (period === null || said.average !== undefined) return
  const { by, what, unit, amount, closes } = said
  const key = [source, by, what, unit].join('|')
  const heap = items.get(key) ?? { source, said: { by, what, unit }, counts: [] }
  heap.counts.push({ said, count: { period, amount, closes } })
  items.set(key, heap)
}

function accountAt(state: State, now: Instant): ArmsAccount {
  const items = [...state.items.values()].flatMap((heap) => itemAt(heap, now) ?? [])
  const stocks = heldAt(state.stocks, now)
  const lists = state.lists.filter(({ said }) => said.at.latest <= now)
  return {
    items: items.slice(-limits.accountRows),
    stocks: stocks.slice(-limits.accountRows).toReversed(),
    lists: lists.map((one, at) => listAt(one, lists.slice(at + 1))).slice(-limits.accountRows),
    clauses: state.clauses.slice(0, limits.accountRows),
    inAll: { items: items.length, stocks: stocks.length, lists: lists.length },
  }
}

function itemAt({ source, said, counts }: Heap, now: Instant): ArmsAccount['items'][number] | null {
  const known = counts.filter(({ count }) => count.period.to <= now)
  if (known.length === 0) return null
  const stages = armsStages.flatMap((stage) => {
    const own = known.filter((one) => one.said.stage === stage)
    // A count of one place and one of everywhere may be of the same items.
    const byPlace = Map.groupBy(own, (one) => one.said.place ?? '')
    const tallies = [...byPlace.values()].flatMap(
      (some) => tallyOf(some.map(({ count }) => count)) ?? [],
    )
    const tally = tallies.toSorted((a, b) => b.amount - a.amount)[0]
    if (tally === undefined) return []
    const { amount, from, to } = tally
    const reasons = own.flatMap((one) => one.said.reason ?? []).toReversed()
    return [
      {
        stage,
        amount,
        closes: tally.closes && tallies.length === 1,
        from: printInstant(from),
        to: printInstant(to),
        reasons: [...new Set(reasons)].slice(0, limits.accountRows),
      },
    ]
  })
  const { by, what: category, unit } = said
  return { source, by, category, unit, stages, undecided: undecidedIn(stages) }
}

/** What is left of items handed in, where all of each stage was counted for the same time. */
function undecidedIn(stages: ArmsAccount['items'][number]['stages']): number | null {
  const [first, ...others] = stages
  if (first?.stage !== 'handed-in' || others.length === 0) return null
  const isSame = others.every(({ from, to }) => from === first.from && to === first.to)
  if (!isSame || !stages.every(({ closes }) => closes)) return null
  const left = others.reduce((rest, { amount }) => rest - Math.round(amount * 1_000), 0)
  const undecided = (Math.round(first.amount * 1_000) + left) / 1_000
  return undecided < 0 ? null : undecided
}

/** The last report of each source, holder, category, unit and place. */
function heldAt(stocks: State['stocks'], now: Instant): ArmsAccount['stocks'] {
  const held = new Map<string, State['stocks'][number]>()
  for (const one of stocks) {
    const { by, what, unit, place, at } = one.said
    if (at.latest > now) continue
    const key = [one.source, by, what, unit, place].join('|')
    const before = held.get(key)
    if (before !== undefined && before.said.at.latest > at.latest) continue
    held.delete(key)
    held.set(key, one)
  }
  return [...held.values()].map(({ source, said }) => ({
    source,
    by: said.by,
    category: said.what,
    place: said.place,
    amount: said.amount,
    unit: said.unit,
    closes: said.closes ?? false,
    latest: printInstant(said.at.latest),
  }))
}

function listAt(
  { source, said }: State['lists'][number],
  later: State['lists'],
): ArmsAccount['lists'][number] {
  const isReplaced = later.some(
    ({ said: other }) =>
      other.by === said.by && other.what === said.what && other.sha256 !== said.sha256,
  )
  return {
    source,
    by: said.by,
    category: said.what,
    amount: said.amount,
    unit: said.unit,
    sha256: said.sha256,
    latest: printInstant(said.at.latest),
    isReplaced,
  }
}

/** A count is told when its period is over, a stock and a list when they were surely so. */
function nextChange({ items, stocks, lists }: State, now: Instant): Instant | null {
  const moments = [
    ...[...items.values()].flatMap(({ counts }) => counts.map(({ count }) => count.period.to)),
    ...[...stocks, ...lists].map(({ said }) => said.at.latest),
  ]
  return moments.reduce<Instant | null>(
    (first, at) => (at > now && (first === null || at < first) ? at : first),
    null,
  )
}
