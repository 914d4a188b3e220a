// Which statuses stand in which cell of the strip.
//
// A cell says the status at the end of its day, or of its week. An instance is shown while its
// window is open, until it is settled; what is settled or changes on a later day is shown on that
// day, so that nothing reached late, corrected or excused goes unseen. What lies ahead is pending
// or blank. "As it stands now" shows every instance where it was asked for, by the status of the
// moment asked about.

import type { Status } from '@holdfast/agreement'
import type { Instant, Interval } from '@holdfast/base'
import type { StripColumn } from './columns.ts'

/** Finds an instance in a standing of another moment; null where it was not there. */
export type InstanceFinder = (status: Status) => Status | null

/**
 * A finder over statuses. Asked in their order it looks at one status for each question, because
 * standings name the same instances in the same order.
 */
export function finderOf(statuses: readonly Status[]): InstanceFinder {
  let next = 0
  let byKey: ReadonlyMap<string, Status> | null = null
  return (asked) => {
    const hinted = statuses[next]
    if (hinted !== undefined && isSame(hinted, asked)) {
      next += 1
      return hinted
    }
    byKey ??= new Map(statuses.map((status) => [instanceKey(status), status]))
    return byKey.get(instanceKey(asked)) ?? null
  }
}

function isSame(a: Status, b: Status): boolean {
  return a.instance === b.instance && a.clause === b.clause && a.bearer === b.bearer
}

function instanceKey({ clause, instance, bearer }: Status): string {
  return JSON.stringify([clause, instance, bearer])
}

/** What a column of the past or of today shows at its end; `before` finds what was a column ago. */
export function shownAtEnd(
  column: StripColumn,
  statuses: readonly Status[],
  before: InstanceFinder,
): readonly Status[] {
  return statuses.filter((status) => {
    const was = before(status)
    const hasChanged = was !== null && was.status !== status.status
    // What happened in a day's first instant is known at the end of the day before.
    const isOld = status.window.from === null || status.window.from < column.from
    if (isOld && was !== null && isSettled(was)) return hasChanged
    return isOpenIn(status, column) || (hasChanged && isSettled(status))
  })
}

/** What a column ahead shows: what is known to be coming, and what begins with it this instant. */
export function shownAhead(column: StripColumn, statuses: readonly Status[]): readonly Status[] {
  return statuses.filter((status) => {
    const { from } = status.window
    const isComing = status.status === 'pending' || (from !== null && from >= column.from)
    return isComing && isOpenIn(status, column)
  })
}

/** What a column shows as it stands now. */
export function shownAsNow(
  column: StripColumn,
  statuses: readonly Status[],
  asOf: Instant,
): readonly Status[] {
  return statuses.filter((status) => {
    const { reason, window } = status
    if (reason.code === 'reached-late' && isIn(reason.at, column)) return true
    if (!isOpenIn(status, column)) return false
    if (reason.code === 'target-reached') {
      return reason.at > column.from || (window.from !== null && isFrom(window.from, column))
    }
    return window.from === null || window.from < asOf
  })
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

/** After a column began and up to its end: as the end of a day has it. */
function isIn(at: Instant, { from, to }: Interval): boolean {
  return at > from && at <= to
}

function isFrom(at: Instant, { from, to }: Interval): boolean {
  return at >= from && at < to
}
