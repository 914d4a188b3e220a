// The cessation of hostilities in Lebanon of 2024, read from its record: alive, so no status is
// computed; counts of one time by each side, a fire that its doer owns, a circle that is not cut.
//
// Every expectation was written down beforehand from the sources, by hand.

import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parseInstant, present } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import { openExample } from './asking.ts'
import { claimsBy, claimWith } from './compiled.ts'

const cessation = await openExample('lebanon-2024')
const replayed = cessation.replay()
const { agreement } = cessation

function instant(text: string): number {
  return present(parseInstant(text), text)
}

describe('statuses are off, outside the text', () => {
  test('none is computed, whatever moment is asked, and no clause speaks of it', async () => {
    for (const asOf of ['2024-12-02T18:00+02:00', '2025-01-26T04:00+02:00', '2026-01-01T00:00Z']) {
      expect(cessation.ask({ asOf }).statuses).toEqual([])
    }
    expect(agreement.statuses).toBe('off')
    const text = await readFile(
      join(import.meta.dirname, '..', 'agreements', 'lebanon-2024', 'agreement.md'),
      'utf8',
    )
    expect(text).not.toMatch(/^statuses|switch on/m)
    expect(agreement.powers).toEqual([])
  })

  test.each([['status'], ['timeline'], ['explain', '4.1']])(
    'the command line says that nothing is computed, and never “nothing”: %s',
    async (command, ...operands) => {
      const cli = join(import.meta.dirname, '..', 'apps', 'cli', 'src', 'main.ts')
      const folder = join(import.meta.dirname, '..', 'agreements', 'lebanon-2024')
      const env = { ...process.env, NO_COLOR: '1', COLUMNS: '200' }
      const args = [cli, command, folder, ...operands]
      const { stdout } = await promisify(execFile)(process.execPath, args, { env })
      expect(stdout).toMatch(/none is computed|Not computed/)
      expect(stdout).not.toMatch(/Nothing lies ahead|asks nothing|nothing recorded/)
    },
  )

  test('of the two states that are obliged, and of nobody who did not sign', () => {
    const kindOf = (id: string) => agreement.roles.find((role) => role.id === id)?.kind
    expect(['israel', 'lebanon', 'hezbollah'].map(kindOf)).toEqual(['party', 'party', 'outsider'])
    const bearers = agreement.obligations.flatMap((one) => one.bearers ?? [])
    expect(bearers).not.toContain('hezbollah')
  })
})

describe('counts of one time, each whose it is', () => {
  test('287 and 816 of the same 26 days by two offices of one side, 120 by the other', () => {
    const [few, many] = [claimWith(replayed, '287 “'), claimWith(replayed, 'over 816')]
    expect([few.by, few.against]).toEqual([['state-agency'], 'israel'])
    expect([many.by, many.against]).toEqual([['lebanon-ministry'], 'israel'])
    expect(few.at).toEqual(many.at)
    const other = claimWith(replayed, '120 “')
    expect([other.by, other.against]).toEqual([['idf'], 'hezbollah'])
    expect(other.words).toContain('25 of them answered by attack')
  })

  test('31, then 30, then 31 killed by one tally; 45 by the army; 44 called members', () => {
    for (const words of ['31 killed and 37', '30 killed and 37', '287 “breaches”, 31 killed']) {
      expect(claimWith(replayed, words).by).toEqual(['state-agency'])
    }
    expect(claimWith(replayed, 'at least 45 killed').by).toEqual(['lebanese-army'])
    expect(claimWith(replayed, '44 persons killed by strikes are called').by).toEqual(['idf'])
  })

  test('no count stands twice for one claimant and cut-off', () => {
    const cut = replayed.claims.map(({ by, at, words }) => `${by.join()} ${at?.latest} ${words}`)
    expect(new Set(cut).size).toBe(cut.length)
    expect(claimsBy(replayed)).toEqual({
      idf: 6,
      israel: 2,
      'israel-office': 1,
      'state-agency': 3,
      'health-ministry': 3,
      'lebanese-army': 3,
      lebanon: 3,
      'lebanon-ministry': 1,
      hezbollah: 2,
      unifil: 4,
      'un-coordinator and unifil': 1,
      france: 1,
      itv: 1,
      jpost: 1,
      'orient-le-jour': 1,
      mehr: 1,
      anadolu: 1,
      'aawsat-sources': 1,
    })
  })
})

test('2 December: one fire that both state; its reading is claimed, the land disputed', () => {
  const fires = replayed.facts.filter(({ place }) => place === 'dov-or-shebaa')
  expect(fires.map(({ actor, source }) => `${actor ?? '-'} ${source}`)).toEqual([
    'hezbollah hezbollah',
    'hezbollah israel',
  ])
  expect(claimWith(replayed, 'done by it').by).toEqual(['hezbollah'])
  expect(claimWith(replayed, 'two projectiles at open ground')).toMatchObject({
    by: ['israel'],
    answers: [{ by: 'hezbollah', exemption: 'a defensive warning' }],
  })
  expect(replayed.acts.filter(({ kind }) => kind === 'same')).toHaveLength(1)
  const place = agreement.places.find(({ id }) => id === 'dov-or-shebaa')
  expect(place?.within).toBeNull()
})

test('26 January: the arrangement is told after the hour, and changes no clause', () => {
  const [told] = replayed.acts.filter(({ kind }) => kind === 'extend')
  expect(told).toMatchObject({ by: ['usa'], under: null })
  expect(told?.at.earliest).toBeGreaterThanOrEqual(instant('2025-01-26T04:00+02:00'))
  const { idleActs, inForce } = cessation.ask({ asOf: '2025-02-18T00:00+02:00' })
  expect(idleActs).toHaveLength(1)
  expect(inForce.to).toBeNull()
})

test('18 February: five points kept, told both ways, with the UN’s word about 1701 alone', () => {
  const kept = replayed.facts.find(({ place }) => place === 'five-points')
  expect(kept).toMatchObject({ source: 'idf', amount: { value: 5, unit: 'locations' } })
  const stay = claimWith(replayed, 'to stay is occupation')
  expect(stay).toMatchObject({ by: ['lebanon'], answers: [{ by: 'israel-ministry' }] })
  expect(stay.answers[0]?.words).toContain('temporary')
  expect(claimWith(replayed, 'as one process').by).toEqual(['un-coordinator', 'unifil'])
  expect(replayed.facts.filter(({ grade }) => grade === 'determined')).toEqual([])
})

test('each waits for the other, and both words stand', () => {
  expect(claimWith(replayed, 'not fully enforced by Lebanon')).toMatchObject({
    by: ['israel-office'],
    against: 'lebanon',
    answers: [{ by: 'lebanon', kind: 'denied' }],
  })
  expect(claimWith(replayed, 'cannot deploy where Israel stays')).toMatchObject({
    by: ['lebanese-army'],
    against: 'israel',
  })
})

test('what nobody counted stands nowhere: soldiers deployed, who was watching', () => {
  const troops = replayed.facts.filter(({ tags }) => tags['category'] === 'troops')
  expect(troops).toEqual([])
  expect(replayed.facts.filter(({ form }) => form === 'coverage')).toEqual([])
})
