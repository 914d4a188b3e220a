// Goal: clauses hear arms as agreements mean them: only accepted items are decommissioned, a stock
// is held to its ceiling at every moment, a list is a list whatever is on it.
// Method: the figures of Aceh, 1,018 handed in and 840 accepted, told by a monitor in two rounds,
// against targets that tell the stages apart.

import { hash } from 'node:crypto'
import type { Bytes } from '@holdfast/base'
import { parseInstant, present } from '@holdfast/base'
import { room, Story } from '@holdfast/replay/testing'
import { expect, test } from 'vitest'
import type { Sum } from './open-sum.ts'
import { readQuestion } from './question.ts'
import { riversFiles, riversHeading, riversSum } from './testing.ts'

const registered = 'group  registered-arms  held by north  classes small-arms  size 2,800'
const text = `${riversHeading}${registered}
\`\`\`

## 1. Arms

\`\`\`pact
1.1  north must decommission 840 weapons by day 3
1.2  north must decommission 841 small-arms by day 3
1.3  north must hand-in 1018 weapons by day 3
1.4  south must stockpile at most 5 vehicles in upper by day 2
1.5  north must submit-list by day 2
1.6  north must decommission at least 30% of registered-arms by day 3
1.7  north must decommission at least 31% of registered-arms by day 3
1.8  north must decommission at least 25% of registered-arms by day 1, in parallel with 1.4
\`\`\`
`

const at = { earliest: '2031-04-02T08:00Z', latest: '2031-04-02T08:00Z' }
const items = { by: 'north', what: 'small-arms', unit: 'weapons', closes: true }
const rounds = [
  { date: '2031-04-01', stages: { 'handed-in': 600, accepted: 500, rejected: 100 } },
  { date: '2031-04-02', stages: { 'handed-in': 418, accepted: 340, rejected: 7, disputed: 71 } },
  { date: '2031-04-03', stages: { 'handed-in': 0, accepted: 0 } },
]

function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(hash('sha256', bytes, 'buffer'))
}

function told(): Sum {
  const story = new Story(sha256)
  for (const { date, stages } of rounds) {
    for (const [stage, amount] of Object.entries(stages)) {
      story.say('watch', 'arms.counted', { ...items, date, stage, amount })
    }
  }
  const tanks = { by: 'south', what: 'tanks', amount: 6, unit: 'vehicles', place: 'upper', at }
  story.say('watch', 'arms.stocked', { ...tanks, closes: true })
  const list = { by: 'north', what: 'small-arms', amount: 3000, unit: 'weapons', at }
  story.say('watch', 'arms.listed', { ...list, sha256: 'ab'.repeat(32) })
  const [keys] = story.rooms
  const sum = riversSum(sha256, [riversFiles(text)])
  for (const bytes of keys?.entries ?? []) sum.observe(room('public'), bytes)
  return sum
}

test('clauses hear arms by stage, stock and list', () => {
  const sum = told()
  const asking = { agreement: sum.agreement, rooms: sum.rooms() }
  const question = readQuestion({ asOf: '2031-04-05T07:00Z' }, asking)
  if (!question.ok) throw new Error(question.problem.code)
  const now = present(parseInstant('2031-04-05T12:00Z'), 'an instant')
  const { standing, replayed } = sum.standing(question.value, now)
  expect(replayed.refused).toEqual([])
  const statuses = standing.statuses.map(({ clause, status }) => [clause, status])
  expect(statuses).toEqual([
    ['1.1', 'met'],
    ['1.2', 'unmet'],
    ['1.3', 'met'],
    ['1.4', 'unmet'],
    ['1.5', 'met'],
    // 840 of 2,800 are 30 %: accepted ones alone, of 1,018 handed in.
    ['1.6', 'met'],
    ['1.7', 'unmet'],
    ['1.8', 'late'],
  ])
})
