// What a table made that will count for nothing: outside the agreement's term, or of something that
// no clause asks for. It is no fault of the table, so nothing is refused; but a misspelt cargo or a
// wrong year must be seen before it is signed.

import type { CompiledAgreement, Filter, Obligation } from '@holdfast/agreement'
import { dayMs, hourMs, nearestTo } from '@holdfast/base'
import type { FactDraft } from '@holdfast/record'
import type { Draft } from './draft.ts'
import type { Table } from './table.ts'

/** `rows` is how many there are, `line` where the first of them begins. */
export type Remark =
  /** Rows, or a sheet, that are hidden in their workbook, and were read. */
  | { readonly what: 'hidden-rows'; readonly rows: number; readonly line: number }
  | {
      readonly what: 'hidden-sheet'
      readonly sheet: string
      readonly rows: number
      readonly line: number
    }
  | { readonly what: 'outside-term'; readonly rows: number; readonly line: number }
  | {
      /** Totals of more time than the one by which a clause asks: they decide no single one. */
      readonly what: 'longer'
      readonly clause: string
      readonly unit: 'hour' | 'day' | 'week' | 'month'
      readonly rows: number
      readonly line: number
    }
  | {
      readonly what: 'not-asked'
      /** What kind of word it is: `cargo`, `class`, … */
      readonly tag: string
      readonly value: string
      /** The nearest word that a clause asks for; null where none is near. */
      readonly nearest: string | null
      readonly rows: number
      readonly line: number
    }

/** The remarks on one table, as its rows come. */
export class Remarks {
  readonly #term: CompiledAgreement['term']
  /** What clauses ask for, by act. */
  readonly #asked: ReadonlyMap<string, readonly Filter[]>
  readonly #obligations: readonly Obligation[]
  readonly #found = new Map<string, Noted>()
  readonly #hidden: readonly Remark[]

  constructor(agreement: CompiledAgreement, table: HiddenIn) {
    this.#hidden = hiddenIn(table)
    this.#term = agreement.term
    this.#obligations = agreement.obligations.filter(({ kind }) => kind === 'duty')
    const filters = agreement.obligations.flatMap(({ measure, parts }) => [
      measure.filter,
      ...parts.map(({ filter }) => filter),
    ])
    this.#asked = Map.groupBy(filters, ({ act }) => act)
  }

  /** Takes what a row made. Rows come in their order. */
  note({ line }: Draft, facts: readonly FactDraft[]): void {
    for (const fact of facts) {
      if (this.#isOutside(fact)) {
        this.#put({ what: 'outside-term', rows: 0, line })
      }
      this.#noteWords(fact, line)
      this.#noteLonger(fact, line)
    }
  }

  /** The remarks, in the order in which they were first made. */
  list(): readonly Remark[] {
    const found = [...this.#found.values()].map(({ remark, rows }) => ({ ...remark, rows }))
    return [...this.#hidden, ...found]
  }

  /** Words of something that is asked for, but under no such name. */
  #noteWords({ act, tags }: FactDraft, line: number): void {
    const asked = this.#asked.get(act) ?? []
    const isHeard = asked.some((filter) =>
      Object.keys(filter.tags).every((tag) => isIn(filter, tags, tag)),
    )
    if (isHeard) return
    for (const [tag, value] of Object.entries(tags)) {
      const values = new Set(asked.flatMap((filter) => filter.tags[tag] ?? []))
      if (values.size === 0 || values.has(value)) continue
      const nearest = nearestTo(value.toLowerCase(), values)
      this.#put({ what: 'not-asked', tag, value, nearest, rows: 0, line })
    }
  }

  /** A total of more time than every clause asks by that asks for it. */
  #noteLonger({ act, tags, period, form }: FactDraft, line: number): void {
    if (period === null || form !== 'count') return
    const asking = this.#obligations.filter(({ measure: { filter } }) => {
      return filter.act === act && Object.keys(filter.tags).every((tag) => isIn(filter, tags, tag))
    })
    const [first] = asking
    const isLonger = asking.every(({ per }) => {
      return per.kind === 'each' && period.to - period.from > longestMs[per.unit] * (per.times ?? 1)
    })
    if (first === undefined || !isLonger || first.per.kind !== 'each') return
    const { clause, per } = first
    this.#put({ what: 'longer', clause, unit: per.unit, rows: 0, line })
  }

  #isOutside({ at, period }: FactDraft): boolean {
    const { from, to } = this.#term
    const [earliest, latest] = [period?.from ?? at.earliest, period?.to ?? at.latest]
    return latest < from || (to !== null && earliest >= to)
  }

  #put(remark: Remark): void {
    const key = remark.what === 'not-asked' ? `${remark.tag} ${remark.value}` : remark.what
    const found = this.#found.get(key) ?? { remark, rows: 0, lastLine: 0 }
    if (found.lastLine !== remark.line) found.rows += 1
    found.lastLine = remark.line
    this.#found.set(key, found)
  }
}

type HiddenIn = Pick<Table, 'sheet' | 'rows' | 'isHidden' | 'hidden'>

function hiddenIn({ sheet, rows, isHidden, hidden }: HiddenIn): readonly Remark[] {
  const first = rows[0]?.line ?? 0
  const whole = {
    what: 'hidden-sheet',
    sheet: sheet ?? '',
    rows: rows.length,
    line: first,
  } as const
  return [
    ...(isHidden ? [whole] : []),
    ...(hidden === null ? [] : [{ what: 'hidden-rows', ...hidden } as const]),
  ]
}

/** A remark, of how many rows, and where the last of them begins. */
type Noted = { readonly remark: Remark; rows: number; lastLine: number }

/** The longest that each is, with the hour that clocks may go back. */
const longestMs = {
  hour: hourMs,
  day: dayMs + hourMs,
  week: 7 * dayMs + hourMs,
  month: 31 * dayMs + hourMs,
} as const

function isIn(filter: Filter, tags: FactDraft['tags'], tag: string): boolean {
  const value = tags[tag]
  return value !== undefined && filter.tags[tag]?.includes(value) === true
}
