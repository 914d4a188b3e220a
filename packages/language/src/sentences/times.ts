// The times of an obligation: how often, from when, until when, by when.
//
// What silence would mean is left out where it is said by the sentence's form, and said in full
// everywhere else. So the sentence, read as a clause, has the same window.

import type {
  Condition,
  Filter,
  Moment,
  Obligation,
  Per,
  Period,
  Switched,
  Whose,
} from '@holdfast/agreement'
import { canonicalJson } from '@holdfast/base'
import { runsByDays } from '../compiled/windows.ts'
import { actNoun, isBefore, momentSaying, spanSaying } from './moments.ts'
import { name, names, number, say, type Saying } from './saying.ts'
import type { Triggered } from './triggered.ts'

/** When: with its trigger or its period. The amounts of steps are said at the end. */
export function timeSayings(obligation: Obligation, triggered: Triggered | null): Saying[] {
  const { per, measure } = obligation
  const always = measure.throughout === true ? [say('sentence.always')] : []
  switch (per.kind) {
    case 'once':
      return [...always, ...onceSayings(obligation, per)]
    case 'each':
      return [eachPeriod(per), ...always, ...eachSayings(obligation, per)]
    case 'steps':
      return [...always, ...fromSayings(obligation, per.opens, null)]
    case 'for-each': {
      // A ban lasts until a moment; a duty is done by it.
      const word = obligation.kind === 'prohibition' ? 'until' : 'by'
      const due = per.due === null ? [] : closingSayings(obligation, null, per.due, word).said
      return [triggerSaying(per, triggered), ...always, ...due]
    }
  }
}

function eachPeriod({ unit, times }: Period): Saying {
  if (times !== undefined) {
    return say('sentence.each-several', { span: { kind: 'span', count: times, unit } })
  }
  switch (unit) {
    case 'hour':
      return say('sentence.each-hour')
    case 'day':
      return say('sentence.each-day')
    case 'week':
      return say('sentence.each-week')
    case 'month':
      return say('sentence.each-month')
  }
}

function triggerSaying(
  { of }: Extract<Per, { kind: 'for-each' }>,
  triggered: Triggered | null,
): Saying {
  switch (of.kind) {
    case 'allotted': {
      const [first] = triggered?.isByCategory === true ? [] : Object.values(of.tags ?? {})
      const one = name('class', first?.[0] ?? '')
      const act = whoseAct(first === undefined ? say('sentence.class-act') : one, of.whose)
      return say('sentence.for-each-under', { act, clauses: names('clause', of.clauses, 'or') })
    }
    case 'added-day':
      return say('sentence.for-each-added-day', { clause: name('clause', of.power) })
    case 'fact': {
      const noun = whoseAct(triggered?.noun ?? actNoun(of.filter), of.whose)
      const isByCategory = triggered?.isByCategory === true
      const act = whereAndWhose(noun, isByCategory ? { ...of.filter, tags: {} } : of.filter)
      if (of.grade === null) return say('sentence.for-each', { act })
      const basis = name('basis', of.grade)
      const open = triggered?.openWords ?? []
      if (open.length === 0) return say('sentence.for-each-graded', { act, basis })
      const words = { kind: 'words', text: open.join(' ') } as const
      return say('sentence.for-each-open', { act, basis, words })
    }
  }
}

/** Of each act, who answers for it: whoever did it, or all but them. */
function whoseAct(act: Saying, whose: Whose | undefined): Saying {
  if (whose === undefined) return act
  return whose === 'own' ? say('sentence.own-acts', { act }) : say('sentence.others-acts', { act })
}

/** "A release (soldier) in north by a": of which class, where and whose act, where it is said. */
export function whereAndWhose(noun: Saying, { tags, place, actor }: Filter): Saying {
  const [values] = Object.values(tags)
  const classes = name('class', values?.[0] ?? '')
  const act = values === undefined ? noun : say('sentence.of-classes', { what: noun, classes })
  const there = place === null ? act : say('sentence.act-in', { act, place: name('place', place) })
  return actor === undefined
    ? there
    : say('sentence.act-by', { act: there, who: name('role', actor) })
}

const termStart: Moment = { kind: 'edge', of: { kind: 'term' }, edge: 'start' }

function isSame(a: Moment | null, b: Moment | null): boolean {
  return canonicalJson(a) === canonicalJson(b)
}

function isTermEdge(moment: Moment, edge: 'start' | 'end'): boolean {
  return moment.kind === 'edge' && moment.of.kind === 'term' && moment.edge === edge
}

function onceSayings(obligation: Obligation, per: Extract<Per, { kind: 'once' }>): Saying[] {
  const { opens, due } = per
  if (due === null) return fromSayings(obligation, opens, null)
  const isCeiling = isStockCeiling(obligation)
  const isOffset = opens.kind === 'after' || opens.kind === 'days-after'
  if (isCeiling && isOffset && due.kind === 'edge' && due.edge === 'end') {
    // "At most 5 within 3 days of 2.1" asks from then on.
    const { said } = closingSayings(obligation, null, opens, 'by')
    return [...said, ...duringSayings(due)]
  }
  const isHeld = isCeiling || obligation.kind === 'permission'
  return windowSayings(obligation, { opens, closes: due, word: isHeld ? 'until' : 'by' })
}

function isStockCeiling({ kind, measure, target }: Obligation): boolean {
  return kind !== 'permission' && measure.kind === 'stock' && target.compare === 'at-most'
}

function duringSayings(end: Moment): Saying[] {
  if (end.kind !== 'edge' || end.of.kind === 'term') return []
  return [say('sentence.during', { phase: name('phase', end.of.id) })]
}

function eachSayings(obligation: Obligation, per: Extract<Per, { kind: 'each' }>): Saying[] {
  return windowSayings(obligation, { opens: per.opens, closes: per.closes, word: 'until' })
}

type Window = { readonly opens: Moment; readonly closes: Moment; readonly word: 'by' | 'until' }

function windowSayings(obligation: Obligation, { opens, closes, word }: Window): Saying[] {
  const day = daySaying(opens, closes)
  if (day !== null) return [day]
  const isHeld = word === 'until'
  const isWhole = isTermEdge(opens, 'start') && isTermEdge(closes, 'end')
  if (isHeld && isWhole && obligation.beside === undefined) return [say('sentence.whole-term')]
  const isOpenBeside = isBesideWindow(obligation, opens, 'start')
  const closing = closingSayings(obligation, opens, closes, isOpenBeside ? 'until' : word)
  return [...fromSayings(obligation, opens, closing), ...closing.said]
}

/** "On day 3 after 2.1": that day from its start to its end; null for any other window. */
function daySaying(opens: Moment, closes: Moment): Saying | null {
  if (opens.kind !== 'days-after' || closes.kind !== 'days-after') return null
  if (closes.months !== undefined) return null
  if (!isSame({ ...opens, days: opens.days + 1 }, closes)) return null
  const about = { n: number(Math.abs(closes.days)), moment: momentSaying(closes.start) }
  return closes.days < 0
    ? say('sentence.on-day-before', about)
    : say('sentence.on-day-after', about)
}

type Closing = {
  readonly said: readonly Saying[]
  /** When the clause would open if it said no more than this; null: at the start of the term. */
  readonly opens: Moment | null
  /** It says a deadline of its own, so that no other clause's window stands in for it. */
  readonly isDeadline: boolean
}

/** The end of a window. */
function closingSayings(
  obligation: Obligation,
  opens: Moment | null,
  closes: Moment,
  word: 'by' | 'until',
): Closing {
  if (isBesideWindow(obligation, closes, 'end')) return { said: [], opens: null, isDeadline: false }
  const within = withinOf(closes)
  const isLoose = within !== null && !isThrough(closes) && closes.kind !== 'after'
  const isCounted =
    within !== null &&
    (isThrough(closes) ||
      isSame(within.start, opens) ||
      within.start.kind === 'trigger' ||
      isImplied(obligation, within.start, opens) ||
      // For a reader "within 4 hours of" says it best; a span of days from elsewhere does not run
      // as the term does, and says "4 days after".
      (word === 'by' && !isLoose))
  if (!isCounted) {
    const moment = momentSaying(closes)
    const said = word === 'by' ? say('sentence.by', { moment }) : say('sentence.until', { moment })
    return { said: [said], opens: null, isDeadline: word === 'by' }
  }
  const { span, start } = within
  if (isImplied(obligation, start, opens)) {
    return { said: [say('sentence.within', { span })], opens: null, isDeadline: true }
  }
  // When a state ends has no name of its own: "once quiet does not hold, within 4 hours".
  if (start.kind === 'switched' && !start.holds && isSame(start, opens)) {
    return { said: [say('sentence.within', { span })], opens: null, isDeadline: true }
  }
  if (start.kind === 'trigger') {
    return { said: [say('sentence.within-trigger', { span })], opens: null, isDeadline: true }
  }
  const said = say('sentence.within-of', { span, moment: momentSaying(start) })
  return { said: [said], opens: start, isDeadline: true }
}

/** What is counted from the one thing that the clause waits for need not say so again. */
function isImplied(
  { per, conditions, switched = [] }: Obligation,
  start: Moment,
  opens: Moment | null,
): boolean {
  if (per.kind === 'for-each' || isSame(start, opens)) return false
  const awaited: readonly (Condition | Switched)[] = [...conditions, ...switched]
  const [condition] = conditions
  const [state] = switched
  if (awaited.length !== 1) return false
  if (condition !== undefined) {
    const { clause, step } = condition
    return isSame(start, { kind: 'performed', clause, step })
  }
  return state !== undefined && isSame(start, { kind: 'switched', ...state })
}

function withinOf(moment: Moment): { readonly span: Saying; readonly start: Moment } | null {
  if (moment.kind !== 'after' && moment.kind !== 'days-after') return null
  if (isBefore(moment)) return null
  const isSpan = moment.kind === 'after' || isThrough(moment) || runsByDays(moment.start)
  return isSpan ? { span: spanSaying(moment), start: moment.start } : null
}

/** Days that run to the end of the last of them. */
function isThrough(moment: Moment): boolean {
  return moment.kind === 'days-after' && moment.through === true
}

function isBesideWindow(
  { beside = [] }: Obligation,
  moment: Moment,
  edge: 'start' | 'end',
): boolean {
  const [clause] = beside
  return (
    clause !== undefined &&
    moment.kind === 'window' &&
    moment.clause === clause &&
    moment.edge === edge
  )
}

/** From when, unless the form of the sentence says so already. */
function fromSayings(obligation: Obligation, opens: Moment, closing: Closing | null): Saying[] {
  if (isBesideWindow(obligation, opens, 'start')) return []
  const isBeside = obligation.beside !== undefined && closing?.isDeadline !== true
  const usual = isBeside ? null : (closing?.opens ?? termStart)
  return isSame(opens, usual) ? [] : [fromSaying(opens)]
}

/** From when. */
export function fromSaying(opens: Moment): Saying {
  if (opens.kind === 'switched') {
    const state = name('state', opens.state)
    return opens.holds
      ? say('sentence.from-state', { state })
      : say('sentence.from-state-end', { state })
  }
  if (opens.kind === 'first') return say('sentence.from-first', { act: actNoun(opens.of) })
  return say('sentence.from', { moment: momentSaying(opens) })
}
