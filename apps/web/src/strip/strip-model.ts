// What the strip shows, worked out from answers and nothing else: rows of marks under columns.
//
// A cell says the status at the end of its column. Two instances in one cell are two marks, oldest
// first; nothing is rolled up inside a day. "As it stands now" shows every instance by the answer
// for the moment asked for.

import {
  rollUp,
  type CompiledAgreement,
  type Obligation,
  type RoleId,
  type Status,
  type StatusName,
} from '@holdfast/agreement'
import type { Column } from './columns.ts'
import { figuresOf, type Figure } from './figures.ts'

export type StripMark = {
  readonly status: StatusName
  /** How much of a running one is done, from 0 to 1; null where that is not known. */
  readonly part: number | null
  readonly figures: readonly Figure[]
  /** What it was made from; null for what lies ahead and was not asked. */
  readonly of: Status
}

export type StripRow = {
  readonly key: string
  readonly clause: string
  readonly bearer: RoleId | null
  readonly obligation: Obligation
  /** The first row of its clause, which carries the number and the words. */
  readonly isFirst: boolean
  readonly cells: readonly (readonly StripMark[])[]
}

export type StripArticle = {
  readonly id: string
  readonly title: string
  readonly rows: readonly StripRow[]
}

export type StripInput = {
  readonly agreement: CompiledAgreement
  readonly columns: readonly Column[]
  /** The statuses at each column's own moment; null while they are not here. */
  readonly answers: readonly (readonly Status[] | null)[]
  /** The statuses as of the moment asked for. */
  readonly now: readonly Status[]
  readonly order: (bearers: readonly (RoleId | null)[]) => readonly (RoleId | null)[]
  readonly asItStandsNow: boolean
}

/** The articles of the strip, in the order of the text; those without obligations left out. */
export function stripOf(input: StripInput): readonly StripArticle[] {
  const { agreement } = input
  const answers = input.answers.map((each) => (each === null ? null : byRow(each)))
  const now = byRow(input.now)
  const articleOf = new Map(agreement.clauses.map(({ id, article }) => [id, article]))
  return agreement.articles.flatMap((article) => {
    const obligations = agreement.obligations.filter(
      ({ clause }) => articleOf.get(clause) === article.id,
    )
    if (obligations.length === 0) return []
    const rows = obligations.flatMap((obligation) => rowsOf(input, obligation, answers, now))
    return [{ ...article, rows }]
  })
}

type ByRow = ReadonlyMap<string, readonly Status[]>

function rowKey(clause: string, bearer: RoleId | null): string {
  return `${clause} ${bearer ?? ''}`
}

function byRow(statuses: readonly Status[]): ByRow {
  return Map.groupBy(statuses, ({ clause, bearer }) => rowKey(clause, bearer))
}

function rowsOf(
  input: StripInput,
  obligation: Obligation,
  answers: readonly (ByRow | null)[],
  now: ByRow,
): StripRow[] {
  const bearers = input.order(obligation.bearers ?? [null])
  return bearers.map((bearer, at): StripRow => {
    const key = rowKey(obligation.clause, bearer)
    const own = answers.map((answer) => (answer === null ? null : (answer.get(key) ?? [])))
    const cells = input.columns.map((column, index) => {
      const statuses = statusesIn({ input, column, index, own, now: now.get(key) ?? [] })
      return statuses.map((status) => markOf(obligation, status))
    })
    return { key, clause: obligation.clause, bearer, obligation, isFirst: at === 0, cells }
  })
}

type Cell = {
  readonly input: StripInput
  readonly column: Column
  readonly index: number
  readonly own: readonly (readonly Status[] | null)[]
  readonly now: readonly Status[]
}

function statusesIn({ input, column, index, own, now }: Cell): readonly Status[] {
  if (column.isAhead) {
    return now.filter((status) => status.status === 'pending' && overlaps(status, column))
  }
  if (input.asItStandsNow) return now.filter((status) => standsIn(status, column))
  const before = own[index - 1] ?? []
  const done = new Set(before.filter(isSettled).map(({ instance }) => instance))
  return (own[index] ?? []).filter(
    (status) => overlaps(status, column) && !done.has(status.instance),
  )
}

/** The window and the column have time in common; an instance of a day is of that day alone. */
function overlaps({ window, status, instance }: Status, column: Column): boolean {
  const day = /^day-(\d+)(?:@|$)/.exec(instance)?.[1]
  if (day !== undefined) return column.first <= Number(day) && Number(day) <= column.last
  if (window.from === null || window.from >= column.to) return false
  if (status === 'void' && window.to !== null && window.to <= window.from) return false
  return window.to === null || window.to > column.from
}

/** An instance that an act opened is shown where it opened; any other all along its window. */
function standsIn(status: Status, column: Column): boolean {
  if (!status.instance.startsWith('for-')) return overlaps(status, column)
  const { from } = status.window
  return from !== null && from >= column.from && from < column.to
}

/** Settled for good: it is not shown again on the days after. */
function isSettled({ status }: Status): boolean {
  return ['met', 'late', 'excused', 'void'].includes(status)
}

export function markOf(obligation: Obligation, status: Status): StripMark {
  const { measured, target } = status
  const isRunning = status.status === 'running' && measured !== null && target.value > 0
  return {
    status: status.status,
    part: isRunning ? measured.value / target.value : null,
    figures: figuresOf(obligation, status),
    of: status,
  }
}

/** One mark for several, by the order of the roll-up; null for none. */
export function rolledUp(marks: readonly StripMark[]): StripMark | null {
  const name = rollUp(marks.map(({ status }) => status))
  return marks.find(({ status }) => status === name) ?? null
}
