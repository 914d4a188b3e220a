// Counts by the day, side by side: what the chart of a clause draws and its table lists.
//
// A bar is one source's figure at one stage for one day, the same figure that the strip shows in
// that day's cell. Bars stand beside each other and are never stacked, added up or averaged.

import type { ClauseId, CompiledAgreement, Obligation, RoleId } from '@holdfast/agreement'
import type { Status } from '@holdfast/agreement'
import { dateOf } from '@holdfast/base'
import type { Answer } from '@holdfast/sum'
import { articlesWithClauses } from './articles.ts'
import { dayAt } from './days.ts'
import { figuresOf } from './figures.ts'
import { headOf, type AnswerHead } from './head.ts'

/** One figure of a day. */
export type ChartBar = {
  readonly source: RoleId
  readonly stage: string | null
  readonly value: number
  readonly isLowerBound: boolean
}

/** A day of a clause, named by its instance, with what each source counted. */
export type ChartDay = {
  readonly day: number
  /** The calendar date on which the agreement's day begins. */
  readonly date: string
  readonly instance: string
  readonly bearer: RoleId | null
  readonly target: number
  readonly bars: readonly ChartBar[]
}

/** The counts of one clause by the day. */
export type Chart = {
  readonly article: string
  readonly clause: ClauseId
  readonly unit: string
  /** What is asked of a day; null where days differ. */
  readonly target: number | null
  /** The highest figure or target: the top of the axis. */
  readonly most: number
  readonly days: readonly ChartDay[]
}

/** Charts, in the order of the text. */
export type ChartAnswer = AnswerHead & { readonly charts: readonly Chart[] }

/** The chart of one clause; without a clause, of the first in each article that has one. */
export function chartAnswerOf(answer: Answer, clause: string | null): ChartAnswer {
  const { agreement } = answer
  const charts = articlesWithClauses(agreement).flatMap((article) => {
    const found = countedDaily(agreement, article)
      .filter((duty) => clause === null || duty.clause === clause)
      .flatMap((duty) => chartOf(answer, article, duty) ?? [])
    return clause === null ? found.slice(0, 1) : found
  })
  return { ...headOf(answer), charts }
}

/** The duties of an article that count by the day. */
function countedDaily(
  { clauses, obligations }: CompiledAgreement,
  article: string,
): readonly Obligation[] {
  const own = new Set(clauses.flatMap((clause) => (clause.article === article ? [clause.id] : [])))
  return obligations.filter(
    ({ clause, measure, per }) =>
      own.has(clause) &&
      per.kind === 'each' &&
      per.unit === 'day' &&
      per.times === undefined &&
      measure.kind === 'sum' &&
      measure.forms.includes('count'),
  )
}

function chartOf(answer: Answer, article: string, duty: Obligation): Chart | null {
  const { clause, measure } = duty
  const days = answer.standing.statuses
    .filter((status) => status.clause === clause && status.status !== 'pending')
    .flatMap((status) => dayOf(answer, status) ?? [])
  if (!days.some(({ bars }) => bars.length > 0)) return null
  const targets = new Set(days.map(({ target }) => target))
  const [target = null] = targets
  const most = Math.max(
    ...days.flatMap((day) => [day.target, ...day.bars.map(({ value }) => value)]),
  )
  const shown = inOneOrder(days)
  return {
    article,
    clause,
    unit: measure.unit,
    target: targets.size === 1 ? target : null,
    most,
    days: shown,
  }
}

function dayOf({ agreement, standing }: Answer, status: Status): ChartDay | null {
  const { from } = status.window
  if (from === null) return null
  const bars = figuresOf(status).flatMap((figure): ChartBar[] => {
    if (figure.kind !== 'count') return []
    const { source, stage, value, isLowerBound } = figure
    return [{ source, stage, value, isLowerBound }]
  })
  const { instance, bearer, target } = status
  const date = dateOf(agreement.calendar, from)
  const day = dayAt(agreement, standing, from)
  return { day, date, instance, bearer, target: target.value, bars }
}

/** Each day's bars in the order in which their series first appear. */
function inOneOrder(days: readonly ChartDay[]): readonly ChartDay[] {
  const seriesOf = ({ source, stage }: ChartBar): string => `${source} ${stage ?? ''}`
  const order = [...new Set(days.flatMap(({ bars }) => bars.map(seriesOf)))]
  const rank = (bar: ChartBar): number => order.indexOf(seriesOf(bar))
  return days.map((day) => ({ ...day, bars: day.bars.toSorted((a, b) => rank(a) - rank(b)) }))
}

/** A line of a chart's table. */
export type ChartLine = ChartBar & Pick<ChartDay, 'day' | 'date' | 'bearer'>

/** The table of a chart: a line for each figure, day by day. */
export function chartLines({ days }: Chart): readonly ChartLine[] {
  return days.flatMap(({ day, date, bearer, bars }) =>
    bars.map((bar) => ({ day, date, bearer, ...bar })),
  )
}
