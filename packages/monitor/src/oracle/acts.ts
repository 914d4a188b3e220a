// Duties by acts: what was allotted to each instance, at least and at most, and what that decides.
//
// The allotment is made anew for every supply and every instance that is asked about.

import type { Fact, Obligation, RoleId } from '@holdfast/agreement'
import type { Interval } from '@holdfast/base'
import { actsFor, basisOf, isClaim, isOnBasis, isShownAlone } from './heard.ts'
import { firstOf, lastOf, sumOf, thousandths } from './heard.ts'
import type { Asked } from './heard.ts'
import { suppliesOf } from './tellings.ts'
import { isWatched, isWithin, stretchesOf } from './watched.ts'
import type { Instance } from './windows.ts'

/** A status as far as acts, counts or watching decide it; powers come on top. */
export type Decided = 'met' | 'late' | 'unmet' | 'undetermined' | 'running'

/** The most there was: perhaps in time, and in all. */
type Most = { readonly inTime: number; readonly inAll: number }

type Share = { readonly fact: Fact; readonly amount: number }
type Run = 'least' | 'most'

/** What a duty by acts comes to. `all` are the instances that compete, in their order. */
export function decidedByActs(asked: Asked, instance: Instance, all: readonly Instance[]): Decided {
  const { clause, target, opens, due } = instance
  if (opens === null) return 'undetermined'
  const leasts = leastSupplies(asked, instance, all).map((supply) =>
    allotted(asked, { instance, all, supply, run: 'least' }),
  )
  const most = allotted(asked, { instance, all, supply: asked.facts, run: 'most' })
  const inTime = Math.max(
    ...leasts.map((run) => sizeOf(run.filter((one) => surely(asked, instance, one)))),
  )
  const inAll = Math.max(...leasts.map(sizeOf))
  const perhapsInTime = most.filter((one) => perhaps(asked, instance, one))
  const isDue = due !== null && asked.question.asOf >= due.latest
  const closedBy = (toward: 'met' | 'unmet'): readonly Most[] =>
    isDue ? closedBounds(asked, instance, all, toward) : []
  switch (clause.target.compare) {
    case 'at-least': {
      // "closes that decide differently leave undetermined".
      const closed = closedBy('unmet')
      const isShort = closed.some((bound) => bound.inTime < target)
      if (inTime >= target) return isShort ? 'undetermined' : 'met'
      if (!isDue) return 'running'
      // "late if even the most by then does not" reach it, "else undetermined".
      if (inAll >= target) return sizeOf(perhapsInTime) < target ? 'late' : 'undetermined'
      // "unmet if even the most fails it; between them undetermined": it may have come late.
      return closed.some((bound) => bound.inAll < target) ? 'unmet' : 'undetermined'
    }
    case 'at-most':
      if (inTime > target) return 'unmet'
      if (!isDue) return 'running'
      return closedBy('met').some((bound) => bound.inTime <= target) ? 'met' : 'undetermined'
    case 'exactly': {
      if (inTime > target) return 'unmet'
      if (!isDue) return 'running'
      // Each word as far as it moves the instance: too few is against the bearer, just so for it.
      const says = new Set([
        ...closedBy('unmet')
          .filter((bound) => bound.inTime < target)
          .map(() => 'unmet' as const),
        ...closedBy('met')
          .filter((bound) => bound.inTime === target && inTime === target)
          .map(() => 'met' as const),
      ])
      const [only] = says
      return says.size === 1 && only !== undefined ? only : 'undetermined'
    }
  }
}

/** Whether acts surely came to the target: "performed; in time or late is not known". */
export function isReachedByActs(
  asked: Asked,
  instance: Instance,
  all: readonly Instance[],
): boolean {
  const runs = leastSupplies(asked, instance, all).map((supply) =>
    allotted(asked, { instance, all, supply, run: 'least' }),
  )
  return Math.max(...runs.map(sizeOf)) >= instance.target
}

/**
 * The supplies of the least run: what is sure, on the basis, and no claim of the bearer's. "Least =
 * the greater of …" what can be taken: a report that nothing may take undoes nothing of the others.
 */
function leastSupplies(asked: Asked, instance: Instance, all: readonly Instance[]): Fact[][] {
  const { clause, bearer, place } = instance
  const sure = actsFor(asked, clause, bearer, place).filter(
    ({ fact, isSure }) =>
      isSure &&
      isOnBasis(fact, basisOf(asked, clause)) &&
      !isClaim(asked, bearer, fact, towardOf(clause)),
  )
  const happened = sure.map(({ fact }) => fact).filter(({ at }) => at.latest <= asked.question.asOf)
  const taken = happened.filter((fact) =>
    clause.target.compare === 'at-most'
      ? surely(asked, instance, { fact, amount: 0 })
      : all.some(({ opens, holds }) => {
          const isOpen = opens !== null && holds !== null
          return isOpen && lastOf(asked.agreement, fact.at) >= opens.earliest
        }),
  )
  return suppliesOf(asked.agreement, taken).map((supply) => [...supply])
}

/** Which way a report of the act moves an instance. */
function towardOf({ target }: Obligation): 'met' | 'unmet' {
  return target.compare === 'at-most' ? 'unmet' : 'met'
}

type Allotting = {
  readonly instance: Instance
  readonly all: readonly Instance[]
  readonly supply: readonly Fact[]
  readonly run: Run
  /** Whose own acts count whoever they are for. */
  readonly closer?: RoleId | null
}

/** "an act counts once, across clauses, in the order": what this instance has of a supply. */
function allotted(asked: Asked, allotting: Allotting): readonly Share[] {
  const { instance, all, supply, run, closer = null } = allotting
  const left = new Map(supply.map((fact) => [fact.key, sizeIn(instance.clause, fact)]))
  const shares: Share[] = []
  for (const taker of all) {
    const isAsked = isSame(taker, instance) || isStepBefore(taker, instance)
    let needs = taker.clause.target.compare === 'at-least' ? taker.beyond : Infinity
    // "where bounds straddle … two periods …, each is undetermined", and an act of nobody named
    // "leaves the day of every bearer it could be": the one uses up nothing of the other's.
    const isSure = run === 'least' || !isAsked
    for (const fact of heardBy(asked, taker, supply, { run, isSure, closer })) {
      const amount = Math.min(left.get(fact.key) ?? 0, needs)
      if (amount <= 0) continue
      needs -= amount
      left.set(fact.key, (left.get(fact.key) ?? 0) - amount)
      if (isAsked) shares.push({ fact, amount })
    }
  }
  return shares
}

type Hearing = { readonly run: Run; readonly isSure: boolean; readonly closer: RoleId | null }

/** In the order in which they happened, as far as this run can tell. */
function heardBy(
  asked: Asked,
  taker: Instance,
  supply: readonly Fact[],
  { run, isSure: isSureOnly, closer }: Hearing,
): readonly Fact[] {
  const { clause, bearer, place, opens, due, isPeriod } = taker
  if (opens === null || taker.holds === null) return []
  const when = ({ at }: Fact): number =>
    run === 'least' ? at.latest : firstOf(asked.agreement, at)
  const heard = actsFor(asked, clause, bearer, place).flatMap(({ fact, isSure }) => {
    const share = { fact, amount: 0 }
    const isIts =
      supply.includes(fact) &&
      isOnBasis(fact, basisOf(asked, clause)) &&
      // "Claims are a list, never a basis": they have no part in the most either.
      (fact.source === closer || !isClaim(asked, bearer, fact, towardOf(clause))) &&
      (run === 'least' ? fact.at.latest : fact.at.earliest) <= asked.question.asOf &&
      lastOf(asked.agreement, fact.at) >= opens.earliest &&
      (isSure || !isSureOnly) &&
      (!isPeriod ||
        due === null ||
        (isSureOnly ? surely(asked, taker, share) : perhaps(asked, taker, share)))
    return isIts ? [fact] : []
  })
  return heard.toSorted(
    (a, b) =>
      when(a) - when(b) ||
      a.at.earliest - b.at.earliest ||
      // Of acts that may have begun together, the one that was over first.
      a.at.latest - b.at.latest ||
      (a.key < b.key ? -1 : 1),
  )
}

/**
 * "counts from its latest bound for deadlines"; "a deadline's own instant is in time". Toward
 * unmet it must also surely lie after the opening.
 */
function surely(
  { agreement }: Asked,
  { opens, due, isPeriod, clause }: Instance,
  { fact }: Share,
): boolean {
  if (due === null) return true
  const { compare } = clause.target
  if (compare !== 'at-least' && opens !== null && fact.at.earliest < opens.earliest) return false
  // The end of a limit is a period's end; what is due by then is in time at that very instant.
  if (!isPeriod && compare !== 'at-most') return fact.at.latest <= due.latest
  // "a period's end begins the next".
  if (opens === null || fact.at.earliest < opens.earliest) return false
  return lastOf(agreement, fact.at) < due.latest
}

function perhaps(
  { agreement }: Asked,
  { opens, due, isPeriod, clause }: Instance,
  { fact }: Share,
): boolean {
  if (due === null) return true
  const isEarly = opens !== null && lastOf(agreement, fact.at) < opens.earliest
  if (!isPeriod && clause.target.compare !== 'at-most') {
    return firstOf(agreement, fact.at) <= due.latest && !isEarly
  }
  return opens !== null && !isEarly && fact.at.earliest < due.latest
}

/**
 * The most there was, for each way in which the window is closed. "Where a source closes its sum,
 * that bounds the most"; "totals for some days and coverage for the rest … close together".
 */
function closedBounds(
  asked: Asked,
  instance: Instance,
  all: readonly Instance[],
  toward: 'met' | 'unmet',
): readonly Most[] {
  const { clause, bearer, place, opens, due } = instance
  if (opens === null || due === null) return []
  const window = { from: opens.earliest, to: due.latest }
  const basis = basisOf(asked, clause)
  const counts = (fact: Fact): boolean =>
    isOnBasis(fact, basis) &&
    // "as for a ban, own coverage closes nothing"; against oneself it closes.
    !isClaim(asked, bearer, fact, toward) &&
    !isShownAlone(asked, fact, false)
  const act = clause.measure.filter.act
  const what = { act, place: place ?? clause.measure.filter.place, counts }
  const closings = actsFor(asked, clause, bearer, place).flatMap(({ fact, isSure }) => {
    const { period, closes } = fact
    const isTold = isSure && closes && period !== null && period.to <= asked.question.asOf
    return isTold && counts(fact) ? [{ source: fact.source, period }] : []
  })
  const watches = asked.facts.flatMap(({ form, period }) =>
    form === 'coverage' && period !== null ? [period] : [],
  )
  const sources = new Set(closings.map(({ source }) => source))
  return [null, ...sources].flatMap((source) => {
    const totals = closings.filter((one) => one.source === source).map(({ period }) => period)
    const isIn = (one: Interval): boolean => totals.some((total) => isWithin(one, total))
    const stretches = stretchesOf(window, [...totals, ...watches])
    if (!stretches.every((one) => isIn(one) || isWatched(asked, what, one))) return []
    // What others told within the totals of a source is no more than it says there was in the
    // window; its own acts are what it says, also where that is a claim.
    const supply = asked.facts.filter(
      ({ at, source: by }) =>
        by === source ||
        lastOf(asked.agreement, at) < window.from ||
        firstOf(asked.agreement, at) > window.to ||
        !isIn({ from: at.earliest, to: at.latest }),
    )
    const most = allotted(asked, { instance, all, supply, run: 'most', closer: source })
    const inTime = sizeOf(most.filter((one) => perhaps(asked, instance, one)))
    return [{ inTime, inAll: sizeOf(most) }]
  })
}

function sizeIn({ measure }: Obligation, { amount }: Fact): number {
  return measure.kind === 'occurrences' ? 1_000 : thousandths(amount.value)
}

function sizeOf(shares: readonly Share[]): number {
  return sumOf(shares.map(({ amount }) => amount))
}

function isSame(a: Instance, b: Instance): boolean {
  return a.clause === b.clause && a.name === b.name && a.bearer === b.bearer
}

function isStepBefore(a: Instance, b: Instance): boolean {
  const isOne = a.clause === b.clause && a.bearer === b.bearer && a.place === b.place
  return isOne && a.clause.per.kind === 'steps' && a.order < b.order
}
