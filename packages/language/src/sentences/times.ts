// The times of an obligation as English words: when it opens, how often, when it falls due.
//
// Instants are shown on the agreement's clocks, never on the reader's.

import type {
  CompiledAgreement,
  Filter,
  Frame,
  LaterId,
  Moment,
  Obligation,
  Whose,
} from '@holdfast/agreement'
import {
  canonicalJson,
  hourMs,
  minuteMs,
  offsetAt,
  printInstantAt,
  type Instant,
} from '@holdfast/base'
import { amountWords } from './amounts.ts'

/** When: with its trigger, its steps or its period. */
export function windowWords(obligation: Obligation, agreement: CompiledAgreement): string {
  const { per, measure } = obligation
  switch (per.kind) {
    case 'once':
      return onceWords(obligation, per, agreement)
    case 'each':
      return `each ${per.unit}`
    case 'steps': {
      const steps = per.steps.map(
        ({ amount, due }) =>
          `${amountWords(amount, measure, agreement)} ${dueWords(due, agreement)}`,
      )
      return `step by step: ${steps.join('; ')}`
    }
    case 'for-each': {
      const due = per.due === null ? '' : ` ${dueWords(per.due, agreement)}`
      return `${triggerWords(obligation, per.of, agreement)},${due}`
    }
  }
}

type Once = Extract<Obligation['per'], { kind: 'once' }>

function onceWords(
  { kind, measure, target }: Obligation,
  per: Once,
  agreement: CompiledAgreement,
): string {
  const { opens, due } = per
  const isCeiling =
    kind === 'permission' || (measure.kind === 'stock' && target.compare === 'at-most')
  if (isCeiling && isEdge(opens, 'start') && (due === null || isEdge(due, 'end'))) {
    return 'at all times while the agreement is in force'
  }
  if (isCeiling && due !== null) {
    const from = momentWords(opens, agreement)
    return `at all times from ${from} until ${momentWords(due, agreement)}`
  }
  if (due === null) return opensWords(opens, agreement)
  const isCounted = due.kind === 'after' || due.kind === 'days-after'
  const isSaid = isCounted && canonicalJson(due.start) === canonicalJson(opens)
  const from = isSaid ? '' : opensWords(opens, agreement)
  return [from, dueWords(due, agreement)].filter((part) => part !== '').join(' and ')
}

type Source = Extract<Obligation['per'], { kind: 'for-each' }>['of']

function triggerWords({ target }: Obligation, of: Source, agreement: CompiledAgreement): string {
  switch (of.kind) {
    case 'allotted': {
      const what = target.amount.kind === 'per-trigger' ? 'one' : 'act'
      const classes = [...new Set(Object.values(of.tags ?? {}).flat())].join(' or ')
      const which = classes === '' ? '' : `${classes}: `
      const under = `counted under clause ${of.clauses.join(' or ')}`
      return `for each ${which}${what}${whoseWords(of)} ${under}`
    }
    case 'added-day':
      return `for each day added under clause ${of.power}`
    case 'fact': {
      const grade = of.grade === null ? '' : ` that is ${of.grade}`
      const { place, actor } = of.filter
      const where = place === null ? '' : ` in ${place}`
      const by = actor === undefined ? '' : ` by ${actor}`
      return `for each ${actWords(of.filter, agreement)}${where}${by}${whoseWords(of)}${grade}`
    }
  }
}

function whoseWords({ whose }: { readonly whose?: Whose }): string {
  if (whose === undefined) return ''
  return whose === 'own' ? ' of its own' : ' of another'
}

/** A deadline: `by` a moment, or `within` so long of one. */
function dueWords(due: Moment, agreement: CompiledAgreement): string {
  if (due.kind === 'after' && due.ms > 0) {
    return `within ${msCount(due.ms)} of ${momentWords(due.start, agreement)}`
  }
  if (due.kind === 'days-after' && (due.days > 0 || (due.months ?? 0) > 0)) {
    return `within ${spanWords(due)} of ${momentWords(due.start, agreement)}`
  }
  return `by ${momentWords(due, agreement)}`
}

/** Over which time a recurring obligation holds; nothing for one that does not recur. */
export function untilWords({ per }: Obligation, agreement: CompiledAgreement): readonly string[] {
  if (per.kind !== 'each') return []
  const isWhole = isEdge(per.opens, 'start') && isEdge(per.closes, 'end')
  if (isWhole) return ['while the agreement is in force']
  const from = momentWords(per.opens, agreement)
  return [`from ${from} until ${momentWords(per.closes, agreement)}`]
}

function isEdge(moment: Moment, edge: 'start' | 'end'): boolean {
  return moment.kind === 'edge' && moment.of.kind === 'term' && moment.edge === edge
}

function opensWords(moment: Moment, agreement: CompiledAgreement): string {
  return isEdge(moment, 'start') ? '' : `from ${momentWords(moment, agreement)}`
}

/** A moment, as it stands after "by" or "from". */
function momentWords(moment: Moment, agreement: CompiledAgreement): string {
  switch (moment.kind) {
    case 'instant':
      return clockWords(moment.at, agreement)
    case 'edge':
      return `the ${moment.edge} of ${frameWords(moment.of)}`
    case 'day': {
      const of = moment.of.kind === 'term' ? '' : ` of ${frameWords(moment.of)}`
      return `the ${moment.edge} of day ${moment.n}${of}`
    }
    case 'trigger':
      return 'that moment'
    case 'trigger-day':
      return `the ${moment.edge} of that day`
    case 'performed': {
      const step = moment.step === null ? '' : ` up to step ${moment.step}`
      return `the moment clause ${moment.clause} is met${step}`
    }
    case 'window': {
      const step = moment.step === null ? '' : ` (step ${moment.step})`
      return `the ${moment.edge} of the time for clause ${moment.clause}${step}`
    }
    case 'set':
      return `the ${moment.edge} of ${laterName(moment.day, agreement)}`
    case 'switched':
      return `the moment “${laterName(moment.state, agreement)}” ${moment.holds ? 'holds' : 'ends'}`
    case 'first':
      return `the first ${actWords(moment.of, agreement)}`
    case 'after': {
      const order = moment.ms < 0 ? 'before' : 'after'
      return `${msCount(Math.abs(moment.ms))} ${order} ${momentWords(moment.start, agreement)}`
    }
    case 'days-after': {
      const order = moment.days < 0 || (moment.months ?? 0) < 0 ? 'before' : 'after'
      return `${spanWords(moment)} ${order} ${momentWords(moment.start, agreement)}`
    }
  }
}

function msCount(ms: number): string {
  const [count, unit] = ms % hourMs === 0 ? [ms / hourMs, 'hour'] : [ms / minuteMs, 'minute']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

function spanWords({
  days,
  months = 0,
}: {
  readonly days: number
  readonly months?: number
}): string {
  if (months === 0) return dayCount(Math.abs(days))
  const count = Math.abs(months)
  return `${count} month${count === 1 ? '' : 's'}`
}

function dayCount(days: number): string {
  return `${days} day${days === 1 ? '' : 's'}`
}

function frameWords(frame: Frame): string {
  return frame.kind === 'term' ? 'the agreement' : `the phase ${frame.id}`
}

function actWords({ act, place }: Filter, agreement: CompiledAgreement): string {
  const own = agreement.acts.find(({ id }) => id === act)
  const where = place === null ? '' : ` in ${place}`
  return own === undefined ? `${act}${where}` : `“${own.name}”${where}`
}

function clockWords(instant: Instant, agreement: CompiledAgreement): string {
  return printInstantAt(instant, offsetAt(agreement.calendar.rules, instant))
}

/** What people call a state or a day that is said later. */
export function laterName(id: LaterId, agreement: CompiledAgreement): string {
  return agreement.later?.find((one) => one.id === id)?.name ?? id
}
