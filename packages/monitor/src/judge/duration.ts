// A duration: how many hours of the window a state held, as far as somebody stated it.
//
// Intervals that overlap count once, whoever stated them. Hours nobody spoke of are unknown: stated
// hours are a lower bound unless coverage shows that somebody watched throughout.

import type { Fact } from '@holdfast/agreement'
import { hourMs, later, type Interval } from '@holdfast/base'
import { watched } from '../evidence/coverage.ts'
import { matchFor, weightFor, windowOf, type Evidence } from '../evidence/evidence.ts'
import { baseUnknown } from './duty.ts'
import { decisionOf } from './readings.ts'
import { hasHappened, isPast } from '../setting.ts'
import { verdict, type Verdict } from './verdict.ts'

/** Works out hours that a state held. */
export function durationVerdict(evidence: Evidence): Verdict {
  const { setting, instance, due } = evidence
  const target = instance.target
  if (target === null) return baseUnknown(instance.obligation)
  const window = windowOf(evidence)
  const stated = evidence
    .facts('interval')
    .filter(
      (fact) =>
        fact.period !== null &&
        fact.period.from < window.to &&
        fact.period.to > window.from &&
        matchFor(evidence, fact) === 'yes' &&
        weightFor(evidence, fact).toMet &&
        hasHappened(setting, fact),
    )
  const counted = stated.map((fact) => ({ fact, amount: hoursIn(window, [fact]) }))
  const hours = hoursIn(window, stated)
  const isOver = due !== null && isPast(setting, due)
  const coverage = evidence
    .facts('coverage')
    .filter(
      (fact) =>
        fact.period !== null &&
        isPast(setting, fact.period.to) &&
        weightFor(evidence, fact).toUnmet,
    )
  const { observed, of } = watched(window, coverage, instance.filter, setting.geography)
  const { compare } = instance.obligation.target
  const decides = decisionOf(hours, isOver && observed === of, { compare, value: target })
  const measured = stated.length === 0 && decides === null ? null : hours
  const more = { measured, counted }
  if (decides === 'met') {
    const at = stated.reduce((last, fact) => later(last, fact.at.latest), window.from)
    const reason =
      compare === 'at-most'
        ? ({ code: 'kept-below' } as const)
        : ({ code: 'target-reached', at } as const)
    return verdict('met', reason, { ...more, performed: { earliest: at, latest: at } })
  }
  if (decides === 'unmet') {
    const whole = hoursOf(window)
    if (compare !== 'at-most' && whole < target) {
      return verdict('undetermined', { code: 'window-too-short', hours: whole }, more)
    }
    const code = hours > target ? 'exceeded' : 'closed-below'
    return verdict('unmet', { code }, more)
  }
  if (!isOver) return verdict('running', { code: 'window-open' }, { ...more, nextChange: due })
  const reason =
    stated.length === 0
      ? ({ code: 'no-coverage', recorded: 0, determined: 0 } as const)
      : ({ code: 'not-closed', atLeast: hours } as const)
  return verdict('undetermined', reason, more)
}

/** Hours of the window that the facts' periods together fill, to the minute. */
function hoursIn(window: Interval, facts: readonly Fact[]): number {
  const spans = facts
    .flatMap((fact) => (fact.period === null ? [] : [fact.period]))
    .toSorted((a, b) => a.from - b.from)
  let filled = 0
  let reached: number = window.from
  for (const span of spans) {
    const from = Math.max(span.from, reached)
    const to = Math.min(span.to, window.to)
    if (to > from) filled += to - from
    reached = Math.max(reached, to)
  }
  return hoursOf({ from: 0, to: filled })
}

function hoursOf({ from, to }: { readonly from: number; readonly to: number }): number {
  return Math.floor(((to - from) / hourMs) * 60) / 60
}
