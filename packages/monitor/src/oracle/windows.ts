// The instances of a clause: one per bearer, place, day, step or trigger, with a window and a
// target.
//
// A moment that depends on something is known within bounds, or not yet. What "performed" means is
// handed in, because it is the evaluator asked again.

import type { Amount, Change, Fact, Moment, Obligation, PlaceId, RoleId } from '@holdfast/agreement'
import { dayStartAfter, daysLater, instantFromMs } from '@holdfast/base'
import type { Bounds, Instant, Interval } from '@holdfast/base'
import { actsFor, basisOf, isOnBasis, isShownAlone, sideOf, thousandths } from './heard.ts'
import type { Asked } from './heard.ts'
import { agreesOn, lastOf } from './heard.ts'

export type Instance = {
  readonly name: string
  readonly clause: Obligation
  readonly bearer: RoleId | null
  readonly place: PlaceId | null
  /** Null: what opens it has not come. */
  readonly opens: Bounds | null
  readonly due: Bounds | null
  /** True for a day, week or month, which takes only its own; half open. */
  readonly isPeriod: boolean
  /** In thousandths, counted from the opening. */
  readonly target: number
  /** Of a step: what it asks beyond the step before. */
  readonly beyond: number
  /** What else it may be asked for, where the moment of a change is known only within bounds. */
  readonly others: readonly number[]
  /** When its conditions hold; null: not yet. */
  readonly holds: Bounds | null
  readonly order: number
}

/** When a clause was performed in full or up to a step; null: not yet. */
type Performed = (clause: string, step: number | null) => Bounds | null

type Frame = { readonly from: Instant; readonly to: Instant | null }
type Setting = {
  readonly asked: Asked
  readonly term: Frame
  readonly performed: Performed
  readonly clause: Obligation
}
type Core = Pick<Instance, 'name' | 'opens' | 'due' | 'isPeriod' | 'target' | 'beyond'> &
  Partial<Pick<Instance, 'others'>>

/** Every instance of a clause, as things stand at the moment asked about. */
export function instancesOf(setting: Setting): readonly Instance[] {
  const { clause, asked, performed } = setting
  const always = instantFromMs(Math.min(setting.term.from, asked.question.asOf))
  const met = clause.conditions.map(({ clause: id, step }) => performed(id, step))
  const holds = met.includes(null)
    ? null
    : met.reduce<Bounds>((a, b) => laterOf(a, b ?? a), { earliest: always, latest: always })
  return coresOf(setting).flatMap((core, order) =>
    (clause.bearers ?? [null]).flatMap((bearer) =>
      (clause.perPlace ?? [null]).map((place) => {
        const name = place === null ? core.name : `${core.name}@${place}`
        return { others: [], ...core, name, clause, bearer, place, holds, order }
      }),
    ),
  )
}

function coresOf(setting: Setting): readonly Core[] {
  const { clause } = setting
  const { per, target } = clause
  const at = (moment: Moment): Bounds | null => momentOf(setting, moment, null)
  switch (per.kind) {
    case 'once': {
      const asks = amountOf(setting, target.amount, null)
      const due = per.due === null ? null : at(per.due)
      return [{ name: 'once', opens: at(per.opens), due, isPeriod: false, ...asks }]
    }
    case 'each':
      return periodsOf(setting, per)
    case 'steps': {
      let before = 0
      return per.steps.map(({ amount, due }, index) => {
        const { target: upTo } = amountOf(setting, amount, null)
        const beyond = upTo - before
        before = upTo
        const [name, opens] = [`step-${index + 1}`, at(per.opens)]
        return { name, opens, due: at(due), isPeriod: false, target: upTo, beyond }
      })
    }
    case 'for-each':
      return triggersOf(setting).map((trigger) => {
        const due = per.due === null ? null : momentOf(setting, per.due, trigger)
        const asks = amountOf(setting, target.amount, trigger)
        return { name: `for-${trigger.key}`, opens: trigger.at, due, isPeriod: false, ...asks }
      })
  }
}

/** "A prohibition has an instance per bearer and period (a day unless …)"; so has a quota. */
function periodsOf(
  setting: Setting,
  per: Extract<Obligation['per'], { kind: 'each' }>,
): readonly Core[] {
  const { calendar } = setting.asked.agreement
  const [opens, closes] = [per.opens, per.closes].map((one) => momentOf(setting, one, null))
  if (opens === null || opens === undefined || closes === null || closes === undefined) return []
  const cores: Core[] = []
  const first = opens.earliest
  const several = per.times ?? 1
  const length = (per.unit === 'week' ? 7 : 1) * several
  const after = (n: number): Instant =>
    per.unit === 'hour'
      ? instantFromMs(first + n * several * 3_600_000)
      : dayStartAfter(calendar, first, n * length)
  for (let n = 1; ; n++) {
    const from = n === 1 ? first : after(n - 1)
    if (from >= closes.latest) return cores
    const next = after(n)
    const to = next < closes.latest ? next : closes.latest
    const isSeveral = per.times !== undefined || per.unit === 'hour'
    const name = `${isSeveral ? 'period' : per.unit}-${n}`
    const asks = askedOf(setting, per.changes ?? [], { from, to })
    cores.push({ name, opens: sharp(from), due: sharp(to), isPeriod: true, ...asks })
  }
}

/** What a period is asked, by the changes that hold of it; "a later one goes before". */
function askedOf(
  setting: Setting,
  changes: readonly Change[],
  period: Interval,
): Pick<Instance, 'target' | 'beyond' | 'others'> {
  const valueOf = (amount: Amount): number => amountOf(setting, amount, null).target
  let values = [valueOf(setting.clause.target.amount)]
  for (const change of changes) {
    const holds =
      change.kind === 'from' ? isSince(setting, change, period) : isOn(setting, change, period)
    if (holds === 'surely') values = [valueOf(change.amount)]
    if (holds === 'perhaps') values = [...values, valueOf(change.amount)]
  }
  const [target = 0, ...others] = values
  return { target, beyond: target, others }
}

type Holds = 'surely' | 'perhaps' | 'no'

/** "For those that begin at a moment or after it, and before `until`". */
function isSince(
  setting: Setting,
  { from, until }: Extract<Change, { kind: 'from' }>,
  period: Interval,
): Holds {
  const [began, over] = [from, until].map((moment): Holds => {
    const known = moment === null ? null : momentOf(setting, moment, null)
    if (known === null || known.earliest > period.from) return 'no'
    return known.latest <= period.from ? 'surely' : 'perhaps'
  })
  if (began === 'no' || over === 'surely') return 'no'
  return began === 'surely' && over === 'no' ? 'surely' : 'perhaps'
}

/** "For those in which such an act is done"; a period's end begins the next. */
function isOn(
  { asked, clause }: Setting,
  { of, grade }: Extract<Change, { kind: 'on' }>,
  { from, to }: Interval,
): Holds {
  const done = asked.facts.filter(
    (fact) =>
      fact.form === 'event' &&
      fact.act === of.act &&
      agreesOn(fact, of) &&
      fact.at.latest <= asked.question.asOf &&
      isOnBasis(fact, grade ?? basisOf(asked, clause)),
  )
  const last = (at: Bounds): number => lastOf(asked.agreement, at)
  if (done.some(({ at }) => at.earliest >= from && last(at) < to)) return 'surely'
  return done.some(({ at }) => at.earliest < to && last(at) >= from) ? 'perhaps' : 'no'
}

function amountOf(
  { asked }: Setting,
  amount: Amount,
  trigger: Fact | null,
): { readonly target: number; readonly beyond: number } {
  const value = ((): number => {
    switch (amount.kind) {
      case 'fixed':
        return thousandths(amount.value)
      case 'per-trigger':
        return thousandths(amount.value * (trigger?.amount.value ?? 0))
      case 'share': {
        const size = asked.agreement.groups.find(({ id }) => id === amount.of)?.size ?? 0
        return Math.ceil((size * amount.percent) / 100) * 1_000
      }
    }
  })()
  return { target: value, beyond: value }
}

/** "for each … are triggers": each fact of a kind on record, on the waiting clause's basis. */
function triggersOf({ asked, clause, term }: Setting): readonly Fact[] {
  if (clause.per.kind !== 'for-each' || clause.per.of.kind !== 'fact') return []
  const { filter, grade } = clause.per.of
  const asking: Obligation = {
    ...clause,
    measure: { ...clause.measure, filter, byBearer: false },
    count: { source: null, stage: null },
  }
  return actsFor(asked, asking, null, null).flatMap(({ fact, isSure }) => {
    const isHeard = isSure && isOnBasis(fact, grade ?? basisOf(asked, clause))
    // "What happened before the agreement held, or after, triggers nothing."
    const isInForce =
      lastOf(asked.agreement, fact.at) >= term.from &&
      (term.to === null || fact.at.earliest < term.to)
    // "… or that opens a duty of the bearer, is own-interest from any declared side that is
    // neither the bearer's nor its ally's." The clauses asked about have one bearer.
    const side = sideOf(asked, fact.source)
    const opens =
      fact.grade !== 'reported' || side === null || clause.bearers?.includes(side) === true
    const isTold = opens && !isShownAlone(asked, fact, fact.sighting !== undefined)
    return isHeard && isTold && isInForce && fact.at.latest <= asked.question.asOf ? [fact] : []
  })
}

/** A moment of the text, within bounds; null where it depends on what has not happened. */
function momentOf(setting: Setting, moment: Moment, trigger: Fact | null): Bounds | null {
  const { asked, term, performed } = setting
  const { calendar } = asked.agreement
  const shifted = (start: Moment, by: (at: Instant) => Instant, isByDay = false): Bounds | null => {
    const known = momentOf(setting, start, trigger)
    const from = known !== null && isByDay ? ofDays(asked, known) : known
    return from && { earliest: by(from.earliest), latest: by(from.latest) }
  }
  switch (moment.kind) {
    case 'instant':
      return sharp(moment.at)
    case 'edge':
      return moment.edge === 'start' ? sharp(term.from) : term.to === null ? null : sharp(term.to)
    case 'day':
      // "Day N is the agreement's Nth day".
      return sharp(
        moment.n === 1 && moment.edge === 'start'
          ? term.from
          : dayStartAfter(calendar, term.from, moment.n - (moment.edge === 'start' ? 1 : 0)),
      )
    case 'trigger':
      return trigger?.at ?? null
    case 'trigger-day': {
      const days = moment.edge === 'start' ? 0 : 1
      return trigger && mapped(ofDays(asked, trigger.at), (at) => dayStartAfter(calendar, at, days))
    }
    case 'performed':
      return performed(moment.clause, moment.step)
    case 'window':
    case 'set':
    case 'switched':
      // Nothing here asks for another clause's window, or for what is said later.
      return null
    case 'first':
      return firstOf(asked, setting.clause, moment.of)
    case 'after':
      return shifted(moment.start, (at) => instantFromMs(at + moment.ms))
    case 'days-after':
      // "within 30 days of X ends with the 30th day after X's day".
      return shifted(
        moment.start,
        (at) =>
          moment.through === true
            ? dayStartAfter(calendar, at, moment.days + 1)
            : daysLater(calendar, at, moment.days),
        moment.through === true,
      )
  }
}

/** "an event with evidence (entry into force is one)": the first on record. */
function firstOf(
  asked: Asked,
  clause: Obligation,
  filter: Obligation['measure']['filter'],
): Bounds | null {
  const told = asked.facts.filter(
    (fact) =>
      fact.form === 'event' &&
      fact.act === filter.act &&
      agreesOn(fact, filter) &&
      fact.at.latest <= asked.question.asOf &&
      isOnBasis(fact, basisOf(asked, clause)),
  )
  if (told.length === 0) return null
  const [earliest, latest] = [told.map(({ at }) => at.earliest), told.map(({ at }) => at.latest)]
  return { earliest: least(earliest), latest: least(latest) }
}

function least(instants: readonly Instant[]): Instant {
  return instantFromMs(Math.min(...instants))
}

function sharp(at: Instant): Bounds {
  return { earliest: at, latest: at }
}

/** The bounds of which the days are asked: what is told of a day is of no other. */
function ofDays({ agreement }: Asked, at: Bounds): Bounds {
  return { earliest: at.earliest, latest: instantFromMs(lastOf(agreement, at)) }
}

function mapped({ earliest, latest }: Bounds, by: (at: Instant) => Instant): Bounds {
  return { earliest: by(earliest), latest: by(latest) }
}

function laterOf(a: Bounds, b: Bounds): Bounds {
  return {
    earliest: a.earliest > b.earliest ? a.earliest : b.earliest,
    latest: a.latest > b.latest ? a.latest : b.latest,
  }
}
