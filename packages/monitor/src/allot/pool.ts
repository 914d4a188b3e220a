// The acts of a group's clauses, allotted to their instances and kept so while either change.
//
// It serves where nothing reaches back: acts are taken in the order in which they had surely
// happened, so what an instance has at a moment is what it has in the end of those that had
// happened by then. A change costs what is allotted otherwise because of it (run.ts). Where more
// has changed than that would be worth, it is made anew.

import type { Fact, FactChange, FactKey, Obligation } from '@holdfast/agreement'
import { exactAmount, LayeredMap, type Instant } from '@holdfast/base'
import { Line, type Queue } from './allotment.ts'
import {
  firstMoment,
  isAllotted,
  isOpen,
  laneOf,
  largestAmount,
  queuesOf,
  slotOf,
  tellingsOf,
  withStepsBefore,
  type Allotted,
  type Drafted,
  type PiecesOf,
  type Spent,
} from './allotted.ts'
import { boundedBy } from './bounded.ts'
import { Hearing } from './hearing.ts'
import { Least, type LeastChange, type LeastRules, type Touched } from './least.ts'
import { placeOf, Run, type Entry, type RunRules, type SlotChange } from './run.ts'
import { beginOf } from './takeable.ts'
import { inOrderOfLatest } from '../evidence/placed.ts'
import type { Instance } from '../plan/instances.ts'
import type { Setting } from '../setting.ts'

/** What the allotment of a group follows. */
export type Feed = {
  readonly setting: Setting
  readonly drafts: readonly Drafted[]
  /** Events of the act that changed since; null where any may have. */
  readonly events: readonly FactChange[] | null
  readonly spentBefore: Spent
  /** The acts of which groups before counted another amount; null where of any. */
  readonly respent: ReadonlySet<FactKey> | null
}

/** What came of it, and what of that is other than when it was asked last. */
export type Share = {
  readonly allotted: Allotted
  /** The same while acts and instances are the same, at whatever moment. */
  readonly version: object
  readonly touched: Touched
  readonly respent: ReadonlySet<FactKey> | null
}

/** Changes up to which it is changed rather than made anew. */
const fewChanges = 512

/** What the acts of one group come to. */
export class Pool {
  readonly #act: string
  readonly #lines: readonly Line[]
  /** The places of lines by obligation, bearer and place. */
  readonly #lanes: ReadonlyMap<Obligation, ReadonlyMap<string, number>>
  readonly #hearing: Hearing
  readonly #spent: LayeredMap<FactKey, number>
  readonly #most: Run
  #feed: Feed
  #moment: Instant
  /** How many acts are known within bounds: without any, they began in the order of their ends. */
  #wide = 0
  /** In the order in which acts may have begun; null where that is the same. */
  #begun: Run | null = null
  #least: Least
  #respent = new Set<FactKey>()
  #allotted: Allotted
  #version: object = {}

  /** The acts of a feed; or those of another, going its own way. */
  constructor(act: string, feed: Feed, from?: Pool) {
    this.#act = act
    this.#feed = feed
    this.#moment = feed.setting.clock.peek()
    const queues =
      from === undefined
        ? feed.drafts.filter(isAllotted).flatMap((draft) => queuesOf(draft, feed.setting))
        : from.#lines.map(({ queue }) => queue)
    this.#lines = queues.map((queue, order) => new Line(queue, order))
    this.#lanes = from === undefined ? lanesIn(queues) : from.#lanes
    this.#hearing = from === undefined ? new Hearing(queues, feed.drafts) : from.#hearing
    this.#spent = from === undefined ? new LayeredMap() : from.#spent.fork()
    this.#most = new Run(this.#rules(), this.#lines, from === undefined ? undefined : from.#most)
    if (from === undefined) {
      const entries = this.#heard()
      this.#wide = entries.filter(isWide).length
      this.#most.fill(entries)
      this.#beginAnew()
      this.#least = this.#leastAnew()
    } else {
      this.#wide = from.#wide
      this.#version = from.#version
      if (from.#begun !== null)
        this.#begun = new Run(this.#rulesOfBegin(), this.#lines, from.#begun)
      this.#least = new Least(this.#rulesOfLeast(from.#least.begin), this.#lines, from.#least)
    }
    this.#allotted = this.#allottedNow()
  }

  /** What they came to, of which nothing is known to be as it was. */
  get share(): Share {
    return { allotted: this.#allotted, version: this.#version, touched: null, respent: null }
  }

  /** Another that begins with what is known here. */
  fork(): Pool {
    return new Pool(this.#act, { ...this.#feed }, this)
  }

  /** Follows what changed; null where it has to be made anew. */
  follow(feed: Feed): Share | null {
    const { events, respent, drafts } = feed
    if (events === null || respent === null) return null
    if (events.length > fewChanges || respent.size > fewChanges) return null
    const lists = drafts.map((draft, n) => changeOf(draft, this.#feed.drafts[n]))
    if (lists.some((list) => list === null)) return null
    this.#feed = feed
    const slots = this.#changeSlots(lists.flatMap((list) => list ?? []))
    if (slots === null) return null
    const { gone, come } = this.#changedEntries(events, respent)
    const moment = feed.setting.clock.peek()
    const isMoved = moment !== this.#moment
    this.#moment = moment
    const isChanged = gone.length + come.length + slots.length + respent.size > 0
    if (!isMoved && !isChanged) return { ...this.share, touched: nobody, respent }
    if (isChanged) this.#version = {}
    this.#respent = new Set(respent)
    const touched = this.#change({ gone, come, slots })
    const { spent } = this.#allotted
    this.#allotted = this.#allottedNow()
    if (this.#respent.size === 0) this.#allotted = { ...this.#allotted, spent }
    return { ...this.share, touched: this.#withSteps(touched), respent: this.#respent }
  }

  #change(change: LeastChange): Touched {
    const { gone, come, slots } = change
    for (const { fact } of gone) this.#spend(fact.key, 0)
    const touched = new Set(this.#most.update(gone, come, slots))
    const wasWide = this.#wide > 0
    this.#wide += come.filter(isWide).length - gone.filter(isWide).length
    const isOtherOrder = this.#wide > 0 !== wasWide
    if (isOtherOrder) this.#beginAnew()
    else for (const one of this.#begun?.update(gone, come, slots) ?? []) touched.add(one)
    const begin = this.#beginAfter(slots)
    if (begin !== this.#least.begin) {
      this.#least = this.#leastAnew()
      return null
    }
    const least = this.#least.update(this.#most, change, this.#moment)
    if (least === null || isOtherOrder) return null
    for (const one of least) touched.add(one)
    return touched
  }

  /** Entries that come and go; what another group counts otherwise goes and comes back. */
  #changedEntries(
    events: readonly FactChange[],
    respent: ReadonlySet<FactKey>,
  ): Pick<LeastChange, 'gone' | 'come'> {
    const gone: Entry[] = []
    const come: Entry[] = []
    const changed = new Set<FactKey>()
    for (const { key, before, after } of events) {
      changed.add(key)
      const entry = before === null ? undefined : this.#most.find(before)
      if (entry !== undefined) gone.push(entry)
      const now = after === null ? null : this.#hearing.entryOf(after)
      if (now !== null) come.push(now)
    }
    const shelf = this.#feed.setting.heard(this.#act)
    for (const key of respent) {
      const fact = changed.has(key) ? null : shelf.find(key)
      const entry = fact === null ? undefined : this.#most.find(fact)
      if (entry === undefined) continue
      gone.push(entry)
      come.push(entry)
    }
    return { gone, come }
  }

  /** Puts in and takes out slots; null where the lanes themselves change. */
  #changeSlots(lists: readonly ListChange[]): readonly SlotChange[] | null {
    const slots: SlotChange[] = []
    for (const { obligation, gone, come, instances } of lists) {
      if (!isAllotted({ obligation, instances })) continue
      // A step asks for what the step before it left.
      if (obligation.per.kind === 'steps') return null
      for (const [some, isGone] of [[gone, true] as const, [come, false] as const]) {
        for (const instance of some.filter(isOpen)) {
          const slot = this.#changeSlot(instance, isGone)
          if (slot === null) return null
          slots.push(slot)
        }
      }
      if (gone.length + come.length > 0 && !this.#areInOrder(obligation, instances)) return null
    }
    return slots
  }

  #changeSlot(instance: Instance, isGone: boolean): SlotChange | null {
    const place = this.#placeOf(instance)
    const line = this.#lines[place]
    if (line === undefined) return null
    const { slots } = line.queue
    const slot = slotOf(this.#feed.setting, instance)
    const at = placeOf(slots, slot)
    const there = slots[at]
    const known = isGone ? there : slot
    if (known === undefined || (isGone && there?.instance !== instance)) return null
    const changed = isGone ? slots.toSpliced(at, 1) : slots.toSpliced(at, 0, slot)
    // How a lane hears was asked of one of its instances.
    if (changed.length === 0) return null
    line.queue = { ...line.queue, slots: changed }
    line.reach = null
    return { line: place, slot: known }
  }

  /** Whether the lanes of an obligation still come in the order in which they were made. */
  #areInOrder(obligation: Obligation, instances: readonly Instance[]): boolean {
    const places = [...(this.#lanes.get(obligation)?.values() ?? [])]
    if (places.length < 2) return true
    const seen = new Set<number>()
    for (const instance of instances) {
      if (!isOpen(instance)) continue
      seen.add(this.#placeOf(instance))
      if (seen.size === places.length) break
    }
    return [...seen].every((place, n) => place === places[n])
  }

  #placeOf(instance: Instance): number {
    return this.#lanes.get(instance.obligation)?.get(laneOf(instance)) ?? -1
  }

  #beginAnew(): void {
    if (this.#wide === 0) {
      this.#begun = null
      return
    }
    const rules = this.#rulesOfBegin()
    const entries = [...this.#most.entries()]
    this.#begun = new Run(rules, this.#lines)
    this.#begun.fill(entries.sort((a, b) => rules.compare(a.fact, b.fact)))
  }

  #leastAnew(): Least {
    const least = new Least(this.#rulesOfLeast(beginOf(this.#queues())), this.#lines)
    least.update(this.#most, { gone: [], come: [], slots: [] }, this.#moment)
    return least
  }

  #beginAfter(slots: readonly SlotChange[]): Instant | null {
    const { begin } = this.#least
    const mayDiffer = ({ slot: { instance } }: SlotChange): boolean =>
      instance.takesFrom !== null && (begin === null || instance.takesFrom <= begin)
    return slots.some(mayDiffer) ? beginOf(this.#queues()) : begin
  }

  #queues(): readonly Queue[] {
    return this.#lines.map(({ queue }) => queue)
  }

  #heard(): readonly Entry[] {
    if (this.#lines.length === 0) return []
    const { setting } = this.#feed
    return setting
      .heard(this.#act)
      .eventsByLatest()
      .flatMap((fact) => this.#hearing.entryOf(fact) ?? [])
  }

  #spend(key: FactKey, amount: number): void {
    if ((this.#spent.get(key) ?? 0) === amount) return
    this.#spent.set(key, amount)
    this.#respent.add(key)
  }

  #rules(): RunRules {
    return {
      compare: inOrderOfLatest,
      timeOf: ({ at }) => at.latest,
      surplus: 'left',
      spentBefore: (key) => this.#feed.spentBefore.get(key) ?? 0,
      spend: (key, amount) => this.#spend(key, amount),
    }
  }

  #rulesOfBegin(): RunRules {
    const { calendar } = this.#feed.setting.agreement
    const compare = (a: Fact, b: Fact): number =>
      firstMoment(calendar, a.at) - firstMoment(calendar, b.at) ||
      a.at.earliest - b.at.earliest ||
      inOrderOfLatest(a, b)
    const timeOf = ({ at }: Fact): number => at.earliest
    return { compare, timeOf, surplus: 'left', spentBefore: this.#rules().spentBefore }
  }

  #rulesOfLeast(begin: Instant | null): LeastRules {
    const { setting } = this.#feed
    const { compare, timeOf, spentBefore } = this.#rules()
    return {
      run: { compare, timeOf, surplus: 'to-exact', spentBefore },
      question: { ...tellingsOf(setting, 'to-met'), compare },
      calendar: setting.agreement.calendar,
      begin,
    }
  }

  /** A step has what the steps before it have: where one is touched, all may be. */
  #withSteps(touched: Touched): Touched {
    if (touched === null) return null
    const all = new Set(touched)
    for (const { obligation, instances } of this.#feed.drafts) {
      if (obligation.per.kind !== 'steps') continue
      if (instances.some((one) => touched.has(one))) for (const one of instances) all.add(one)
    }
    return all
  }

  #allottedNow(): Allotted {
    const { drafts, setting, spentBefore } = this.#feed
    const spent = this.#spent
    const stepped = (run: PiecesOf): PiecesOf => withStepsBefore(drafts, run)
    const bounded = boundedBy(() => this.#feed.setting.heard(this.#act).eventsByLatest(), {
      setting,
      drafts,
      queues: this.#queues(),
      decisions: [],
      amountOf: (fact) =>
        exactAmount(largestAmount(drafts, fact) - (spentBefore.get(fact.key) ?? 0)),
    })
    return {
      piecesOf: stepped(this.#most),
      begunOf: stepped(this.#begun ?? this.#most),
      bounded,
      leasts: this.#least.supplies.map(stepped),
      applied: none,
      spent: { get: (key) => exactAmount((spentBefore.get(key) ?? 0) + (spent.get(key) ?? 0)) },
    }
  }
}

const nobody: ReadonlySet<Instance> = new Set()
const none: ReadonlySet<string> = new Set()

function isWide({ fact: { at } }: Entry): boolean {
  return at.earliest < at.latest
}

/** What became of the instances of an obligation. */
type ListChange = Drafted & {
  readonly gone: readonly Instance[]
  readonly come: readonly Instance[]
}

/** Null where it is better to begin anew. */
function changeOf(now: Drafted, before: Drafted | undefined): ListChange | null {
  if (before === undefined) return null
  if (now.instances === before.instances) return { ...now, gone: [], come: [] }
  if ((now.instances.length === 0) !== (before.instances.length === 0)) return null
  const { change } = now
  const isKnown = change !== undefined && change.since === before.instances
  const [had, has] = isKnown ? [] : [new Set(before.instances), new Set(now.instances)]
  const gone = isKnown ? change.gone : before.instances.filter((one) => has?.has(one) !== true)
  const come = isKnown ? change.come : now.instances.filter((one) => had?.has(one) !== true)
  return gone.length + come.length > fewChanges ? null : { ...now, gone, come }
}

function lanesIn(queues: readonly Queue[]): Map<Obligation, Map<string, number>> {
  const lanes = new Map<Obligation, Map<string, number>>()
  for (const [
    n,
    {
      slots: [first],
    },
  ] of queues.entries()) {
    if (first === undefined) continue
    const { obligation } = first.instance
    const own = lanes.get(obligation) ?? new Map<string, number>()
    lanes.set(obligation, own.set(laneOf(first.instance), n))
  }
  return lanes
}
