// Windows that cannot be: a deadline before its start, a duty due before what it waits for, days
// where hours would come out otherwise.

import type { ClauseId, Obligation } from '@holdfast/agreement'
import { dayMs, hourMs, type Instant } from '@holdfast/base'
import { leaningOf } from './leaning.ts'
import type { Setting } from './setting.ts'
import { printOn, staticInstant, staticWindows } from './static-time.ts'
import { phrase } from '../phrase.ts'

/** Says every deadline that is before its start (also phases'), and every duty due too early. */
export function checkDeadlines(setting: Setting): void {
  for (const obligation of setting.agreement.obligations) {
    checkWindow(obligation, setting)
    checkOrder(obligation, setting)
    checkDayCount(obligation, setting)
  }
}

function checkWindow(obligation: Obligation, setting: Setting): void {
  const { agreement, notes, spanOf } = setting
  for (const { opens, due } of staticWindows(obligation, agreement)) {
    const from = opens ?? agreement.term.from
    // Who acts at the deadline is in time, so a moment is enough; a day needs some length.
    const isRoom = due !== null && (due > from || (due === from && obligation.per.kind !== 'each'))
    if (due === null || isRoom) continue
    const isTerm = opens === null || opens === agreement.term.from
    const advice = isTerm
      ? phrase('advice.in-force-from', { from: printOn(agreement.term.from, agreement) })
      : phrase('advice.move-deadline')
    const about = { due: printOn(due, agreement), opens: printOn(from, agreement) }
    notes.say('time.3', spanOf(obligation.clause), about, advice)
    return
  }
}

function checkOrder(obligation: Obligation, setting: Setting): void {
  const { agreement, notes, spanOf, obligationsOf } = setting
  const { clause } = obligation
  const own = latest(staticWindows(obligation, agreement).map(({ due }) => due))
  if (own === null) return
  for (const { clause: other, step } of leaningOf(obligation, agreement).clauses) {
    if (other === clause) continue
    for (const awaited of obligationsOf(other)) {
      const otherDue = dueOf(awaited, step, setting)
      if (otherDue === null || otherDue <= own) continue
      const due = printOn(own, agreement)
      const about = { id: clause, other, due, otherDue: printOn(otherDue, agreement) }
      notes.say('duty.4', spanOf(clause), about)
    }
  }
}

/** When an awaited clause falls due; a recurring or triggered one has no single day. */
function dueOf(awaited: Obligation, step: number | null, setting: Setting): Instant | null {
  const { per } = awaited
  if (per.kind === 'each' || per.kind === 'for-each') return null
  const windows = staticWindows(awaited, setting.agreement)
  if (step !== null) return windows[step - 1]?.due ?? null
  return latest(windows.map(({ due }) => due))
}

function latest(instants: readonly (Instant | null)[]): Instant | null {
  let found: Instant | null = null
  for (const at of instants) if (at !== null && (found === null || at > found)) found = at
  return found
}

/** Day n ends at the agreement's hour; n times 24 hours from a start at noon ends elsewhere. */
function checkDayCount({ clause, per }: Obligation, setting: Setting): void {
  const { agreement, notes, spanOf } = setting
  if (per.kind !== 'once' || per.due?.kind !== 'day' || per.due.edge !== 'end') return
  const { n, of } = per.due
  const start = staticInstant({ kind: 'edge', of, edge: 'start' }, agreement)
  const end = staticInstant(per.due, agreement)
  if (start === null || end === null || !isCount(clause, setting)) return
  const otherwise = n * (dayMs / hourMs)
  const hours = Math.round(((end - start) / hourMs) * 100) / 100
  if (hours !== otherwise) notes.say('time.5', spanOf(clause), { n, hours, otherwise })
}

/** True where the clause says "within n days"; "by day n" means the day and nothing else. */
function isCount(clause: ClauseId, { agreement }: Setting): boolean {
  const text = agreement.clauses.find(({ id }) => id === clause)?.source ?? ''
  return /\bwithin\b/.test(text)
}
