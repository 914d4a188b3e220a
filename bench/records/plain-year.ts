// The same year by hand: which instances of its clauses are unmet at the end, written as one would
// who has never seen the monitor, with loops and sums.
//
// It knows this agreement alone. Which facts a clause listens to is asked of `hears`, so that other
// people's engines of rules can be put in its place.

import type { Fact } from '@holdfast/agreement'
import { dayMs, hourMs, instantFromMs } from '@holdfast/base'
import { gatesShut, yearDays, yearEnd } from './measured-year.ts'
import { yearAt } from './year-told.ts'

/** What is asked of a fact: the name of one of these questions. */
export type Heard = keyof typeof listening

const upper = new Set(['upper', 'gate-a', 'gate-b', 'post-1', 'post-2'])
const lower = new Set(['lower', 'gate-c', 'gate-d', 'post-3', 'post-4'])
const isIn = (places: ReadonlySet<string>, { place }: Fact): boolean =>
  place !== null && places.has(place)

/** Which facts each clause listens to. */
const listening = {
  'attack in upper': (fact: Fact) =>
    fact.act === 'attack' && fact.form === 'event' && isIn(upper, fact),
  'attack in lower': (fact: Fact) =>
    fact.act === 'attack' && fact.form === 'event' && isIn(lower, fact),
  'daily total': (fact: Fact) =>
    fact.act === 'bring' && fact.closes && fact.tags['cargo'] === 'relief',
  'daily fuel': (fact: Fact) =>
    fact.act === 'bring' && fact.closes && fact.tags['cargo'] === 'fuel',
  withdrawal: (fact: Fact) => fact.act === 'withdraw' && fact.actor === 'south',
  'release by north': (fact: Fact) =>
    fact.act === 'release' && fact.form === 'event' && fact.actor === 'north',
  'release by south': (fact: Fact) =>
    fact.act === 'release' && fact.form === 'event' && fact.actor === 'south',
  'first part': (fact: Fact) => fact.act === 'first-part' && fact.form === 'event',
  'second part': (fact: Fact) => fact.act === 'second-part' && fact.form === 'event',
  'third part': (fact: Fact) => fact.act === 'third-part' && fact.form === 'event',
  request: (fact: Fact) => fact.act === 'request' && fact.source === 'relief-office',
  answer: (fact: Fact) => fact.act === 'answer' && fact.form === 'event',
  'position in the east': (fact: Fact) => fact.form === 'state' && fact.place === 'east-bank',
} as const

/** Whether a fact is of what a clause listens to. */
export type Hears = (heard: Heard, fact: Fact) => boolean

/** As this page says it. */
export const plainly: Hears = (heard, fact) => listening[heard](fact)

/** Every fact by the question that it answers. Asks each question once of each fact. */
export function sortedBy(facts: readonly Fact[], hears: Hears): Map<Heard, Fact[]> {
  const sorted = emptySorted()
  for (const fact of facts) {
    for (const [heard, list] of sorted) if (hears(heard, fact)) list.push(fact)
  }
  return sorted
}

/** A list for each question, with nothing in it. */
export function emptySorted(): Map<Heard, Fact[]> {
  const questions: readonly Heard[] = Object.keys(listening).filter(isHeard)
  return new Map(questions.map((heard) => [heard, []]))
}

function isHeard(name: string): name is Heard {
  return Object.hasOwn(listening, name)
}

/** The names of the unmet instances, with clause and bearer, at the end of the term. */
export function unmetPlainly(sorted: ReadonlyMap<Heard, readonly Fact[]>): ReadonlySet<string> {
  const of = (heard: Heard): readonly Fact[] => sorted.get(heard) ?? []
  const unmet = new Set<string>()
  for (const { actor, at } of of('attack in upper')) {
    unmet.add(`1.1 day-${dayOf(at.earliest)} ${actor}`)
  }
  for (const key of reprisals(of('attack in lower'))) unmet.add(`1.2 for-${key} south`)
  const totals = of('daily total')
  for (const { period, amount } of totals) {
    if (amount.value < 600) unmet.add(`2.1 day-${dayOf(period?.from ?? 0)} null`)
  }
  for (const { period, amount, place } of of('daily fuel')) {
    const from = period?.from ?? 0
    const isShut = from >= gatesShut.from && from < gatesShut.to
    if (amount.value < 10 && !isShut) unmet.add(`2.2 day-${dayOf(from)}@${place} null`)
  }
  for (const week of weeksBelow(totals, 4350)) unmet.add(`2.3 week-${week} null`)
  const twenty = (): number => 20
  const one = (): number => 1
  const releases = given(asked(of('withdrawal'), twenty), of('release by north'))
  addShort(unmet, '3.1', 'north', releases.demands, 72 * hourMs)
  const back = given(
    asked(releases.used, (amount) => 30 * amount),
    of('release by south'),
  )
  addShort(unmet, '3.2', 'south', back.demands, 24 * hourMs)
  const seconds = given(asked(of('first part'), one), of('second part'))
  addShort(unmet, '4.1', 'south', seconds.demands, 24 * hourMs)
  const nexts = given(asked(seconds.used, one), of('third part'))
  addShort(unmet, '4.2', 'north', nexts.demands, 11 * dayMs)
  const answers = given(asked(of('request'), one), of('answer'))
  addShort(unmet, '6.1', 'north', answers.demands, 48 * hourMs)
  for (const name of presences(of('position in the east'))) unmet.add(`5.1 ${name}`)
  return unmet
}

function dayOf(at: number): number {
  return Math.floor((at - yearAt(0)) / dayMs) + 1
}

/** North's attacks, told once each, that South answered within 48 hours. */
function reprisals(attacks: readonly Fact[]): readonly string[] {
  const south = attacks.filter(({ actor }) => actor === 'south').map(({ at }) => at.earliest)
  return attacks
    .filter(({ actor, source }) => actor === 'north' && source === 'field-office')
    .filter(
      ({ at }) => at.earliest + 48 * hourMs <= yearEnd || south.some((one) => one > at.earliest),
    )
    .filter(({ at: { earliest } }) =>
      south.some((one) => one >= earliest && one < earliest + 48 * hourMs),
    )
    .map(({ key }) => key)
}

function weeksBelow(totals: readonly Fact[], least: number): readonly number[] {
  const sums = new Map<number, number>()
  for (const { period, amount } of totals) {
    const week = Math.ceil(dayOf(period?.from ?? 0) / 7)
    sums.set(week, (sums.get(week) ?? 0) + amount.value)
  }
  return [...sums].filter(([, sum]) => sum < least).map(([week]) => week)
}

type Opened = { readonly key: string; readonly at: number; readonly amount: number }
type Demand = Opened & { left: number }

function asked(opened: readonly (Fact | Opened)[], demand: (amount: number) => number): Demand[] {
  return opened.map((one) => {
    const amount = typeof one.amount === 'number' ? one.amount : one.amount.value
    const at = typeof one.at === 'number' ? one.at : one.at.latest
    return { key: one.key, at, amount, left: demand(amount) }
  })
}

/** Gives each act to the oldest demand that is open, and says what of each act was used. */
function given(
  demands: Demand[],
  acts: readonly Fact[],
): { readonly demands: readonly Demand[]; readonly used: readonly Opened[] } {
  let head = 0
  const used: Opened[] = []
  for (const { key, at, amount } of acts) {
    let left = amount.value
    let taken = 0
    while (left > 0) {
      while (demands[head]?.left === 0) head += 1
      const demand = demands[head]
      if (demand === undefined || demand.at > at.latest) break
      const some = Math.min(left, demand.left)
      demand.left -= some
      left -= some
      taken += some
    }
    if (taken > 0) used.push({ key, at: at.latest, amount: taken })
  }
  return { demands, used }
}

// Whose time is over at the end is short. A pause is over long before: whose time it stretches has
// had it by the end.
function addShort(
  unmet: Set<string>,
  clause: string,
  bearer: string,
  demands: readonly Demand[],
  most: number,
): void {
  for (const { key, at, left } of demands) {
    if (left > 0 && instantFromMs(at + most) <= yearEnd) unmet.add(`${clause} for-${key} ${bearer}`)
  }
}

/** Days on which some unit was told to be there, from day 8 on. */
function presences(positions: readonly Fact[]): readonly string[] {
  return ['north', 'south'].flatMap((bearer) => {
    const own = positions.filter(({ actor }) => actor === bearer)
    let at = 0
    let level = 0
    const found: string[] = []
    for (let day = 1; day <= yearDays; day++) {
      let highest = level
      for (; at < own.length && dayOf(own[at]?.at.latest ?? Infinity) === day; at++) {
        level = own[at]?.amount.value ?? 0
        // Of two reports of one minute the later stands.
        const isLast = own[at + 1]?.at.latest !== own[at]?.at.latest
        if (isLast) highest = Math.max(highest, level)
      }
      if (day >= 8 && highest > 0) found.push(`day-${day} ${bearer}`)
    }
    return found
  })
}
