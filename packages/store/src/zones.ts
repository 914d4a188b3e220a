// Freezing a time zone: its offsets, read once from this machine's tz database, kept beside the
// agreement in `zones.json`.
//
// The only place that asks Intl for a rule. Transitions are found to the second in whole days of
// search, so two that lie within one day and undo each other would be missed; none on record do.

import { join } from 'node:path'
import { dayMs, decodeUtf8, encodeUtf8, instantFromMs, ok, parseZones } from '@holdfast/base'
import { present, printZones, refuse, utcRules, type Instant } from '@holdfast/base'
import { yearsReadBefore } from '@holdfast/base'
import type { Result, Years, ZoneRules, ZoneSource } from '@holdfast/base'
import { zonesFile } from '@holdfast/sum'
import { errorCode, nodeDisk, type FolderDisk } from './folder/disk.ts'
import { storeProblems as problem } from './problems.ts'

/**
 * The rules of a zone as this machine has them, for whole years, both included. `tzdbVersion` names
 * the release they are from (`process.versions.tz`). Refuses a zone this machine does not know.
 */
export function freezeZone(
  zone: string,
  tzdbVersion: string,
  years: Years = yearsReadBefore,
): Result<ZoneRules> {
  const offsetOf = offsetReader(zone)
  if (offsetOf === null) return refuse(problem.unknownZone(zone))
  const end = Date.UTC(years.to + 1, 0, 1)
  let at = Date.UTC(years.from, 0, 1)
  let offsetMinutes = offsetOf(at)
  const before = offsetMinutes
  const transitions: { readonly at: Instant; readonly offsetMinutes: number }[] = []
  for (; at < end; at += dayMs) {
    const next = offsetOf(at + dayMs)
    if (next === offsetMinutes) continue
    const change = firstWith(at, at + dayMs, (ms) => offsetOf(ms) === next)
    transitions.push({ at: instantFromMs(change), offsetMinutes: next })
    offsetMinutes = next
  }
  return ok({ zone, tzdb: tzdbVersion, offsetMinutes: before, years, transitions })
}

/** The years that a text may be in force in: those it names, and those that are always read. */
export function yearsIn(text: string): Years {
  const named = [...text.matchAll(/\b(?:1[89]|2\d)\d\d\b/gu)].map(([year]) => Number(year))
  return {
    from: Math.min(yearsReadBefore.from, ...named.map((year) => year - 1)),
    to: Math.max(yearsReadBefore.to, ...named.map((year) => year + 1)),
  }
}

// The first second after `low` for which the claim holds; it holds at `high` and not at `low`.
function firstWith(low: number, high: number, claim: (ms: number) => boolean): number {
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000
    if (claim(middle)) high = middle
    else low = middle
  }
  return high
}

function offsetReader(zone: string): ((ms: number) => number) | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    return (ms) => {
      const parts = format.formatToParts(new Date(ms))
      const name = present(
        parts.find(({ type }) => type === 'timeZoneName'),
        'a name was asked for',
      )
      const [, sign = '+', hours = '0', minutes = '0'] =
        /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name.value) ?? []
      return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
    }
  } catch {
    return null
  }
}

/** Writes `zones.json` of a folder, whole or not at all. */
export async function saveZones(
  dir: string,
  zones: readonly ZoneRules[],
  disk: FolderDisk = nodeDisk,
): Promise<Result<true>> {
  const path = join(dir, zonesFile)
  const temporary = `${path}.new`
  try {
    await disk.remove(temporary)
    await disk.create(temporary, encodeUtf8(printZones(zones)), 0o644)
    await disk.rename(temporary, path)
    return ok(true)
  } catch (error) {
    return refuse(problem.diskRefused(path, errorCode(error)))
  }
}

/** The frozen zones of a folder, and UTC. A folder without `zones.json` has UTC only. */
export async function loadZones(
  dir: string,
  disk: FolderDisk = nodeDisk,
): Promise<Result<ZoneSource>> {
  const path = join(dir, zonesFile)
  const bytes = await disk.read(path).catch((error: unknown) => errorCode(error))
  if (typeof bytes === 'string') return refuse(problem.unreadable(path, bytes))
  const text = bytes === null ? '[]' : decodeUtf8(bytes)
  if (text === null) return refuse(problem.badZones(path, 'UTF-8'))
  const parsed = parseZones(text)
  if ('badAt' in parsed) return refuse(problem.badZones(path, parsed.badAt))
  const byName = new Map([utcRules, ...parsed.zones].map((rules) => [rules.zone, rules]))
  return ok((zone) => byName.get(zone) ?? null)
}
