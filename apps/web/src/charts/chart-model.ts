// Counts of each day, side by side: what a chart of an article draws.
//
// A bar is one source's figure at one stage for one day. Bars stand beside each other and are
// never stacked, summed or averaged. A lower bound is marked as one.

import type { CompiledAgreement, Obligation, Status } from '@holdfast/agreement'
import type { Clock } from '../time/clock.ts'

export type ChartBar = {
  readonly source: string
  readonly stage: string | null
  readonly value: number
  readonly isLowerBound: boolean
}

export type ChartDay = { readonly day: number; readonly bars: readonly ChartBar[] }

export type Chart = {
  readonly clause: string
  readonly unit: string
  readonly target: number
  readonly days: readonly ChartDay[]
  readonly most: number
}

/** The most days a chart shows side by side; the last ones, where there are more. */
const chartDays = 14

/** The chart of an article's first duty that counts by the day; null where it has none. */
export function chartOf(
  agreement: CompiledAgreement,
  article: string,
  statuses: readonly Status[],
  clock: Clock,
): Chart | null {
  const clauses = new Set(
    agreement.clauses.filter((clause) => clause.article === article).map(({ id }) => id),
  )
  const duty = agreement.obligations.find(
    (obligation) => clauses.has(obligation.clause) && isDailyCount(obligation),
  )
  if (duty === undefined) return null
  const own = statuses.filter(
    ({ clause, status }) => clause === duty.clause && status !== 'pending',
  )
  const days = own
    .flatMap((status): ChartDay[] => {
      const { from } = status.window
      return from === null ? [] : [{ day: clock.dayOf(from), bars: barsOf(status) }]
    })
    .slice(-chartDays)
  if (!days.some(({ bars }) => bars.length > 0)) return null
  const target = own[0]?.target.value ?? 0
  const most = Math.max(target, ...days.flatMap(({ bars }) => bars.map(({ value }) => value)))
  return { clause: duty.clause, unit: duty.measure.unit, target, days, most }
}

function isDailyCount({ measure, per }: Obligation): boolean {
  const isByDay = per.kind === 'each' && per.unit === 'day'
  return isByDay && measure.kind === 'sum' && measure.forms.includes('count')
}

/** A bar for each series; what was dispatched stands before what was received. */
export function barsOf({ reason, facts }: Status): readonly ChartBar[] {
  if (reason.code === 'counts-differ') {
    return inOrder(
      reason.readings.map(({ source, stage, value, closes }) => ({
        source,
        stage,
        value,
        isLowerBound: !closes,
      })),
    )
  }
  const series = Map.groupBy(facts, ({ source, stage }) => `${source} ${stage ?? ''}`)
  return inOrder(
    [...series.values()].flatMap((own): ChartBar[] => {
      const [first] = own
      if (first === undefined) return []
      const value = own.reduce((sum, { amount }) => sum + amount.value, 0)
      const isLowerBound = !own.every(({ closes }) => closes)
      return [{ source: first.source, stage: first.stage, value, isLowerBound }]
    }),
  )
}

const stages = [
  'requested',
  'dispatched',
  'inspected',
  'entered',
  'offloaded',
  'received',
  'collected',
  'delivered',
  'distributed',
]

function inOrder(bars: readonly ChartBar[]): readonly ChartBar[] {
  return bars.toSorted((a, b) => stages.indexOf(a.stage ?? '') - stages.indexOf(b.stage ?? ''))
}

/** The table of a chart as comma-separated values, with a line of heads. */
export function csvOf(chart: Chart): string {
  const lines = chart.days.flatMap(({ day, bars }) =>
    bars.map((bar) =>
      [
        day,
        bar.value,
        chart.unit,
        bar.stage ?? '',
        bar.source,
        bar.isLowerBound ? 'no' : 'yes',
      ].join(','),
    ),
  )
  return ['day,amount,unit,stage,source,closes', ...lines, ''].join('\n')
}
