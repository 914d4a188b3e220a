// Frozen zones as text: the file beside an agreement that holds the rules it was compiled with.
//
// Only the form is checked here. Where the rules come from is the business of whoever froze them.

import { parseInstant, printInstant, type Instant } from './instant.ts'
import type { Years, ZoneRules } from './zone.ts'

/** The zones of a text, or the member at which it is no such text; empty for the whole of it. */
export type ParsedZones = { readonly zones: readonly ZoneRules[] } | { readonly badAt: string }

/** The text of frozen zones. Inverse of `parseZones`. */
export function printZones(zones: readonly ZoneRules[]): string {
  const value = zones.map(({ zone, tzdb, offsetMinutes, years, transitions }) => ({
    zone,
    tzdb,
    offsetMinutes,
    ...(years === undefined ? {} : { years }),
    transitions: transitions.map((change) => ({
      at: printInstant(change.at),
      offsetMinutes: change.offsetMinutes,
    })),
  }))
  return `${JSON.stringify(value, null, 2)}\n`
}

/** Reads the text of frozen zones. Never throws, whatever the text. */
export function parseZones(text: string): ParsedZones {
  const value = jsonOf(text)
  if (!Array.isArray(value)) return { badAt: '' }
  const zones: ZoneRules[] = []
  for (const [at, member] of value.entries()) {
    const rules = zoneRulesOf(member)
    if (rules === null) return { badAt: String(at) }
    zones.push(rules)
  }
  return { zones }
}

type Members = { readonly [name: string]: unknown }

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {}
}

function zoneRulesOf(value: unknown): ZoneRules | null {
  const { zone, tzdb, offsetMinutes, years, transitions } = membersOf(value)
  if (typeof zone !== 'string' || typeof tzdb !== 'string') return null
  if (!isOffset(offsetMinutes) || !Array.isArray(transitions)) return null
  const read = years === undefined ? undefined : yearsOf(years)
  if (read === null) return null
  const changes: { readonly at: Instant; readonly offsetMinutes: number }[] = []
  for (const change of transitions.map(membersOf)) {
    const at = typeof change['at'] === 'string' ? parseInstant(change['at']) : null
    const last = changes.at(-1)
    if (at === null || (last !== undefined && at <= last.at)) return null
    if (!isOffset(change['offsetMinutes'])) return null
    changes.push({ at, offsetMinutes: change['offsetMinutes'] })
  }
  const known = read === undefined ? {} : { years: read }
  return { zone, tzdb, offsetMinutes, ...known, transitions: changes }
}

function yearsOf(value: unknown): Years | null {
  const { from, to } = membersOf(value)
  return isYear(from) && isYear(to) && from <= to ? { from, to } : null
}

function isYear(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 9999
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 24 * 60
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
