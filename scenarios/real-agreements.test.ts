// What every example about a real agreement must say and must not say.
//
// Most have a story of their own besides.

import { describe, expect, test } from 'vitest'
import { openExample } from './asking.ts'

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
