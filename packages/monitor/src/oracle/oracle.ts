// The statuses of an agreement, read slowly from the design's text: the oracle.
//
// It remembers nothing and shares nothing with the monitor. "Performed" is found by asking again at
// every instant at which anything happened. Only the names of statuses are given.

import type { Act, Obligation, StatusName } from '@holdfast/agreement'
import { daysLater, instantFromMs } from '@holdfast/base'
import type { Bounds, Instant } from '@holdfast/base'
import { decidedByActs, isReachedByActs, type Decided } from './acts.ts'
import { decidedByCounts, decidedOfBan } from './decided.ts'
import { lastOf, type Asked } from './heard.ts'
import { instancesOf, type Instance } from './windows.ts'

/** One line a status: `2.1 once north met`. */
export function oracleLines(asked: Asked): readonly string[] {
  const { obligations } = asked.agreement
  return obligations.flatMap((clause) =>
    statusesOf(asked, clause).map(([{ name, bearer }, status]) =>
      [clause.clause, name, bearer ?? 'unnamed', status].join(' '),
    ),
  )
}

function statusesOf(
  asked: Asked,
  clause: Obligation,
): readonly (readonly [Instance, StatusName])[] {
  const all = asked.agreement.obligations.flatMap((one) =>
    competes(one, clause) ? instances(asked, one) : [],
  )
  const order = inOrder(asked, all)
  return all
    .filter((instance) => instance.clause === clause)
    .map((instance) => [instance, statusOf(asked, instance, order)])
}

function instances(asked: Asked, clause: Obligation): readonly Instance[] {
  const performed = (id: string, step: number | null) => performedAt(asked, id, step)
  return instancesOf({ asked, clause, term: termOf(asked), performed })
}

function competes(one: Obligation, clause: Obligation): boolean {
  return one.kind === 'duty' && one.measure.filter.act === clause.measure.filter.act
    ? true
    : one === clause
}

/**
 * "Order: a clause before those that wait for or answer it, then opened first, due first, text
 * order, statement id."
 */
function inOrder(asked: Asked, all: readonly Instance[]): readonly Instance[] {
  const { obligations } = asked.agreement
  const depth = (clause: Obligation): number => {
    const waits = waitsFor(clause)
    const before = obligations.filter(({ clause: id }) => waits.includes(id))
    return before.length === 0 ? 0 : 1 + Math.max(...before.map(depth))
  }
  const at = (bounds: Bounds | null, bound: keyof Bounds): number => bounds?.[bound] ?? Infinity
  const difference = (a: number, b: number): number => (a === b ? 0 : a - b)
  return all.toSorted(
    (a, b) =>
      depth(a.clause) - depth(b.clause) ||
      difference(at(a.opens, 'earliest'), at(b.opens, 'earliest')) ||
      difference(at(a.due, 'latest'), at(b.due, 'latest')) ||
      obligations.indexOf(a.clause) - obligations.indexOf(b.clause) ||
      (a.clause.per.kind === 'for-each' ? byText(a.name, b.name) : a.order - b.order),
  )
}

function byActs({ measure, target }: Obligation): boolean {
  return measure.forms.includes('event') && target.compare === 'at-least'
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function waitsFor({ conditions, per }: Obligation): readonly string[] {
  const opens = per.kind === 'for-each' ? null : per.opens
  const triggers = opens?.kind === 'performed' ? [opens.clause] : []
  return [...conditions.map(({ clause }) => clause), ...triggers]
}

function statusOf(asked: Asked, instance: Instance, order: readonly Instance[]): StatusName {
  const { opens, due, holds } = instance
  const { asOf } = asked.question
  const isPast = due !== null && asOf >= due.latest
  if (isExcused(asked, instance)) return 'excused'
  // "void (… its trigger can no longer come)": once nothing is in force.
  const { to } = termOf(asked)
  const isOver = (came: Bounds | null): boolean =>
    to !== null && asOf >= to && (came === null || came.earliest >= to)
  // A condition that came after its deadline is another thing: see below.
  if (isOver(opens) || (holds === null && isOver(holds))) return 'void'
  if (opens === null) return isPast ? 'undetermined' : 'pending'
  // "A precondition met after the dependent deadline" leaves it undetermined (STATUSES 26, 24).
  const isAfterDue = due !== null && opens.earliest > due.latest
  if (asOf < opens.earliest) return isAfterDue && isPast ? 'undetermined' : 'pending'
  if (isAfterDue) return 'undetermined'
  // "A conditional instance takes acts … only once its condition holds."
  if (holds === null) return isPast ? 'undetermined' : 'pending'
  const decided = decidedOfAny(asked, instance, order)
  const isConditional = instance.clause.conditions.length > 0
  const isTooLate = isConditional && due !== null && lastOf(asked.agreement, holds) >= due.latest
  return isTooLate && decided !== 'met' ? 'undetermined' : decided
}

/** Where it may be asked for either of several amounts, what it comes to under each. */
function decidedOfAny(asked: Asked, instance: Instance, order: readonly Instance[]): Decided {
  const under = (target: number): Decided => {
    const one = { ...instance, target, beyond: target }
    return decidedOf(
      asked,
      one,
      order.map((each) => (each === instance ? one : each)),
    )
  }
  if (instance.others.length === 0) return decidedOf(asked, instance, order)
  const [first = 'undetermined', ...others] = [instance.target, ...instance.others].map(under)
  if (others.every((one) => one === first)) return first
  return first === 'running' || others.includes('running') ? 'running' : 'undetermined'
}

function decidedOf(asked: Asked, instance: Instance, order: readonly Instance[]): Decided {
  const { clause } = instance
  if (clause.kind === 'prohibition') return decidedOfBan(asked, instance)
  return clause.measure.forms.includes('count')
    ? decidedByCounts(asked, instance)
    : decidedByActs(asked, instance, order)
}

/**
 * "another obligation met, up to a step or in full": the first instant at which every instance of
 * it was met or late, by the latest bounds of what happened and by the earliest.
 */
function performedAt(asked: Asked, id: string, step: number | null): Bounds | null {
  const latest = firstPerformed(asked, id, step)
  if (latest === null) return null
  const facts = asked.facts.map((fact) =>
    fact.form === 'event' ? { ...fact, at: { ...fact.at, latest: fact.at.earliest } } : fact,
  )
  return { earliest: firstPerformed({ ...asked, facts }, id, step) ?? latest, latest }
}

function firstPerformed(asked: Asked, id: string, step: number | null): Instant | null {
  const clause = asked.agreement.obligations.find((one) => one.clause === id)
  if (clause === undefined) return null
  const isPerformed = (asOf: Instant): boolean => {
    const then = { ...asked, question: { ...asked.question, asOf } }
    const statuses = statusesOf(then, clause).filter(([{ order }]) => step === null || order < step)
    const order = inOrder(then, instances(then, clause))
    const isDone = ([instance, name]: (typeof statuses)[number]): boolean =>
      name === 'met' ||
      name === 'late' ||
      (name === 'undetermined' && byActs(clause) && isReachedByActs(then, instance, order))
    return statuses.length > 0 && statuses.every(isDone)
  }
  const { asOf } = asked.question
  if (!isPerformed(asOf)) return null
  const moments = asked.facts.flatMap(({ at, period }) =>
    period === null ? [at.latest] : [at.latest, period.to],
  )
  const order = moments.filter((at) => at <= asOf).toSorted((a, b) => a - b)
  return order.find(isPerformed) ?? asOf
}

/** The term, with the days that mediators with the power had added by the moment asked about. */
function termOf(asked: Asked): { readonly from: Instant; readonly to: Instant | null } {
  const { calendar, term } = asked.agreement
  let { to } = term
  for (const act of effective(asked, 'extend')) {
    // "An extension after a deadline revives nothing unless it says so."
    if (act.kind !== 'extend' || to === null || act.at.latest >= to) continue
    to = daysLater(calendar, to, act.days)
  }
  for (const act of effective(asked, 'terminate')) {
    if (act.kind === 'terminate' && (to === null || act.from < to)) {
      to = instantFromMs(Math.max(act.from, act.at.latest))
    }
  }
  return { from: term.from, to }
}

/** "an act of whoever the text names": nobody else's has an effect. */
function effective({ agreement, acts, question }: Asked, kind: Act['kind']): readonly Act[] {
  const powers = agreement.powers.filter(({ effect }) => effect === kind)
  return acts.filter(
    (act) =>
      act.kind === kind &&
      act.at.latest <= question.asOf &&
      powers.some(({ holders }) => act.by.some((role) => holders.includes(role))),
  )
}

function isExcused(asked: Asked, { clause, name, bearer }: Instance): boolean {
  return effective(asked, 'excuse').some(
    (act) =>
      act.kind === 'excuse' &&
      act.clause === clause.clause &&
      (act.instance === null || act.instance === name) &&
      (act.bearer === null || act.bearer === bearer),
  )
}
