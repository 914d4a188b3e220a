// Which act counts for which instance.
//
// An act counts once, across clauses, for the oldest open instance that asks for it, unless a
// recorded decision allots it otherwise. An act whose latest bound is before an instance opened
// does not count for it. An instance that fell due unfulfilled stays open: what comes then is late.
// Days, weeks and months take whatever happened in them, and nothing that happened elsewhere.
//
// Cost: facts × clauses that hear them. Finite instances form a queue per clause, bearer and place.

import type { Fact, FactKey, RoleId } from '@holdfast/agreement'
import { exactAmount, liesAfter, liesBefore, nearestInstant } from '@holdfast/base'
import type { Calendar, Instant } from '@holdfast/base'
import type { Instance } from '../plan/instances.ts'
import type { Of } from '../overlay/powers.ts'

/** So much of a fact, counted for one instance. */
export type Piece = { readonly fact: Fact; readonly amount: number }

/** An instance that asks for acts. `hears` says which; it is the same for a whole queue. */
export type Slot = {
  readonly instance: Instance
  readonly capacity: number
  /** From when it takes no more; null for never. */
  readonly freeFrom: Instant | null
}

export type Queue = {
  /** Whose acts alone it hears; null: anybody's. */
  readonly actor: RoleId | null
  /** Whose days they are. */
  readonly calendar: Calendar
  readonly hears: (fact: Fact) => boolean
  /** The same, whoever says it and whatever for. */
  readonly hearsAny: (fact: Fact) => boolean
  /** In the order in which they open. */
  readonly slots: readonly Slot[]
}

export type Allotment = {
  readonly piecesOf: ReadonlyMap<Instance, readonly Piece[]>
  /** The decisions that named a fact and an instance found here. */
  readonly applied: ReadonlySet<string>
}

/** Of each slot the latest deadline up to it, and the earliest beginning from it on. */
type Reach = { readonly lastDue: Float64Array; readonly firstFrom: Float64Array }

/** A queue as it is worked through: which slot is next, and how much that one still asks for. */
export class Line {
  readonly order: number
  /** Given another where its slots change. */
  queue: Queue
  /** What slots were given before anything else, by a decision. */
  readonly taken: Map<number, number> | null
  head = 0
  left = 0
  /** Made once it is asked for. */
  reach: Reach | null = null

  /** At its first slot. */
  constructor(queue: Queue, order: number, taken: Map<number, number> | null = null) {
    this.queue = queue
    this.order = order
    this.taken = taken
    this.moveTo(0)
  }

  /** Stands at a slot, of which so much is still asked for: all of it, where that is not said. */
  moveTo(head: number, left: number = this.#roomOf(head)): void {
    this.head = head
    this.left = left
  }

  #roomOf(at: number): number {
    const capacity = this.queue.slots[at]?.capacity ?? 0
    const taken = this.taken?.get(at) ?? 0
    return taken === 0 ? capacity : exactAmount(capacity - taken)
  }
}

/** A slot with room: the line it is in, and its place there. */
type Room = { readonly line: Line; readonly at: number; readonly slot: Slot }

/** Told what of a fact goes to which slot. */
export type Give = (slot: Slot, amount: number) => void

/**
 * Gives so much of a fact to the oldest slots that have room for it, of those lines that hear it,
 * and says how much was taken. What is left of it stays left, or goes to an exact number that it is
 * too much for.
 */
export function take(
  hearing: readonly Line[],
  fact: Fact,
  most: number,
  surplus: 'left' | 'to-exact',
  give: Give,
): number {
  let left = most
  while (left > 0) {
    const next = oldestOpen(hearing, fact)
    if (next === null) break
    const { line, slot } = next
    const isPeriod = slot.instance.isPeriod
    const amount = isPeriod ? left : Math.min(left, line.left)
    if (!isPeriod) line.left = exactAmount(line.left - amount)
    give(slot, amount)
    left = exactAmount(left - amount)
  }
  if (left > 0 && surplus === 'to-exact') {
    const slot = tooMuch(hearing, fact)
    if (slot !== undefined) give(slot, left)
  }
  return exactAmount(most - left)
}

/**
 * Allots `facts`, given in the order of their latest bounds, to the queues, given in the order of
 * the text. `decisions` come first and may name any instance. What is left of a fact stays left, or
 * goes to an exact number that it is too much for.
 */
export function allot(
  queues: readonly Queue[],
  facts: readonly Fact[],
  decisions: readonly Of<'allot'>[],
  amountOf: (fact: Fact) => number,
  surplus: 'left' | 'to-exact' = 'left',
): Allotment {
  const piecesOf = new Map<Instance, Piece[]>()
  for (const { slots } of queues) for (const { instance } of slots) piecesOf.set(instance, [])
  const given = applyDecisions(queues, facts, decisions, amountOf, piecesOf)
  const lines = queues.map((queue, order) => new Line(queue, order, given.room.get(queue) ?? null))
  const byActor = Map.groupBy(lines, ({ queue }) => queue.actor)
  const ofAnybody = byActor.get(null) ?? []
  for (const fact of facts) {
    const most = exactAmount(amountOf(fact) - (given.taken.get(fact.key) ?? 0))
    if (most <= 0) continue
    const own = fact.actor === null ? [] : (byActor.get(fact.actor) ?? [])
    const hearing = inOrder(own, ofAnybody).filter(({ queue }) => queue.hears(fact))
    take(hearing, fact, most, surplus, ({ instance }, amount) => {
      piecesOf.get(instance)?.push({ fact, amount })
    })
  }
  return { piecesOf, applied: given.applied }
}

/** The lines of one actor and those of anybody, in the order of the text. */
function inOrder(own: readonly Line[], ofAnybody: readonly Line[]): readonly Line[] {
  if (ofAnybody.length === 0) return own
  return own.length === 0 ? ofAnybody : [...own, ...ofAnybody].sort((a, b) => a.order - b.order)
}

/** What decisions gave: of which facts how much, and to which slots of which queues. */
type Given = {
  readonly taken: ReadonlyMap<FactKey, number>
  readonly room: ReadonlyMap<Queue, Map<number, number>>
  readonly applied: ReadonlySet<string>
}

function applyDecisions(
  queues: readonly Queue[],
  facts: readonly Fact[],
  decisions: readonly Of<'allot'>[],
  amountOf: (fact: Fact) => number,
  piecesOf: ReadonlyMap<Instance, Piece[]>,
): Given {
  const taken = new Map<FactKey, number>()
  const room = new Map<Queue, Map<number, number>>()
  const applied = new Set<string>()
  const byKey = new Map(decisions.length === 0 ? [] : facts.map((fact) => [fact.key, fact]))
  for (const decision of decisions) {
    const fact = byKey.get(decision.fact)
    const found = fact === undefined ? undefined : slotNamed(queues, decision, fact)
    if (fact === undefined || found === undefined) continue
    applied.add(decision.key)
    const { queue, at, slot } = found
    const already = taken.get(fact.key) ?? 0
    const asked = Math.min(decision.value ?? Infinity, exactAmount(amountOf(fact) - already))
    const before = room.get(queue)?.get(at) ?? 0
    const amount = Math.min(asked, exactAmount(slot.capacity - before))
    if (amount > 0) {
      const slots = room.get(queue) ?? new Map<number, number>()
      room.set(queue, slots.set(at, exactAmount(before + amount)))
      piecesOf.get(slot.instance)?.push({ fact, amount })
    }
    taken.set(fact.key, exactAmount(already + Math.max(0, amount)))
  }
  return { taken, room, applied }
}

function slotNamed(
  queues: readonly Queue[],
  decision: Of<'allot'>,
  fact: Fact,
): { readonly queue: Queue; readonly at: number; readonly slot: Slot } | undefined {
  for (const queue of queues) {
    if (!queue.hears(fact)) continue
    const at = queue.slots.findIndex(
      ({ instance }) =>
        instance.obligation.clause === decision.clause && instance.name === decision.instance,
    )
    const slot = queue.slots[at]
    if (slot !== undefined) return { queue, at, slot }
  }
  return undefined
}

/** The exact number in whose window a fact falls that nobody asked for any more. */
function tooMuch(lines: readonly Line[], { at }: Fact): Slot | undefined {
  for (const line of lines) {
    const { calendar, slots } = line.queue
    const [first] = slots
    if (first === undefined || !isExact(first)) continue
    const { lastDue, firstFrom } = (line.reach ??= reachOf(slots))
    for (let n = firstNotOver(lastDue, calendar, at); n < slots.length; n++) {
      if (at.latest < (firstFrom[n] ?? Infinity)) break
      const instance = slots[n]?.instance
      if (instance === undefined || instance.takesFrom === null) continue
      const { takesFrom, due } = instance
      const hasBegun = !liesBefore(calendar, at, takesFrom)
      if (hasBegun && (due === null || !liesAfter(calendar, at, due))) return slots[n]
    }
  }
  return undefined
}

/** A queue is of one obligation: what one of its slots asks for, all do. */
function isExact({ instance }: Slot): boolean {
  return instance.obligation.target.compare === 'exactly' && !instance.isPeriod
}

function reachOf(slots: readonly Slot[]): Reach {
  const lastDue = new Float64Array(slots.length)
  const firstFrom = new Float64Array(slots.length)
  let [due, from] = [-Infinity, Infinity]
  for (const [n, { instance }] of slots.entries()) {
    due = Math.max(due, instance.due ?? Infinity)
    lastDue[n] = due
  }
  for (let n = slots.length - 1; n >= 0; n--) {
    from = Math.min(from, slots[n]?.instance.takesFrom ?? Infinity)
    firstFrom[n] = from
  }
  return { lastDue, firstFrom }
}

/** The first slot before which every deadline had surely passed. */
function firstNotOver(lastDue: Float64Array, calendar: Calendar, at: Fact['at']): number {
  let low = 0
  let high = lastDue.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const due = lastDue[middle] ?? Infinity
    const isOver = due !== Infinity && liesAfter(calendar, at, nearestInstant(due))
    if (isOver) low = middle + 1
    else high = middle
  }
  return low
}

/** The oldest instance with room for the fact, over all lines that hear it. */
function oldestOpen(lines: readonly Line[], fact: Fact): Room | null {
  let oldest: Room | null = null
  for (const line of lines) {
    const candidate = firstOpen(line, fact)
    if (candidate === null) continue
    if (oldest === null || isBefore(candidate.slot.instance, oldest.slot.instance)) {
      oldest = candidate
    }
  }
  return oldest
}

/** Opened first, else due first; what is equal in both keeps its order. */
function isBefore(one: Instance, other: Instance): boolean {
  return inOrderOf(one, other) < 0
}

/** The order in which instances take acts: opened first, then due first. */
export function inOrderOf(one: Instance, other: Instance): number {
  const compared = difference(one.opens ?? Infinity, other.opens ?? Infinity)
  return compared === 0 ? difference(one.due ?? Infinity, other.due ?? Infinity) : compared
}

function difference(a: number, b: number): number {
  return a === b ? 0 : a - b
}

function firstOpen(line: Line, fact: Fact): Room | null {
  const { slots, calendar } = line.queue
  if (slots[0]?.instance.isPeriod === true) return periodOf(line, fact)
  while (line.head < slots.length && isDone(line, fact)) line.moveTo(line.head + 1)
  const slot = slots[line.head]
  if (slot === undefined) return null
  const { takesFrom } = slot.instance
  if (takesFrom === null) return null
  // What is counted since a beginning was not surely done after any later moment.
  const { at, form } = fact
  const isEarly = form === 'count' ? at.earliest < takesFrom : liesBefore(calendar, at, takesFrom)
  return isEarly ? null : { line, at: line.head, slot }
}

/** The next has all it asks for, or is free by the time of this fact, and so of every later one. */
function isDone(line: Line, fact: Fact): boolean {
  return line.left === 0 || isFree(line.queue, line.queue.slots[line.head], fact)
}

function isFree({ calendar }: Queue, slot: Slot | undefined, { at }: Fact): boolean {
  const freeFrom = slot?.freeFrom ?? null
  return freeFrom !== null && !liesBefore(calendar, at, freeFrom)
}

/** The one period in which the fact surely happened; null where its bounds straddle two. */
function periodOf(line: Line, fact: Fact): Room | null {
  const { slots, calendar } = line.queue
  let low = 0
  let high = slots.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const opens: number = slots[middle]?.instance.opens ?? Infinity
    if (opens <= fact.at.earliest) low = middle + 1
    else high = middle
  }
  const slot = slots[low - 1]
  if (slot === undefined) return null
  const { due } = slot.instance
  const isIn = due === null || liesBefore(calendar, fact.at, due)
  return isIn && !isFree(line.queue, slot, fact) ? { line, at: low - 1, slot } : null
}
