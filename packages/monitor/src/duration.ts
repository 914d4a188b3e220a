// A duration: how many hours of the window a state held, as far as somebody stated it.
//
// Intervals that overlap count once, whoever stated them. Hours nobody spoke of are unknown: too
// few stated hours are unmet only where coverage shows that somebody watched throughout.

import type { Fact } from '@holdfast/agreement'
import { hourMs, instantFromMs, type Interval } from '@holdfast/base'
import { watched } from './closure.ts'
import { matchFor, windowOf, type Evidence } from './duty.ts'
import { hasHappened, isPast } from './setting.ts'
import { verdict, type Verdict } from './verdict.ts'

export function durationVerdict(evidence: Evidence): Verdict {
  const { setting, instance, due } = evidence
  const target = instance.target ?? 0
  const window = windowOf(evidence)
  const stated = evidence
    .facts('interval')
    .filter(
      (fact) =>
        fact.period !== null &&
        fact.period.from < window.to &&
        fact.period.to > window.from &&
        hasHappened(setting, fact) &&
        matchFor(evidence, fact) === 'yes',
    )
  const counted = stated.map((fact) => ({ fact, amount: hoursIn(window, [fact]) }))
  const hours = hoursIn(window, stated)
  const measured = stated.length === 0 ? null : hours
  if (hours >= target) {
    const at = instantFromMs(Math.max(window.from, ...stated.map((fact) => fact.at.latest)))
    const reason = { code: 'target-reached', at } as const
    return verdict('met', reason, { measured, counted, performed: { earliest: at, latest: at } })
  }
  if (due === null || !isPast(setting, due)) {
    return verdict('running', { code: 'window-open' }, { measured, counted, nextChange: due })
  }
  const coverage = evidence
    .facts('coverage')
    .filter(({ period }) => period !== null && isPast(setting, period.to))
  const { observed, of } = watched(window, coverage, instance.filter, setting.geography)
  if (observed === of) {
    return verdict('unmet', { code: 'closed-below' }, { measured: hours, counted })
  }
  const reason =
    stated.length === 0
      ? ({ code: 'no-coverage', recorded: 0, determined: 0 } as const)
      : ({ code: 'not-closed', atLeast: hours } as const)
  return verdict('undetermined', reason, { measured, counted })
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
  return Math.floor((filled / hourMs) * 60) / 60
}
