// Time zones, frozen: the offsets of one zone as they stood in a named release of the tz database.
//
// Nothing here asks the machine for its rules. They were read once, when the agreement was
// compiled, and travel with it, so that the same text gives the same deadlines everywhere.

import { dayMs, isInstantMs, minuteMs, nearestInstant, type Instant } from './instant.ts'

/** Calendar years, both included. */
export type Years = { readonly from: number; readonly to: number }

/** `transitions` are in order; before the first, `offsetMinutes` holds. */
export type ZoneRules = {
  readonly zone: string
  /** The tz database release the rules were read from, for example `2026c`. */
  readonly tzdb: string
  readonly offsetMinutes: number
  /** The years that were read; outside of them nothing is known. Absent: `yearsReadBefore`. */
  readonly years?: Years
  readonly transitions: readonly { readonly at: Instant; readonly offsetMinutes: number }[]
}

/** The years that were read before rules said which. */
export const yearsReadBefore: Years = { from: 2000, to: 2040 }

/** True where rules hold in a year. UTC holds in every one. */
export function holdsIn({ zone, years = yearsReadBefore }: ZoneRules, year: number): boolean {
  return zone === utcRules.zone || (year >= years.from && year <= years.to)
}

/** Gives the frozen rules of a zone by its tz name, or null where it has none. */
export type ZoneSource = (zone: string) => ZoneRules | null

export const utcRules: ZoneRules = { zone: 'UTC', tzdb: '-', offsetMinutes: 0, transitions: [] }

/** Minutes that the zone's clocks are ahead of UTC at an instant. */
export function offsetAt(rules: ZoneRules, instant: Instant): number {
  return rules.transitions[firstAfter(rules, instant) - 1]?.offsetMinutes ?? rules.offsetMinutes
}

/** The place of the first transition after an instant. */
function firstAfter(rules: ZoneRules, instant: Instant): number {
  let low = 0
  let high = rules.transitions.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const transition = rules.transitions[middle]
    if (transition !== undefined && transition.at <= instant) low = middle + 1
    else high = middle
  }
  return low
}

/** What a wall clock reading meant: no instant (clocks jumped over it), one, or two. */
export function instantsOfLocal(rules: ZoneRules, wallClockMs: number): readonly Instant[] {
  // No clock is a day ahead of another: what the reading meant lies within a day of it.
  const from = nearestInstant(wallClockMs - dayMs)
  const offsets = new Set([offsetAt(rules, from)])
  for (let at = firstAfter(rules, from); at < rules.transitions.length; at++) {
    const transition = rules.transitions[at]
    if (transition === undefined || transition.at > wallClockMs + dayMs) break
    offsets.add(transition.offsetMinutes)
  }
  const found: Instant[] = []
  for (const offset of offsets) {
    const ms = wallClockMs - offset * minuteMs
    if (isInstantMs(ms) && offsetAt(rules, ms) === offset) found.push(ms)
  }
  return found.sort((a, b) => a - b)
}

/**
 * One instant for a wall clock reading: the first where clocks go back, and where they jump over
 * it, the reading's instant by the offset in force before the jump. Beyond the years that instants
 * have, the first or last there is: a record may say any year, and no year may stop the sum.
 */
export function instantOfLocal(rules: ZoneRules, wallClockMs: number): Instant {
  const [first] = instantsOfLocal(rules, wallClockMs)
  if (first !== undefined) return first
  const guess = wallClockMs - rules.offsetMinutes * minuteMs
  const before = offsetAt(rules, nearestInstant(guess - 24 * 60 * minuteMs))
  return nearestInstant(wallClockMs - before * minuteMs)
}

/** The wall clock at an instant, as milliseconds read as if they were UTC. */
export function wallClockMs(rules: ZoneRules, instant: Instant): number {
  return instant + offsetAt(rules, instant) * minuteMs
}
