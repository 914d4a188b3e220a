// Moments as parts of a sentence. An edge is always named, so that nobody has to know which edge
// "by day 7" means.

import type { Filter, Frame, Moment } from '@holdfast/agreement'
import { hourMs, minuteMs } from '@holdfast/base'
import { name, number, say, type Saying } from './saying.ts'

/** A moment as it stands after "by", "from" or "of". */
export function momentSaying(moment: Moment): Saying {
  switch (moment.kind) {
    case 'instant':
      return { kind: 'time', at: moment.at }
    case 'edge':
      return edgeSaying(moment.of, moment.edge)
    case 'day':
      return daySaying(moment)
    case 'trigger':
      return say('sentence.that-moment')
    case 'trigger-day':
      return moment.edge === 'start' ? say('sentence.that-day-start') : say('sentence.that-day-end')
    case 'performed':
      return performedSaying(moment)
    case 'window': {
      const clause = name('clause', moment.clause)
      return moment.edge === 'start'
        ? say('sentence.window-start', { clause })
        : say('sentence.window-end', { clause })
    }
    case 'set': {
      const day = name('day', moment.day)
      return moment.edge === 'start'
        ? say('sentence.set-start', { day })
        : say('sentence.set-end', { day })
    }
    case 'switched': {
      const state = name('state', moment.state)
      return moment.holds
        ? say('sentence.moment-holds', { state })
        : say('sentence.moment-ends', { state })
    }
    case 'first':
      return say('sentence.moment-first', { act: actNoun(moment.of) })
    case 'after':
    case 'days-after': {
      const about = { span: spanSaying(moment), moment: momentSaying(moment.start) }
      return isBefore(moment) ? say('sentence.before', about) : say('sentence.after', about)
    }
  }
}

type Offset = Extract<Moment, { kind: 'after' | 'days-after' }>

/** How long an offset is, whichever way it goes. */
export function spanSaying(moment: Offset): Saying {
  if (moment.kind === 'after') {
    const ms = Math.abs(moment.ms)
    if (ms % hourMs === 0) return { kind: 'span', count: ms / hourMs, unit: 'hour' }
    return { kind: 'span', count: ms / minuteMs, unit: 'minute' }
  }
  const { days, months = 0 } = moment
  if (months !== 0) return { kind: 'span', count: Math.abs(months), unit: 'month' }
  return { kind: 'span', count: Math.abs(days), unit: 'day' }
}

/** True for a moment that lies before what it is counted from. */
export function isBefore(moment: Offset): boolean {
  if (moment.kind === 'after') return moment.ms < 0
  return moment.days < 0 || (moment.months ?? 0) < 0
}

function edgeSaying(of: Frame, edge: 'start' | 'end'): Saying {
  if (of.kind === 'term') {
    return edge === 'start' ? say('sentence.term-start') : say('sentence.term-end')
  }
  const phase = name('phase', of.id)
  return edge === 'start'
    ? say('sentence.phase-start', { phase })
    : say('sentence.phase-end', { phase })
}

function daySaying({ n, of, edge }: Extract<Moment, { kind: 'day' }>): Saying {
  const isStart = edge === 'start'
  if (of.kind === 'term') {
    const about = { n: number(n) }
    return isStart ? say('sentence.day-start', about) : say('sentence.day-end', about)
  }
  const about = { n: number(n), phase: name('phase', of.id) }
  return isStart ? say('sentence.phase-day-start', about) : say('sentence.phase-day-end', about)
}

function performedSaying({ clause, step }: Extract<Moment, { kind: 'performed' }>): Saying {
  const about = { clause: name('clause', clause) }
  if (step === null) return say('sentence.moment-met', about)
  return say('sentence.moment-met-step', { ...about, step: number(step) })
}

/** An act as a noun. */
export function actNoun({ act }: Pick<Filter, 'act'>): Saying {
  return name('act', act)
}
