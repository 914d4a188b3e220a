// When a moment that the text names is, as far as the record tells.
//
// A moment is known within bounds, awaited, or can no longer come. Windows open at the earliest
// bound and fall due at the latest: nobody is late by our not knowing the hour.

import {
  type ClauseId,
  type Frame,
  type Moment,
  type Obligation,
  type PhaseId,
  type Switched,
} from '@holdfast/agreement'
import {
  dayStartAfter,
  daysLater,
  lastMoment,
  monthsLater,
  nearestInstant,
  plusDays,
  unreachable,
  type Bounds,
  type Instant,
  type Interval,
} from '@holdfast/base'
import { daySet, firstSwitched } from '../overlay/said-later.ts'
import { matchOf } from '../evidence/matching.ts'
import { hasHappened, isPast, type Setting } from '../setting.ts'
import { countsOnBasis } from '../evidence/whose-count.ts'

export type Timing =
  | { readonly kind: 'known'; readonly at: Bounds }
  | { readonly kind: 'awaited' }
  | { readonly kind: 'never' }

/** What a moment may lean on besides the setting. */
export type Leaning = {
  readonly setting: Setting
  /** The obligation whose basis and counting rule hold for "the first …". */
  readonly obligation: Obligation
  readonly trigger: Bounds | null
  readonly triggerDay: Interval | null
  readonly performed: (clause: ClauseId, step: number | null) => Timing
  /** When the window of a clause, or of one of its steps, opens or closes. */
  readonly window: (clause: ClauseId, step: number | null, edge: 'start' | 'end') => Timing
}

const awaited: Timing = { kind: 'awaited' }

function knownAt(at: Instant): Timing {
  return { kind: 'known', at: { earliest: at, latest: at } }
}

/** The moment's timing. Never throws: what is not known is awaited. */
export function timingOf(moment: Moment, on: Leaning): Timing {
  switch (moment.kind) {
    case 'instant':
      return knownAt(moment.at)
    case 'edge':
      return frameEdge(moment.of, moment.edge, on)
    case 'day':
      return shifted(frameEdge(moment.of, 'start', on), (at) => dayEdge(moment, at, on))
    case 'trigger':
      return on.trigger === null ? awaited : { kind: 'known', at: on.trigger }
    case 'trigger-day':
      return triggerDay(moment.edge, on)
    case 'performed':
      return on.performed(moment.clause, moment.step)
    case 'window':
      return on.window(moment.clause, moment.step, moment.edge)
    case 'set':
      return setDay(moment, on)
    case 'switched':
      return switchedTiming(moment, on)
    case 'first':
      return firstOf(moment, on)
    case 'after':
      return shifted(timingOf(moment.start, on), (at) => nearestInstant(at + moment.ms))
    case 'days-after':
      return daysAfter(moment, timingOf(moment.start, on), on)
    default:
      return unreachable(moment)
  }
}

type DaysAfter = Extract<Moment, { kind: 'days-after' }>

function daysAfter({ days, months = 0, through }: DaysAfter, from: Timing, on: Leaning): Timing {
  const { calendar } = on.setting.agreement
  const later = (at: Instant): Instant => (months === 0 ? at : monthsLater(calendar, at, months))
  if (through !== true) return shifted(from, (at) => plusDays(calendar, later(at), days))
  return shifted(byDay(from, on), (at) => dayStartAfter(calendar, later(at), days + 1))
}

/** A timing of which the days are asked: what is told of a day is of that day, not of its end. */
function byDay(timing: Timing, { setting }: Leaning): Timing {
  if (timing.kind !== 'known') return timing
  const latest = lastMoment(setting.agreement.calendar, timing.at)
  return { kind: 'known', at: { ...timing.at, latest } }
}

function shifted(timing: Timing, shift: (at: Instant) => Instant): Timing {
  if (timing.kind !== 'known') return timing
  const { earliest, latest } = timing.at
  return { kind: 'known', at: { earliest: shift(earliest), latest: shift(latest) } }
}

function dayEdge(moment: Extract<Moment, { kind: 'day' }>, start: Instant, on: Leaning): Instant {
  const calendar = on.setting.agreement.calendar
  if (moment.edge === 'end') return dayStartAfter(calendar, start, moment.n)
  return moment.n === 1 ? start : dayStartAfter(calendar, start, moment.n - 1)
}

function setDay({ day, edge }: Extract<Moment, { kind: 'set' }>, { setting }: Leaning): Timing {
  const at = daySet(setting, day)
  if (at === null) return awaited
  const { calendar } = setting.agreement
  const end = dayStartAfter(calendar, at, 1)
  return knownAt(edge === 'start' ? daysLater(calendar, end, -1) : end)
}

/** When a state first is as it must be: the start of the term where it is so from the beginning. */
export function switchedTiming(switched: Switched, { setting }: Leaning): Timing {
  const { isFromStart, at } = firstSwitched(setting, switched)
  if (isFromStart) return knownAt(setting.term.from)
  return at === null ? awaited : { kind: 'known', at }
}

function triggerDay(edge: 'start' | 'end', on: Leaning): Timing {
  if (on.triggerDay !== null)
    return knownAt(edge === 'start' ? on.triggerDay.from : on.triggerDay.to)
  if (on.trigger === null) return awaited
  const calendar = on.setting.agreement.calendar
  const days = edge === 'start' ? 0 : 1
  const trigger = byDay({ kind: 'known', at: on.trigger }, on)
  return shifted(trigger, (at) => dayStartAfter(calendar, at, days))
}

/** The start or end of the term or of a phase. */
export function frameEdge(frame: Frame, edge: 'start' | 'end', on: Leaning): Timing {
  const { term, agreement } = on.setting
  if (frame.kind === 'term') {
    if (edge === 'start') return knownAt(term.from)
    return term.to === null ? awaited : knownAt(term.to)
  }
  return phaseEdge(frame.id, edge, on, agreement.phases.length)
}

function phaseEdge(id: PhaseId, edge: 'start' | 'end', on: Leaning, depth: number): Timing {
  const phase = on.setting.agreement.phases.find((candidate) => candidate.id === id)
  // A circle of phases is refused by the checker; here it only never comes.
  if (phase === undefined || depth < 0) return { kind: 'never' }
  const moment = edge === 'start' ? phase.opens : phase.closes
  if (moment === null) return frameEdge({ kind: 'term' }, 'end', on)
  if (moment.kind === 'edge' && moment.of.kind === 'phase') {
    return phaseEdge(moment.of.id, moment.edge, on, depth - 1)
  }
  return timingOf(moment, on)
}

function firstOf(moment: Extract<Moment, { kind: 'first' }>, on: Leaning): Timing {
  const { setting, obligation } = on
  const first = setting
    .heard(moment.of.act)
    .eventsByLatest()
    .find(
      (fact) =>
        countsOnBasis(setting, obligation, fact) &&
        matchOf(moment.of, fact, setting.geography) === 'yes',
    )
  if (first !== undefined && hasHappened(setting, first)) return { kind: 'known', at: first.at }
  const end = setting.term.to
  return end !== null && isPast(setting, end) ? { kind: 'never' } : awaited
}
