// Counts of several lanes in record order, with how a status shows them: made from how they were
// when they were last asked for, where little changed since.
//
// A week of lorries is ten thousand counts that stand in its status. One that changes is put in its
// place among the others, which are not looked at.

import type { CountedFact, Dispute } from '@holdfast/agreement'
import type { CountLane } from './count-lane.ts'
import { byRecord, type Placed } from './placed.ts'

/** Counts in record order. It is never changed. */
export type CountRoll = {
  readonly lanes: readonly CountLane[]
  readonly all: readonly Placed[]
  /** As statuses show them, once one did. */
  shown: readonly CountedFact[] | null
  disputes: readonly Dispute[] | null
}

/** What is remembered of the counts of one instance. It decides nothing. */
export type KeptRoll = { roll: CountRoll | null }

/** Changes up to which a roll is changed rather than made anew. */
const fewChanges = 64

const rolls = new WeakMap<readonly unknown[], CountRoll>()

/** The roll that a list of pieces is, where it is one. */
export function rollFrom(pieces: readonly unknown[]): CountRoll | null {
  return rolls.get(pieces) ?? null
}

/** All that is in some lanes, in record order. */
export function rollOf(lanes: readonly CountLane[], kept: KeptRoll): CountRoll {
  const roll = (kept.roll === null ? null : changedRoll(kept.roll, lanes)) ?? newRoll(lanes)
  rolls.set(roll.all, roll)
  kept.roll = roll
  return roll
}

function newRoll(lanes: readonly CountLane[]): CountRoll {
  let runs = lanes.map(({ told, extent }) =>
    extent.isInRecordOrder ? told : told.toSorted(byRecord),
  )
  while (runs.length > 1) {
    const joined: (readonly Placed[])[] = []
    for (let at = 0; at < runs.length; at += 2) joined.push(merged(runs[at], runs[at + 1]))
    runs = joined
  }
  return { lanes, all: runs[0] ?? [], shown: null, disputes: null }
}

function merged(a: readonly Placed[] = [], b: readonly Placed[] = []): readonly Placed[] {
  const all: Placed[] = []
  let [atA, atB] = [0, 0]
  for (;;) {
    const [one, other] = [a[atA], b[atB]]
    const isOne = other === undefined || (one !== undefined && byRecord(one, other) < 0)
    const next = isOne ? one : other
    if (next === undefined) return all
    all.push(next)
    if (isOne) atA += 1
    else atB += 1
  }
}

/** The roll of other lanes, from one of which most are the same; null where too much is not. */
function changedRoll(last: CountRoll, lanes: readonly CountLane[]): CountRoll | null {
  const change = changeOf(last.lanes, lanes)
  if (change === null) return null
  const { gone, come } = change
  if (gone.length + come.length === 0) return { ...last, lanes }
  const all = [...last.all]
  const shown = last.shown === null ? null : [...last.shown]
  for (const one of gone) {
    const at = placeIn(all, one)
    if (all[at] !== one) return null
    all.splice(at, 1)
    shown?.splice(at, 1)
  }
  for (const one of come) {
    const at = placeIn(all, one)
    all.splice(at, 0, one)
    shown?.splice(at, 0, shownOf(one))
  }
  const isDisputed = [...gone, ...come].some(({ fact }) => fact.objections.length > 0)
  return { lanes, all, shown, disputes: isDisputed ? null : last.disputes }
}

type Change = { readonly gone: readonly Placed[]; readonly come: readonly Placed[] }

function changeOf(before: readonly CountLane[], now: readonly CountLane[]): Change | null {
  const known = new Set(before)
  const left = new Map(before.map((lane) => [lane.sample, lane]))
  if (left.size < before.length) return null
  const gone: Placed[] = []
  const come: Placed[] = []
  for (const lane of now) {
    const was = left.get(lane.sample)
    left.delete(lane.sample)
    if (known.has(lane)) continue
    const [had, has] = [was?.told ?? [], lane.told]
    let start = 0
    while (start < had.length && start < has.length && had[start] === has[start]) start += 1
    let end = 0
    const most = Math.min(had.length, has.length) - start
    while (end < most && had[had.length - 1 - end] === has[has.length - 1 - end]) end += 1
    gone.push(...had.slice(start, had.length - end))
    come.push(...has.slice(start, has.length - end))
    if (gone.length + come.length > fewChanges) return null
  }
  for (const { told } of left.values()) gone.push(...told)
  return gone.length + come.length > fewChanges ? null : { gone, come }
}

function placeIn(all: readonly Placed[], one: Placed): number {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = all[middle]
    if (other !== undefined && byRecord(other, one) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** A count as a status shows it, with all that it says. */
export function shownOf(placed: Placed): CountedFact {
  if (placed.shown !== null) return placed.shown
  const { key, amount, closes, at, source, stage, entries } = placed.fact
  placed.shown = { key, amount, closes, at, source, stage, entries }
  return placed.shown
}
