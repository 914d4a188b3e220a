// Frozen zones: as this machine has them, and as they are read back.
// The machine's own Intl is what they are compared with.

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  assert,
  holdsIn,
  offsetAt,
  parseInstant,
  parseZones,
  present,
  printZones,
} from '@holdfast/base'
import type { ZoneRules } from '@holdfast/base'
import { zonesFile } from '@holdfast/sum'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from './testing.ts'
import { freezeZone, loadZones, saveZones, yearsIn } from './zones.ts'

function frozen(zone: string): ZoneRules {
  const rules = freezeZone(zone, '2026c')
  assert(rules.ok, zone)
  return rules.value
}

function offset(rules: ZoneRules, text: string): number {
  return offsetAt(rules, present(parseInstant(text), text))
}

describe('a frozen zone', () => {
  test('changes its clocks at the second', () => {
    const jerusalem = frozen('Asia/Jerusalem')
    expect(offset(jerusalem, '2023-10-28T22:59:59Z')).toBe(180)
    expect(offset(jerusalem, '2023-10-28T23:00:00Z')).toBe(120)
    const kathmandu = frozen('Asia/Kathmandu')
    expect([kathmandu.offsetMinutes, kathmandu.transitions]).toEqual([345, []])
    expect(frozen('America/New_York').offsetMinutes).toBe(-300)
  })

  test('agrees with this machine at every sixth hour of many years', () => {
    const rules = frozen('Asia/Gaza')
    const clock = new Intl.DateTimeFormat('en-US', {
      timeZone: 'Asia/Gaza',
      hourCycle: 'h23',
      hour: '2-digit',
    })
    const sixHours = 6 * 3_600_000
    const wrong: string[] = []
    for (let ms = Date.UTC(2008, 0, 1); ms < Date.UTC(2030, 0, 1); ms += sixHours) {
      const instant = present(parseInstant(new Date(ms).toISOString()), 'an instant')
      const hour = new Date(ms + offsetAt(rules, instant) * 60_000).getUTCHours()
      if (Number(clock.format(ms)) !== hour) wrong.push(new Date(ms).toISOString())
    }
    expect(wrong).toEqual([])
    expect(rules.transitions.length).toBeGreaterThan(50)
  })

  test('is read for the years that a text names', () => {
    expect(yearsIn('in force from 2023-11-24 for 4 days')).toEqual({ from: 2000, to: 2040 })
    const years = yearsIn('in force from 1999-06-09T20:00 until 2052-01-01')
    expect(years).toEqual({ from: 1998, to: 2053 })
    const rules = freezeZone('Europe/Belgrade', '2026c', years)
    assert(rules.ok, 'a zone')
    expect(offset(rules.value, '1999-06-09T18:00Z')).toBe(120)
    expect([holdsIn(rules.value, 1999), holdsIn(rules.value, 1997)]).toEqual([true, false])
    expect(parseZones(printZones([rules.value]))).toEqual({ zones: [rules.value] })
  })

  test('that this machine does not know is refused', () => {
    const problem = { code: 'store.16', about: { zone: 'Mars/Base' } }
    expect(freezeZone('Mars/Base', '2026c')).toEqual({ ok: false, problem })
  })
})

describe('zones.json', () => {
  test('reads as it was written', async () => {
    const dir = await temporaryFolder()
    const zones = [frozen('Asia/Gaza'), frozen('Africa/Cairo')]
    expect(parseZones(printZones(zones))).toEqual({ zones })
    expect(await saveZones(dir, zones)).toEqual({ ok: true, value: true })
    expect(await saveZones(dir, zones)).toEqual({ ok: true, value: true })
    const source = await loadZones(dir)
    assert(source.ok, 'a good file')
    expect(source.value('Africa/Cairo')).toEqual(zones[1])
    expect(source.value('UTC')?.offsetMinutes).toBe(0)
    expect(source.value('Europe/Paris')).toBeNull()
  })

  test('may be missing: then there is UTC', async () => {
    const source = await loadZones(await temporaryFolder())
    assert(source.ok, 'no file is no problem')
    expect([source.value('UTC')?.zone, source.value('Asia/Gaza')]).toEqual(['UTC', null])
  })

  test.each<[string, string, string]>([
    ['no JSON', '[', ''],
    ['a transition out of order', '"2000', '"2041'],
    ['an offset that is text', '"offsetMinutes": 120', '"offsetMinutes": "120"'],
    ['a time without a zone', 'Z"', '"'],
  ])('with %s is refused', async (_, from, to) => {
    const dir = await temporaryFolder()
    await saveZones(dir, [frozen('Asia/Gaza')])
    const path = join(dir, zonesFile)
    await writeFile(path, (await readFile(path, 'utf8')).replace(from, to))
    expect(await loadZones(dir)).toMatchObject({ ok: false, problem: { code: 'store.15' } })
  })
})
