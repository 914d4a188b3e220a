// What the acts of those who hold powers make of the agreement: its end, its added days, what is
// suspended, excused, superseded or allotted otherwise.
//
// An act without a power behind it changes nothing and is listed with the reason. Acts are taken in
// the order in which they can last have happened, then in record order.

import {
  type Act,
  type ActKind,
  type ClauseId,
  type CompiledAgreement,
  type Effect,
  type IdleAct,
  type Power,
  type PowerUse,
  type Standing,
} from '@holdfast/agreement'
import { dayMs, dayNumber, daysLater, dayStartAfter, limits, nearestInstant } from '@holdfast/base'
import type { Instant, Interval } from '@holdfast/base'
import { Clock } from '../clock.ts'

/** A day that an extension added, by its number in the agreement. */
export type AddedDay = {
  readonly n: number
  readonly day: Interval
  readonly power: ClauseId | null
  readonly act: Act
}

export type Suspension = {
  readonly act: string
  readonly clauses: readonly ClauseId[] | null
  readonly from: Instant
  /** Null while nobody has resumed. */
  readonly to: Instant | null
}

export type Of<Kind extends ActKind> = Extract<Act, { kind: Kind }>

/**
 * Clauses of a text that bind from a moment, or until one: a text before or after it has others.
 */
export type Amended = {
  readonly begins: readonly Of<'supersede'>[]
  readonly ends: readonly Of<'supersede'>[]
}

/** A text that was in force from the beginning and still is. */
export const notAmended: Amended = { begins: [], ends: [] }

export type Term = {
  readonly from: Instant
  readonly to: Instant | null
  readonly isOn: boolean
  readonly added: readonly AddedDay[]
  readonly suspensions: readonly Suspension[]
  readonly excuses: readonly Of<'excuse'>[]
  readonly superseding: readonly Of<'supersede'>[]
  /** Clauses that bound nobody before a moment. */
  readonly begins: readonly Of<'supersede'>[]
  readonly allotments: readonly Of<'allot'>[]
  /** What was said of what the text leaves to be said later, the last word last. */
  readonly said: readonly Of<'set'>[]
  readonly uses: readonly PowerUse[]
  readonly idle: readonly IdleAct[]
}

/** What of a term statuses rest on, as a text: on the same ground they are the same. */
export function groundOf(term: Term): string {
  const { from, to, added, suspensions, excuses, superseding, allotments, said } = term
  // When clauses begin is the same in every term of a text.
  return JSON.stringify([from, to, added, suspensions, excuses, superseding, allotments, said])
}

type Draft = {
  to: Instant | null
  isOn: boolean
  added: AddedDay[]
  suspensions: Suspension[]
  /** All before this one have ended. */
  firstRunning: number
  excuses: Of<'excuse'>[]
  superseding: Of<'supersede'>[]
  allotments: Of<'allot'>[]
  said: Of<'set'>[]
}

/** The term, at the clock's moment: only acts that had surely happened by then are used. */
export function termAt(
  agreement: CompiledAgreement,
  acts: readonly Act[],
  clock: Clock,
  { begins, ends }: Amended = notAmended,
): Term {
  const draft: Draft = {
    to: agreement.term.to,
    isOn: agreement.statuses === 'on',
    added: [],
    suspensions: [],
    firstRunning: 0,
    excuses: [],
    superseding: [...ends],
    allotments: [],
    said: [],
  }
  const used = new Map<Power, Act[]>(agreement.powers.map((power) => [power, []]))
  const idle: IdleAct[] = []
  const happened = acts.filter(
    (act) => clock.isPast(act.at.latest) && (act.kind !== 'switch-on' || clock.isPast(act.from)),
  )
  for (const act of happened.toSorted((a, b) => a.at.latest - b.at.latest)) {
    const granted = powerFor(agreement, act, draft.said)
    const why = granted.ok ? apply(agreement, draft, used, granted.power, act) : granted.why
    if (why !== null) idle.push({ key: act.key, why, entries: act.entries })
    else if (granted.ok && granted.power !== null) used.get(granted.power)?.push(act)
  }
  const { firstRunning: _, ...made } = draft
  return { from: agreement.term.from, ...made, begins, uses: usesOf(agreement, used), idle }
}

/** The term alone, without working any status out. */
export function inForceAt(
  agreement: CompiledAgreement,
  acts: readonly Act[],
  asOf: Instant,
): Standing['inForce'] {
  const { from, to } = termAt(agreement, acts, new Clock(asOf))
  return { from, to }
}

type Granted =
  | { readonly ok: true; readonly power: Power | null }
  | { readonly ok: false; readonly why: IdleAct['why'] }

/** The power an act uses. Allotting needs none where a mediator or a body does it. */
function powerFor(agreement: CompiledAgreement, act: Act, said: readonly Of<'set'>[]): Granted {
  const candidates = agreement.powers.filter(
    (power) =>
      grants(power, act.kind) &&
      (act.under === null || act.under === power.clause) &&
      isInScope(power, act) &&
      isThere(agreement, power, act, said),
  )
  const held = candidates.find((power) => isHeld(power, act))
  if (held !== undefined) return { ok: true, power: held }
  if (act.kind === 'allot' && isByNeutral(agreement, act)) return { ok: true, power: null }
  if (act.kind === 'supersede' && isByAllParties(agreement, act)) return { ok: true, power: null }
  return { ok: false, why: candidates.length === 0 ? 'no-power' : 'not-the-holder' }
}

/** True where the states on which a power depends were so when it was used. */
function isThere(
  { later = [] }: CompiledAgreement,
  { switched = [] }: Power,
  { at }: Act,
  said: readonly Of<'set'>[],
): boolean {
  return switched.every(({ state, holds }) => {
    const begins = later.find(({ id }) => id === state)?.holds ?? false
    const words = said.flatMap(({ name, to }) =>
      name === state && to.kind === 'state' && to.from <= at.latest ? [to] : [],
    )
    const last = words.toSorted((a, b) => a.from - b.from).at(-1)
    return (last?.holds ?? begins) === holds
  })
}

/** Whoever may suspend may also end the suspension. */
function grants(power: Power, kind: ActKind): boolean {
  return power.effect === kind || (power.effect === 'suspend' && kind === 'resume')
}

function isHeld(power: Power, act: Act): boolean {
  const acting = power.holders.filter((holder) => act.by.includes(holder)).length
  if (power.share !== undefined) {
    return acting * power.share.of >= power.holders.length * power.share.parts
  }
  if (power.rule === 'all') return acting === power.holders.length
  return power.rule === 'majority' ? acting * 2 > power.holders.length : acting > 0
}

function isInScope(power: Power, act: Act): boolean {
  const { scope, names } = power
  if (act.kind === 'set') return names === undefined || names.includes(act.name)
  if (scope === null) return true
  const reached = clausesOf(act)
  return reached !== null && reached.every((clause) => scope.includes(clause))
}

/** The clauses an act speaks of; null for the whole agreement. */
function clausesOf(act: Effect): readonly ClauseId[] | null {
  switch (act.kind) {
    case 'suspend':
    case 'resume':
    case 'supersede':
      return act.clauses
    case 'excuse':
    case 'allot':
      return [act.clause]
    case 'extend':
    case 'terminate':
    case 'set':
    case 'switch-on':
      return null
  }
}

function isByNeutral(agreement: CompiledAgreement, act: Act): boolean {
  return agreement.roles.some(
    (role) => (role.kind === 'mediator' || role.kind === 'body') && act.by.includes(role.id),
  )
}

function isByAllParties(agreement: CompiledAgreement, act: Act): boolean {
  const parties = agreement.roles.filter((role) => role.kind === 'party')
  return parties.length > 0 && parties.every((party) => act.by.includes(party.id))
}

/** True where the text leaves what is set to be said later, in the way in which it is said. */
function isLeftOpen({ later = [], groups }: CompiledAgreement, { name, to }: Of<'set'>): boolean {
  if (to.kind === 'number') return groups.some(({ id, size }) => id === name && size === null)
  return later.some(({ id, kind }) => id === name && kind === to.kind)
}

/** Does what the act says, or gives the reason why it has no effect. */
function apply(
  agreement: CompiledAgreement,
  draft: Draft,
  used: ReadonlyMap<Power, readonly Act[]>,
  power: Power | null,
  act: Act,
): IdleAct['why'] | null {
  switch (act.kind) {
    case 'extend':
      return extend(agreement, draft, power === null ? [] : (used.get(power) ?? []), power, act)
    case 'terminate':
      if (draft.to !== null && act.from >= draft.to) return 'after-the-end'
      draft.to = act.from
      draft.added = draft.added.filter((added) => added.day.from < act.from)
      return null
    case 'suspend':
      draft.suspensions.push({ act: act.key, clauses: act.clauses, from: act.from, to: null })
      return null
    case 'resume':
      return resume(draft, act)
    case 'excuse':
      draft.excuses.push(act)
      return null
    case 'supersede':
      draft.superseding.push(act)
      return null
    case 'allot':
      draft.allotments.push(act)
      return null
    case 'set':
      if (!isLeftOpen(agreement, act)) return 'unknown-target'
      draft.said.push(act)
      return null
    case 'switch-on':
      draft.isOn = true
      return null
  }
}

function extend(
  agreement: CompiledAgreement,
  draft: Draft,
  before: readonly Act[],
  power: Power | null,
  act: Of<'extend'>,
): IdleAct['why'] | null {
  const end = draft.to
  if (end === null || act.at.latest > end) return 'after-the-end'
  const already = before.reduce((sum, use) => sum + (use.kind === 'extend' ? use.days : 0), 0)
  const atOnce = power?.daysAtOnce ?? null
  const inAll = power?.daysInAll ?? null
  if (atOnce !== null && act.days > atOnce) return 'beyond-the-limit'
  if (inAll !== null && already + act.days > inAll) return 'beyond-the-limit'
  if (already + act.days > limits.instances) return 'beyond-the-limit'

  const calendar = agreement.calendar
  const lastMoment = nearestInstant(end - 1)
  const lastDay = dayNumber(calendar, agreement.term.from, lastMoment)
  for (let k = 1; k <= act.days; k++) {
    const day = { from: daysLater(calendar, end, k - 1), to: daysLater(calendar, end, k) }
    draft.added.push({ n: lastDay + k, day, power: power?.clause ?? null, act })
  }
  draft.to = daysLater(calendar, end, act.days)
  return null
}

/** Ends what this act names. A suspension of more clauses goes on for the others. */
function resume(draft: Draft, act: Of<'resume'>): IdleAct['why'] | null {
  const before = draft.suspensions.slice(draft.firstRunning)
  const after = before.flatMap((running) => resumed(running, act))
  const hasEnded = after.some((one, at) => one !== before[at])
  draft.suspensions.splice(draft.firstRunning, before.length, ...after)
  while (draft.suspensions[draft.firstRunning]?.to != null) draft.firstRunning += 1
  return hasEnded ? null : 'unknown-target'
}

/** A suspension after somebody resumed some of its clauses: itself where it goes on as it was. */
function resumed(running: Suspension, act: Of<'resume'>): Suspension[] {
  if (running.to !== null || act.from < running.from) return [running]
  const { clauses } = act
  if (clauses === null) return [{ ...running, to: act.from }]
  if (running.clauses === null) return [running]
  const ended = running.clauses.filter((clause) => clauses.includes(clause))
  const rest = running.clauses.filter((clause) => !clauses.includes(clause))
  if (ended.length === 0) return [running]
  const closed = { ...running, clauses: ended, to: act.from }
  return rest.length === 0 ? [closed] : [closed, { ...running, clauses: rest }]
}

function usesOf(
  agreement: CompiledAgreement,
  used: ReadonlyMap<Power, readonly Act[]>,
): PowerUse[] {
  const clauses = [...new Set(agreement.powers.map((power) => power.clause))]
  return clauses.map((clause) => ({
    clause,
    used: agreement.powers
      .filter((power) => power.clause === clause)
      .flatMap((power) => used.get(power) ?? [])
      .map((act) => ({ at: act.at, by: act.by, effect: effectOf(act), entries: act.entries })),
  }))
}

/** The act without who, when and where it is on record. */
function effectOf(act: Act): Effect {
  const { key: _key, under: _under, by: _by, at: _at, entries: _entries, ...effect } = act
  return effect
}

/** The agreement's day number of an instant, for clauses that count days from its start. */
export function dayOf(agreement: CompiledAgreement, instant: Instant): number {
  return dayNumber(agreement.calendar, agreement.term.from, instant)
}

/** The whole days of an interval, as the agreement cuts them; the first may be short. */
export function daysOf(agreement: CompiledAgreement, span: Interval, most: number): Interval[] {
  const days: Interval[] = []
  let from = span.from
  while (from < span.to && days.length < most) {
    const next = dayStartAfter(agreement.calendar, from, 1)
    const boundary = next > from ? next : nearestInstant(from + dayMs)
    const to = boundary < span.to ? boundary : span.to
    days.push({ from, to })
    from = to
  }
  return days
}
