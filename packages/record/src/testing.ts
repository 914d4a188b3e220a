// The cast of the tests of record, domains and replay: a short agreement in a fictional place, and
// who speaks in it.
//
// Days begin at 06:00 two hours ahead of UTC, so that a day boundary never hides behind midnight.
// Hashing is handed in, as everywhere: tests bring their own.

import { named, type AgreementId, type CompiledAgreement } from '@holdfast/agreement'
import type { Role, RoleId, Vocabulary } from '@holdfast/agreement'
import { assert, parseInstant, present, type Instant, type Result } from '@holdfast/base'
import type { Domain } from './domain.ts'
import { namesOf, type Hearing } from './hearing.ts'
import { isKeyId } from './ids.ts'
import type { Meaning } from './meaning.ts'
import type { JsonObject } from './payload.ts'

/** The instant of a text, which must be one. */
export function at(text: string): Instant {
  return present(parseInstant(text), `not an instant: ${text}`)
}

function role(id: string, kind: Role['kind'], members: readonly string[] = []): Role {
  return { id: named(id), kind, name: id, members: members.map((one) => named<RoleId>(one)) }
}

/** The agreement of the cast: two parties, a mediator, a monitor, a board, two sources. */
export const twoRivers: CompiledAgreement = {
  format: 'holdfast-agreement/1',
  id: named<AgreementId>('two-rivers'),
  title: 'Two rivers',
  notice: '',
  calendar: {
    rules: { zone: 'Test/Rivers', tzdb: '-', offsetMinutes: 120, transitions: [] },
    dayBeginsMinutes: 360,
  },
  term: { from: at('2031-04-01T06:00+02:00'), to: at('2031-04-08T06:00+02:00') },
  statuses: 'on',
  basis: 'reported',
  roles: [
    role('north', 'party'),
    role('south', 'party'),
    role('envoy', 'mediator'),
    role('watch', 'monitor'),
    role('board', 'body', ['north', 'south', 'envoy']),
    role('agency', 'source'),
    role('wire', 'source'),
  ],
  places: [
    { id: named('valley'), within: null, parts: [named('upper'), named('lower')] },
    { id: named('upper'), within: named('valley'), parts: [] },
    { id: named('lower'), within: named('valley'), parts: [] },
  ],
  groups: [
    { id: named('held-by-north'), heldBy: named('north'), classes: ['soldier'], size: 40 },
    { id: named('held-by-south'), heldBy: named('south'), classes: ['soldier', 'ill'], size: 90 },
  ],
  kinds: [{ id: 'fuel-and-gas', of: ['fuel', 'cooking-gas'] }],
  phases: [],
  acts: [{ id: named('open-road'), name: 'Opening of the road' }],
  articles: [],
  clauses: ['1.1', '2.1', '4.1'].map((id, at) => ({
    id: named(id),
    article: id.slice(0, 1),
    kind: 'duty',
    source: id,
    line: at + 1,
    unnamed: [],
  })),
  obligations: [],
  powers: [],
}

/** Whoever holds a key of the cast, with its roles. */
export const roles: Readonly<Record<string, readonly string[]>> = {
  compiler: ['registrar', 'compiler'],
  north: ['party'],
  south: ['party'],
  watch: ['monitor'],
  board: ['body'],
}

/** A statement of `holder` being heard by the agreement of the cast. */
export function hearingOf(holder: string, vocabulary: Vocabulary): Hearing {
  const key = '0'.repeat(32)
  assert(isKeyId(key), 'a key id')
  return {
    names: namesOf(twoRivers, vocabulary),
    speaker: { key, holder, roles: roles[holder] ?? [] },
    cosigners: [],
  }
}

/** What a body means as a statement of a domain's kind, or why it is not admitted. */
export function hearIn(
  domain: Domain,
  name: string,
  body: JsonObject,
  hearing: Hearing,
): Result<Meaning> {
  const kind = present(
    domain.kinds.find((one) => one.name === name),
    `${domain.name} has no kind ${name}`,
  )
  return kind.hear(body, hearing)
}
