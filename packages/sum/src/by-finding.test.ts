// Goal: what no form reports is done when a finding says so and not before; conditions in quotes
// change when whoever has the power says so; ratios hear categories; reports have an addressee; an
// end has its notice.
// Method: one text of the cast, a record in which each is told twice: short of what the clause
// asks, and as it asks. Two questions before and after.

import { hash } from 'node:crypto'
import { parseInstant, present, type Bytes } from '@holdfast/base'
import { room, Story } from '@holdfast/replay/testing'
import { expect, test } from 'vitest'
import type { Sum } from './open-sum.ts'
import { readQuestion } from './question.ts'
import { riversFiles, riversHeading, riversSum } from './testing.ts'

const text = `${riversHeading}group      held-by-north  held by north  classes soldier, ill
group      held-by-south  held by south  classes soldier, ill
\`\`\`

## 1. Conduct

\`\`\`pact
1.1  North shall cooperate fully with the Watch by day 3.
1.2  South shall hand over the maps of all minefields by day 3.
1.3  north must not "recruit persons under 18" until day 2
1.4  south must not fire in upper as long as "North keeps to clause 1.1"
1.5  board may find whether "North keeps to clause 1.1"
\`\`\`

## 2. Releases

\`\`\`pact
2.1  north must release 3 persons from held-by-north by day 3
2.2  for each release under 2.1:
       south must release 5 soldier per soldier, 3 soldier per ill, by day 4
2.3  south must release all ill by day 4
\`\`\`

## 3. Reports and the end

\`\`\`pact
3.1  board must report to envoy by day 2
3.2  board must report to watch by day 2
4.1  board may terminate the agreement with 3 days notice
\`\`\`
`

const on = (day: number): { earliest: string; latest: string } => {
  const instant = `2031-04-0${day}T10:00Z`
  return { earliest: instant, latest: instant }
}

function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(hash('sha256', bytes, 'buffer'))
}

function sumOf(story: Story): Sum {
  const sum = riversSum(sha256, [riversFiles(text)])
  for (const bytes of story.rooms[0]?.entries ?? []) sum.observe(room('public'), bytes)
  return sum
}

function statusesOf(story: Story, asOf: string): ReadonlyMap<string, string> {
  const sum = sumOf(story)
  const question = readQuestion({ asOf }, { agreement: sum.agreement, rooms: sum.rooms() })
  if (!question.ok) throw new Error(question.problem.code)
  const now = present(parseInstant('2031-04-09T12:00Z'), 'an instant')
  const { standing, replayed } = sum.standing(question.value, now)
  expect(replayed.refused).toEqual([])
  const told = standing.statuses.map(({ clause, instance, bearer, status }): [string, string] => [
    `${clause} ${instance.replace(/^for-.*/, 'for')} ${bearer ?? ''}`.trim(),
    status,
  ])
  return new Map([...told, ['end', String(standing.inForce.to)]])
}

/** What `south` is asked for under 2.2, in the order of what triggered. */
function answers(story: Story): readonly number[] {
  const sum = sumOf(story)
  const asking = { agreement: sum.agreement, rooms: sum.rooms() }
  const question = readQuestion({ asOf: '2031-04-05T07:00Z' }, asking)
  if (!question.ok) throw new Error(question.problem.code)
  const now = present(parseInstant('2031-04-09T12:00Z'), 'an instant')
  const { standing } = sum.standing(question.value, now)
  return standing.statuses
    .filter(({ clause }) => clause === '2.2')
    .map(({ target }) => target.value)
}

const found = { body: 'board', rule: 'consensus', dissents: [], words: 'It was done.' }

test('conduct is undetermined until a finding, and met by one', () => {
  const story = new Story(sha256)
  expect(statusesOf(story, '2031-04-01T12:00Z').get('1.1 once north')).toBe('running')
  const told = story.say('north', 'record.milestone_reported', {
    act: 'act-1.1',
    by: 'north',
    at: on(2),
  })
  // Its own word is none, and neither is anybody's that no body found to be so.
  story.say('watch', 'record.milestone_reported', { act: 'act-1.2', by: 'south', at: on(2) })
  const before = statusesOf(story, '2031-04-05T07:00Z')
  expect(before.get('1.1 once north')).toBe('undetermined')
  expect(before.get('1.2 once south')).toBe('undetermined')
  story.say('board', 'taskforce.found', { ...found, statement: told, finding: 'established' })
  const after = statusesOf(story, '2031-04-05T07:00Z')
  expect(after.get('1.1 once north')).toBe('met')
  expect(after.get('1.2 once south')).toBe('undetermined')
})

test('what is not to be done is unmet only where a body found it', () => {
  const story = new Story(sha256)
  const act = { act: 'act-1.3', by: 'north', at: on(1) }
  const told = story.say('watch', 'record.milestone_reported', act)
  expect(statusesOf(story, '2031-04-05T07:00Z').get('1.3 day-1 north')).toBe('undetermined')
  story.say('board', 'taskforce.found', { ...found, statement: told, finding: 'established' })
  const after = statusesOf(story, '2031-04-05T07:00Z')
  expect(after.get('1.3 day-1 north')).toBe('unmet')
  expect(after.get('1.3 day-2 north')).toBe('undetermined')
})

test('a condition in quotes binds until it is said not to hold', () => {
  const story = new Story(sha256)
  const state = sumOf(story).agreement.later?.[0]
  expect(state).toMatchObject({ id: 'state-1.4', name: 'North keeps to clause 1.1', holds: true })
  expect(statusesOf(story, '2031-04-05T07:00Z').get('1.4 day-3 south')).toBe('undetermined')
  story.say('board', 'record.decided', {
    by: ['board'],
    at: on(2),
    decision: {
      kind: 'set',
      name: 'state-1.4',
      to: { kind: 'state', holds: false, from: '2031-04-02T12:00Z' },
    },
  })
  expect(statusesOf(story, '2031-04-05T07:00Z').get('1.4 day-3 south')).toBe('void')
})

test('a report counts for whom it was submitted to', () => {
  const story = new Story(sha256)
  story.say('board', 'taskforce.reported', {
    body: 'board',
    title: 'First',
    to: 'envoy',
    at: on(1),
  })
  const statuses = statusesOf(story, '2031-04-05T07:00Z')
  expect(statuses.get('3.1 once board')).toBe('met')
  expect(statuses.get('3.2 once board')).not.toBe('met')
})

test('an end that is said too late for its notice ends nothing', () => {
  const end = (from: string): Story => {
    const story = new Story(sha256)
    const decision = { kind: 'terminate', from }
    story.say('board', 'record.decided', { by: ['board'], at: on(2), decision })
    return story
  }
  const asked = '2031-04-03T07:00Z'
  const signed = statusesOf(new Story(sha256), asked).get('end')
  expect(statusesOf(end('2031-04-04T06:00Z'), asked).get('end')).toBe(signed)
  const ended = present(parseInstant('2031-04-06T06:00Z'), 'an instant')
  expect(statusesOf(end('2031-04-06T06:00Z'), asked).get('end')).toBe(String(ended))
})

test('what is asked in return is by category', () => {
  const story = new Story(sha256)
  const release = { by: 'north', group: 'held-by-north', at: on(1) }
  story.say('watch', 'exchange.released', { ...release, class: 'ill', persons: 1 })
  story.say('watch', 'exchange.released', { ...release, class: 'soldier', persons: 2 })
  expect(answers(story).toSorted((a, b) => a - b)).toEqual([3, 10])
  // How many of the ill south holds, nobody said.
  expect(statusesOf(story, '2031-04-05T07:00Z').get('2.3 once south')).toBe('undetermined')
})
