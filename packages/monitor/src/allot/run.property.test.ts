// Goal: an allotment that followed changes is that which is made anew from what there is.
// Method: hundreds of acts, so that there are many chunks; three lines that compete for them, one
// of periods; acts and slots that come and go in random steps. After each, every instance has what
// a run made at once gives it, and what `allot` does; so has a copy that went its own way.

import { named, type Fact, type RoleId } from '@holdfast/agreement'
import { hourMs, nearestInstant } from '@holdfast/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrderOfLatest } from '../evidence/placed.ts'
import { agreementOf, dutyOf, eachDay, factOf, north, on, south } from '../testing.ts'
import type { Instance } from '../plan/instances.ts'
import { allot, Line, type Queue, type Slot } from './allotment.ts'
import { placeOf, Run, type Entry, type RunRules, type SlotChange } from './run.ts'

const { calendar } = agreementOf()
const once = dutyOf()
const exact = dutyOf({ target: { compare: 'exactly', amount: { kind: 'fixed', value: 2 } } })
const daily = dutyOf({ per: eachDay })

const rulesBy = (surplus: RunRules['surplus']): RunRules => ({
  compare: inOrderOfLatest,
  timeOf: ({ at }) => at.latest,
  surplus,
  spentBefore: () => 0,
})

/** A slot of a line that opens at an hour; of the third, a day. */
function slotOf(line: number, hour: number, nth: number): Slot {
  const isPeriod = line === 2
  const opens = nearestInstant(on(1) + (isPeriod ? 24 * Math.floor(hour / 24) : hour) * hourMs)
  const due = nearestInstant(opens + (isPeriod ? 24 : 30) * hourMs)
  const obligation = [once, exact, daily][line] ?? once
  const instance: Instance = {
    obligation,
    name: `at-${hour}`,
    bearer: line === 1 ? south : north,
    filter: obligation.measure.filter,
    opening: 'open',
    opens,
    takesFrom: opens,
    bindsBy: null,
    due,
    target: 3,
    isPeriod,
    rank: { trigger: null, outline: nth, nth: 0 },
  }
  return { instance, capacity: isPeriod ? Infinity : 1 + (nth % 3), freeFrom: null }
}

/** The lines that hear an act: north's, south's, and that of north's days. */
function heardBy({ actor, place }: Fact): readonly number[] {
  const own = actor === south ? [1] : [0]
  return actor === north && place !== null ? [...own, 2] : own
}

const hours = 24 * 12
const hour = fc.nat(hours)
const act = fc
  .record({
    hour,
    lasts: fc.constantFrom(0, 0, 0, 1, 20),
    isSouth: fc.boolean(),
    isPlaced: fc.boolean(),
    amount: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ hour: from, lasts, isSouth, isPlaced, amount }): Entry => {
    const at = { earliest: on(1, 6 + from), latest: on(1, 6 + from + lasts) }
    const place = isPlaced ? named<NonNullable<Fact['place']>>('upper') : null
    const actor: RoleId = isSouth ? south : north
    const fact = factOf({ actor, place, at, amount: { value: amount, unit: 'persons' } })
    const heard = heardBy(fact)
    return { fact, amount, heardBy: heard, asked: heard.join(' ') }
  })
const slot = fc.tuple(fc.nat(2), hour)
const step = fc.record({
  come: fc.array(act, { maxLength: 4 }),
  gone: fc.array(fc.nat(999), { maxLength: 4 }),
  slots: fc.array(slot, { maxLength: 3 }),
  slotsGone: fc.array(fc.tuple(fc.nat(2), fc.nat(999)), { maxLength: 3 }),
})

/** Lines that stand at their first slots. */
function linesOf(slots: readonly (readonly Slot[])[]): readonly Line[] {
  return slots.map((own, order) => {
    const hears = (fact: Fact): boolean => heardBy(fact).includes(order)
    const queue: Queue = { actor: null, calendar, hears, hearsAny: hears, slots: own }
    return new Line(queue, order)
  })
}

type World = {
  readonly rules: RunRules
  readonly lines: readonly Line[]
  readonly run: Run
  readonly there: Set<Entry>
}

const slotsIn = ({ lines }: World): readonly (readonly Slot[])[] =>
  lines.map(({ queue }) => queue.slots)

function changeSlot(world: World, line: number, slot: Slot, isGone: boolean): SlotChange {
  const own = world.lines[line]
  if (own === undefined) throw new Error('no such line')
  const { slots } = own.queue
  const at = placeOf(slots, slot)
  own.queue = {
    ...own.queue,
    slots: isGone ? slots.toSpliced(at, 1) : slots.toSpliced(at, 0, slot),
  }
  own.reach = null
  return { line, slot }
}

function isTaken(world: World, line: number, { instance }: Slot): boolean {
  const own = slotsIn(world)[line] ?? []
  return own.some(({ instance: { opens } }) => line === 2 && opens === instance.opens)
}

let made = 0

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

function change(world: World, { come, gone, slots, slotsGone }: Step): void {
  const there = [...world.there]
  const left = [...new Set(gone.flatMap((n) => there[n % Math.max(1, there.length)] ?? []))]
  const changes: SlotChange[] = []
  for (const [line, n] of slotsGone) {
    const own = slotsIn(world)[line] ?? []
    const one = own[n % Math.max(1, own.length)]
    // The last of a lane stays: a lane without any is made anew.
    if (one !== undefined && own.length > 1) changes.push(changeSlot(world, line, one, true))
  }
  for (const [line, at] of slots) {
    const one = slotOf(line, at, (made += 1))
    if (!isTaken(world, line, one)) changes.push(changeSlot(world, line, one, false))
  }
  for (const one of left) world.there.delete(one)
  for (const one of come) world.there.add(one)
  world.run.update(left, come, changes)
}

function piecesOf(slots: World, of: { readonly get: (one: Instance) => unknown }): unknown {
  return slotsIn(slots).flatMap((own) => own.map(({ instance }) => of.get(instance) ?? []))
}

function expectAsAnew(world: World): void {
  const entries = [...world.there].sort((a, b) => inOrderOfLatest(a.fact, b.fact))
  const lines = linesOf(slotsIn(world))
  const anew = new Run(world.rules, lines)
  anew.fill(entries)
  expect(piecesOf(world, world.run)).toStrictEqual(piecesOf(world, anew))
  const amounts = new Map(entries.map(({ fact, amount }) => [fact, amount]))
  const { piecesOf: plain } = allot(
    lines.map(({ queue }) => queue),
    entries.map(({ fact }) => fact),
    [],
    (fact) => amounts.get(fact) ?? 0,
    world.rules.surplus,
  )
  expect(piecesOf(world, world.run)).toStrictEqual(piecesOf(world, plain))
}

test('what followed changes is what is made anew', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('left', 'to-exact'),
      fc.array(act, { minLength: 150, maxLength: 400 }),
      fc.array(slot, { minLength: 20, maxLength: 120 }),
      fc.array(step, { minLength: 1, maxLength: 12 }),
      fc.array(step, { minLength: 1, maxLength: 4 }),
      (surplus, acts, begun, steps, elsewhere) => {
        const rules = rulesBy(surplus)
        const lines = linesOf([[slotOf(0, 0, 0)], [slotOf(1, 0, 0)], [slotOf(2, 0, 0)]])
        const world: World = { rules, lines, run: new Run(rules, lines), there: new Set(acts) }
        world.run.fill([...acts].sort((a, b) => inOrderOfLatest(a.fact, b.fact)))
        change(world, { come: [], gone: [], slots: begun, slotsGone: [] })
        expectAsAnew(world)
        for (const one of steps) {
          change(world, one)
          expectAsAnew(world)
        }
        const own = linesOf(slotsIn(world))
        const run = new Run(rules, own, world.run)
        const copy: World = { rules, lines: own, run, there: new Set(world.there) }
        for (const one of elsewhere) change(copy, one)
        expectAsAnew(copy)
        expectAsAnew(world)
      },
    ),
    // What fails has hundreds of acts: it is not made smaller.
    { numRuns: 60, endOnFailure: true },
  )
})
