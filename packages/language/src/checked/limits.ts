// Floors and ceilings: what a clause asks for at least, what another allows at most, and whether
// both can be so.
//
// A ban is a ceiling of none. An exact number is both. What is present is compared at a moment, and
// what happens over a time: a quota of each day against a ceiling of the week.

import {
  amountsOf,
  daysInPeriod,
  isOfAll,
  type Amount,
  type Obligation,
  type RoleId,
} from '@holdfast/agreement'
import { dayMs, exactAmount, type Instant } from '@holdfast/base'
import type { Setting } from './setting.ts'

/** One bound of one obligation over one window. */
export type Bound = {
  readonly obligation: Obligation
  /** Null where it is anybody's, as with counts. */
  readonly bearer: RoleId | null
  readonly amount: number
  readonly opens: Instant | null
  readonly due: Instant | null
  /** The window in numbers; what is not known is as wide as can be. */
  readonly from: number
  readonly to: number
  /** The length of a period in days; null for a single window. */
  readonly period: number | null
  /** Its moments as the text names them, for windows to which it gives no instant; empty: none. */
  readonly named: string
  /** On what it binds at all: clauses performed, states that hold. */
  readonly terms: readonly string[]
}

/** What an obligation asks for at least; several where it has steps. */
export function floorsOf(obligation: Obligation, setting: Setting): readonly Bound[] {
  const { kind, target, per } = obligation
  if (kind !== 'duty' || target.compare === 'at-most') return []
  if (per.kind === 'steps') {
    return boundsOf(
      obligation,
      per.steps.map(({ amount }) => amount),
      setting,
    )
  }
  return boundsOf(obligation, [leastOf(obligation, setting)], setting)
}

/** What it allows at most; nothing for one that sets no such limit. */
export function ceilingsOf(obligation: Obligation, setting: Setting): readonly Bound[] {
  const { kind, target, per } = obligation
  const isCeiling = kind === 'prohibition' || target.compare !== 'at-least'
  if (!isCeiling || kind === 'permission' || per.kind === 'steps') return []
  return boundsOf(obligation, [mostOf(obligation, setting)], setting)
}

/** What is asked for at all events, where the amount of periods changes. */
export function leastOf(obligation: Obligation, setting: Setting): Amount {
  return byAmount(obligation, setting)[0] ?? obligation.target.amount
}

/** The most that is asked for at any time. */
export function mostOf(obligation: Obligation, setting: Setting): Amount {
  return byAmount(obligation, setting).at(-1) ?? obligation.target.amount
}

/** Its amounts, the least first; one that the text does not tell stands first and last. */
function byAmount(obligation: Obligation, setting: Setting): readonly Amount[] {
  const amounts = amountsOf(obligation)
  const unknown = amounts.find((amount) => valueOf(amount, setting) === null)
  if (unknown !== undefined) return [unknown]
  return amounts.toSorted((a, b) => (valueOf(a, setting) ?? 0) - (valueOf(b, setting) ?? 0))
}

function boundsOf(
  obligation: Obligation,
  amounts: readonly Amount[],
  setting: Setting,
): readonly Bound[] {
  const { bearers, measure, per } = obligation
  const whose: readonly (RoleId | null)[] = measure.byBearer ? (bearers ?? []) : [null]
  const { from: begins, to: ends } = setting.agreement.term
  const period = per.kind === 'each' ? daysInPeriod(per, 28) : null
  const windows = setting.times.windows(obligation)
  const named = namedEnds(obligation)
  const { conditions, switched = [] } = obligation
  const terms = [...conditions, ...switched].map((each) => JSON.stringify(each))
  return whose.flatMap((bearer) =>
    amounts.flatMap((said, at): readonly Bound[] => {
      const amount = valueOf(said, setting)
      const { opens, due } = windows[at] ?? { opens: null, due: null }
      if (amount === null) return []
      const to = due ?? ends ?? Number.POSITIVE_INFINITY
      const from = opens ?? begins
      return [{ obligation, bearer, amount, opens, due, from, to, period, named, terms }]
    }),
  )
}

/** An amount as a number; null where the text alone does not tell. */
export function valueOf(amount: Amount, { agreement }: Setting): number | null {
  if (amount.kind !== 'share') return amount.value
  const group = agreement.groups.find(({ id }) => id === amount.of)
  if (group === undefined || group.size === null || !isOfAll(amount, group)) return null
  return Math.ceil(exactAmount(group.size * amount.percent) / 100)
}

/** True where no time can be shared. */
export function areApart(a: Bound, b: Bound): boolean {
  return a.to <= b.from || b.to <= a.from
}

/** True where the one binds only while something is so, and the other does not say the same. */
export function isLooser(ceiling: Bound, floor: Bound): boolean {
  return !ceiling.terms.every((term) => floor.terms.includes(term))
}

/** True where the floor cannot be reached without going beyond the ceiling. */
export function cannotBoth(floor: Bound, ceiling: Bound, setting: Setting): boolean {
  if (areApart(floor, ceiling) || isLooser(ceiling, floor)) return false
  return floor.obligation.measure.kind === 'stock'
    ? floor.amount > ceiling.amount && isAskedDuring(floor, ceiling, setting)
    : isFlowBeyond(floor, ceiling, setting)
}

/** Of what is present: whether the moment that the floor is asked at lies under the ceiling. */
function isAskedDuring(floor: Bound, ceiling: Bound, setting: Setting): boolean {
  if (floor.obligation.measure.throughout === true) return sharedDays(floor, ceiling, setting) > 0
  if (isDuring(floor, ceiling, setting)) return true
  const { due } = floor
  if (due === null || ceiling.opens === null) return false
  return ceiling.opens < due && due <= ceiling.to
}

function isFlowBeyond(floor: Bound, ceiling: Bound, setting: Setting): boolean {
  const length = daysOf(floor)
  if (floor.period === null) {
    if (!isDuring(floor, ceiling, setting)) return false
    if (ceiling.period === null || ceiling.amount === 0) return floor.amount > ceiling.amount
    return length !== null && floor.amount > ceiling.amount * Math.ceil(length / ceiling.period)
  }
  const shared = Math.min(sharedDays(floor, ceiling, setting), length ?? floor.period)
  if (ceiling.period === null) {
    const periods = Math.floor(Math.min(shared, daysOf(ceiling) ?? floor.period) / floor.period)
    return floor.amount * periods > ceiling.amount
  }
  if (shared < floor.period) return false
  if (floor.period > ceiling.period) {
    return floor.amount > ceiling.amount * Math.ceil(floor.period / ceiling.period)
  }
  // Days that share less than two weeks may fall into two of them, half into each.
  const isWhole = floor.from === ceiling.from || shared >= 2 * ceiling.period
  const days = Math.min(ceiling.period, shared) / (isWhole ? 1 : 2)
  return floor.amount * Math.ceil(Math.floor(days) / floor.period) > ceiling.amount
}

/** True where the first window lies in the second whatever happens. */
function isDuring(inner: Bound, outer: Bound, { agreement }: Setting): boolean {
  if (isSameWindow(inner, outer)) return true
  const { from, to } = agreement.term
  if (outer.opens === null || outer.opens > (inner.opens ?? from)) return false
  const end = to ?? Number.POSITIVE_INFINITY
  const last = outer.due ?? (isTermEnd(outer) ? end : null)
  return last !== null && Math.min(inner.to, end) <= Math.min(last, end)
}

/** An agreement without an end has a last moment all the same: whenever it ends. */
export function isTermEnd({ obligation }: Bound): boolean {
  const { per } = obligation
  const last = per.kind === 'each' ? per.closes : per.kind === 'steps' ? null : per.due
  return last?.kind === 'edge' && last.of.kind === 'term' && last.edge === 'end'
}

/** The same moments in the text, though it gives them no instant: during one phase. */
function isSameWindow(a: Bound, b: Bound): boolean {
  return a.named !== '' && a.named === b.named
}

function namedEnds({ per }: Obligation): string {
  if (per.kind === 'each') return JSON.stringify([per.opens, per.closes])
  return per.kind === 'once' ? JSON.stringify([per.opens, per.due]) : ''
}

/** How many days two windows surely share; zero where that is not known. */
function sharedDays(a: Bound, b: Bound, setting: Setting): number {
  if (isDuring(a, b, setting) || isDuring(b, a, setting)) return Number.POSITIVE_INFINITY
  const isKnown = [a, b].every((one) => one.opens !== null && (one.due !== null || isTermEnd(one)))
  if (!isKnown) return 0
  return Math.max(0, (Math.min(a.to, b.to) - Math.max(a.from, b.from)) / dayMs)
}

/** How long a window is in days; null where the text alone does not tell. */
function daysOf({ opens, due }: Bound): number | null {
  return opens === null || due === null ? null : (due - opens) / dayMs
}
