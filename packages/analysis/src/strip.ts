// The strip: days across, obligations down, in each cell the status of every instance that was
// asked for then, with its figures and no evidence.
//
// Beyond sixty days a column is a week, and a cell has one mark, by the order of the roll-up and
// without figures; the days of one week are asked for separately. Nothing is added up.

import { rollUp, type ClauseId, type CompiledAgreement, type RoleId } from '@holdfast/agreement'
import type { Status, StatusName } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import type { Answer, RecordQuestion, Sum } from '@holdfast/sum'
import { bandsOf, columnsOf, daysOfWeek, momentOf, unitOf } from './columns.ts'
import type { Band, StripColumn, StripUnit } from './columns.ts'
import { dayShown, inTurn } from './days.ts'
import { figuresOf, partOf, type Figure } from './figures.ts'
import { headOf, type AnswerHead } from './head.ts'
import { finderOf, shownAhead, shownAsNow, shownAtEnd } from './strip-cells.ts'

/** A mark in a cell. */
export type StripMark = {
  readonly status: StatusName
  /** How much of a running one is done, from 0 to 1; null where that is not known. */
  readonly part: number | null
  readonly instance: string
  readonly figures: readonly Figure[]
}

/** One obligation of one bearer. A cell for each column. */
export type StripRow = {
  readonly clause: ClauseId
  readonly bearer: RoleId | null
  readonly cells: readonly (readonly StripMark[])[]
}

/** Of which moment a cell speaks. */
export type CellReading = 'day-end' | 'now'

/** The strip. */
export type Strip = AnswerHead & {
  readonly inForce: { readonly from: Instant; readonly to: Instant | null }
  readonly unit: StripUnit
  readonly cells: CellReading
  readonly columns: readonly StripColumn[]
  readonly bands: readonly Band[]
  /** In the order of the text; the bearers of a clause in the order of the day. */
  readonly rows: readonly StripRow[]
}

/** What is asked of the strip besides the question. */
export type StripAsked = {
  readonly cells: CellReading
  /** Only the days of the week that this day is in, counted from day 1. Null: the whole term. */
  readonly week: number | null
  /** Only the rows of this clause. Null: of all. */
  readonly clause: string | null
}

/** Works the strip out, asking the sum for the statuses at the end of each column. */
export function stripOf(
  sum: Pick<Sum, 'standings'>,
  question: RecordQuestion,
  answer: Answer,
  asked: StripAsked,
): Strip {
  const { agreement, standing } = answer
  const { asOf } = answer.question
  const span = { agreement, standing, asOf }
  const unit = asked.week === null ? unitOf(span) : 'day'
  const columns = asked.week === null ? columnsOf(span) : daysOfWeek(span, asked.week)
  const own = ({ clause }: Status): boolean => asked.clause === null || clause === asked.clause
  const shown =
    asked.cells === 'now'
      ? columns.map((column) => asNow(column, answer))
      : atEnds(sum, { ...question, asOf }, answer, columns)
  const cells = shown.map((statuses) => byRow(statuses.filter(own)))
  return {
    ...headOf(answer),
    inForce: standing.inForce,
    unit,
    cells: asked.cells,
    columns,
    bands: bandsOf(span, standing.powers),
    rows: rowsOf(answer)
      .filter(({ clause }) => asked.clause === null || clause === asked.clause)
      .map(({ clause, bearer }) => ({
        clause,
        bearer,
        cells: cells.map((cell) => marksOf(cell.get(rowKey(clause, bearer)) ?? [], unit)),
      })),
  }
}

function asNow(column: StripColumn, { standing, question }: Answer): readonly Status[] {
  const { statuses } = standing
  if (column.isAhead) return shownAhead(column, statuses)
  return shownAsNow(column, statuses, question.asOf)
}

function atEnds(
  sum: Pick<Sum, 'standings'>,
  question: RecordQuestion,
  { standing, question: { asOf } }: Answer,
  columns: readonly StripColumn[],
): readonly (readonly Status[])[] {
  // While statuses are off there is nothing to ask.
  if (standing.statuses.length === 0) return columns.map(() => [])
  const past = columns.filter(({ isAhead }) => !isAhead)
  const [first] = past
  // The days of a week begin with how the day before it ended.
  const start = first === undefined || first.first === 1 ? [] : [first.from]
  const moments = [...start, ...past.map((column) => momentOf(column, asOf))]
  const standings = sum.standings(question, moments).map((answer) => answer.standing.statuses)
  let before = start.length === 0 ? [] : (standings.shift() ?? [])
  return columns.map((column, at) => {
    if (column.isAhead) return shownAhead(column, standing.statuses)
    const statuses = standings[at] ?? []
    const shown = shownAtEnd(column, statuses, finderOf(before))
    before = statuses
    return shown
  })
}

type Row = Pick<StripRow, 'clause' | 'bearer'>

/** Every obligation and bearer, in the order of the text; none while statuses are off. */
function rowsOf({ agreement, standing, question }: Answer): readonly Row[] {
  if (standing.statuses.length === 0) return []
  const day = dayShown(agreement, standing, question.asOf)
  return agreement.obligations.flatMap(({ clause, bearers }) =>
    bearersInTurn(agreement, day, bearers).map((bearer) => ({ clause, bearer })),
  )
}

function bearersInTurn(
  agreement: CompiledAgreement,
  day: number,
  bearers: readonly RoleId[] | null,
): readonly (RoleId | null)[] {
  return bearers === null ? [null] : inTurn(agreement, day, bearers)
}

function byRow(statuses: readonly Status[]): ReadonlyMap<string, readonly Status[]> {
  return Map.groupBy(statuses, ({ clause, bearer }) => rowKey(clause, bearer))
}

function rowKey(clause: ClauseId, bearer: RoleId | null): string {
  return `${clause} ${bearer ?? ''}`
}

function marksOf(statuses: readonly Status[], unit: StripUnit): readonly StripMark[] {
  if (unit === 'day') {
    return statuses.map((status) => ({ ...markOf(status), figures: figuresOf(status) }))
  }
  const name = rollUp(statuses.map(({ status }) => status))
  return statuses
    .filter(({ status }) => status === name)
    .slice(0, 1)
    .map((status) => ({ ...markOf(status), figures: [] }))
}

function markOf(status: Status): Omit<StripMark, 'figures'> {
  return { status: status.status, part: partOf(status), instance: status.instance }
}
