// The pause of November 2023, read from its record: what each clause comes to, by whose count, and
// what was known when.
//
// Every expectation was written down beforehand from the sources, by hand.

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { canonicalJson, isJson, assert } from '@holdfast/base'
import { factRefOf } from '@holdfast/record'
import { describe, expect, test } from 'vitest'
import { linesOf, openExample, statusOf, type Answer } from './asking.ts'
import { claimsBy, claimWith, countsOf } from './compiled.ts'

const pause = await openExample('gaza-pause-2023')
const asOf = '2023-12-01T07:00+02:00'
const end = pause.ask({ asOf })
const days = [1, 2, 3, 4, 5, 6, 7]

type Decision = 'met' | 'unmet' | null

function reading(source: string, stage: string, value: number, decides: Decision): object {
  return { source, stage, value, unit: 'trucks', closes: decides !== null, decides }
}

function unmetDays(answer: Answer, clause: string): readonly string[] {
  return answer.statuses
    .filter((told) => told.clause === clause && told.status === 'unmet')
    .map(({ instance, bearer }) => `${instance} ${bearer ?? '-'}`)
}

function statuses(answer: Answer, clause: string): readonly string[] {
  return answer.statuses.filter((told) => told.clause === clause).map(({ status }) => status)
}

test('the clauses are those of the text, and the record counts whole', () => {
  const ids = pause.agreement.clauses.map(({ id }) => id)
  expect(ids).toEqual(['1.1', '1.2', '1.3', '2.1', '2.2', '3.1', '3.2', '4.1', '4.2'])
  expect(pause.replay()).toMatchObject({ refused: [], unresolved: [], irregularities: [] })
  expect(end.idleActs).toEqual([])
})

describe('1.1 no attack in the Strip', () => {
  test('reported: unmet for Israel on day 5, by its own side’s word that it fired', () => {
    expect(unmetDays(end, '1.1')).toEqual(['day-5 israel'])
    const others = end.statuses.filter(
      ({ clause, status }) => clause === '1.1' && status !== 'unmet',
    )
    expect(others.map(({ status }) => status)).toEqual(
      Array.from({ length: 13 }, () => 'undetermined'),
    )
    const told = statusOf(end, '1.1', 'day-5', 'israel')
    expect(told.reason).toEqual({ code: 'incident-recorded', recorded: 1, determined: 0 })
    expect(told.basis).toBe('reported')
  })

  test('what the other side says, and what is relayed, is claimed and shown', () => {
    const claimed = (day: string, bearer: string): readonly unknown[] =>
      statusOf(end, '1.1', day, bearer).claims.map(({ by }) => by)
    expect(claimed('day-1', 'israel')).toEqual(['ocha', 'wafa'])
    expect(claimed('day-5', 'hamas')).toEqual(['israel'])
    expect(claimed('day-5', 'israel')).toEqual(['hamas'])
    expect(claimed('day-7', 'hamas')).toEqual(['israel'])
    expect(claimed('day-2', 'israel')).toEqual(['hamas'])
    expect(claimed('day-3', 'israel')).toEqual(['prcs'])
    expect(claimed('day-6', 'israel')).toEqual(['wafa'])
    expect(claimed('day-4', 'israel')).toEqual([])
    expect(claimed('day-4', 'hamas')).toEqual([])
  })

  test.each(['corroborated', 'verified', 'determined'])('%s: nowhere unmet', (basis) => {
    const answer = pause.ask({ asOf, basis })
    expect(new Set(statuses(answer, '1.1'))).toEqual(new Set(['undetermined']))
  })

  test('claims that name no attack are on the record and are no incident', () => {
    const { claims, facts } = pause.replay()
    expect(facts.filter(({ act }) => act === 'attack')).toHaveLength(9)
    expect(claims).toHaveLength(25)
    const shots = claims.find(({ words }) => words.startsWith('tank fire'))
    expect(shots?.answers).toMatchObject([{ by: 'israel', exemption: 'warning shots' }])
    const relief = claims.find(({ words }) => words.startsWith('relief did not reach'))
    expect(relief?.answers).toMatchObject([{ by: 'israel', kind: 'denied' }])
  })
})

test('1.2 and 1.3 flights: nobody stated what they observed', () => {
  for (const clause of ['1.2', '1.3']) {
    expect(linesOf(end, clause)).toEqual(days.map((day) => `day-${day} israel undetermined`))
  }
})

describe('2.1 fifty within four days', () => {
  test('met on day 4, with 50 of 50', () => {
    const told = statusOf(end, '2.1', 'once')
    expect(told).toMatchObject({
      bearer: 'hamas',
      status: 'met',
      measured: { value: 50, unit: 'persons' },
      target: { value: 50, unit: 'persons' },
      reason: { code: 'target-reached', at: '2023-11-27T23:59+02:00' },
    })
  })

  test('at noon on day 3 it runs, at 26', () => {
    const told = statusOf(pause.ask({ asOf: '2023-11-26T12:00+02:00' }), '2.1', 'once')
    expect(told).toMatchObject({ status: 'running', measured: { value: 26 } })
  })

  test('the 25 persons outside the agreement are on the record and count nowhere', () => {
    const outside = pause.replay().facts.filter(({ tags }) => tags['agreement'] === 'outside')
    expect(outside.reduce((sum, { amount }) => sum + amount.value, 0)).toBe(25)
    const counted = new Set(end.statuses.flatMap(({ evidence }) => evidence.map((one) => one.fact)))
    expect(counted.size).toBeGreaterThan(0)
    expect(outside.filter((fact) => counted.has(factRefOf(fact)))).toEqual([])
  })
})

test('2.2 three for each: met for each release, 240 for 80 in all', () => {
  const told = end.statuses.filter(({ clause }) => clause === '2.2')
  expect(told.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 'met'))
  expect(told.map(({ target }) => target.value)).toEqual([39, 39, 39, 33, 30, 30, 6, 24])
  expect(told.reduce((sum, { measured }) => sum + (measured?.value ?? 0), 0)).toBe(240)
})

describe('3.1 two hundred trucks each day', () => {
  test('by every count on record', () => {
    expect(linesOf(end, '3.1')).toEqual([
      'day-1 - undetermined',
      'day-2 - undetermined',
      'day-3 - met',
      'day-4 - unmet',
      'day-5 - met',
      'day-6 - unmet',
      'day-7 - unmet',
    ])
    const measured = days.map((day) => statusOf(end, '3.1', `day-${day}`).measured?.value ?? null)
    expect(measured).toEqual([null, null, 201, 106, 300, 104, 99])
  })

  test('days 1 and 2 name the counts that differ; those for the north are none of them', () => {
    const counted = (day: string): readonly unknown[] => {
      const { reason, readings } = statusOf(end, '3.1', day)
      expect(reason.code).toBe('counts-differ')
      return readings
    }
    const onDay1 = counted('day-1')
    expect(onDay1).toHaveLength(6)
    expect(onDay1).toContainEqual(reading('ocha', 'dispatched', 200, 'met'))
    expect(onDay1).toContainEqual(reading('ocha', 'offloaded', 137, 'unmet'))
    expect(onDay1).toContainEqual(reading('unrwa', 'received', 200, 'met'))
    expect(onDay1).toContainEqual(reading('prcs', 'received', 196, 'unmet'))
    // During the day, or not said to be all of it: these two close nothing.
    expect(onDay1).toContainEqual(reading('rafah-crossing', 'entered', 90, null))
    expect(onDay1).toContainEqual({ ...reading('egypt', 'entered', 200, 'met'), closes: false })
    const onDay2 = counted('day-2')
    expect(onDay2).toHaveLength(3)
    expect(onDay2).toContainEqual(reading('ocha', 'dispatched', 200, 'met'))
    expect(onDay2).toContainEqual(reading('ocha', 'entered', 187, null))
    expect(onDay2).toContainEqual(reading('unrwa', 'received', 199, 'unmet'))
  })

  test('by UNRWA alone', () => {
    expect(statuses(pause.ask({ asOf, source: 'unrwa' }), '3.1')).toEqual([
      'met',
      'unmet',
      'met',
      'unmet',
      'met',
      'unmet',
      'unmet',
    ])
  })

  test('by OCHA, offloaded: day 1 unmet at 137, otherwise undetermined', () => {
    const answer = pause.ask({ asOf, source: 'ocha', stage: 'offloaded' })
    expect(statuses(answer, '3.1')).toEqual(['unmet', ...days.slice(1).map(() => 'undetermined')])
    expect(statusOf(answer, '3.1', 'day-1').measured?.value).toBe(137)
  })

  test('by OCHA, entered: day 2 undetermined at 187 or more', () => {
    const answer = pause.ask({ asOf, source: 'ocha', stage: 'entered' })
    expect(new Set(statuses(answer, '3.1'))).toEqual(new Set(['undetermined']))
    expect(statusOf(answer, '3.1', 'day-2').reason).toEqual({ code: 'not-closed', atLeast: 187 })
  })
})

test('3.2 fuel and gas: days 1 and 2 met by the gas trucks, no count afterwards', () => {
  expect(statuses(end, '3.2')).toEqual(['met', 'met', ...days.slice(2).map(() => 'undetermined')])
  expect(statusOf(end, '3.2', 'day-3').reason.code).toBe('no-count')
})

test('4.1 the mediators extended twice, to 1 December', () => {
  const power = end.powers.find(({ clause }) => clause === '4.1')
  expect(power?.used).toMatchObject([
    { by: ['qatar'], effect: { kind: 'extend', days: 2 } },
    { by: ['qatar'], effect: { kind: 'extend', days: 1 } },
  ])
  expect(end.inForce).toEqual({ from: '2023-11-24T07:00+02:00', to: asOf })
})

describe('4.2 ten for each added day', () => {
  test('met with 10, 10 and 10', () => {
    expect(linesOf(end, '4.2')).toEqual(['day-5 hamas met', 'day-6 hamas met', 'day-7 hamas met'])
    const told = end.statuses.filter(({ clause }) => clause === '4.2')
    expect(told.map(({ measured }) => measured?.value)).toEqual([10, 10, 10])
  })

  test('unmet at 8 before the mediator allotted two of day 6 to day 7', () => {
    const { acts } = pause.replay()
    const allotment = acts.find(({ kind }) => kind === 'allot')
    const cut = allotment?.entries[0]?.index ?? 0
    const before = pause.ask({ asOf, knownAt: { public: cut } })
    expect(statuses(before, '4.2')).toEqual(['met', 'met', 'unmet'])
    expect(statusOf(before, '4.2', 'day-7').measured?.value).toBe(8)
    // All of day 7's releases are known by then: the decision is the very next entry.
    const { facts } = pause.replay({ knownAt: { public: cut } })
    const ofHamas = facts.filter(({ actor, act }) => act === 'release' && actor === 'hamas')
    expect(ofHamas.reduce((sum, { amount }) => sum + amount.value, 0)).toBe(80 + 25)
  })
})

const cli = join(import.meta.dirname, '..', 'apps', 'cli', 'src', 'main.ts')
const folder = join(import.meta.dirname, '..', 'agreements', 'gaza-pause-2023')

async function status(...options: readonly string[]): Promise<string> {
  const args = [cli, 'status', folder, '--as-of', asOf, ...options]
  const env = { ...process.env, NO_COLOR: '1', COLUMNS: '120' }
  return (await promisify(execFile)(process.execPath, args, { env })).stdout
}

test('the command line prints the same', async () => {
  const printed: unknown = JSON.parse(await status('--json'))
  const ours: unknown = JSON.parse(pause.askText({ asOf }))
  assert(isJson(printed) && isJson(ours), 'both are JSON')
  expect(canonicalJson(printed)).toBe(canonicalJson(ours))
})

test('its strip has each incident on its day', async () => {
  const rows = (await status()).split('\n').filter((line) => line.endsWith('│'))
  const marks = rows.slice(0, 2).map((row) => row.match(/[?⊟·■◧]/g)?.join('') ?? '')
  expect(marks).toEqual(['???????', '????⊟??'])
})

describe('what further reports add', () => {
  const replayed = pause.replay()

  test('flights are claimed once, of one day: undetermined, and not unmet', () => {
    const drones = claimWith(replayed, 'drones flown over the south')
    expect(drones).toMatchObject({ by: ['hamas'], answers: [{ by: 'israel', kind: 'denied' }] })
    expect(statusOf(end, '1.2', 'day-2').status).toBe('undetermined')
  })

  test('the first rocket is claimed of nobody, and no day is met by a remark', () => {
    expect(claimWith(replayed, 'one rocket fired at southern Israel').against).toBeNull()
    for (const words of ['no major incident', 'largely maintained']) {
      expect(claimWith(replayed, words)).toMatchObject({ by: ['ocha'], against: null })
    }
    expect(statuses(end, '1.1')).not.toContain('met')
  })

  test('fuel on day 2: three trucks, and 130,000 litres, never added', () => {
    expect(countsOf(replayed, { source: 'qahera-news', cargo: 'fuel' })).toEqual(['3 entered'])
    expect(countsOf(replayed, { source: 'erc', cargo: 'fuel' })).toEqual(['130000 entered'])
  })
})

test('claims by claimant are those that the page of sources counts', () => {
  expect(claimsBy(pause.replay())).toEqual({
    hamas: 6,
    israel: 6,
    idf: 2,
    cogat: 1,
    wafa: 2,
    prcs: 2,
    ocha: 3,
    cnn: 1,
    petra: 1,
    chronology: 1,
  })
})
