// Goal: what is said of movement reaches clauses as facts and readers as an account, corrected and
// retracted as it now stands.
// Method: a short story of patients at a crossing, asked as of two moments.

import { hash } from 'node:crypto'
import type { Bytes } from '@holdfast/base'
import { parseInstant, present } from '@holdfast/base'
import { room, Story } from '@holdfast/replay/testing'
import { expect, test } from 'vitest'
import { accountOf } from './account.ts'
import type { Sum } from './open-sum.ts'
import { readQuestion } from './question.ts'
import { riversFiles, riversHeading, riversSum } from './testing.ts'

const text = `${riversHeading}\`\`\`

## 1. The crossing

\`\`\`pact
1.1  south must evacuate at least 50 patient through lower each day
1.2  south must not deny patient at lower, each day
\`\`\`
`

function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(hash('sha256', bytes, 'buffer'))
}

const when = { earliest: '2031-04-02T10:00Z', latest: '2031-04-02T12:00Z' }
const patients = {
  by: 'south',
  class: 'patient',
  date: '2031-04-02',
  closes: true,
  place: 'lower',
  route: 'coast-road',
}
const set = {
  by: ['south'],
  route: 'coast-road',
  movements: ['evacuate'],
  from: 'upper',
  to: 'lower',
  opens: '2031-04-02T08:00Z',
  rules: ['escorted'],
  perDay: 60,
}
const denial = {
  by: 'south',
  movement: 'evacuate',
  class: 'patient',
  persons: 3,
  at: when,
  place: 'lower',
  reason: 'not on the list that was agreed',
}

function told(): Sum {
  const story = new Story(sha256)
  story.say('south', 'movement.route_set', set)
  const first = story.say('watch', 'movement.evacuated', { ...patients, persons: 5 })
  const body = { ...patients, persons: 52, companions: 52 }
  story.say('watch', 'record.corrected', { statement: first, body, why: 'A digit was missing.' })
  const slip = story.say('watch', 'movement.evacuated', { ...patients, persons: 400 })
  story.say('watch', 'record.retracted', { statement: slip, why: 'It was of another day.' })
  story.say('north', 'movement.denied', denial)
  const [keys] = story.rooms
  const sum = riversSum(sha256, [riversFiles(text)])
  for (const bytes of keys?.entries ?? []) sum.observe(room('public'), bytes)
  return sum
}

function askedAsOf(sum: Sum, asOf: string) {
  const question = readQuestion({ asOf }, { agreement: sum.agreement, rooms: sum.rooms() })
  if (!question.ok) throw new Error(question.problem.code)
  return sum.standing(question.value, present(parseInstant('2031-04-03T12:00Z'), 'an instant'))
}

test('clauses ask for movements and for denials', () => {
  const { standing, replayed } = askedAsOf(told(), '2031-04-03T07:00Z')
  expect(replayed.refused).toEqual([])
  const statusOf = (clause: string) =>
    standing.statuses.find((one) => one.clause === clause && one.instance === 'day-2')
  expect(statusOf('1.1')).toMatchObject({ status: 'met', measured: { value: 52 } })
  // The North's word against the South alone.
  expect(statusOf('1.2')).toMatchObject({ status: 'undetermined', claims: [{ by: 'north' }] })
})

test('the account tells what now stands, corrected and not retracted', () => {
  const account = accountOf(askedAsOf(told(), '2031-04-02T13:00Z'), 'movement')
  expect(account).toMatchObject({
    ok: true,
    value: {
      domain: 'movement',
      account: {
        date: '2031-04-02',
        routes: [
          {
            state: 'open',
            perDay: 60,
            today: [{ source: 'watch', persons: 52, companions: 52, closes: true }],
          },
        ],
        denials: [{ source: 'north', by: 'south', reason: 'not on the list that was agreed' }],
      },
      nextChange: parseInstant('2031-04-03T06:00Z'),
    },
  })
})

test('a domain without an account has none, and neither has a name of nothing', () => {
  const answer = askedAsOf(told(), '2031-04-02T13:00Z')
  for (const name of ['exchange', 'weather', 'constructor', '__proto__']) {
    expect(accountOf(answer, name)).toMatchObject({ ok: false, problem: { code: 'question.3' } })
  }
})
