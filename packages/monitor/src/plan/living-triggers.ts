// What opens the instances of a "for each", kept so while facts and other clauses change.
//
// Of facts those open that are chosen of their cells (allot/cells.ts); of what other clauses
// counted each fact does, with all of it that they counted. A change asks of what it touches.

import type { Fact, FactChange, FactKey, Filter, Obligation } from '@holdfast/agreement'
import type { RoleId } from '@holdfast/agreement'
import { LayeredMap, sumOfAmounts } from '@holdfast/base'
import { tellingsOf } from '../allot/allotted.ts'
import { Cells } from '../allot/cells.ts'
import type { Telling } from '../allot/tellings.ts'
import { inOrderOnRecord } from '../evidence/placed.ts'
import { mayOpen } from '../evidence/weight.ts'
import type { Worked } from '../judge/work.ts'
import type { Setting } from '../setting.ts'
import { byTrigger, type AllottedTrigger, type Instance } from './instances.ts'
import type { Leaning } from './moments.ts'
import { openingPieces, triggerFrom, triggerSeen, type FactSource } from './triggers.ts'

/** Triggers that are no more, and those that are now: of both, what is other than it was. */
export type TriggerChange = {
  readonly gone: readonly AllottedTrigger[]
  readonly come: readonly AllottedTrigger[]
}

/** What an instance came to before and now; null where there was none, or is none. */
export type WorkedChange = readonly [Worked | null, Worked | null]

type Bearer = RoleId | null

/** Triggers by what they are of, in order. */
class Triggers {
  readonly #byKey: LayeredMap<FactKey, AllottedTrigger | null>
  list: readonly AllottedTrigger[]

  constructor(from?: Triggers) {
    this.#byKey = from === undefined ? new LayeredMap() : from.#byKey.fork()
    this.list = from === undefined ? [] : from.list
  }

  /** Puts triggers in place of those of the same facts. */
  change(now: ReadonlyMap<FactKey, AllottedTrigger | null>): TriggerChange {
    const gone: AllottedTrigger[] = []
    const come: AllottedTrigger[] = []
    for (const [key, trigger] of now) {
      const before = this.#byKey.get(key) ?? null
      if (isSameTrigger(before, trigger)) continue
      if (before !== null) gone.push(before)
      if (trigger !== null) come.push(trigger)
      this.#byKey.set(key, trigger)
    }
    if (gone.length + come.length > 0) this.list = changedList(this.list, gone, come)
    return { gone, come }
  }
}

/** True where two are alike in all that instances rest on. */
export function isSameTrigger(a: AllottedTrigger | null, b: AllottedTrigger | null): boolean {
  if (a === null || b === null) return a === b
  return (
    a.key === b.key &&
    a.amount === b.amount &&
    a.actor === b.actor &&
    String(a.bearers ?? []) === String(b.bearers ?? []) &&
    byTrigger(a, b) === 0 &&
    a.at.latest === b.at.latest
  )
}

const fewChanges = 64

function changedList(
  list: readonly AllottedTrigger[],
  gone: readonly AllottedTrigger[],
  come: readonly AllottedTrigger[],
): readonly AllottedTrigger[] {
  if (gone.length + come.length > fewChanges) {
    const left = new Set(gone)
    return [...list.filter((one) => !left.has(one)), ...come].sort(byTrigger)
  }
  const changed = [...list]
  for (const one of gone) changed.splice(triggerPlace(changed, one), 1)
  for (const one of come) changed.splice(triggerPlace(changed, one), 0, one)
  return changed
}

/** Where a trigger is, or belongs, in a list that is in order. */
export function triggerPlace(list: readonly AllottedTrigger[], one: AllottedTrigger): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = list[middle]
    if (other !== undefined && byTrigger(other, one) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Of facts of a kind. */
export class FactTriggers {
  readonly #of: FactSource
  readonly #leaning: Leaning
  readonly #obligation: Obligation
  readonly #triggers: Triggers
  /** As their actors may be named; null where a fact opens nothing. */
  readonly #seen: LayeredMap<FactKey, Fact | null>
  readonly #cells: readonly (readonly [Bearer, Cells])[]

  /** All that there are at a moment; or those of another, going their own way. */
  constructor(leaning: Leaning, of: FactSource, from?: FactTriggers) {
    const { setting, obligation } = leaning
    this.#of = of
    this.#obligation = obligation
    this.#triggers = new Triggers(from === undefined ? undefined : from.#triggers)
    this.#seen = from === undefined ? new LayeredMap() : from.#seen.fork()
    const question = { ...tellingsOf(setting, 'opens'), compare: inOrderOnRecord }
    const bearers: readonly Bearer[] = obligation.bearers ?? [null]
    const known = new Map(from === undefined ? [] : from.#cells)
    this.#cells = bearers.map((bearer) => [bearer, new Cells(question, known.get(bearer))])
    this.#leaning = leaning
    if (from !== undefined) return
    this.#take(leaning, [], setting.heard(of.filter.act).ofForm('event'))
  }

  /** What there is, in order. */
  get list(): readonly AllottedTrigger[] {
    return this.#triggers.list
  }

  /** Others that begin with these. */
  fork(): FactTriggers {
    return new FactTriggers(this.#leaning, this.#of, this)
  }

  /** Follows facts of the kind that changed. */
  follow(leaning: Leaning, changes: readonly FactChange[]): TriggerChange {
    return this.#take(
      leaning,
      changes.map(({ key }) => key),
      changes.flatMap(({ after }) => (after?.form === 'event' ? [after] : [])),
    )
  }

  #take(leaning: Leaning, keys: readonly FactKey[], facts: readonly Fact[]): TriggerChange {
    const gone = keys.flatMap((key) => this.#seen.get(key) ?? [])
    const come = facts.flatMap((fact) => triggerSeen(leaning, this.#of, fact) ?? [])
    for (const { key } of gone) this.#seen.set(key, null)
    for (const fact of come) this.#seen.set(fact.key, fact)
    const changed = new Set([...gone, ...come].map(({ key }) => key))
    for (const [bearer, cells] of this.#cells) {
      const told = (some: readonly Fact[]): readonly Telling[] =>
        some
          .filter((fact) => mayOpen(leaning.setting, this.#obligation, bearer, fact))
          .map((fact) => ({ fact, amount: 1, asked: this.#askedOf(fact) }))
      const { gone: left, come: joined } = cells.update(told(gone), told(come))
      for (const { fact } of [...left, ...joined]) changed.add(fact.key)
    }
    return this.#triggers.change(new Map([...changed].map((key) => [key, this.#triggerOf(key)])))
  }

  #askedOf({ actor }: Fact): string {
    return this.#of.whose === undefined ? '' : (actor ?? '')
  }

  #triggerOf(key: FactKey): AllottedTrigger | null {
    const fact = this.#seen.get(key) ?? null
    if (fact === null) return null
    const whose = this.#cells.filter(([, cells]) => cells.has(fact)).map(([bearer]) => bearer)
    if (whose.length === 0) return null
    return triggerFrom(fact, fact.amount.value, whose.length === this.#cells.length ? null : whose)
  }
}

/** So much of a fact that an instance of another clause counted. */
type Given = { readonly instance: Instance; readonly fact: Fact; readonly amount: number }

/** Of what other clauses counted. */
export class AllottedTriggers {
  readonly #obligation: Obligation
  readonly #tags: Filter['tags'] | undefined
  readonly #triggers: Triggers
  readonly #given: LayeredMap<FactKey, readonly Given[]>

  /** None yet; or those of another, going their own way. */
  constructor(obligation: Obligation, tags: Filter['tags'] | undefined, from?: AllottedTriggers) {
    this.#obligation = obligation
    this.#tags = tags
    this.#triggers = new Triggers(from === undefined ? undefined : from.#triggers)
    this.#given = from === undefined ? new LayeredMap() : from.#given.fork()
  }

  /** What there is, in order. */
  get list(): readonly AllottedTrigger[] {
    return this.#triggers.list
  }

  /** Others that begin with these. */
  fork(): AllottedTriggers {
    return new AllottedTriggers(this.#obligation, this.#tags, this)
  }

  /** Follows what instances of those clauses came to. */
  follow(setting: Setting, changes: readonly WorkedChange[]): TriggerChange {
    const changed = new Set<FactKey>()
    for (const [before, now] of changes) {
      for (const { fact } of before === null ? [] : openingPieces(before, this.#tags)) {
        const kept = (this.#given.get(fact.key) ?? []).filter(
          ({ instance }) => instance !== before?.instance,
        )
        this.#given.set(fact.key, kept)
        changed.add(fact.key)
      }
      if (now === null) continue
      for (const { fact, amount } of openingPieces(now, this.#tags)) {
        const given = this.#given.get(fact.key) ?? []
        this.#given.set(fact.key, [...given, { instance: now.instance, fact, amount }])
        changed.add(fact.key)
      }
    }
    return this.#triggers.change(
      new Map([...changed].map((key) => [key, this.#triggerOf(setting, key)])),
    )
  }

  #triggerOf(setting: Setting, key: FactKey): AllottedTrigger | null {
    const given = this.#given.get(key) ?? []
    const fact = given.at(-1)?.fact
    if (fact === undefined) return null
    const bearers: readonly Bearer[] = this.#obligation.bearers ?? [null]
    const whose = bearers.filter((bearer) => mayOpen(setting, this.#obligation, bearer, fact))
    if (whose.length === 0) return null
    const amount = sumOfAmounts(given.map((one) => one.amount))
    return triggerFrom(fact, amount, whose.length === bearers.length ? null : whose)
  }
}
