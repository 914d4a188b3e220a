// When a moment is, as far as the text alone tells: no record, no extension.
//
// A moment that depends on what happens has no such instant. Windows are compared only where both
// ends are known, so silence here never makes an error.

import type { CompiledAgreement, Frame, Moment, Obligation, PhaseId } from '@holdfast/agreement'
import {
  dayStartAfter,
  instantFromMs,
  isInstantMs,
  offsetAt,
  monthsLater,
  plusDays,
  printInstantAt,
  type Instant,
} from '@holdfast/base'

/** How many moments may lean on each other before one is given up: a circle, or nearly. */
const depthMax = 32

/** The instant of a moment by the text alone; null where it depends on what happens. */
export function staticInstant(
  moment: Moment,
  agreement: CompiledAgreement,
  depth = 0,
): Instant | null {
  if (depth > depthMax) return null
  switch (moment.kind) {
    case 'instant':
      return moment.at
    case 'edge':
      return frameEdge(moment.of, moment.edge, agreement, depth)
    case 'day': {
      const start = frameEdge(moment.of, 'start', agreement, depth)
      if (start === null) return null
      const isFirst = moment.edge === 'start' && moment.n === 1
      const days = moment.edge === 'start' ? moment.n - 1 : moment.n
      return isFirst
        ? start
        : within(start, days, (at) => dayStartAfter(agreement.calendar, at, days))
    }
    case 'after': {
      const start = staticInstant(moment.start, agreement, depth + 1)
      const ms = start === null ? null : start + moment.ms
      return ms !== null && isInstantMs(ms) ? instantFromMs(ms) : null
    }
    case 'days-after': {
      const start = staticInstant(moment.start, agreement, depth + 1)
      const { days, months = 0, through } = moment
      return start === null
        ? null
        : within(start, days + 31 * months, (from) => {
            const at = months === 0 ? from : monthsLater(agreement.calendar, from, months)
            return through === true
              ? dayStartAfter(agreement.calendar, at, days + 1)
              : plusDays(agreement.calendar, at, days)
          })
    }
    case 'trigger':
    case 'trigger-day':
    case 'performed':
    case 'window':
    case 'set':
    case 'switched':
    case 'first':
      return null
  }
}

/** Moves an instant by days, unless that leaves the years there are. */
function within(start: Instant, days: number, move: (at: Instant) => Instant): Instant | null {
  const dayMs = 86_400_000
  const isRoom = isInstantMs(start + (days - 3) * dayMs) && isInstantMs(start + (days + 3) * dayMs)
  return isRoom ? move(start) : null
}

function frameEdge(
  frame: Frame,
  edge: 'start' | 'end',
  agreement: CompiledAgreement,
  depth: number,
): Instant | null {
  const { term } = agreement
  if (frame.kind === 'term') return edge === 'start' ? term.from : term.to
  const phase = phaseOf(frame.id, agreement)
  if (phase === undefined) return null
  const moment = edge === 'start' ? phase.opens : phase.closes
  return moment === null ? term.to : staticInstant(moment, agreement, depth + 1)
}

function phaseOf(id: PhaseId, agreement: CompiledAgreement) {
  return agreement.phases.find((phase) => phase.id === id)
}

/** Every window of an obligation, as far as the text alone gives it. */
export function staticWindows(
  obligation: Obligation,
  agreement: CompiledAgreement,
): readonly { readonly opens: Instant | null; readonly due: Instant | null }[] {
  const at = (moment: Moment | null): Instant | null =>
    moment === null ? null : staticInstant(moment, agreement)
  const { per } = obligation
  switch (per.kind) {
    case 'once':
      return [{ opens: at(per.opens), due: at(per.due) }]
    case 'each':
      return [{ opens: at(per.opens), due: at(per.closes) }]
    case 'steps':
      return per.steps.map((step) => ({ opens: at(per.opens), due: at(step.due) }))
    case 'for-each':
      return [{ opens: null, due: at(per.due) }]
  }
}

/** An instant on the agreement's clocks. */
export function printOn(instant: Instant, agreement: CompiledAgreement): string {
  return printInstantAt(instant, offsetAt(agreement.calendar.rules, instant))
}
