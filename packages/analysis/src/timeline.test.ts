// The timeline of a made-up week, halfway through it.
//
// The statuses themselves are the monitor's; here, that none is lost and the changes are in order.

import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { askerWith, on, released } from './testing.ts'
import { timelineOf } from './timeline.ts'

const askedOf = askerWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))

const { answer } = askedOf([released('north', 4, 1)], on(3, 18))
const timeline = timelineOf(answer)

test('has every window in a row of its clause and bearer', () => {
  const rows = timeline.rows.map(({ clause, bearer, spans }) => [clause, bearer, spans.length])
  expect(rows).toEqual([
    ['1.1', 'north', 7],
    ['1.1', 'south', 7],
    ['2.1', 'north', 1],
    ['2.2', 'south', 1],
    ['3.1', 'south', 7],
  ])
  expect(timeline.rows[2]?.spans[0]).toMatchObject({ from: on(1), status: 'running' })
  const spans = timeline.rows.reduce((count, row) => count + row.spans.length, 0)
  expect(spans).toBe(answer.standing.statuses.length)
})

test('names each moment ahead at which something changes by itself, once and in order', () => {
  const { changes } = timeline
  expect(changes).toEqual([...new Set(changes)].toSorted((a, b) => a - b))
  expect(changes).toContain(on(4))
  expect(changes.every((at) => at > on(3, 18))).toBe(true)
})
