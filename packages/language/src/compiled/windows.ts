// When a clause's instances open and fall due: what the text says, and what its silence means.
//
// Silence means: open from the start of the term or phase; a prohibition holds day by day; a count
// "within 4 days" with nothing to count from counts the agreement's days from the start. What has
// no end at all is left without one, and the checker says so.

import type { ClauseId, Frame, Moment, Per } from '@holdfast/agreement'
import { hourMs, minuteMs } from '@holdfast/base'
import type { SaidDuty, SaidWhen } from '../resolved/ast.ts'

/** The term, or the phase the clause names. */
function frameOf(when: SaidWhen): Frame {
  return when.during ?? { kind: 'term' }
}

/** How the clause repeats, except for what triggers it; amounts of steps are added by lower.ts. */
export function perOf(duty: SaidDuty): Exclude<Per, { kind: 'for-each' | 'steps' }> {
  const { when } = duty
  const frame = frameOf(when)
  const frameEnd: Moment = { kind: 'edge', of: frame, edge: 'end' }
  const opens = opensOf(duty)
  const due = dueOf(duty)
  const isPeriodic = when.every !== null || duty.kind === 'prohibition'
  if (isPeriodic) {
    const closes = when.until ?? due ?? frameEnd
    return { kind: 'each', ...(when.every ?? { unit: 'day' }), opens, closes }
  }
  // "At most 5 by day 10" asks on day 10 and after.
  if (duty.kind !== 'permission' && isCeiling(duty) && due !== null && when.until === null) {
    return { kind: 'once', opens: due, due: frameEnd }
  }
  const isHeldThroughout =
    when.isAlways ||
    when.during !== null ||
    isCeiling(duty) ||
    duty.kind === 'permission' ||
    // Conduct is asked for while the agreement lasts.
    (duty.isFound && duty.openTime === null)
  return { kind: 'once', opens, due: due ?? when.until ?? (isHeldThroughout ? frameEnd : null) }
}

/** A ceiling on a stock holds for as long as the agreement does. */
function isCeiling(duty: SaidDuty): boolean {
  return duty.act.measure === 'stock' && duty.said?.compare === 'at-most'
}

/** When the first instance opens. */
export function opensOf(duty: SaidDuty): Moment {
  const { when } = duty
  if (when.opens !== null) return when.opens
  const anchor = when.within?.of ?? null
  if (anchor !== null && anchor.kind !== 'trigger') return anchor
  const [beside] = when.due === null && when.within === null ? duty.beside : []
  if (beside !== undefined && when.during === null) return windowEdge(beside, 'start')
  return { kind: 'edge', of: frameOf(when), edge: 'start' }
}

/** The deadline: a moment, or so long after what the clause waits for. */
export function dueOf(duty: SaidDuty): Moment | null {
  const { when } = duty
  if (when.within === null) {
    const [beside] = duty.beside
    const isOwn = when.due !== null || when.until !== null || when.during !== null
    return isOwn || beside === undefined ? when.due : windowEdge(beside, 'end')
  }
  const { count, unit } = when.within
  const start = anchorOf(duty)
  switch (unit) {
    case 'minute':
      return { kind: 'after', start: start ?? frameStart(when), ms: count * minuteMs }
    case 'hour':
      return { kind: 'after', start: start ?? frameStart(when), ms: count * hourMs }
    case 'day':
    case 'week': {
      const days = unit === 'week' ? count * 7 : count
      if (start !== null) return daysAfter(start, days)
      return { kind: 'day', n: days, of: frameOf(when), edge: 'end' }
    }
    case 'month': {
      const from = start ?? frameStart(when)
      return { ...daysAfter(from, 0), months: count }
    }
  }
}

/** From entry into force, and the edge of a phase or a day, days run as the term does. */
export function runsByDays(start: Moment): boolean {
  return start.kind === 'edge' || start.kind === 'day'
}

/** So many days from a moment; where they do not run as the term does, to the end of the last. */
function daysAfter(start: Moment, days: number): Extract<Moment, { kind: 'days-after' }> {
  const after = { kind: 'days-after', start, days } as const
  return runsByDays(start) ? after : { ...after, through: true }
}

function windowEdge(clause: ClauseId, edge: 'start' | 'end'): Moment {
  return { kind: 'window', clause, step: null, edge }
}

function frameStart(when: SaidWhen): Moment {
  return { kind: 'edge', of: frameOf(when), edge: 'start' }
}

/** What "within" counts from, where the text says or implies it; null for the start. */
function anchorOf({ when, conditions, switched }: SaidDuty): Moment | null {
  if (when.within?.of !== undefined && when.within.of !== null) return when.within.of
  if (when.forEach !== null) return { kind: 'trigger' }
  const [condition, ...others] = conditions
  const [state, ...more] = switched
  if (condition !== undefined && others.length === 0 && state === undefined) {
    return { kind: 'performed', ...condition }
  }
  if (condition === undefined && state !== undefined && more.length === 0) {
    return { kind: 'switched', ...state }
  }
  return when.opens
}
