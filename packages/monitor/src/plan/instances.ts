// The instances of an obligation: one per bearer, place, day, step or trigger.
//
// An instance says when it opens and falls due and what its target is. It holds no facts: which
// acts count for which instance is decided in allot/, and what that amounts to in judge/.

import {
  isOfAll,
  periodName,
  type Amount,
  type EntryRef,
  type FactKey,
  type Filter,
  type Moment,
  type Obligation,
  type Period,
  type PlaceId,
  type RoleId,
  type Whose,
} from '@holdfast/agreement'
import {
  exactAmount,
  dayMs,
  dayNumber,
  hourMs,
  daysLater,
  lastMoment,
  later,
  limits,
  monthsLater,
  nearestInstant,
  unreachable,
  type Bounds,
  type Instant,
  type Interval,
} from '@holdfast/base'
import { sizeSet } from '../overlay/said-later.ts'
import { amountsFor, type KnownChange } from './changes.ts'
import { frameEdge, switchedTiming, timingOf, type Leaning, type Timing } from './moments.ts'
import { dayOf, daysOf } from './days.ts'
import { inRecordOrder } from '../evidence/placed.ts'

/**
 * - `awaited`: what opens it has not happened. - `never`: it can no longer happen.
 * - `open`: `opens` is known, in the past or the future.
 */
export type Opening = 'awaited' | 'never' | 'open'

export type Instance = {
  readonly obligation: Obligation
  readonly name: string
  readonly bearer: RoleId | null
  /** The obligation's filter, narrowed to this instance's place. */
  readonly filter: Filter
  readonly opening: Opening
  readonly opens: Instant | null
  /** From when acts count: early ones do, before a condition holds. The same as `opens` else. */
  readonly takesFrom: Instant | null
  /** When its conditions had surely come; null where it has none, or they have not. */
  readonly bindsBy: Instant | null
  readonly due: Instant | null
  /** Null where the base of a share is not known. */
  readonly target: number | null
  /** Amounts that may be asked for instead: when they changed is known only within bounds. */
  readonly otherTargets?: readonly (number | null)[]
  /** True for a day, week or month: what happens afterwards belongs to another instance. */
  readonly isPeriod: boolean
  /** Its place among the obligation's instances. */
  readonly rank: Rank
}

/** What opened an instance and which of those that it opened it is; or its number in the text. */
export type Rank = {
  readonly trigger: AllottedTrigger | null
  readonly outline: number
  readonly nth: number
}

/** A trigger of a "for each … under": a fact and how much of it was allotted. */
export type AllottedTrigger = {
  readonly key: FactKey
  readonly at: Bounds
  readonly amount: number
  /** Who did it; null where nobody is named. */
  readonly actor: RoleId | null
  /** Of whom it asks something; absent where of all bearers. */
  readonly bearers?: readonly (RoleId | null)[]
  /** Where it is on record. */
  readonly entry: EntryRef | undefined
}

/** The order of triggers: by when they may have happened, then as they are on record. */
export function byTrigger(a: AllottedTrigger, b: AllottedTrigger): number {
  return (
    a.at.earliest - b.at.earliest ||
    inRecordOrder(a.entry, b.entry) ||
    (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
  )
}

/** The order of the instances of one obligation. */
export function byRank({ rank: a }: Instance, { rank: b }: Instance): number {
  const byOutline =
    a.trigger !== null && b.trigger !== null
      ? byTrigger(a.trigger, b.trigger)
      : a.outline - b.outline
  return byOutline || a.nth - b.nth
}

/** What the instances of one obligation depend on. */
export type InstanceSources = {
  readonly leaning: Leaning
  /** For `allotted` and `fact` triggers, in the order in which they opened. */
  readonly triggers: readonly AllottedTrigger[]
  /** What changes the amounts of periods; none where nothing does. */
  readonly changes?: readonly KnownChange[]
}

type Outline = {
  readonly name: string
  readonly opening: Opening
  readonly opens: Instant | null
  readonly takesFrom: Instant | null
  readonly bindsBy: Instant | null
  readonly due: Instant | null
  readonly amount: Amount
  readonly triggerAmount: number | null
  readonly isPeriod: boolean
  /** What opened it; absent where nothing on record did. */
  readonly trigger?: AllottedTrigger
  /** Whose instance it is: all bearers' where that is not said. */
  readonly isOf?: (bearer: RoleId | null) => boolean
}

/** Every instance there is at the moment asked about, in order. */
export function instancesOf(obligation: Obligation, sources: InstanceSources): Instance[] {
  const outlines = outlinesOf(obligation, sources).slice(0, limits.instances)
  const bearers: readonly (RoleId | null)[] = obligation.bearers ?? [null]
  const places: readonly (PlaceId | null)[] = obligation.perPlace ?? [null]
  const instances: Instance[] = []
  for (const [n, outline] of outlines.entries()) {
    let nth = 0
    for (const place of places) {
      for (const bearer of bearers) {
        nth += 1
        if (outline.isOf?.(bearer) === false) continue
        instances.push({
          obligation,
          name: place === null ? outline.name : `${outline.name}@${place}`,
          bearer,
          filter: filterAt(obligation.measure.filter, place),
          opening: outline.opening,
          opens: outline.opens,
          takesFrom: outline.takesFrom,
          bindsBy: outline.bindsBy,
          due: outline.due,
          ...targetsOf(outline, bearer, sources),
          isPeriod: outline.isPeriod,
          rank: { trigger: outline.trigger ?? null, outline: n, nth },
        })
      }
    }
  }
  return instances
}

/** What is asked of a bearer; where it changed at a moment known within bounds, any of them. */
function targetsOf(
  { amount, triggerAmount, opens, due, isPeriod }: Outline,
  bearer: RoleId | null,
  { leaning, changes = [] }: InstanceSources,
): Pick<Instance, 'target' | 'otherTargets'> {
  const isChanging = isPeriod && changes.length > 0 && opens !== null && due !== null
  if (!isChanging) return { target: targetOf(amount, triggerAmount, leaning) }
  const amounts = amountsFor(amount, changes, { from: opens, to: due }, bearer)
  const [target = null, ...others] = new Set(
    amounts.map((each) => targetOf(each, triggerAmount, leaning)),
  )
  return others.length === 0 ? { target } : { target, otherTargets: others }
}

/** A filter narrowed to a place, where one is given. */
export function filterAt(filter: Filter, place: PlaceId | null): Filter {
  return place === null ? filter : { ...filter, place }
}

function outlinesOf(obligation: Obligation, sources: InstanceSources): Outline[] {
  const per = obligation.per
  switch (per.kind) {
    case 'once':
      return [onceOutline(obligation, per.opens, per.due, sources.leaning)]
    case 'each':
      return periodOutlines(obligation, per, sources.leaning)
    case 'steps':
      return per.steps.map((step, at) => ({
        ...onceOutline(obligation, per.opens, step.due, sources.leaning),
        name: `step-${at + 1}`,
        amount: step.amount,
      }))
    case 'for-each':
      return per.of.kind === 'added-day'
        ? addedDayOutlines(obligation, per.of.power, per.due, sources.leaning)
        : triggeredOutlines(obligation, per.due, sources, per.of.whose)
    default:
      return unreachable(per)
  }
}

function onceOutline(
  obligation: Obligation,
  opens: Moment,
  due: Moment | null,
  on: Leaning,
): Outline {
  const opening = openingOf(obligation, timingOf(opens, on), on)
  return {
    name: 'once',
    ...opening,
    due: dueOf(due, opening.opens, on),
    amount: obligation.target.amount,
    triggerAmount: null,
    isPeriod: false,
  }
}

/** When an instance opens: its own moment, but not before its conditions hold. */
function openingOf(
  obligation: Obligation,
  own: Timing,
  on: Leaning,
): Pick<Outline, 'opening' | 'opens' | 'takesFrom' | 'bindsBy'> {
  let opening: Opening = 'open'
  let opens: Instant | null = null
  const conditions = obligation.conditions.map((condition) =>
    on.performed(condition.clause, condition.step),
  )
  const states = (obligation.switched ?? []).map((one) => switchedTiming(one, on))
  for (const timing of [own, ...conditions, ...states]) {
    if (timing.kind === 'never') return { ...unknown, opening: 'never' }
    if (timing.kind === 'awaited') opening = 'awaited'
    else opens = opens === null ? timing.at.earliest : later(opens, timing.at.earliest)
  }
  if (opening !== 'open') return { ...unknown, opening }
  const isEarlyCounted = own.kind === 'known' && addsUp(obligation)
  const takesFrom = isEarlyCounted ? own.at.earliest : opens
  return { opening, opens, takesFrom, bindsBy: bindsBy(conditions, on) }
}

const unknown = { opens: null, takesFrom: null, bindsBy: null }

/** When the last of some conditions had surely come. */
function bindsBy(conditions: readonly Timing[], { setting }: Leaning): Instant | null {
  const { calendar } = setting.agreement
  return conditions.reduce<Instant | null>((last, timing) => {
    if (timing.kind !== 'known') return last
    const at = lastMoment(calendar, timing.at)
    return last === null ? at : later(last, at)
  }, null)
}

/** What adds up may be done early; what must not be, or be there, is asked once it is asked. */
function addsUp({ kind, measure, target }: Obligation): boolean {
  const isSum = measure.kind === 'sum' || measure.kind === 'occurrences'
  return kind === 'duty' && isSum && target.compare !== 'at-most'
}

/**
 * When it falls due. An extension that came after the end revives nothing: what was due by the end
 * fell due by the end that there was.
 */
function dueOf(moment: Moment | null, opens: Instant | null, on: Leaning): Instant | null {
  const { setting } = on
  const [gap] = setting.term.gaps
  if (gap === undefined || (opens !== null && opens >= gap.from)) return latestOf(moment, on)
  const term = { ...setting.term, to: gap.from }
  return latestOf(moment, { ...on, setting: { ...setting, term } })
}

function latestOf(moment: Moment | null, on: Leaning): Instant | null {
  if (moment === null) return null
  const timing = timingOf(moment, on)
  return timing.kind === 'known' ? timing.at.latest : null
}

type Each = Extract<Obligation['per'], { kind: 'each' }>

function periodOutlines(obligation: Obligation, per: Each, on: Leaning): Outline[] {
  const start = openingOf(obligation, timingOf(per.opens, on), on)
  const base = { amount: obligation.target.amount, triggerAmount: null, isPeriod: true }
  if (start.opening !== 'open' || start.opens === null) {
    const name = periodName(per, 1)
    return [{ ...base, ...unknown, name, opening: start.opening, due: null }]
  }
  const closes = timingOf(per.closes, on)
  const frame = frameStart(per.opens, start.opens, on)
  const all =
    closes.kind === 'known'
      ? periods(per, { from: start.opens, to: closes.at.latest }, on)
      : periodsSoFar(per, start.opens, on)
  const spans = on.setting.term.gaps.reduce(withoutGap, all)
  return spans.map((span) => ({
    ...base,
    name: periodName(per, periodNumber(per, frame, span.from, on)),
    opening: 'open' as const,
    opens: span.from,
    takesFrom: span.from,
    bindsBy: start.bindsBy,
    due: closes.kind === 'known' ? span.to : fullEnd(per, span.from, on),
  }))
}

/** Periods as far as the agreement was in force: cut where a gap begins or ends within them. */
function withoutGap(spans: readonly Interval[], gap: Interval): readonly Interval[] {
  return spans.flatMap(({ from, to }) => {
    const span = {
      from: from >= gap.from && from < gap.to ? gap.to : from,
      to: to > gap.from && to <= gap.to ? gap.from : to,
    }
    return span.from < span.to ? [span] : []
  })
}

/** A frame without a known end has the periods begun so far, and no more. */
function periodsSoFar(per: Period, from: Instant, on: Leaning): Interval[] {
  const { clock } = on.setting
  const spans = periods(per, { from, to: nearestInstant(clock.peek() + 1) }, on)
  const last = spans.at(-1)
  // They are the same until the next begins.
  clock.isPast(last === undefined ? from : last.from)
  if (last !== undefined) clock.isPast(fullEnd(per, last.from, on))
  return spans
}

/** Days are numbered from the start of their frame, so that "day 7" is day 7 everywhere. */
function frameStart(opens: Moment, start: Instant, on: Leaning): Instant {
  if (opens.kind !== 'edge' && opens.kind !== 'day') return start
  const edge = frameEdge(opens.of, 'start', on)
  return edge.kind === 'known' ? edge.at.earliest : start
}

function periods(per: Period, span: Interval, on: Leaning): Interval[] {
  const { agreement } = on.setting
  if (isDaily(per)) return daysOf(agreement, span, limits.instances)
  const spans: Interval[] = []
  for (let k = 0; k < limits.instances; k++) {
    const from = periodsAfter(per, span.from, k, on)
    if (from >= span.to) break
    const to = periodsAfter(per, span.from, k + 1, on)
    spans.push({ from, to: to < span.to ? to : span.to })
  }
  return spans
}

/** Every single day; several days together begin where the first of them does. */
function isDaily({ unit, times }: Period): boolean {
  return unit === 'day' && times === undefined
}

function periodsAfter(
  { unit, times = 1 }: Period,
  start: Instant,
  k: number,
  on: Leaning,
): Instant {
  if (k === 0) return start
  const calendar = on.setting.agreement.calendar
  const count = times * k
  switch (unit) {
    case 'hour':
      return nearestInstant(start + count * hourMs)
    case 'day':
      return daysLater(calendar, start, count)
    case 'week':
      return daysLater(calendar, start, 7 * count)
    case 'month':
      return monthsLater(calendar, start, count)
  }
}

function fullEnd(per: Period, from: Instant, on: Leaning): Instant {
  if (!isDaily(per)) return periodsAfter(per, from, 1, on)
  const [day] = daysOf(on.setting.agreement, { from, to: nearestInstant(from + 3 * dayMs) }, 1)
  return day?.to ?? from
}

function periodNumber(per: Period, frame: Instant, from: Instant, on: Leaning): number {
  const { agreement } = on.setting
  if (isDaily(per)) return dayNumber(agreement.calendar, frame, from)
  if (per.unit === 'hour') {
    return Math.floor((from - frame) / ((per.times ?? 1) * hourMs)) + 1
  }
  for (let k = 0; k < limits.instances; k++) {
    if (periodsAfter(per, frame, k + 1, on) > from) return k + 1
  }
  return limits.instances
}

function addedDayOutlines(
  obligation: Obligation,
  power: string,
  due: Moment | null,
  on: Leaning,
): Outline[] {
  const { setting } = on
  return setting.term.added
    .filter((added) => added.power === power)
    .map((added) => {
      const leaning = { ...on, trigger: added.act.at, triggerDay: added.day }
      const own: Timing = { kind: 'known', at: added.act.at }
      return {
        name: `day-${dayOf(setting.agreement, added.day.from)}`,
        ...openingOf(obligation, own, leaning),
        due: latestOf(due, leaning),
        amount: obligation.target.amount,
        triggerAmount: 1,
        isPeriod: false,
      }
    })
}

function triggeredOutlines(
  obligation: Obligation,
  due: Moment | null,
  sources: InstanceSources,
  whose: Whose | undefined,
): Outline[] {
  // Hours of "that day" are those of the whole day, whenever in it the trigger came.
  const isOfDay =
    obligation.measure.kind === 'duration' && due?.kind === 'trigger-day' && due.edge === 'end'
  const opens: Moment = isOfDay ? { kind: 'trigger-day', edge: 'start' } : { kind: 'trigger' }
  return sources.triggers.map((trigger) => {
    const leaning = { ...sources.leaning, trigger: trigger.at }
    const opening = openingOf(obligation, timingOf(opens, leaning), leaning)
    return {
      name: `for-${trigger.key}`,
      ...opening,
      due: dueOf(due, opening.opens, leaning),
      amount: obligation.target.amount,
      triggerAmount: trigger.amount,
      trigger,
      isPeriod: false,
      ...isOfWhom(trigger, whose),
    }
  })
}

/** Who answers for an act; nobody where the text says whose, and nobody is named as doing it. */
function isOfWhom(
  { actor, bearers }: AllottedTrigger,
  whose: Whose | undefined,
): Pick<Outline, 'isOf'> {
  if (whose === undefined && bearers === undefined) return {}
  const isAnswering = (bearer: RoleId | null): boolean =>
    whose === undefined || (actor !== null && (bearer === actor) === (whose === 'own'))
  return { isOf: (bearer) => bearers?.includes(bearer) !== false && isAnswering(bearer) }
}

/** The number an amount comes to; null where its base is not known. */
export function targetOf(amount: Amount, triggerAmount: number | null, on: Leaning): number | null {
  switch (amount.kind) {
    case 'fixed':
      return amount.value
    case 'per-trigger':
      return exactAmount(amount.value * (triggerAmount ?? 1))
    case 'share': {
      const group = on.setting.agreement.groups.find((candidate) => candidate.id === amount.of)
      // How many of one class there are is not how many there are of all.
      if (!isOfAll(amount, group)) return null
      const size = group?.size ?? sizeSet(on.setting, amount.of)
      if (size === null) return null
      // Multiplied first: a share in per cent of whole persons is exact in hundredths.
      return Math.ceil(exactAmount(size * amount.percent) / 100)
    }
    default:
      return unreachable(amount)
  }
}
