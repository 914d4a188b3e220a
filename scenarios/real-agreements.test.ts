// What every example about a real agreement must say and must not say.
//
// The pause of 2023 has a story of its own.

import { describe, expect, test } from 'vitest'
import { openExample, statusOf } from './asking.ts'

const notice =
  'Compiled from press and public reports. No body determined compliance. ' +
  "Counts are their sources'; disputes appear beside them."

const names = [
  'gaza-pause-2023',
  'gaza-first-phase-2025',
  'gaza-plan-2025',
  'lebanon-2024',
  'yemen-truce-2022',
]

describe.each(names)('%s', (name) => {
  test('says where it is from', async () => {
    const { agreement } = await openExample(name)
    expect(agreement.notice).toBe(notice)
  })

  test('is quoted from its sources, entry by entry, and counts whole', async () => {
    const replayed = (await openExample(name)).replay()
    expect(replayed).toMatchObject({ refused: [], unresolved: [], irregularities: [] })
    const own = replayed.said.filter(
      ({ kind, body }) => !/^record\.(key|text)_/.test(kind) && body['quote'] === undefined,
    )
    expect(own).toEqual([])
  })
})

describe('the first phase of 2025', () => {
  test('is not held unmet by a record that is incomplete', async () => {
    const answer = (await openExample('gaza-first-phase-2025')).ask({
      asOf: '2025-03-02T00:00+02:00',
    })
    const shown = new Set(answer.statuses.map(({ status }) => status))
    expect(shown).toEqual(new Set(['met', 'undetermined']))
    expect(statusOf(answer, '2.1', 'step-1').status).toBe('met')
    expect(statusOf(answer, '2.1', 'step-2').status).toBe('met')
    expect(statusOf(answer, '2.1', 'step-3')).toMatchObject({
      status: 'undetermined',
      reason: { code: 'not-closed', atLeast: 13 },
    })
    expect(statusOf(answer, '2.3', 'once').reason.code).toBe('base-unknown')
  })
})

describe('the plan of October 2025', () => {
  test('is alive: claims stand on the record and no status is worked out', async () => {
    const plan = await openExample('gaza-plan-2025')
    expect(plan.agreement.statuses).toBe('off')
    expect(plan.ask({ asOf: '2026-06-01T00:00+03:00' }).statuses).toEqual([])
    const { claims, facts } = plan.replay()
    expect(claims).toHaveLength(8)
    expect(facts.length).toBeGreaterThan(8)
    expect(facts.filter(({ act }) => act === 'attack')).toEqual([])
  })
})
