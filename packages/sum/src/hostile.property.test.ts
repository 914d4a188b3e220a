// Goal: whatever anybody with a key says, the record still amounts to something.
// Method: well-formed bodies of every kind, each with one member replaced by something extreme or
// absurd, or taken away, or added. Each is refused or counts; the sum is worked out at three
// moments, also the first and the last there are, and must not stop.

import { hash } from 'node:crypto'
import { named, type CompiledAgreement, type Obligation } from '@holdfast/agreement'
import type { Bytes, Json } from '@holdfast/base'
import { kinds } from '@holdfast/domains'
import { bodyOf } from '@holdfast/domains/testing'
import { standingFrom } from '@holdfast/monitor'
import { openRecord, readView } from '@holdfast/replay'
import type { JsonObject } from '@holdfast/record'
import { at, twoRivers } from '@holdfast/record/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Story } from '@holdfast/replay/testing'
import { accountOf } from './account.ts'

function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(hash('sha256', bytes, 'buffer'))
}

const when = { earliest: '2031-04-02T10:00+02:00', latest: '2031-04-02T12:00+02:00' }
const period = { from: '2031-04-02T10:00+02:00', to: '2031-04-02T22:00+02:00' }
const id = 'ab'.repeat(32)
const words = 'Said at the bridge.'
const decided = (decision: JsonObject): [string, JsonObject] => [
  'record.decided',
  { by: ['envoy'], at: when, decision, quote: { source: 'envoy' } },
]

// What can be said of the cast's agreement, and a body for each kind there is.
const said: readonly (readonly [string, JsonObject])[] = [
  ...[...kinds.values()].flatMap((kind) =>
    (['least', 'dated', 'most'] as const).map((fill) => {
      const choice = { n: 1, fill, act: 'fire', role: 'north', about: id, key: '', anew: {} }
      return [kind.name, bodyOf(kind, choice)] as const
    }),
  ),
  [
    'exchange.released',
    { by: 'north', class: 'soldier', persons: 3, at: when, closes: '2031-04-02' },
  ],
  [
    'incident.reported',
    { what: 'fire', against: 'south', at: when, particulars: words, place: 'upper' },
  ],
  ['incident.claimed', { against: 'south', claim: words, at: when }],
  [
    'aid.counted',
    {
      cargo: 'relief',
      unit: 'trucks',
      amount: 3,
      stage: 'entered',
      date: '2031-04-02',
      closes: true,
    },
  ],
  [
    'aid.counted',
    { cargo: 'relief', unit: 'trucks', amount: 3, stage: 'entered', period, closes: false },
  ],
  [
    'lines.position_reported',
    {
      by: 'north',
      what: 'forces',
      place: 'upper',
      amount: 4,
      unit: 'units',
      at: when,
      closes: true,
    },
  ],
  ['lines.withdrawn', { by: 'north', place: 'upper', at: when }],
  ['lines.kept_clear', { by: 'north', what: 'forces', place: 'upper', period }],
  ['record.covered', { acts: ['fire', 'release'], places: ['upper'], period }],
  ['record.covered', { acts: ['fire'], places: [], date: '2031-04-02' }],
  ['record.milestone_reported', { act: 'open-road', at: when, amount: 2, unit: 'roads' }],
  ['record.confirmed', { statement: id, grade: 'verified' }],
  ['record.retracted', { statement: id, why: words }],
  decided({ kind: 'extend', days: 2 }),
  decided({ kind: 'terminate', from: when.latest }),
  decided({ kind: 'suspend', clauses: null, from: when.latest }),
  decided({ kind: 'resume', clauses: null, from: when.latest }),
  decided({ kind: 'excuse', clause: '2.1', instance: 'once', bearer: 'north' }),
  decided({ kind: 'allot', statement: id, clause: '2.1', instance: 'once', value: 1 }),
  decided({ kind: 'supersede', clauses: ['1.1'], from: when.latest }),
]

const absurd: readonly Json[] = [
  null,
  '',
  ' ',
  'north',
  '__proto__',
  'constructor',
  '9999-12-31',
  '9999-12-30',
  '1900-01-02',
  '1900-01-01',
  '0001-01-01',
  '2031-02-30',
  '9999-12-29T23:59Z',
  '1900-01-02T00:00Z',
  '2031-04-02T24:00Z',
  -1,
  0,
  0.1,
  36_500,
  1e12,
  1e300,
  Number.MAX_SAFE_INTEGER,
  true,
  [],
  {},
  ['north', 'north'],
  { earliest: '1900-01-02T00:00Z', latest: '9999-12-29T23:59Z' },
  { earliest: '9999-12-29T23:59Z', latest: '9999-12-29T23:59Z' },
  { from: '1900-01-02T00:00Z', to: '9999-12-29T23:59Z' },
]

type Twist = { readonly member: number; readonly inner: number; readonly value: Json | undefined }

const twist: fc.Arbitrary<Twist> = fc.record({
  member: fc.nat(8),
  inner: fc.nat(4),
  value: fc.constantFrom(undefined, ...absurd),
})

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The body with one member, or one member of a member, made something else or taken away. */
function twisted(body: JsonObject, { member, inner, value }: Twist): JsonObject {
  const names = [...Object.keys(body), 'extra']
  const name = names[member % names.length] ?? 'extra'
  const { [name]: old, ...others } = body
  if (isObject(old) && inner > 0) {
    return { ...others, [name]: twisted(old, { member: inner - 1, inner: 0, value }) }
  }
  return value === undefined ? others : { ...others, [name]: value }
}

const start = { kind: 'edge', of: { kind: 'term' }, edge: 'start' } as const
const end = { kind: 'edge', of: { kind: 'term' }, edge: 'end' } as const

function obligation(
  clause: string,
  kind: Obligation['kind'],
  measure: Pick<Obligation['measure'], 'kind' | 'unit' | 'forms'> & { readonly act: string },
  more: Partial<Obligation> = {},
): Obligation {
  const { act, ...how } = measure
  const filter = { act: named<Obligation['measure']['filter']['act']>(act), tags: {}, place: null }
  return {
    kind,
    clause: named(clause),
    bearers: [named('north'), named('south')],
    measure: { ...how, filter, byBearer: true },
    target: {
      compare: kind === 'duty' ? 'at-least' : 'at-most',
      amount: { kind: 'fixed', value: 0 },
    },
    parts: [],
    per: { kind: 'each', unit: 'day', opens: start, closes: end },
    perPlace: null,
    conditions: [],
    basis: null,
    count: { source: null, stage: null },
    ...more,
  }
}

const opened = {
  kind: 'first',
  of: { act: named<Obligation['measure']['filter']['act']>('open-road'), tags: {}, place: null },
} as const
const agreement: CompiledAgreement = {
  ...twoRivers,
  obligations: [
    obligation('1.1', 'prohibition', {
      kind: 'occurrences',
      unit: 'incidents',
      forms: ['event'],
      act: 'fire',
    }),
    obligation(
      '2.1',
      'duty',
      { kind: 'sum', unit: 'persons', forms: ['event'], act: 'release' },
      {
        target: { compare: 'at-least', amount: { kind: 'fixed', value: 5 } },
        per: { kind: 'once', opens: start, due: { kind: 'days-after', start: opened, days: 2 } },
      },
    ),
    obligation('4.1', 'duty', { kind: 'sum', unit: 'trucks', forms: ['count'], act: 'bring' }),
    obligation('4.1', 'prohibition', {
      kind: 'occurrences',
      unit: 'units',
      forms: ['state'],
      act: 'station',
    }),
    obligation('4.1', 'duty', {
      kind: 'duration',
      unit: 'hours',
      forms: ['interval'],
      act: 'keep-out',
    }),
  ],
  powers: (['extend', 'terminate', 'suspend', 'excuse', 'supersede'] as const).map((effect) => ({
    clause: named('2.1'),
    holders: [named('envoy')],
    rule: 'any',
    effect,
    scope: null,
    daysAtOnce: null,
    daysInAll: null,
  })),
}

const survives = fc.property(
  fc.array(
    fc.tuple(fc.nat(said.length - 1), twist, fc.constantFrom('compiler', 'north', 'board')),
    {
      minLength: 1,
      maxLength: 6,
    },
  ),
  (statements) => {
    const story = new Story(sha256)
    for (const [n, change, who] of statements) {
      const [kind, body] = said[n] ?? ['record.retracted', {}]
      story.say(who, kind, twisted(body, change))
    }
    const { rooms } = story
    const log = openRecord({
      agreementId: agreement.id,
      rooms: rooms.map(({ room }) => room),
      root: null,
      sha256,
    })
    for (const { room, entries } of rooms) for (const bytes of entries) log.take(room, bytes)
    const reading = readView(log, { agreement, view: null, cut: null })
    reading.follow()
    const heard = reading.replayed()
    for (const asOf of ['1900-01-02T00:00Z', '2031-04-05T10:00Z', '9999-12-29T23:59Z']) {
      const question = { asOf: at(asOf), basis: null, source: null, stage: null }
      expect(standingFrom(agreement, heard, question).statuses.length).toBeGreaterThan(0)
      expect(accountOf({ agreement, question, replayed: heard }, 'movement').ok).toBe(true)
    }
  },
)

test('no statement of anybody stops the sum', () => {
  fc.assert(survives, { numRuns: 400 })
})
