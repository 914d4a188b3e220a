// The instances of one obligation at one moment after another, kept while what opens them stays.
//
// A list holds between two moments (clock.ts), for what it was told of other clauses, and for what
// opened its instances. Where single facts open them (living-triggers.ts), a change takes out and
// puts in the instances of the facts that it touches; else the list is made anew, and an instance
// that is as it was stays the same value.

import type { ClauseId, FactChange, Obligation } from '@holdfast/agreement'
import { limits } from '@holdfast/base'
import type { InstancesChange } from '../allot/allotted.ts'
import { reachesBack } from '../allot/allotted.ts'
import { holdsAt, type Held } from '../clock.ts'
import type { Worked } from '../judge/work.ts'
import type { Setting } from '../setting.ts'
import { byRank, byTrigger, instancesOf, type AllottedTrigger, type Instance } from './instances.ts'
import { AllottedTriggers, FactTriggers, isSameTrigger, triggerPlace } from './living-triggers.ts'
import type { TriggerChange, WorkedChange } from './living-triggers.ts'
import type { Leaning, Timing } from './moments.ts'
import { changesKnown, factTriggers, performedTiming, windowTiming } from './triggers.ts'

/** What groups before this one came to, by clause: the same list while it is the same. */
export type Earlier = (clause: ClauseId) => readonly Worked[]

/** What a list is made from. */
export type ListSources = {
  readonly setting: Setting
  readonly before: Earlier
  /** The facts of an act that changed since it was asked last; null where any may have. */
  readonly changed: (act: string) => readonly FactChange[] | null
  /** What became of a clause's instances since it was asked last; null where that is not known. */
  readonly reworked: (clause: ClauseId) => readonly WorkedChange[] | null
}

/** The instances there are, and what became of those that there were, where that is known. */
export type ListNow = {
  readonly instances: readonly Instance[]
  readonly change?: InstancesChange
}

/** What was asked of another clause, what it said, and how to ask again. */
type Told = {
  readonly clause: ClauseId
  readonly ask: (worked: readonly Worked[]) => Timing
  readonly worked: readonly Worked[]
  readonly timing: Timing
}

type InstanceList = Held<readonly Instance[]> & {
  readonly triggers: readonly AllottedTrigger[]
  readonly told: Map<string, Told>
}

/** Lists that are kept; the oldest goes first. */
const listsKept = 4

/** The lists of one obligation. */
export class InstanceLists {
  readonly #obligation: Obligation
  /** Acts whose facts open instances, make them fall due or change them. */
  readonly #openingActs: readonly string[]
  /** The newest first. */
  #lists: readonly InstanceList[]
  /** The list that was given last, and the triggers that it follows. */
  #last: InstanceList | null
  #triggers: FactTriggers | AllottedTriggers | null

  /** None yet; or those of another, going their own way. */
  constructor(obligation: Obligation, openingActs: readonly string[], from?: InstanceLists) {
    this.#obligation = obligation
    this.#openingActs = openingActs
    this.#lists = from === undefined ? [] : from.#lists
    this.#last = from === undefined ? null : from.#last
    const triggers = from === undefined ? null : from.#triggers
    this.#triggers = triggers === null ? null : triggers.fork()
  }

  /** Every instance there is at the moment asked about. The same list while it is the same. */
  at(sources: ListSources): ListNow {
    const followed = this.#follow(sources)
    if (followed !== null) return followed
    const { setting } = sources
    const isOpened = this.#openingActs.some((act) => sources.changed(act)?.length !== 0)
    if (isOpened) this.#lists = this.#lists.map((list) => ({ ...list, to: -Infinity }))
    const { per } = this.#obligation
    const of = per.kind === 'for-each' ? per.of : null
    this.#triggers = null
    if (of?.kind === 'allotted') {
      this.#triggers = new AllottedTriggers(this.#obligation, of.tags)
      const all = of.clauses.flatMap(sources.before)
      this.#triggers.follow(
        setting,
        all.map((now) => [null, now]),
      )
    }
    const triggers = this.#triggers?.list ?? none
    const known = this.#lists.find(
      (list) =>
        holdsAt(list, setting.clock.peek()) &&
        areSame(list.triggers, triggers) &&
        isToldAlike(list, sources.before),
    )
    const list = known ?? this.#listed(sources, triggers)
    if (known === undefined) this.#lists = [list, ...this.#lists].slice(0, listsKept)
    this.#last = list
    return { instances: list.value }
  }

  /** The list given last as it is now; null where it has to be made. */
  #follow(sources: ListSources): ListNow | null {
    const last = this.#last
    const triggers = this.#triggers
    const { setting, before } = sources
    if (last === null || reachesBack(setting)) return null
    if (!holdsAt(last, setting.clock.peek()) || !isToldAlike(last, before)) return null
    const changes = this.#changesOf(sources)
    if (changes === null) return null
    if (changes.length === 0) return { instances: last.value }
    if (triggers === null) return null
    const listBefore = triggers.list
    const told = new Map(last.told)
    const { value: change, ...held } = setting.clock.watch(() => {
      const leaning = this.#leaningOn(sources, told)
      const changed =
        triggers instanceof FactTriggers
          ? triggers.follow(leaning, changes.filter(isFactChange))
          : triggers.follow(setting, changes.filter(isWorkedChange))
      return this.#patched(leaning, last.value, changed, [listBefore, triggers.list])
    })
    const [from, to] = [Math.max(last.from, held.from), Math.min(last.to, held.to)]
    const asked = triggers instanceof AllottedTriggers ? triggers.list : none
    const list = { value: change.instances, from, to, triggers: asked, told }
    this.#lists = [list]
    this.#last = list
    return change
  }

  /** What changed that opens instances; null where it is more than triggers can follow. */
  #changesOf({ changed, reworked }: ListSources): readonly (FactChange | WorkedChange)[] | null {
    const { per } = this.#obligation
    const of = per.kind === 'for-each' ? per.of : null
    const own = of?.kind === 'fact' ? of.filter.act : null
    for (const act of this.#openingActs) {
      if (act !== own && changed(act)?.length !== 0) return null
    }
    if (of?.kind === 'fact') {
      // Whether an instance falls due by another fact of the same act is for the whole list.
      const isOnce = this.#openingActs.filter((act) => act === own).length === 1
      const changes = changed(of.filter.act)
      return changes?.length === 0 || isOnce ? changes : null
    }
    if (of?.kind !== 'allotted') return []
    const all = of.clauses.map(reworked)
    return all.some((one) => one === null) ? null : all.flatMap((one) => one ?? [])
  }

  /** The instances with those of triggers that went taken out, and of those that came put in. */
  #patched(
    leaning: Leaning,
    list: readonly Instance[],
    { gone, come }: TriggerChange,
    [before, now]: readonly [readonly AllottedTrigger[], readonly AllottedTrigger[]],
  ): ListNow {
    const changes = gone.length + come.length
    if (changes === 0) return { instances: list }
    const most = limits.instances
    // Of more triggers than there may be instances, others come before the end, or go behind it.
    const isLong = Math.max(before.length, now.length) > most
    const edge = (all: readonly AllottedTrigger[]): readonly AllottedTrigger[] =>
      isLong ? all.slice(Math.max(0, most - changes), most + changes) : []
    const had = [...new Set([...gone, ...edge(before)])].filter((one) => isWithin(before, one))
    const has = [...new Set([...come, ...edge(now)])].filter((one) => isWithin(now, one))
    const left = had.filter((one) => !has.includes(one)).flatMap((one) => instancesFor(list, one))
    const joined = has
      .filter((one) => !had.includes(one))
      .flatMap((one) => instancesOf(this.#obligation, { leaning, triggers: [one] }))
    const same = new Map<Instance, Instance>()
    for (const one of joined) {
      const was = left.find((other) => nameOf(other) === nameOf(one) && isSame(other, one))
      if (was !== undefined) same.set(one, was)
    }
    const kept = new Set(same.values())
    const outOf = left.filter((one) => !kept.has(one))
    const into = joined.filter((one) => !same.has(one))
    if (outOf.length + into.length === 0) return { instances: list }
    const instances = [...list]
    for (const one of outOf) instances.splice(placeOf(instances, one), 1)
    for (const one of into) instances.splice(placeOf(instances, one), 0, one)
    return { instances, change: { since: list, gone: outOf, come: into } }
  }

  #listed(sources: ListSources, triggers: readonly AllottedTrigger[]): InstanceList {
    const { setting } = sources
    const obligation = this.#obligation
    const { per } = obligation
    const told = new Map<string, Told>()
    const leaning = this.#leaningOn(sources, told)
    const held = setting.clock.watch(() => {
      const of = per.kind === 'for-each' ? per.of : null
      let opened = triggers
      if (of?.kind === 'fact' && reachesBack(setting)) opened = factTriggers(leaning, of)
      else if (of?.kind === 'fact') {
        this.#triggers = new FactTriggers(leaning, of)
        opened = this.#triggers.list
      }
      const changes = changesKnown(leaning)
      return this.#reconciled(instancesOf(obligation, { leaning, triggers: opened, changes }))
    })
    return { ...held, triggers, told }
  }

  #leaningOn({ setting, before }: ListSources, told: Map<string, Told>): Leaning {
    const asked = (clause: ClauseId, how: string, ask: Told['ask']): Timing => {
      const key = `${clause} ${how}`
      const known = told.get(key)
      if (known !== undefined) return known.timing
      const worked = before(clause)
      const timing = ask(worked)
      told.set(key, { clause, ask, worked, timing })
      return timing
    }
    return {
      setting,
      obligation: this.#obligation,
      trigger: null,
      triggerDay: null,
      performed: (clause, step) =>
        asked(clause, `performed ${step}`, (worked) => performedTiming(worked, step)),
      window: (clause, step, edge) =>
        asked(clause, `${edge} ${step}`, (worked) => windowTiming(worked, step, edge)),
    }
  }

  // What an instance came to is known by the instance: one that is as it was stays the same value.
  #reconciled(instances: readonly Instance[]): readonly Instance[] {
    const [last] = this.#lists
    if (last === undefined) return instances
    const known = new Map(last.value.map((instance) => [nameOf(instance), instance]))
    return instances.map((instance) => {
      const before = known.get(nameOf(instance))
      return before !== undefined && isSame(before, instance) ? before : instance
    })
  }
}

const none: readonly AllottedTrigger[] = []

function isFactChange(change: FactChange | WorkedChange): change is FactChange {
  return 'key' in change
}

function isWorkedChange(change: FactChange | WorkedChange): change is WorkedChange {
  return !isFactChange(change)
}

function isWithin(triggers: readonly AllottedTrigger[], one: AllottedTrigger): boolean {
  return triggers.length <= limits.instances || triggerPlace(triggers, one) < limits.instances
}

/** Where an instance is, or belongs, in a list of its obligation. */
export function placeOf(list: readonly Instance[], one: Instance): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = list[middle]
    if (other !== undefined && byRank(other, one) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** The instances that a trigger opened. */
function instancesFor(list: readonly Instance[], trigger: AllottedTrigger): readonly Instance[] {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = list[middle]?.rank.trigger ?? null
    if (other !== null && byTrigger(other, trigger) < 0) low = middle + 1
    else high = middle
  }
  const found: Instance[] = []
  for (let at = low; at < list.length; at++) {
    const one = list[at]
    const of = one?.rank.trigger ?? null
    if (one === undefined || of === null || byTrigger(of, trigger) !== 0) break
    found.push(one)
  }
  return found
}

function areSame(a: readonly AllottedTrigger[], b: readonly AllottedTrigger[]): boolean {
  return a.length === b.length && a.every((one, n) => isSameTrigger(one, b[n] ?? null))
}

function isToldAlike({ told }: InstanceList, before: Earlier): boolean {
  for (const [key, one] of told) {
    const now = before(one.clause)
    if (now === one.worked) continue
    if (!isSameTiming(one.timing, one.ask(now))) return false
    told.set(key, { ...one, worked: now })
  }
  return true
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
    a.filter.place === b.filter.place &&
    byRank(a, b) === 0
  )
}
