// The short agreement of the cast, with what a test has said in it, and statuses made by hand.
//
// Days begin at 06:00 UTC, so that no boundary hides behind midnight. Only tests use this.

import { named, type RoleId, type Status } from '@holdfast/agreement'
import { instantFromMs, type Instant, type Sha256 } from '@holdfast/base'
import type { JsonObject } from '@holdfast/record'
import type { Answer, RecordQuestion, Sum } from '@holdfast/sum'
import { riversStory, riversSum } from '@holdfast/sum/testing'

/** Day `n` at an hour of the clock; day 1 is 1 April 2031, and the term has seven. */
export function on(day: number, hour = 6, minute = 0): Instant {
  return instantFromMs(Date.UTC(2031, 3, day, hour, minute))
}

/** What somebody says: who, what kind, and the body. */
export type Saying = readonly [who: string, kind: string, body: JsonObject]

/** The side releases so many on a day at noon. */
export function released(by: string, persons: number, day: number): Saying {
  const at = `2031-04-${String(day).padStart(2, '0')}T12:00Z`
  const times = { earliest: at, latest: at }
  const quote = { source: 'agency' }
  return ['compiler', 'exchange.released', { by, class: 'soldier', persons, at: times, quote }]
}

/** So many trucks counted for a day, all there were of it unless `more`. */
export function counted(source: string, amount: number, day: number, more = false): Saying {
  const date = `2031-04-${String(day).padStart(2, '0')}`
  const what = { cargo: 'relief', unit: 'trucks', amount, stage: 'entered', place: 'valley' }
  return ['compiler', 'aid.counted', { ...what, date, closes: !more, quote: { source } }]
}

/** What a test asks, and what it is answered from. */
export type Asked = {
  readonly sum: Sum
  readonly question: RecordQuestion
  readonly answer: Answer
}

/** Answers as of moments, from what was said. Hashing is handed in. */
export function askerWith(sha256: Sha256): (said: readonly Saying[], asOf: Instant) => Asked {
  return (said, asOf) => {
    const story = riversStory(sha256)
    for (const [who, kind, body] of said) story.say(who, kind, body)
    const sum = riversSum(sha256)
    for (const { room, entries } of story.rooms) {
      for (const bytes of entries) sum.observe(room, bytes)
    }
    const view = sum.rooms().flatMap(({ id }) => (id === 'public' ? [id] : []))
    const question = { asOf, basis: null, source: null, stage: null, view, knownAt: null }
    return { sum, question, answer: sum.standing(question, asOf) }
  }
}

/** A running status of clause 2.1, 5 of 10 by the end of day 4, unless told otherwise. */
export function statusOf(more: Partial<Status> = {}): Status {
  return {
    clause: named('2.1'),
    instance: 'once',
    bearer: named<RoleId>('north'),
    status: 'running',
    measured: { value: 5, unit: 'persons' },
    target: { value: 10, unit: 'persons' },
    readings: [],
    basis: 'reported',
    window: { from: on(1), to: on(5) },
    nextChange: null,
    reason: { code: 'window-open' },
    facts: [],
    parts: [],
    disputes: [],
    claims: [],
    ...more,
  }
}
