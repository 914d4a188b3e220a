// What the instances of one obligation came to, remembered for as long as it holds.
//
// A result holds between two moments (clock.ts), for the pieces that were allotted to the instance,
// and until a fact changes that it read (reads.ts). What all came to is kept together: where little
// changed since, only what that touches is asked anew. None of it is ever visible: what is given is
// what would be worked out from nothing.

import type { Fact, FactChange, FactKey, Obligation, Status } from '@holdfast/agreement'
import { later, LayeredMap, type Instant } from '@holdfast/base'
import type { Piece } from '../allot/allotment.ts'
import { isAllotted } from '../allot/allotted.ts'
import type { Bound } from '../allot/bound.ts'
import type { Touched } from '../allot/least.ts'
import { holdsAt, type Held } from '../clock.ts'
import type { KeptRoll } from '../evidence/count-roll.ts'
import type { Evidence, Pieces } from '../evidence/evidence.ts'
import { allIn, evidenceFor } from '../evidence/gathered.ts'
import { placeOf, type ListNow } from '../plan/instance-lists.ts'
import type { Instance } from '../plan/instances.ts'
import type { WorkedChange } from '../plan/living-triggers.ts'
import type { Setting } from '../setting.ts'
import type { Span } from '../evidence/placed.ts'
import { statusOf } from '../overlay/status-of.ts'
import { isByArea } from './by-area.ts'
import { Reads, type Read, type ReadKey } from './reads.ts'
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
  readonly reads: readonly Read[]
}

/** What was allotted to the instances, and what of it is other than when it was asked last. */
export type Evidences = {
  readonly piecesOf: (instance: Instance) => Pieces & Span
  readonly leftOf: (fact: Fact) => number
  /** The same while acts and instances are the same, at whatever moment. */
  readonly version: object
  /** Whose pieces may differ from those of the moment asked before; null where anybody's may. */
  readonly touched: Touched
  /** The acts of which another amount is left; null where of any. */
  readonly respent: ReadonlySet<FactKey> | null
}

/** What every instance came to at a moment, and what that rests on. */
export type Whole = Span & {
  readonly instances: readonly Instance[]
  readonly version: object
  readonly memos: readonly Memo[]
  readonly statuses: readonly Status[]
}

/** What every instance comes to, and what is other than when it was asked last, where known. */
export type WorkNow = {
  readonly whole: Whole
  readonly changes: readonly WorkedChange[] | null
}

/** Results that are kept for one instance; the oldest goes first. */
const memosKept = 8
/** Moments for which what every instance came to is kept together. */
const momentsKept = 128

/** One obligation, as one question asks about it under one term. */
export class ClauseWork {
  readonly obligation: Obligation
  readonly #memos: LayeredMap<Instance, readonly Memo[]>
  readonly #reads: Reads
  /** Instances that asked how much of a fact was left. */
  readonly #leftOf: LayeredMap<FactKey, readonly Instance[]>
  /** Instances that asked for the most by some source's word. */
  readonly #bounded: Set<Instance>
  /** Counts by instance; shared with forks, for what is kept decides nothing. */
  readonly #kept: WeakMap<Instance, KeptRoll>
  readonly #wholes: Map<number, Whole>
  /** What was given last, and whose results were dropped since. */
  #last: Whole | null
  readonly #stale: Set<Instance>
  #nextRead: number
  /** How many lanes of levels there were to read. */
  #lanes: number
  /** Of how many instances something is known. */
  #count: number

  /** Of which nothing is worked out yet; or a copy that goes its own way. */
  constructor(obligation: Obligation, from?: ClauseWork) {
    this.obligation = obligation
    this.#memos = from === undefined ? new LayeredMap() : from.#memos.fork()
    this.#reads = new Reads(obligation, from === undefined ? undefined : from.#reads)
    this.#leftOf = from === undefined ? new LayeredMap() : from.#leftOf.fork()
    this.#bounded = new Set(from === undefined ? [] : from.#bounded)
    this.#kept = from === undefined ? new WeakMap() : from.#kept
    this.#wholes = new Map()
    this.#last = from === undefined ? null : from.#last
    this.#stale = new Set(from === undefined ? [] : from.#stale)
    this.#nextRead = from === undefined ? 0 : from.#nextRead
    this.#lanes = from === undefined ? 0 : from.#lanes
    this.#count = from === undefined ? 0 : from.#count
  }

  /** Forgets what rested on facts that changed; null for any of them. */
  forget(setting: Setting, changes: readonly FactChange[] | null): void {
    if (changes === null) {
      for (const [instance] of this.#memos.entries()) this.#drop(instance)
      this.#last = null
      this.#wholes.clear()
      return
    }
    const touched = new Set<Instance>()
    for (const { before, after } of changes) {
      if (before !== null) this.#reads.touchedBy(setting, before, touched)
      if (after !== null) this.#reads.touchedBy(setting, after, touched)
    }
    // Who read levels did not see the lane of one that is the first of its kind.
    const lanes = this.#lanesIn(setting)
    if (lanes !== this.#lanes) for (const one of this.#reads.readersOf('state')) touched.add(one)
    for (const instance of touched) this.#drop(instance)
    if (touched.size > 0) this.#wholes.clear()
  }

  #lanesIn(setting: Setting): number {
    const { filter } = this.obligation.measure
    return isByLevel(this.obligation) ? setting.heard(filter.act).laneCount : 0
  }

  /** What each of the instances comes to. */
  at(setting: Setting, list: ListNow, given: Evidences): WorkNow {
    const moment = setting.clock.peek()
    const { instances } = list
    const last = this.#last
    const known = this.#wholes.get(moment)
    if (known?.instances === instances && known.version === given.version) {
      this.#last = known
      return { whole: known, changes: known === last ? noChanges : null }
    }
    const changed = last === null ? null : this.#changed(setting, last, list, given)
    const whole = changed?.whole ?? this.#anew(setting, instances, given)
    this.#stale.clear()
    this.#lanes = this.#lanesIn(setting)
    this.#last = whole
    if (this.#wholes.size >= momentsKept) this.#wholes.clear()
    this.#wholes.set(moment, whole)
    return { whole, changes: changed === null ? null : changed.changes }
  }

  #anew(setting: Setting, instances: readonly Instance[], given: Evidences): Whole {
    const isGone = this.#last !== null && this.#last.instances !== instances
    if (isGone) this.#forgetOthers(instances)
    const isSharing = isAllotted({ obligation: this.obligation, instances })
    const [from, to] = [-Infinity, Infinity]
    const span = { from, to }
    const memos = instances.map((one) => this.#memoOf(setting, one, isSharing, given, span))
    const statuses = memos.map(({ status }) => status)
    return { instances, version: given.version, memos, statuses, ...span }
  }

  /** What came last with what has changed since; null where that is more than can be told. */
  #changed(setting: Setting, last: Whole, list: ListNow, given: Evidences): WorkNow | null {
    const { instances, change } = list
    const { touched, respent } = given
    const isFollowed = last.instances === instances || change?.since === last.instances
    if (!isFollowed || touched === null || respent === null) return null
    if (!holdsAt({ ...last, value: null }, setting.clock.peek())) return null
    const asked = new Set([...touched, ...this.#stale])
    for (const key of respent) for (const one of this.#leftOf.get(key) ?? []) asked.add(one)
    if (last.version !== given.version) for (const one of this.#bounded) asked.add(one)
    if (last.instances === instances && asked.size === 0) {
      return { whole: { ...last, version: given.version }, changes: noChanges }
    }
    const memos: (Memo | null)[] = [...last.memos]
    const statuses: (Status | null)[] = [...last.statuses]
    const changes: WorkedChange[] = []
    const { gone, come } = last.instances === instances ? noChange : (change ?? noChange)
    const places = gone.length + come.length === 0 ? [] : [...last.instances]
    for (const one of gone) {
      const at = placeOf(places, one)
      places.splice(at, 1)
      statuses.splice(at, 1)
      const [memo = null] = memos.splice(at, 1)
      if (memo !== null) changes.push([memo.value, null])
      this.#drop(one)
    }
    for (const one of come) {
      const at = placeOf(places, one)
      places.splice(at, 0, one)
      memos.splice(at, 0, null)
      statuses.splice(at, 0, null)
    }
    for (const one of come) asked.add(one)
    return this.#asked(setting, list, given, { last, asked, memos, statuses, changes })
  }

  #asked(
    setting: Setting,
    { instances }: ListNow,
    given: Evidences,
    { last, asked, memos, statuses, changes }: Asked,
  ): WorkNow {
    const span = { from: last.from, to: last.to }
    const isSharing = isAllotted({ obligation: this.obligation, instances })
    for (const one of asked) {
      const at = placeOf(instances, one)
      if (instances[at] !== one) continue
      const memo = this.#memoOf(setting, one, isSharing, given, span)
      const before = memos[at] ?? null
      if (memo === before) continue
      changes.push([before === null ? null : before.value, memo.value])
      memos[at] = memo
      statuses[at] = memo.status
    }
    const isSame = changes.length === 0 && last.instances === instances
    const all = {
      instances,
      version: given.version,
      memos: isSame ? last.memos : withoutHoles(memos),
      statuses: isSame ? last.statuses : withoutHoles(statuses),
      ...span,
    }
    return { whole: all, changes }
  }

  /** What an instance comes to; narrows `span` to when that holds of the acts there are now. */
  #memoOf(
    setting: Setting,
    instance: Instance,
    isSharing: boolean,
    given: Evidences,
    span: { from: number; to: number },
  ): Memo {
    const pieces = isSharing ? given.piecesOf(instance) : null
    const held = setting.clock.watch(() => this.#known(setting, instance, pieces, given))
    const memo = held.value
    span.from = Math.max(span.from, held.from, memo.from, pieces?.from ?? -Infinity)
    span.to = Math.min(span.to, held.to, memo.to, pieces?.to ?? Infinity)
    return memo
  }

  #known(
    setting: Setting,
    instance: Instance,
    pieces: (Pieces & Span) | null,
    given: Evidences,
  ): Memo {
    const memos = this.#memos.get(instance) ?? none
    // Moments are mostly asked for in their order, and what is over stays so.
    const known = memos.findLast((memo) => isGood(memo, setting, pieces, given.leftOf))
    if (known !== undefined) return known
    const memo = worked(setting, instance, pieces, {
      leftOf: given.leftOf,
      kept: this.#keptOf(instance),
      nextRead: () => this.#nextRead++,
    })
    this.#reads.add(memo.reads)
    for (const { key } of memo.left.keys()) {
      const asking = this.#leftOf.get(key) ?? []
      if (!asking.includes(instance)) this.#leftOf.set(key, [...asking, instance])
    }
    if (memo.bounds.length > 0) this.#bounded.add(instance)
    const [oldest] = memos
    const isFull = oldest !== undefined && memos.length >= memosKept
    if (isFull) this.#reads.remove(oldest.reads)
    if (memos.length === 0) this.#count += 1
    this.#memos.set(instance, [...(isFull ? memos.slice(1) : memos), memo])
    return memo
  }

  #keptOf(instance: Instance): KeptRoll {
    const kept = this.#kept.get(instance) ?? { roll: null }
    this.#kept.set(instance, kept)
    return kept
  }

  #drop(instance: Instance): void {
    const memos = this.#memos.get(instance) ?? none
    if (memos.length === 0) return
    for (const { reads } of memos) this.#reads.remove(reads)
    this.#memos.set(instance, none)
    this.#count -= 1
    this.#bounded.delete(instance)
    this.#stale.add(instance)
  }

  /** Forgets instances that are in no list any more, where there are many of them. */
  #forgetOthers(instances: readonly Instance[]): void {
    if (this.#count <= 4 * instances.length + 64) return
    const here = new Set(instances)
    for (const [instance] of this.#memos.entries()) if (!here.has(instance)) this.#drop(instance)
  }
}

/** What is being changed of what came last. */
type Asked = {
  readonly last: Whole
  readonly asked: ReadonlySet<Instance>
  readonly memos: (Memo | null)[]
  readonly statuses: (Status | null)[]
  readonly changes: WorkedChange[]
}

function withoutHoles<One>(list: readonly (One | null)[]): readonly One[] {
  return isWithoutHoles(list) ? list : list.filter((one) => one !== null)
}

function isWithoutHoles<One>(list: readonly (One | null)[]): list is readonly One[] {
  return !list.includes(null)
}

const none: readonly Memo[] = []
const noChanges: readonly WorkedChange[] = []
const noChange = { gone: [], come: [] }

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

/** What working an instance out asks for and leaves behind. */
type Worker = {
  readonly leftOf: (fact: Fact) => number
  readonly kept: KeptRoll
  readonly nextRead: () => number
}

function worked(
  setting: Setting,
  instance: Instance,
  pieces: (Pieces & Span) | null,
  { leftOf, kept, nextRead }: Worker,
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
  const reads: Read[] = []
  const read = (key: ReadKey, { from, to }: Span): void => {
    const isKnown = reads.some((one) => one.key === key && one.from <= from && one.to >= to)
    if (!isKnown) reads.push({ key, from, to, instance, id: nextRead() })
  }
  const held = setting.clock.watch(() => {
    const value = work(setting, instance, (opens, due) =>
      evidenceRead(setting, instance, {
        opens,
        due,
        pieces: pieces === null ? null : { ...pieces, bounded },
        leftOf: noted,
        kept,
        read,
      }),
    )
    return { value, status: statusOf(setting, value) }
  })
  const { from, to, value } = held
  return { ...value, from, to, pieces, bounds, left, reads }
}

/** What an instance that has opened is worked out from. */
export type Reading = {
  readonly opens: Instant
  readonly due: Instant | null
  /** Null where it takes part in no allotment. */
  readonly pieces: Pieces | null
  readonly leftOf: (fact: Fact) => number
  readonly kept: KeptRoll
  /** Told what is read, from when until when. */
  readonly read: (key: ReadKey, span: Span) => void
}

/** The evidence of an instance that has opened. */
export function evidenceRead(
  setting: Setting,
  instance: Instance,
  { opens, due, pieces, leftOf, kept, read }: Reading,
): Evidence {
  const readWindow = spanRead(instance, opens, due)
  const { to: last } = readWindow
  const to = last === Infinity && due === null ? later(opens, setting.clock.now()) : last
  const from = instance.takesFrom ?? opens
  // What is said in one's own interest is shown, whatever the instance comes to.
  read('claims', readWindow)
  if (pieces === null) {
    const whole = { from, to: due ?? Infinity }
    read('event', whole)
    if (instance.obligation.measure.forms.includes('event')) read('count', whole)
  }
  const given = pieces ?? allIn(setting, instance)
  const known = { window: { from, to }, readWindow, due, given, kept, noted: leftOf, read }
  return evidenceFor(setting, instance, known)
}
