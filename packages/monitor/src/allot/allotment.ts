// Which act counts for which instance.
//
// An act counts once, across clauses, for the oldest open instance that asks for it, unless a
// recorded decision allots it otherwise. An act whose latest bound is before an instance opened
// does not count for it. An instance that fell due unfulfilled stays open: what comes then is late.
// Days, weeks and months take whatever happened in them, and nothing that happened elsewhere.
//
// Cost: facts × clauses that hear them. Finite instances form a queue per clause, bearer and place.

import type { Fact, RoleId } from '@holdfast/agreement'
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

type Standing = { readonly slot: Slot; left: number; readonly pieces: Piece[] }
type Line = {
  readonly order: number
  readonly calendar: Calendar
  readonly hears: (fact: Fact) => boolean
  readonly standing: Standing[]
  head: number
  /** Made once it is asked for. */
  reach: Reach | null
}

/** Of each slot the latest deadline up to it, and the earliest beginning from it on. */
type Reach = { readonly lastDue: Float64Array; readonly firstFrom: Float64Array }

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
  const lines: Line[] = queues.map((queue, order) => ({
    order,
    calendar: queue.calendar,
    hears: queue.hears,
    standing: queue.slots.map((slot) => ({ slot, left: slot.capacity, pieces: [] })),
    head: 0,
    reach: null,
  }))
  const { taken, applied } = applyDecisions(lines, facts, decisions, amountOf)
  const byActor = Map.groupBy(lines, ({ order }) => queues[order]?.actor ?? null)
  const ofAnybody = byActor.get(null) ?? []
  for (const fact of facts) {
    let left = exactAmount(amountOf(fact) - (taken.get(fact.key) ?? 0))
    const own = fact.actor === null ? [] : (byActor.get(fact.actor) ?? [])
    const hearing = inOrder(own, ofAnybody).filter((line) => line.hears(fact))
    while (left > 0) {
      const next = oldestOpen(hearing, fact)
      if (next === null) break
      left = exactAmount(left - give(next, fact, left))
    }
    if (left > 0 && surplus === 'to-exact')
      tooMuch(hearing, fact)?.pieces.push({ fact, amount: left })
  }
  const piecesOf = new Map<Instance, readonly Piece[]>()
  for (const line of lines) {
    for (const { slot, pieces } of line.standing) piecesOf.set(slot.instance, pieces)
  }
  return { piecesOf, applied }
}

/** The lines of one actor and those of anybody, in the order of the text. */
function inOrder(own: readonly Line[], ofAnybody: readonly Line[]): readonly Line[] {
  if (ofAnybody.length === 0) return own
  return own.length === 0 ? ofAnybody : [...own, ...ofAnybody].sort((a, b) => a.order - b.order)
}

function give(standing: Standing, fact: Fact, most: number): number {
  const amount = Math.min(most, standing.left)
  standing.left = exactAmount(standing.left - amount)
  if (amount > 0) standing.pieces.push({ fact, amount })
  return amount
}

function applyDecisions(
  lines: readonly Line[],
  facts: readonly Fact[],
  decisions: readonly Of<'allot'>[],
  amountOf: (fact: Fact) => number,
): { readonly taken: ReadonlyMap<string, number>; readonly applied: ReadonlySet<string> } {
  const taken = new Map<string, number>()
  const applied = new Set<string>()
  if (decisions.length === 0) return { taken, applied }
  const byKey = new Map(facts.map((fact) => [fact.key, fact]))
  for (const decision of decisions) {
    const fact = byKey.get(decision.fact)
    const standing = fact === undefined ? undefined : standingNamed(lines, decision, fact)
    if (fact === undefined || standing === undefined) continue
    applied.add(decision.key)
    const already = taken.get(fact.key) ?? 0
    const most = Math.min(decision.value ?? Infinity, exactAmount(amountOf(fact) - already))
    taken.set(fact.key, exactAmount(already + (most > 0 ? give(standing, fact, most) : 0)))
  }
  return { taken, applied }
}

function standingNamed(
  lines: readonly Line[],
  decision: Of<'allot'>,
  fact: Fact,
): Standing | undefined {
  for (const line of lines) {
    if (!line.hears(fact)) continue
    const found = line.standing.find(
      ({ slot }) =>
        slot.instance.obligation.clause === decision.clause &&
        slot.instance.name === decision.instance,
    )
    if (found !== undefined) return found
  }
  return undefined
}

/** The exact number in whose window a fact falls that nobody asked for any more. */
function tooMuch(lines: readonly Line[], { at }: Fact): Standing | undefined {
  for (const line of lines) {
    const { calendar, standing } = line
    const [first] = standing
    if (first === undefined || !isExact(first)) continue
    const { lastDue, firstFrom } = (line.reach ??= reachOf(standing))
    for (let n = firstNotOver(lastDue, calendar, at); n < standing.length; n++) {
      if (at.latest < (firstFrom[n] ?? Infinity)) break
      const instance = standing[n]?.slot.instance
      if (instance === undefined || instance.takesFrom === null) continue
      const { takesFrom, due } = instance
      const hasBegun = !liesBefore(calendar, at, takesFrom)
      if (hasBegun && (due === null || !liesAfter(calendar, at, due))) return standing[n]
    }
  }
  return undefined
}

/** A queue is of one obligation: what one of its slots asks for, all do. */
function isExact({ slot: { instance } }: Standing): boolean {
  return instance.obligation.target.compare === 'exactly' && !instance.isPeriod
}

function reachOf(standing: readonly Standing[]): Reach {
  const lastDue = new Float64Array(standing.length)
  const firstFrom = new Float64Array(standing.length)
  let [due, from] = [-Infinity, Infinity]
  for (const [n, { slot }] of standing.entries()) {
    due = Math.max(due, slot.instance.due ?? Infinity)
    lastDue[n] = due
  }
  for (let n = standing.length - 1; n >= 0; n--) {
    from = Math.min(from, standing[n]?.slot.instance.takesFrom ?? Infinity)
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
function oldestOpen(lines: readonly Line[], fact: Fact): Standing | null {
  let oldest: Standing | null = null
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

function opensOf(standing: Standing): Instant | number {
  return standing.slot.instance.opens ?? Infinity
}

function firstOpen(line: Line, fact: Fact): Standing | null {
  const [first] = line.standing
  if (first?.slot.instance.isPeriod === true) return periodOf(line, fact)
  while (line.head < line.standing.length && isDone(line, line.standing[line.head], fact))
    line.head++
  const head = line.standing[line.head]
  if (head === undefined) return null
  const { takesFrom } = head.slot.instance
  if (takesFrom === null) return null
  // What is counted since a beginning was not surely done after any later moment.
  const { at, form } = fact
  const isEarly =
    form === 'count' ? at.earliest < takesFrom : liesBefore(line.calendar, at, takesFrom)
  return isEarly ? null : head
}

/** It has all it asks for, or is free by the time of this fact, and so of every later one. */
function isDone({ calendar }: Line, standing: Standing | undefined, { at }: Fact): boolean {
  if (standing === undefined) return false
  const { freeFrom } = standing.slot
  return standing.left === 0 || (freeFrom !== null && !liesBefore(calendar, at, freeFrom))
}

/** The one period in which the fact surely happened; null where its bounds straddle two. */
function periodOf(line: Line, fact: Fact): Standing | null {
  let low = 0
  let high = line.standing.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const standing = line.standing[middle]
    if (standing !== undefined && opensOf(standing) <= fact.at.earliest) low = middle + 1
    else high = middle
  }
  const standing = line.standing[low - 1]
  if (standing === undefined) return null
  const due = standing.slot.instance.due
  const isIn = due === null || liesBefore(line.calendar, fact.at, due)
  return isIn && !isDone(line, standing, fact) ? standing : null
}
