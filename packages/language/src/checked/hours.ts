// Hours that no window has: a first or last day that the term cuts short, a moment for a window.
//
// Only windows that the text alone gives are measured. What a trigger opens is not known here.

import type { Obligation } from '@holdfast/agreement'
import { canonicalJson, dayStart, dayStartAfter, hourMs, nearestInstant } from '@holdfast/base'
import type { Setting } from './setting.ts'
import { staticInstant } from './static-time.ts'

/** Warns of clauses that ask for more hours than some window of theirs has. */
export function checkHours({ agreement, notes, spanOf }: Setting): void {
  for (const obligation of agreement.obligations) {
    const { clause, measure, target } = obligation
    const { amount, compare } = target
    if (measure.kind !== 'duration' || compare === 'at-most' || amount.kind !== 'fixed') continue
    const asked = amount.value
    const hours = shortestOf(obligation, { agreement })
    if (hours === null || hours >= asked) continue
    notes.say('time.12', spanOf(clause), { id: clause, asked, hours })
  }
}

/** The hours of the shortest window; null where the text alone does not say. */
function shortestOf({ per }: Obligation, { agreement }: Pick<Setting, 'agreement'>): number | null {
  if (per.kind !== 'once' && per.kind !== 'each') return null
  const end = per.kind === 'once' ? per.due : per.closes
  if (end === null) return null
  if (per.kind === 'once' && canonicalJson(per.opens) === canonicalJson(end)) return 0
  const from = staticInstant(per.opens, agreement)
  const to = staticInstant(end, agreement)
  if (from === null || to === null || to <= from) return null
  const { calendar } = agreement
  const isDaily = per.kind === 'each' && per.unit === 'day'
  const first = isDaily ? Math.min(to, dayStartAfter(calendar, from, 1)) : to
  const last = isDaily ? Math.max(from, dayStart(calendar, nearestInstant(to - 1))) : from
  const whole = per.kind === 'each' && !isDaily ? Infinity : Math.min(first - from, to - last)
  return whole === Infinity ? null : Math.floor((whole / hourMs) * 60) / 60
}
