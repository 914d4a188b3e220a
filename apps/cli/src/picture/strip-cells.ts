// What the strip shows, before it is drawn: a row for each clause and bearer, a column for each day
// or week, and in each cell the statuses of the instances that were asked for then.
//
// A cell speaks of the end of its day ("day-end"), for which the statuses as of each day's end are
// handed in; or of how its instances stand now ("now"). An instance is shown until it is settled.
// Beyond 60 days a column is a week, by the roll-up order, and always "now".

import { rollUp, type ClauseText, type CompiledAgreement, type RoleId } from '@holdfast/agreement'
import type { Standing, Status } from '@holdfast/agreement'
import { earlier, type Instant, type Interval } from '@holdfast/base'
import { dayCount, dayEndingAt, dayOfTerm, inTurn } from './days.ts'

/** Of which moment a cell speaks. */
export type CellReading = 'day-end' | 'now'

/** A column: a day of the agreement, or seven. */
export type StripColumn = {
  readonly from: number
  readonly to: number
  readonly interval: Interval
  /** True where the moment asked about is not yet reached. */
  readonly isAhead: boolean
}

/** One obligation of one bearer. */
export type StripRow = {
  readonly clause: ClauseText
  readonly bearer: RoleId | null
  readonly cells: readonly (readonly Status[])[]
}

/** The strip. */
export type Strip = {
  readonly unit: 'day' | 'week'
  readonly reading: CellReading
  readonly columns: readonly StripColumn[]
  readonly rows: readonly StripRow[]
}

/** Columns that are days; more, and they are weeks. */
export const mostDays = 60

/** What the strip is made from. `at` gives the standing as of another moment. */
export type StripQuestion = {
  readonly agreement: CompiledAgreement
  readonly standing: Standing
  readonly asOf: Instant
  readonly reading: CellReading
  readonly at: (moment: Instant) => Standing
}

/** Works out the strip. */
export function stripOf(question: StripQuestion): Strip {
  const { agreement, standing, asOf } = question
  const days = dayCount(agreement, standing, asOf)
  const unit = days > mostDays ? 'week' : 'day'
  const reading = unit === 'week' ? 'now' : question.reading
  const columns = columnsOf(question, days, unit === 'week' ? 7 : 1)
  const cells =
    reading === 'now'
      ? columns.map((column) => standing.statuses.filter((one) => isAskedIn(one, column, asOf)))
      : dayEndCells(question, columns)
  const rows = rowsOf(question).map(({ clause, bearer }) => ({
    clause,
    bearer,
    cells: cells.map((statuses) =>
      statuses.filter((one) => one.clause === clause.id && one.bearer === bearer),
    ),
  }))
  return { unit, reading, columns, rows }
}

/** The one status that marks a week; null for a blank. */
export function rolledUp(cell: readonly Status[]): Status | null {
  const name = rollUp(cell.map(({ status }) => status))
  return cell.find(({ status }) => status === name) ?? null
}

function columnsOf(
  { agreement, standing, asOf }: StripQuestion,
  days: number,
  step: number,
): readonly StripColumn[] {
  const columns: StripColumn[] = []
  for (let from = 1; from <= days; from += step) {
    const to = Math.min(from + step - 1, days)
    const interval = {
      from: dayOfTerm(agreement, standing, from).from,
      to: dayOfTerm(agreement, standing, to).to,
    }
    columns.push({ from, to, interval, isAhead: interval.from >= asOf })
  }
  return columns
}

type Asked = { readonly clause: ClauseText; readonly bearer: RoleId | null }

// Every clause that has statuses, in the order of the text, its bearers in turn.
function rowsOf({ agreement, standing, asOf }: StripQuestion): readonly Asked[] {
  const day = dayEndingAt(agreement, standing, asOf)
  return agreement.clauses.flatMap((clause) => {
    const own = standing.statuses.filter((one) => one.clause === clause.id)
    const bearers = [...new Set(own.map(({ bearer }) => bearer))]
    return inTurn(bearers, day).map((bearer) => ({ clause, bearer }))
  })
}

// The statuses as of the end of each day, and of those the ones that the day is about.
function dayEndCells(
  { standing, asOf, at }: StripQuestion,
  columns: readonly StripColumn[],
): readonly (readonly Status[])[] {
  let before = new Map<string, Status>()
  return columns.map((column) => {
    if (column.isAhead) return standing.statuses.filter((one) => isAskedIn(one, column, asOf))
    const moment = earlier(column.interval.to, asOf)
    const { statuses } = moment === asOf ? standing : at(moment)
    const shown = statuses.filter((one) => {
      const earlierStatus = before.get(keyOf(one))
      const isChanged = earlierStatus !== undefined && earlierStatus.status !== one.status
      // What happened in a day's first instant is known at the end of the day before.
      const isOld = one.window.from === null || one.window.from < column.interval.from
      if (isOld && earlierStatus !== undefined && isSettled(earlierStatus)) return isChanged
      return isOpenIn(one, column.interval) || (isChanged && isSettled(one))
    })
    before = new Map(statuses.map((one) => [keyOf(one), one]))
    return shown
  })
}

function keyOf({ clause, instance, bearer }: Status): string {
  return JSON.stringify([clause, instance, bearer])
}

/** True where nothing but a late act, a correction or a decision would change it. */
function isSettled({ status, nextChange }: Status): boolean {
  return (
    !['running', 'pending', 'suspended', 'undetermined'].includes(status) && nextChange === null
  )
}

function isOpenIn({ window }: Status, { from, to }: Interval): boolean {
  if (window.from === null) return false
  return window.from < to && (window.to === null || window.to > from)
}

// As things stand now: an instance is shown from its opening until what settled it.
function isAskedIn(one: Status, { interval, isAhead }: StripColumn, asOf: Instant): boolean {
  if (!isOpenIn(one, interval)) return false
  if (isAhead) return one.status === 'pending'
  const { reason } = one
  if (reason.code === 'target-reached') return reason.at > interval.from || isFirst(one, interval)
  return one.window.from === null || one.window.from < asOf
}

function isFirst({ window }: Status, { from, to }: Interval): boolean {
  return window.from !== null && window.from >= from && window.from < to
}
