// What three offices tell of a day's relief, lorry by lorry: most of what is told of a year. With
// fuel at each gate, goods that no clause asks for, and who watched in shifts.
//
// Each row is one lorry in one minute at one gate, as gates keep their books: a lower bound, which
// the day's totals close. No office tells more lorries than there were.

import { hourMs, minuteMs, dayMs } from '@holdfast/base'
import { gates, spanOf, watchedActs, yearAt, type Told } from './year-told.ts'

/** How a day's rows divide, as far as there are so many lorries. */
const shares = { relief: 0.5, fuel: 0.05, watching: 0.12 }

/** How many other goods are told by a second office as well. */
const toldTwice = 0.2

const offices = ['relief-office', 'port-office', 'field-office'] as const
const watchers = ['watch', 'field-office', 'port-office'] as const
const watchedPlaces = [...gates, 'post-1', 'post-2', 'post-3', 'post-4', 'east-bank'] as const
const shiftMs = 4 * hourMs

/** How much there was on a day: relief lorries in all, and fuel lorries by gate. */
export type DayOfRelief = { readonly relief: number; readonly fuel: readonly number[] }

/** So many rows of what is told of a day. */
export function reliefRows(
  day: number,
  rows: number,
  { relief, fuel }: DayOfRelief,
  random: () => number,
): readonly Told[] {
  const told: Told[] = []
  const each = (share: number): number =>
    Math.floor((rows * share) / (offices.length * gates.length))
  const ofRelief = Math.min(each(shares.relief), Math.floor(relief / gates.length))
  for (const [n, gate] of gates.entries()) {
    const ofFuel = Math.min(Math.max(1, each(shares.fuel)), fuel[n] ?? 0)
    for (const office of offices) {
      told.push(...lorries(day, ofRelief, { cargo: 'relief', gate, office }, random))
      told.push(...lorries(day, ofFuel, { cargo: 'fuel', gate, office }, random))
    }
  }
  const watching = Math.floor(rows * shares.watching)
  for (let n = 0; n < watching; n++) told.push(shiftOf(day, n, random))
  const others = Math.max(0, rows - told.length) / (1 + toldTwice) / gates.length
  for (const [n, gate] of gates.entries()) {
    const office = offices[(day + n) % offices.length] ?? 'field-office'
    const second = offices[(day + n + 1) % offices.length] ?? 'field-office'
    const goods = { cargo: 'medical', gate }
    told.push(...lorries(day, Math.floor(others), { ...goods, office }, random))
    told.push(...lorries(day, Math.floor(others * toldTwice), { ...goods, office: second }, random))
  }
  return told
}

type Row = { readonly cargo: string; readonly gate: string; readonly office: string }

/** Single lorries, each in a minute of its own. */
function* lorries(
  day: number,
  count: number,
  { cargo, gate, office }: Row,
  random: () => number,
): Iterable<Told> {
  const apart = (dayMs / minuteMs - 1) / count
  for (let n = 0; n < count; n++) {
    const minute = Math.floor(n * apart) + Math.floor(random() * Math.floor(apart))
    const from = yearAt(day * dayMs + minute * minuteMs)
    const period = { from, to: yearAt(day * dayMs + (minute + 1) * minuteMs) }
    yield {
      act: 'bring',
      form: 'count',
      source: office,
      tags: { cargo },
      amount: { value: 1, unit: 'trucks' },
      place: gate,
      period,
      at: spanOf(period),
    }
  }
}

function shiftOf(day: number, n: number, random: () => number): Told {
  const from = Math.floor(random() * 6) * shiftMs
  const period = { from: yearAt(day * dayMs + from), to: yearAt(day * dayMs + from + shiftMs) }
  return {
    act: watchedActs[n % watchedActs.length] ?? 'attack',
    form: 'coverage',
    source: watchers[Math.floor(random() * watchers.length)] ?? 'watch',
    amount: { value: 4, unit: 'hours' },
    place: watchedPlaces[Math.floor(random() * watchedPlaces.length)] ?? 'gate-a',
    period,
    at: spanOf(period),
    closes: true,
  }
}
