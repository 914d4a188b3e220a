// Windows that cannot be: a deadline before its start, no time at all, fewer hours than are asked
// for, an end after the agreement's, steps that fall, days where hours would come out otherwise.

import type { Moment, Obligation, Power } from '@holdfast/agreement'
import { dayMs, dayStart, dayStartAfter, hourMs, type Instant } from '@holdfast/base'
import type { Setting } from './setting.ts'
import { printOn, type Window } from './times.ts'
import { phrase } from '../phrase.ts'

/** Says every window that cannot be used as it is written. */
export function checkDeadlines(setting: Setting): void {
  checkPhases(setting)
  const sources = new Map(setting.agreement.clauses.map(({ id, source }) => [id, source]))
  for (const obligation of setting.agreement.obligations) {
    checkWindow(obligation, setting)
    checkEnd(obligation, setting)
    checkLength(obligation, setting)
    checkSteps(obligation, setting)
    // "Within n days" is a count; "by day n" means the day and nothing else.
    const isCount = /\bwithin\b/.test(sources.get(obligation.clause) ?? '')
    if (isCount) checkDayCount(obligation, setting)
  }
  for (const power of setting.agreement.powers) checkLapse(power, setting)
}

/** A phase that ends before it begins asks for nothing: said of the first clause that names it. */
function checkPhases({ agreement, graph, times, notes, spanOf }: Setting): void {
  for (const { id, opens, closes } of agreement.phases) {
    const from = times.at(opens)
    const to = times.at(closes)
    if (from === null || to === null || to > from) continue
    const user = agreement.obligations.find((obligation) =>
      (graph.waits.get(obligation) ?? []).some(
        (awaited) => awaited.kind === 'phase' && awaited.phase === id,
      ),
    )
    if (user === undefined) continue
    const about = { due: printOn(to, agreement), opens: printOn(from, agreement) }
    notes.say('time.3', spanOf(user.clause), about, phrase('advice.move-phase', { phase: id }))
  }
}

/** A power that lapses before anything is in force can never be used. */
function checkLapse({ clause, until }: Power, { agreement, notes, spanOf }: Setting): void {
  const { from } = agreement.term
  if (until === undefined || until > from) return
  const [opens, due] = [printOn(from, agreement), printOn(until, agreement)]
  const advice = phrase('advice.in-force-from', { from: opens })
  notes.say('time.3', spanOf(clause), { opens, due }, advice)
}

function checkWindow(obligation: Obligation, setting: Setting): void {
  const { agreement, times, notes, spanOf } = setting
  for (const window of times.windows(obligation)) {
    const from = window.opens ?? agreement.term.from
    const { due } = window
    if (due === null || due > from || (due === from && isMoment(obligation, window))) continue
    const isTerm = window.opens === null || window.opens === agreement.term.from
    const advice = isTerm
      ? phrase('advice.in-force-from', { from: printOn(agreement.term.from, agreement) })
      : phrase('advice.move-deadline')
    const about = { due: printOn(due, agreement), opens: printOn(from, agreement) }
    notes.say('time.3', spanOf(obligation.clause), about, advice)
    return
  }
}

/** Where a moment is enough: what is present then, or what is done at the very start. */
function isMoment({ per, measure, target }: Obligation, { opens }: Window): boolean {
  if (per.kind === 'each' || measure.kind === 'duration') return false
  if (measure.kind === 'stock' || target.compare === 'at-most' || opens === null) return true
  return per.kind !== 'for-each' && per.opens.kind === 'edge'
}

/** Nothing is asked after the end. The text may mean what follows, so this only warns. */
function checkEnd(obligation: Obligation, setting: Setting): void {
  const { agreement, times, notes, spanOf } = setting
  const { from, to } = agreement.term
  if (to === null || to <= from) return
  const { clause, per, target } = obligation
  const opens = per.kind === 'for-each' ? null : times.at(per.opens)
  const due = times.windows(obligation).find((window) => window.due !== null && window.due > to)
  const isExtended = agreement.powers.some(({ effect }) => effect === 'extend')
  if (due?.due == null || target.compare === 'at-most') return
  if (opens !== null && opens > to && !isExtended) return
  const about = { id: clause, due: printOn(due.due, agreement), end: printOn(to, agreement) }
  const advice = isExtended ? 'advice.only-if-extended' : 'advice.move-before-end'
  notes.say('time.14', spanOf(clause), about, phrase(advice))
}

/** Hours of a state, beside the hours that there are. */
function checkLength(obligation: Obligation, setting: Setting): void {
  const { measure, target, clause, per } = obligation
  if (measure.kind !== 'duration' || target.compare === 'at-most') return
  if (target.amount.kind !== 'fixed') return
  const { notes, spanOf, times } = setting
  const asked = target.amount.value
  const short = (has: number): void =>
    notes.say('time.10', spanOf(clause), { id: clause, asked, has: rounded(has) })
  if (per.kind === 'each') return checkPeriods(obligation, asked, setting)
  if (per.kind === 'once' && isSame(per.opens, per.due)) {
    notes.say('time.12', spanOf(clause), { id: clause, asked, hours: 0 })
    return
  }
  if (per.kind === 'for-each') return checkAfterTrigger(obligation, asked, setting)
  for (const { opens, due } of times.windows(obligation)) {
    if (opens === null || due === null || due <= opens) continue
    if ((due - opens) / hourMs < asked) return short((due - opens) / hourMs)
  }
}

function isSame(a: Moment, b: Moment | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** A period has so many hours; the first and the last of them may have fewer. */
function checkPeriods(obligation: Obligation, asked: number, setting: Setting): void {
  const { per, clause } = obligation
  if (per.kind !== 'each') return
  const { agreement, times, notes, spanOf } = setting
  const full = { day: 24, week: 168, month: 31 * 24 }[per.unit]
  const about = { id: clause, asked }
  if (asked > full) return notes.say('time.10', spanOf(clause), { ...about, has: full })
  if (per.unit !== 'day') return
  const opens = times.at(per.opens)
  const closes = times.at(per.closes)
  const { calendar } = agreement
  if (opens !== null) {
    const first = dayStartAfter(calendar, opens, 1)
    const end = closes !== null && closes < first ? closes : first
    const has = (end - opens) / hourMs
    if (has >= 0 && has < asked) sayShort(has)
  }
  if (closes !== null && (opens === null || closes - opens > dayMs)) {
    const begins = dayStart(calendar, closes)
    const has = (closes - begins) / hourMs
    if (has > 0 && has < asked) sayShort(has)
  }
  function sayShort(hours: number): void {
    notes.say('time.12', spanOf(clause), { ...about, hours: rounded(hours) })
  }
}

/** What opens at a moment of a day has only the rest of that day. */
function checkAfterTrigger({ per, clause }: Obligation, asked: number, setting: Setting): void {
  if (per.kind !== 'for-each' || per.due === null) return
  const { notes, spanOf } = setting
  const { due } = per
  if (due.kind === 'after' && due.start.kind === 'trigger' && due.ms / hourMs < asked) {
    notes.say('time.10', spanOf(clause), { id: clause, asked, has: rounded(due.ms / hourMs) })
  }
  if (due.kind !== 'trigger-day' || per.of.kind === 'added-day') return
  const about = { id: clause, asked }
  notes.say('time.11', spanOf(clause), about, phrase('advice.count-hours-from-it'))
}

function rounded(hours: number): number {
  return Math.round(hours * 100) / 100
}

/** Steps count from the beginning: a later one asks for more, at a later day. */
function checkSteps({ clause, per }: Obligation, setting: Setting): void {
  if (per.kind !== 'steps') return
  const { times, notes, spanOf } = setting
  let before: { readonly amount: number; readonly due: Instant | null } | null = null
  for (const [at, { amount, due: moment }] of per.steps.entries()) {
    const value = amount.kind === 'share' ? amount.percent : amount.value
    const due = times.at(moment)
    if (before !== null) {
      const isEarlier = before.due !== null && due !== null && due <= before.due
      if (value < before.amount || isEarlier) {
        const what = phrase(isEarlier ? 'phrase.step-not-later' : 'phrase.step-asks-less')
        notes.say('time.13', spanOf(clause), { id: clause, step: at + 1, what })
        return
      }
    }
    before = { amount: value, due }
  }
}

/** Day n ends at the agreement's hour; n times 24 hours from a start at noon ends elsewhere. */
function checkDayCount({ clause, per }: Obligation, setting: Setting): void {
  if (per.kind !== 'once' && per.kind !== 'steps') return
  const dues = per.kind === 'once' ? [per.due] : per.steps.map(({ due }) => due)
  const { times, notes, spanOf } = setting
  for (const moment of dues) {
    if (moment?.kind !== 'day' || moment.edge !== 'end') continue
    const { n, of } = moment
    const start = times.at({ kind: 'edge', of, edge: 'start' })
    const end = times.at(moment)
    if (start === null || end === null) continue
    const otherwise = n * (dayMs / hourMs)
    const hours = rounded((end - start) / hourMs)
    if (hours === otherwise) continue
    notes.say('time.5', spanOf(clause), { n, hours, otherwise })
    return
  }
}
