// The training agreement shows what there is to see: each status, each basis, rooms, and every kind
// of dispute. Its `sources.md` promises these; here they are looked up.

import { statusNames } from '@holdfast/agreement'
import { describe, expect, test } from 'vitest'
import { linesOf, openExample, statusOf, type Answer } from './asking.ts'

const sectors = await openExample('two-sectors')
const asOf = '2031-04-12T18:00Z'
const everyRoom = ['public', 'commission', 'liaison-north', 'liaison-south']
const seenByAll = sectors.ask({ asOf, view: everyRoom })
const seenInPublic = sectors.ask({ asOf })

function unmetOn(answer: Answer, clause: string): readonly string[] {
  return linesOf(answer, clause)
    .filter((line) => line.endsWith(' unmet'))
    .map((line) => line.replace(' unmet', ''))
}

test('the record counts whole', () => {
  const replayed = sectors.replay({ view: everyRoom })
  expect(replayed).toMatchObject({ refused: [], unresolved: [], irregularities: [] })
  expect(seenByAll.idleActs).toEqual([])
  expect(sectors.replay().unresolved).toEqual([])
})

test('each of the nine statuses is there', () => {
  const shown = new Set(seenByAll.statuses.map(({ status }) => status))
  expect(shown).toEqual(new Set<string>(statusNames))
})

type Look = readonly [clause: string, instance: string, bearer: string, status: string, why: string]
const looks: readonly Look[] = [
  ['1.1', 'day-1', 'north', 'met', 'covered-none-recorded'],
  ['1.1', 'day-2', 'north', 'undetermined', 'partly-covered'],
  ['1.1', 'day-3', 'north', 'undetermined', 'no-coverage'],
  ['1.2', 'day-1', 'south', 'met', 'target-reached'],
  ['1.2', 'day-2', 'south', 'unmet', 'closed-below'],
  ['1.2', 'day-5', 'south', 'suspended', 'suspended-by'],
  ['1.2', 'day-7', 'south', 'undetermined', 'no-coverage'],
  ['1.2', 'day-12', 'south', 'suspended', 'suspended-by'],
  ['1.3', 'once', 'north', 'met', 'kept-below'],
  ['1.3', 'once', 'south', 'unmet', 'exceeded'],
  ['2.1', 'step-1', 'north', 'met', 'target-reached'],
  ['2.1', 'step-2', 'north', 'late', 'reached-late'],
  ['2.1', 'step-3', 'north', 'unmet', 'closed-below'],
  ['2.3', 'once', 'north', 'undetermined', 'not-closed'],
  ['2.3', 'once', 'south', 'excused', 'excused-by'],
  ['3.1', 'day-2', 'north', 'unmet', 'part-decides'],
  ['3.1', 'day-3', 'north', 'undetermined', 'counts-differ'],
  ['3.1', 'day-4', 'north', 'undetermined', 'not-closed'],
  ['3.1', 'day-6', 'north', 'undetermined', 'no-count'],
  ['3.1', 'day-12', 'north', 'running', 'window-open'],
  ['3.2', 'day-9', 'south', 'void', 'superseded-by'],
  ['4.1', 'once', 'south', 'met', 'target-reached'],
  ['4.2', 'once', 'north', 'late', 'reached-late'],
  ['4.3', 'once', 'north', 'pending', 'trigger-awaited'],
  ['5.2', 'week-1', 'commission', 'met', 'target-reached'],
  ['5.2', 'week-2', 'commission', 'running', 'window-open'],
]
test.each(looks)('%s %s of %s is %s: %s', (clause, instance, bearer, status, why) => {
  const told = statusOf(seenByAll, clause, instance, bearer)
  expect([told.status, told.reason.code]).toEqual([status, why])
})

test('two for each release: met, late, met, running', () => {
  const told = seenByAll.statuses.filter(({ clause }) => clause === '2.2')
  expect(told.map(({ status, target }) => `${status} of ${target.value}`)).toEqual([
    'met of 6',
    'late of 2',
    'met of 4',
    'running of 4',
  ])
})

test('a person released outside the agreement counts for none of them', () => {
  const outside = sectors.replay().facts.filter(({ tags }) => tags['agreement'] === 'outside')
  expect(outside).toHaveLength(1)
})

describe('each basis hears less than the one before', () => {
  test.each([
    ['reported', ['day-4 north', 'day-5 south', 'day-6 south']],
    ['corroborated', ['day-4 north', 'day-5 south', 'day-6 south']],
    ['verified', ['day-5 south', 'day-6 south']],
    ['determined', ['day-6 south']],
  ])('%s', (basis, unmet) => {
    expect(unmetOn(sectors.ask({ asOf, basis }), '1.1')).toEqual(unmet)
  })

  test('the body names who fired, and what it did not find counts nowhere', () => {
    expect(statusOf(seenInPublic, '1.1', 'day-6', 'south').reason).toEqual({
      code: 'incident-recorded',
      recorded: 1,
      determined: 1,
    })
    expect(statusOf(seenInPublic, '1.1', 'day-7', 'north').status).toBe('undetermined')
  })

  test('the commission met within a day of what it determined', () => {
    const told = seenInPublic.statuses.filter(({ clause }) => clause === '5.1')
    expect(told.map(({ status }) => status)).toEqual(['met'])
  })
})

describe('rooms', () => {
  test('a party and the mediator see what the public does not', () => {
    const withNorth = sectors.ask({ asOf, view: ['public', 'liaison-north'] })
    const claimedIn = (answer: Answer, day: string, bearer: string): readonly string[] =>
      statusOf(answer, '1.1', day, bearer).claims.map(({ by }) => by)
    expect(claimedIn(withNorth, 'day-9', 'south')).toEqual(['north'])
    expect(claimedIn(withNorth, 'day-10', 'north')).toEqual([])
    expect(claimedIn(seenInPublic, 'day-9', 'south')).toEqual([])
    const withSouth = sectors.ask({ asOf, view: ['public', 'liaison-south'] })
    expect(claimedIn(withSouth, 'day-10', 'north')).toEqual(['south'])
  })

  test('the weapons that only the commission was told of', () => {
    expect(statusOf(seenInPublic, '1.3', 'once', 'south')).toMatchObject({
      status: 'undetermined',
      reason: { code: 'no-count' },
    })
  })

  test('what is released is one incident in every view', () => {
    for (const view of [['public'], ['public', 'commission']]) {
      const { facts } = sectors.replay({ view })
      const patrol = facts.filter(({ at }) => at.latest === Date.UTC(2031, 3, 7, 5, 59))
      expect(patrol).toHaveLength(1)
      expect(patrol[0]).toMatchObject({ actor: 'south', grade: 'determined', source: 'watch' })
      expect(patrol[0]?.entries).toHaveLength(view.length)
      // The watch named nobody: who fired is the finding's word.
      expect(patrol[0]?.attribution).toMatchObject({ source: 'commission', grade: 'determined' })
    }
  })
})

test('who fired on day 6 is not known where the finding is not in view', () => {
  const before = sectors.replay({ view: ['commission'] })
  const patrol = before.facts.find(({ at }) => at.latest === Date.UTC(2031, 3, 7, 5, 59))
  expect(patrol).toMatchObject({ actor: null, grade: 'reported' })
  expect(patrol?.attribution).toBeUndefined()
})

describe('disputes', () => {
  const { facts, claims } = sectors.replay()
  const attackOn = (day: number) =>
    facts.find(({ act, at }) => act === 'attack' && new Date(at.earliest).getUTCDate() === day)

  test('a bare denial is shown and changes nothing', () => {
    expect(attackOn(3)?.objections).toMatchObject([{ by: 'south', kind: 'denied' }])
    expect(statusOf(seenInPublic, '1.1', 'day-3', 'south')).toMatchObject({
      status: 'undetermined',
      disputes: [],
      claims: [{ by: 'north', amount: 1 }],
    })
  })

  test('a dispute with particulars stands beside the status', () => {
    expect(statusOf(seenInPublic, '3.1', 'day-1')).toMatchObject({
      status: 'met',
      disputes: [{ by: 'north' }],
    })
  })

  test('a dispute no longer stands there once it is settled', () => {
    expect(statusOf(seenInPublic, '3.1', 'day-2').disputes).toEqual([])
    expect(attackOn(5)?.objections).toMatchObject([{ kind: 'disputed', settled: true }])
    const before = sectors.ask({ asOf, knownAt: { public: 50 } })
    expect(statusOf(before, '1.1', 'day-5', 'south').disputes).toMatchObject([{ by: 'south' }])
  })

  test('an answer may claim an exemption', () => {
    const quarry = claims.find(({ words }) => words.includes('quarry'))
    expect(quarry?.answers).toMatchObject([{ by: 'north', exemption: 'mine clearance' }])
  })

  test('a claim without an act is answered and is no incident', () => {
    const spirit = claims.find(({ words }) => words.includes('spirit'))
    expect(spirit?.answers).toHaveLength(1)
  })

  test('a count is corrected, and another retracted', () => {
    expect(statusOf(seenInPublic, '3.1', 'day-5').measured?.value).toBe(41)
    expect(statusOf(seenInPublic, '3.1', 'day-7').reason.code).toBe('no-count')
  })
})

test('the agreement was extended by two days', () => {
  expect(seenInPublic.inForce.to).toBe('2031-04-17T06:00+00:00')
})

test('the relief society tells of releases that it published, and bears witness for nobody', () => {
  const { said } = sectors.replay({ view: everyRoom })
  const own = said.filter(({ holder }) => holder === 'relief-society')
  expect(new Set(own.map(({ kind }) => kind))).toEqual(new Set(['exchange.released']))
  const quoted = said.filter(({ kind, body }) => {
    return kind === 'record.confirmed' && JSON.stringify(body).includes('relief-society')
  })
  expect(quoted).toEqual([])
})

test('no hour of a patrol is told: what happened to one is of a whole day', () => {
  const patrols = sectors
    .replay({ view: everyRoom })
    .facts.filter(({ act, source }) => act === 'attack' && source === 'watch')
  expect(patrols.length).toBeGreaterThan(0)
  const hours = patrols.map(({ at }) => (at.latest - at.earliest) / 3_600_000)
  expect(Math.min(...hours)).toBeGreaterThan(23)
})
