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
import { canonicalJson, dayNumber, daysLater } from '@holdfast/base'
import { later, limits, nearestInstant } from '@holdfast/base'
import type { Instant, Interval } from '@holdfast/base'
import { Clock } from '../clock.ts'
import { effectOf, usesOf } from './power-uses.ts'
import {
  endRefused,
  isShortNotice,
  lastNotice,
  renewed,
  renewingFrom,
  renewingFromNow,
  type Renewing,
} from './renewal.ts'

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
  /** Null while nobody has resumed, and the power has no end. */
  readonly to: Instant | null
}

export type Of<Kind extends ActKind> = Extract<Act, { readonly kind: Kind }>

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
  /** What lies between an end and an extension that came after it: nobody was bound. */
  readonly gaps: readonly Interval[]
  /** The act that ended it before its time. */
  readonly terminated: Of<'terminate'> | null
  readonly added: readonly AddedDay[]
  readonly suspensions: readonly Suspension[]
  readonly excuses: readonly Of<'excuse'>[]
  readonly superseding: readonly Of<'supersede'>[]
  /** Clauses that bound nobody before a moment. */
  readonly begins: readonly Of<'supersede'>[]
  readonly allotments: readonly Of<'allot'>[]
  /** What was said of two reports, and of sources. */
  readonly related: readonly Of<'same' | 'distinct'>[]
  readonly objected: readonly Of<'object'>[]
  readonly close: readonly Of<'close'>[]
  /** What was said of what the text leaves to be said later, the last word last. */
  readonly said: readonly Of<'set'>[]
  readonly uses: readonly PowerUse[]
  readonly idle: readonly IdleAct[]
}

/** What of a term statuses rest on, as a text: on the same ground they are the same. */
export function groundOf(term: Term): string {
  const { idle: _idle, uses: _uses, isOn: _isOn, ...ground } = term
  return JSON.stringify(ground)
}

type Draft = {
  to: Instant | null
  isOn: boolean
  gaps: Interval[]
  terminated: Of<'terminate'> | null
  added: AddedDay[]
  suspensions: Suspension[]
  /** All before this one have ended. */
  firstRunning: number
  excuses: Of<'excuse'>[]
  superseding: Of<'supersede'>[]
  allotments: Of<'allot'>[]
  related: Of<'same' | 'distinct'>[]
  objected: Of<'object'>[]
  close: Of<'close'>[]
  said: Of<'set'>[]
  /** What renews it by nobody's act; null where nothing does, or it was ended. */
  renewing: Renewing | null
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
    gaps: [],
    terminated: null,
    added: [],
    suspensions: [],
    firstRunning: 0,
    excuses: [],
    superseding: [...ends],
    allotments: [],
    related: [],
    objected: [],
    close: [],
    said: [],
    renewing: renewingFrom(agreement.powers, agreement.term.to),
  }
  const used = new Map<Power, Act[]>(agreement.powers.map((power) => [power, []]))
  let idle: IdleAct[] = []
  let waiting: readonly Act[] = []
  const happened = acts.filter(
    (act) => clock.isPast(act.at.latest) && (act.kind !== 'switch-on' || clock.isPast(act.from)),
  )
  for (const said of happened.toSorted((a, b) => a.at.latest - b.at.latest)) {
    renew(agreement, draft, (last) => last < said.at.latest)
    const others = waiting.filter((one) => isToOneEffect(one, said))
    const act = others.reduce(together, said)
    const granted = powerFor(agreement, act, draft.said)
    if (!granted.ok && granted.why === 'consent-awaited') waiting = [...waiting, said]
    else if (others.length > 0) {
      // Each word is used once, and is not idle for having waited.
      waiting = waiting.filter((one) => !others.includes(one))
      idle = idle.filter(({ key }) => others.every((one) => one.key !== key))
    }
    const why = granted.ok ? apply(agreement, draft, used, granted.power, act) : granted.why
    if (why !== null) idle.push({ key: said.key, why, entries: act.entries })
    else if (granted.ok && granted.power !== null) used.get(granted.power)?.push(act)
  }
  renew(agreement, draft, (last) => clock.isPast(last))
  const { firstRunning: _, renewing: _renewing, ...made } = draft
  return { from: agreement.term.from, ...made, begins, uses: usesOf(agreement, used), idle }
}

/** Every renewal that can be refused no more. */
function renew(
  { calendar }: CompiledAgreement,
  draft: Draft,
  isOver: (lastNotice: Instant) => boolean,
): void {
  if (draft.renewing === null) return
  const { to, renewing } = renewed(calendar, draft.renewing, isOver)
  draft.to = to
  draft.renewing = renewing
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

/** Whether two acts say the same, so that those who must decide together may say it apart. */
function isToOneEffect(one: Act, other: Act): boolean {
  const isUnderOne = one.under === null || other.under === null || one.under === other.under
  return isUnderOne && canonicalJson(effectOf(one)) === canonicalJson(effectOf(other))
}

/** What several said apart, as one act: done when the last of them spoke. */
function together(last: Act, before: Act): Act {
  return {
    ...last,
    by: [...new Set([...before.by, ...last.by])],
    entries: [...before.entries, ...last.entries],
  }
}

/** The power an act uses. Allotting needs none where a mediator or a body does it. */
function powerFor(agreement: CompiledAgreement, act: Act, said: readonly Of<'set'>[]): Granted {
  const candidates = agreement.powers.filter(
    (power) =>
      grants(power, act.kind) &&
      (act.under === null || act.under === power.clause) &&
      isInScope(power, act) &&
      isThere(agreement, power, act, said),
  )
  // To refuse a renewal is what an end is taken for last.
  candidates.sort((a, b) => Number(a.renews !== undefined) - Number(b.renews !== undefined))
  const held = candidates.find((power) => isHeld(power, act))
  if (held !== undefined) return { ok: true, power: held }
  if (act.kind === 'allot' && isByNeutral(agreement, act)) return { ok: true, power: null }
  if (act.kind === 'supersede' && isByAllParties(agreement, act)) return { ok: true, power: null }
  if (isWordOnReports(agreement, act)) return { ok: true, power: null }
  const isHolder = ({ holders }: Power): boolean => holders.some((one) => act.by.includes(one))
  if (candidates.some(isHolder)) return { ok: false, why: 'consent-awaited' }
  if (act.kind === 'supersede' && isByAParty(agreement, act)) {
    return { ok: false, why: 'consent-awaited' }
  }
  return { ok: false, why: candidates.length === 0 ? 'no-power' : 'not-the-holder' }
}

/**
 * Words on reports and sources need no power: anybody may say whether two tell of one act, and whom
 * a source is close to; parties object.
 */
function isWordOnReports(agreement: CompiledAgreement, act: Act): boolean {
  if (act.kind === 'object') return isByAParty(agreement, act)
  return act.kind === 'same' || act.kind === 'distinct' || act.kind === 'close'
}

function isByAParty({ roles }: CompiledAgreement, { by }: Act): boolean {
  return roles.some(({ id, kind }) => kind === 'party' && by.includes(id))
}

/** True where the states on which a power depends were so when it was used. */
function isThere(
  { later = [] }: CompiledAgreement,
  { switched = [], until }: Power,
  { at }: Act,
  said: readonly Of<'set'>[],
): boolean {
  if (until !== undefined && at.latest > until) return false
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
    case 'same':
    case 'distinct':
    case 'object':
    case 'close':
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
      if (power?.renews !== undefined) return refuse(agreement, draft, power, act)
      if (power !== null && isShortNotice(agreement.calendar, power, act)) return 'short-notice'
      return terminate(draft, { ...act, from: fromOf(act, power) })
    case 'suspend': {
      const from = fromOf(act, power)
      const to = power?.until ?? null
      draft.suspensions.push({ act: act.key, clauses: act.clauses, from, to })
      return null
    }
    case 'resume':
      return resume(draft, { ...act, from: fromOf(act, power) })
    case 'excuse':
      draft.excuses.push(act)
      return null
    case 'supersede':
      draft.superseding.push({ ...act, from: fromOf(act, power) })
      return null
    case 'allot':
      draft.allotments.push(act)
      return null
    case 'same':
    case 'distinct':
      draft.related.push(act)
      return null
    case 'object':
      draft.objected.push(act)
      return null
    case 'close':
      draft.close.push(act)
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

/** Refuses the renewal at the end that the act names. */
function refuse(
  { calendar }: CompiledAgreement,
  draft: Draft,
  power: Power,
  act: Of<'terminate'>,
): IdleAct['why'] | null {
  const { renewing } = draft
  if (renewing === null) return 'after-the-end'
  const end = endRefused(calendar, renewing, act.from)
  if (end === null) return 'not-at-an-end'
  if (act.at.latest > lastNotice(calendar, power, end)) return 'short-notice'
  draft.renewing = { ...renewing, refused: [...renewing.refused, end] }
  return null
}

/**
 * From when an act changes what is asked: as it says, but not from before it was decided, unless
 * the text lets it reach back.
 */
function fromOf({ from, at }: Dated, power: Power | null): Instant {
  return power?.reachesBack === true || from >= at.earliest ? from : at.latest
}

type Dated = Extract<Act, { readonly from: Instant }>

function terminate(draft: Draft, act: Of<'terminate'>): IdleAct['why'] | null {
  if (draft.to !== null && act.from >= draft.to) return 'after-the-end'
  draft.to = act.from
  draft.renewing = null
  draft.terminated = act
  draft.added = draft.added.filter((added) => added.day.from < act.from)
  return null
}

function extend(
  agreement: CompiledAgreement,
  draft: Draft,
  before: readonly Act[],
  power: Power | null,
  act: Of<'extend'>,
): IdleAct['why'] | null {
  const end = draft.to
  const from = end === null ? null : extendsFrom(agreement, act, end, draft, power)
  if (end === null || from === null) return 'after-the-end'
  const already = before.reduce((sum, use) => sum + (use.kind === 'extend' ? use.days : 0), 0)
  const atOnce = power?.daysAtOnce ?? null
  const inAll = power?.daysInAll ?? null
  if (atOnce !== null && act.days > atOnce) return 'beyond-the-limit'
  if (inAll !== null && already + act.days > inAll) return 'beyond-the-limit'
  if (already + act.days > limits.instances) return 'beyond-the-limit'

  const calendar = agreement.calendar
  const latest = power?.until ?? null
  if (latest !== null && daysLater(calendar, from, act.days) > latest) return 'beyond-the-limit'
  const lastMoment = nearestInstant(from - 1)
  const lastDay = dayNumber(calendar, agreement.term.from, lastMoment)
  for (let k = 1; k <= act.days; k++) {
    const day = { from: daysLater(calendar, from, k - 1), to: daysLater(calendar, from, k) }
    draft.added.push({ n: lastDay + k, day, power: power?.clause ?? null, act })
  }
  if (from > end) draft.gaps.push({ from: end, to: from })
  draft.to = daysLater(calendar, from, act.days)
  draft.renewing = renewingFromNow(draft.renewing, draft.to)
  return null
}

/**
 * When the added days begin: with the end; or later, where the text says that what has ended can be
 * extended. Null where the act comes too late.
 */
function extendsFrom(
  { calendar }: CompiledAgreement,
  act: Of<'extend'>,
  end: Instant,
  { terminated }: Draft,
  power: Power | null,
): Instant | null {
  const isInTime = act.at.latest <= end && (act.from === undefined || act.from <= end)
  if (isInTime) return end
  if (power?.revives !== true || terminated !== null) return null
  const days = power.revivesWithinDays
  if (days !== undefined && act.at.latest > daysLater(calendar, end, days)) return null
  const said = act.from ?? act.at.latest
  return later(end, power.reachesBack === true || said >= act.at.earliest ? said : act.at.latest)
}

/** Ends what this act names. A suspension of more clauses goes on for the others. */
function resume(draft: Draft, act: Of<'resume'>): IdleAct['why'] | null {
  const before = draft.suspensions.slice(draft.firstRunning)
  const after = before.flatMap((running) => resumed(running, act))
  const hasEnded = after.some((one, at) => one !== before[at])
  draft.suspensions.splice(draft.firstRunning, before.length, ...after)
  while (isOver(draft.suspensions[draft.firstRunning], act.from)) draft.firstRunning += 1
  return hasEnded ? null : 'unknown-target'
}

/** True for a suspension that has ended by then. */
function isOver(one: Suspension | undefined, at: Instant): boolean {
  return one !== undefined && one.to !== null && one.to <= at
}

/** A suspension after somebody resumed some of its clauses: itself where it goes on as it was. */
function resumed(running: Suspension, act: Of<'resume'>): Suspension[] {
  if (isOver(running, act.from) || act.from < running.from) return [running]
  const { clauses } = act
  if (clauses === null) return [{ ...running, to: act.from }]
  if (running.clauses === null) return [running]
  const ended = running.clauses.filter((clause) => clauses.includes(clause))
  const rest = running.clauses.filter((clause) => !clauses.includes(clause))
  if (ended.length === 0) return [running]
  const closed = { ...running, clauses: ended, to: act.from }
  return rest.length === 0 ? [closed] : [closed, { ...running, clauses: rest }]
}
