// One obligation's instances and what each came to, remembered for as long as it holds.
//
// A result holds between two moments (clock.ts), for the pieces that were allotted to the instance,
// and until a fact changes that touches its window. None of that is ever visible: what is given is
// what would be worked out from nothing.

import type { ClauseId, Fact, Obligation, Status } from '@holdfast/agreement'
import { later, type Instant } from '@holdfast/base'
import type { Piece } from '../allot/allotment.ts'
import { isAllotted } from '../allot/allotted.ts'
import type { Bound } from '../allot/bound.ts'
import { holdsAt, type Held } from '../clock.ts'
import type { Evidence, Pieces } from '../evidence/evidence.ts'
import { allIn, evidenceFor } from '../evidence/gathered.ts'
import { instancesOf, type AllottedTrigger, type Instance } from '../plan/instances.ts'
import type { Leaning, Timing } from '../plan/moments.ts'
import type { Setting } from '../setting.ts'
import { touches, type Span } from '../evidence/shelf.ts'
import { statusOf } from '../overlay/status-of.ts'
import {
  allottedTriggers,
  changesKnown,
  factTriggers,
  performedTiming,
  windowTiming,
} from '../plan/triggers.ts'
import { isByArea } from './by-area.ts'
import { isReadThroughout } from './stock.ts'
import { isByLevel, work, type Worked } from './work.ts'

/** What an instance came to, and for what that holds. */
export type Memo = Held<Worked> & {
  readonly status: Status
  /** The acts allotted to it; null where it takes part in no allotment. */
  readonly pieces: Pieces | null
  /** What it was told of the most there was by some source. */
  readonly bounds: readonly (readonly [Bound, readonly Piece[]])[]
  /** How much was left of each fact that it asked about. */
  readonly left: ReadonlyMap<Fact, number>
  /** The time from which it read facts; null where it read none. */
  readonly window: Span | null
}

/** What groups before this one came to, by clause. */
export type Earlier = (clause: ClauseId) => readonly Worked[]

/** A question about other clauses. */
type Ask = (before: Earlier) => Timing

/** What was allotted to the instances. The same `share` stands for the same pieces. */
export type Evidences = {
  readonly share: object
  readonly piecesOf: (instance: Instance) => Pieces
  readonly leftOf: (fact: Fact) => number
}

/** The instances as of some moments, and what they were made from. */
type InstanceList = Held<readonly Instance[]> & {
  readonly triggers: readonly AllottedTrigger[]
  /** What it was told of other clauses, and how to ask again. */
  readonly told: readonly (readonly [Ask, Timing])[]
}

/** Results that are kept for one instance; the oldest goes first. */
const memosKept = 8
/** Lists of instances that are kept; the oldest goes first. */
const listsKept = 4
/** Moments for which what every instance came to is kept together. */
const momentsKept = 128

/** Changes up to which it is asked of each of those moments whether they touch it. */
const spansCompared = 16

/** What every instance came to at a moment, and what that rests on. */
type Whole = {
  readonly instances: readonly Instance[]
  readonly share: object
  readonly memos: readonly Memo[]
}

/** One obligation, as one question asks about it under one term. */
export class ClauseWork {
  readonly obligation: Obligation
  #lists: InstanceList[] = []
  #memos = new Map<Instance, Memo[]>()
  readonly #wholes = new Map<number, Whole>()

  /** Of which nothing is worked out yet; or a copy that goes its own way. */
  constructor(obligation: Obligation, from?: ClauseWork) {
    this.obligation = obligation
    if (from === undefined) return
    this.#lists = [...from.#lists]
    this.#memos = new Map([...from.#memos].map(([instance, memos]) => [instance, [...memos]]))
  }

  /** Every instance there is at the moment asked about. The same list while it is the same. */
  instances(setting: Setting, before: Earlier): readonly Instance[] {
    const { per } = this.obligation
    const isAnswer = per.kind === 'for-each' && per.of.kind === 'allotted'
    const triggers = isAnswer
      ? allottedTriggers(
          { setting, obligation: this.obligation },
          per.of.clauses.flatMap(before),
          per.of.tags,
        )
      : none
    const known = this.#lists.find((list) => isCurrent(list, setting, before, triggers))
    if (known !== undefined) return known.value
    const list = this.#listed(setting, before, triggers)
    this.#lists = [list, ...this.#lists].slice(0, listsKept)
    return list.value
  }

  /** What each of the instances comes to. */
  memos(setting: Setting, instances: readonly Instance[], given: Evidences): readonly Memo[] {
    const at = setting.clock.peek()
    const whole = this.#wholes.get(at)
    if (whole?.instances === instances && whole.share === given.share) return whole.memos
    const takesPart = isAllotted({ obligation: this.obligation, instances })
    const all = instances.map((instance) => {
      const pieces = takesPart ? given.piecesOf(instance) : null
      const memos = this.#memos.get(instance) ?? []
      if (memos.length === 0) this.#memos.set(instance, memos)
      // Moments are mostly asked for in their order, and what is over stays so.
      const known = memos.findLast((memo) => isGood(memo, setting, pieces, given.leftOf))
      if (known !== undefined) return known
      const memo = worked(setting, instance, pieces, given.leftOf)
      memos.push(memo)
      if (memos.length > memosKept) memos.shift()
      return memo
    })
    if (this.#wholes.size >= momentsKept) this.#wholes.clear()
    this.#wholes.set(at, { instances, share: given.share, memos: all })
    return all
  }

  /** Forgets what rested on facts that touch these spans. */
  forget(spans: readonly Span[]): void {
    const isTouched = ({ window }: Memo): boolean =>
      window !== null && spans.some((span) => touches(window, span))
    for (const [at, { memos }] of this.#wholes) {
      if (spans.length > spansCompared || memos.some(isTouched)) this.#wholes.delete(at)
    }
    for (const [instance, memos] of this.#memos) {
      if (!memos.some(isTouched)) continue
      this.#memos.set(
        instance,
        memos.filter((memo) => !isTouched(memo)),
      )
    }
  }

  /** Forgets which instances there are: a fact changed that opens some. */
  forgetInstances(): void {
    this.#lists = this.#lists.map((list) => ({ ...list, to: -Infinity }))
  }

  #listed(setting: Setting, before: Earlier, triggers: readonly AllottedTrigger[]): InstanceList {
    const { per } = this.obligation
    const told: [Ask, Timing][] = []
    const asked = (ask: Ask): Timing => {
      const timing = ask(before)
      told.push([ask, timing])
      return timing
    }
    const leaning: Leaning = {
      setting,
      obligation: this.obligation,
      trigger: null,
      triggerDay: null,
      performed: (clause, step) => asked((earlier) => performedTiming(earlier(clause), step)),
      window: (clause, step, edge) => asked((earlier) => windowTiming(earlier(clause), step, edge)),
    }
    const held = setting.clock.watch(() => {
      const isByFact = per.kind === 'for-each' && per.of.kind === 'fact'
      const opened = isByFact ? factTriggers(leaning, per.of) : triggers
      const changes = changesKnown(leaning)
      return this.#reconciled(instancesOf(this.obligation, { leaning, triggers: opened, changes }))
    })
    return { ...held, triggers, told }
  }

  // What an instance came to is known by the instance: one that is as it was stays the same value.
  #reconciled(instances: readonly Instance[]): readonly Instance[] {
    const [last] = this.#lists
    if (last === undefined) return instances
    const known = new Map(last.value.map((instance) => [nameOf(instance), instance]))
    const kept = new Map<Instance, Memo[]>()
    const list = instances.map((instance) => {
      const before = known.get(nameOf(instance))
      return before !== undefined && isSame(before, instance) ? before : instance
    })
    for (const instance of [...list, ...this.#lists.flatMap(({ value }) => value)]) {
      const memos = this.#memos.get(instance)
      if (memos !== undefined) kept.set(instance, memos)
    }
    this.#memos = kept
    return list
  }
}

const none: readonly AllottedTrigger[] = []

function isCurrent(
  list: InstanceList,
  { clock }: Setting,
  before: Earlier,
  triggers: readonly AllottedTrigger[],
): boolean {
  return (
    holdsAt(list, clock.peek()) &&
    isAlike(list.triggers, triggers) &&
    list.told.every(([ask, timing]) => isSameTiming(timing, ask(before)))
  )
}

function isAlike(a: readonly AllottedTrigger[], b: readonly AllottedTrigger[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ key, at, amount, actor, bearers = [] }, n) => {
      const other = b[n]
      return (
        other?.key === key &&
        other.amount === amount &&
        other.actor === actor &&
        String(other.bearers ?? []) === String(bearers) &&
        other.at.earliest === at.earliest &&
        other.at.latest === at.latest
      )
    })
  )
}

function isSameTiming(a: Timing, b: Timing): boolean {
  if (a.kind !== 'known' || b.kind !== 'known') return a.kind === b.kind
  return a.at.earliest === b.at.earliest && a.at.latest === b.at.latest
}

function nameOf({ name, bearer }: Instance): string {
  return `${name} ${bearer ?? ''}`
}

function isSame(a: Instance, b: Instance): boolean {
  return (
    a.opening === b.opening &&
    a.opens === b.opens &&
    a.takesFrom === b.takesFrom &&
    a.bindsBy === b.bindsBy &&
    a.due === b.due &&
    a.target === b.target &&
    String(a.otherTargets) === String(b.otherTargets) &&
    a.isPeriod === b.isPeriod &&
    a.filter.place === b.filter.place
  )
}

function isGood(
  memo: Memo,
  { clock }: Setting,
  pieces: Pieces | null,
  leftOf: (fact: Fact) => number,
): boolean {
  if (!holdsAt(memo, clock.peek()) || !areAlike(memo.pieces, pieces)) return false
  for (const [by, was] of memo.bounds) if (!areSame(was, pieces?.bounded(by) ?? [])) return false
  for (const [fact, left] of memo.left) if (leftOf(fact) !== left) return false
  return true
}

function areAlike(a: Pieces | null, b: Pieces | null): boolean {
  if (a === null || b === null) return a === b
  return (
    areSame(a.most, b.most) &&
    areSame(a.begun, b.begun) &&
    a.leasts.length === b.leasts.length &&
    a.leasts.every((least, at) => areSame(least, b.leasts[at] ?? []))
  )
}

function areSame(a: readonly Piece[], b: readonly Piece[]): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  return a.every(({ fact, amount }, at) => {
    const other = b[at]
    return other?.fact === fact && other.amount === amount
  })
}

/** The time whose facts can bear on an instance. A level rests on what was said long before. */
function spanRead(instance: Instance, opens: number, due: number | null): Span {
  const { obligation, isPeriod, takesFrom } = instance
  // What is counted after the deadline of a single window may be late.
  const isOnce = !isPeriod && (obligation.measure.forms.includes('count') || isByArea(obligation))
  if (!isByLevel(obligation)) {
    return { from: takesFrom ?? opens, to: isOnce ? Infinity : (due ?? Infinity) }
  }
  const isOverAtTheEnd = isPeriod || isReadThroughout(obligation)
  return { from: -Infinity, to: isOverAtTheEnd && due !== null ? due : Infinity }
}

function worked(
  setting: Setting,
  instance: Instance,
  pieces: Pieces | null,
  leftOf: (fact: Fact) => number,
): Memo {
  const left = new Map<Fact, number>()
  const noted = (fact: Fact): number => {
    const amount = leftOf(fact)
    left.set(fact, amount)
    return amount
  }
  const bounds: (readonly [Bound, readonly Piece[]])[] = []
  const bounded = (by: Bound): readonly Piece[] => {
    const given = pieces?.bounded(by) ?? []
    bounds.push([by, given])
    return given
  }
  let read: (() => Span) | null = null
  const held = setting.clock.watch(() => {
    const value = work(setting, instance, (opens, due) => {
      const { evidence, spanOf } = evidenceRead(setting, instance, {
        opens,
        due,
        pieces: pieces === null ? null : { ...pieces, bounded },
        leftOf: noted,
      })
      read = spanOf
      return evidence
    })
    return { value, status: statusOf(setting, value) }
  })
  const { from, to, value } = held
  const window = asked(read)
  return { from, to, value: value.value, status: value.status, pieces, bounds, left, window }
}

function asked(read: (() => Span) | null): Span | null {
  return read === null ? null : read()
}

/** What an instance that has opened is worked out from. */
export type Reading = {
  readonly opens: Instant
  readonly due: Instant | null
  /** Null where it takes part in no allotment. */
  readonly pieces: Pieces | null
  readonly leftOf: (fact: Fact) => number
}

/** The evidence of an instance that has opened, and the time whose facts it has read so far. */
export function evidenceRead(
  setting: Setting,
  instance: Instance,
  { opens, due, pieces, leftOf }: Reading,
): { readonly evidence: Evidence; readonly spanOf: () => Span } {
  const window = spanRead(instance, opens, due)
  const { to: last } = window
  const to = last === Infinity && due === null ? later(opens, setting.clock.now()) : last
  const from = instance.takesFrom ?? opens
  const given = pieces ?? allIn(setting, instance)
  let hasReadOn = false
  const readsOn = (): void => {
    hasReadOn = true
  }
  const known = { window: { from, to }, due, given, noted: leftOf, readsOn }
  const spanOf = (): Span => (hasReadOn ? { ...window, to: Infinity } : window)
  return { evidence: evidenceFor(setting, instance, known), spanOf }
}
