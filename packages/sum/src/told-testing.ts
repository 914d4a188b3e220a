// Words told to a sum of the cast, and the statuses they come to: for tests of what a clause means,
// by the way that everybody goes, from a text and a record to an answer.
//
// Dates are of the cast's agreement: day 1 begins at 06:00 on 1 April 2031, and it is in force for
// seven days.

import type { Fact } from '@holdfast/agreement'
import { assert, parseInstant, present, type Sha256 } from '@holdfast/base'
import type { JsonObject, StatementId } from '@holdfast/record'
import { Story } from '@holdfast/replay/testing'
import { readQuestion } from './question.ts'
import { compileText } from './text.ts'
import { riversFiles, riversHeading, riversSum } from './testing.ts'

/** The text of the cast with these clauses, acts of its own and two groups. */
function textOf(clauses: string, declared = '', heading = riversHeading): string {
  return `${heading}${declared}group      held-by-north  held by north  classes soldier, ill
group      held-by-south  held by south  classes soldier, ill
act        open-road "Opening of the road"
act        pass-law "Passing of the law"
act        convoy "A convoy"
act        exchange-day "An exchange"
\`\`\`

## 1. All

\`\`\`pact
${clauses}
\`\`\`
`
}

/** What the checker says of these clauses: `error power.1`, in the order of the text. */
export function saidOf(clauses: string, declared = ''): readonly string[] {
  const compiled = compileText(riversFiles(textOf(clauses, declared)).files)
  assert(compiled.ok, 'there is a text')
  return compiled.value.diagnostics.map(({ severity, code }) => `${severity} ${code}`)
}

/** An hour of the clock on a date of April 2031. */
export function timeOn(date: number, hour = 12): string {
  return `2031-04-${String(date).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00Z`
}

/** Bounds that are one moment, or two. */
export function boundsOn(date: number, hour = 12, to: readonly [number, number] = [date, hour]) {
  return { earliest: timeOn(date, hour), latest: timeOn(...to) }
}

/** What one of the cast says: who, the kind of statement, its body. */
export type Word = readonly [who: string, kind: string, body: JsonObject]

/** A word that may speak of those before it, by their place. */
export type Telling = Word | ((said: readonly StatementId[]) => Word)

/** A monitor reports that an act was done; `by` may be left out. */
export function doneOn(act: string, at: JsonObject, more: JsonObject = {}): Word {
  return ['watch', 'record.milestone_reported', { act, at, ...more }]
}

/** A release of soldiers, as the monitor reports it. */
export function releasedOn(
  by: string,
  persons: number,
  at: JsonObject,
  more: JsonObject = {},
): Word {
  return ['watch', 'exchange.released', { by, class: 'soldier', persons, at, ...more }]
}

/** Shots, as the monitor reports them. */
export function firedOn(against: string, at: JsonObject, more: JsonObject = {}): Word {
  const particulars = 'ten shots at the bridge'
  return [
    'watch',
    'incident.reported',
    { what: 'fire', against, at, particulars, place: 'upper', ...more },
  ]
}

/** The monitor watched everywhere for these acts, all of a day of the agreement. */
export function watchedOn(acts: readonly string[], date: number): Word {
  const day = `2031-04-${String(date).padStart(2, '0')}`
  return ['watch', 'record.covered', { acts, places: [], date: day }]
}

/** A decision at an hour of a day, as a compiler passes it on. */
export function decidedOn(by: readonly string[], at: JsonObject, decision: JsonObject): Word {
  return ['compiler', 'record.decided', { by, at, decision, quote: { source: 'envoy' } }]
}

/** What words come to at a moment under a text. */
export type ToldStatuses = {
  /** `1.1 day-3 north met 1/1 target-reached`, in the order of the text. */
  readonly lines: readonly string[]
  /** Why acts had no effect. */
  readonly idle: readonly string[]
  /** What is claimed beside each status: `south 45`. */
  readonly claims: readonly (readonly string[])[]
  /** What the words amount to. */
  readonly facts: readonly Fact[]
}

/** What the clauses are, what is told, when it is asked; `declared` stands before the groups. */
export type Told = (
  clauses: string,
  words: readonly Telling[],
  asOf: string,
  declared?: string,
) => ToldStatuses

/**
 * Tells words to a sum of the cast and asks it. No word may be refused. Hashing is handed in, and
 * how the text begins where it is in force for longer than the cast's.
 */
export function toldWith(sha256: Sha256, heading = riversHeading): Told {
  return (clauses, words, asOf, declared = '') =>
    statusesOf(sha256, textOf(clauses, declared, heading), words, asOf)
}

function statusesOf(
  sha256: Sha256,
  text: string,
  words: readonly Telling[],
  asOf: string,
): ToldStatuses {
  const story = new Story(sha256)
  const said: StatementId[] = []
  for (const word of words) {
    const [who, kind, body] = typeof word === 'function' ? word(said) : word
    said.push(story.say(who, kind, body))
  }
  const sum = riversSum(sha256, [riversFiles(text)])
  for (const { room, entries } of story.rooms) {
    for (const bytes of entries) sum.observe(room, bytes)
  }
  const question = readQuestion({ asOf }, { agreement: sum.agreement, rooms: sum.rooms() })
  assert(question.ok, 'the question is well formed')
  const now = present(parseInstant('2032-01-01T00:00Z'), 'an instant')
  const { standing, replayed } = sum.standing(question.value, now)
  const [refused] = replayed.refused
  assert(refused === undefined, `nothing is refused: ${JSON.stringify(refused)}`)
  return {
    lines: standing.statuses.map((one) => {
      const { clause, instance, bearer, status, measured, target, reason } = one
      const name = instance.startsWith('for-') ? 'for' : instance
      const share = `${measured?.value ?? '-'}/${target.value}`
      const without = one.without === undefined ? '' : `, else ${one.without.status}`
      return `${clause} ${name} ${bearer ?? '-'} ${status} ${share} ${reason.code}${without}`
    }),
    idle: standing.idleActs.map(({ why }) => why),
    claims: standing.statuses.map(({ claims }) =>
      claims.map(({ by, amount }) => `${by} ${amount.value}`),
    ),
    facts: replayed.facts,
  }
}
