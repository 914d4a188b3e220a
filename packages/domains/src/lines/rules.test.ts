// What lines refuse, row by row, and what positions, withdrawals and clearances amount to.
//
// Each row is one thing that must not be let through, with the code that says so.

import { describe, expect, test } from 'vitest'
import { limits, type Result } from '@holdfast/base'
import { named, type PlaceId } from '@holdfast/agreement'
import { namesOf, type AgreementNames, type JsonObject, type Meaning } from '@holdfast/record'
import { hearIn, hearingOf, twoRivers } from '@holdfast/record/testing'
import { vocabulary } from '@holdfast/vocabulary'
import { lines } from './kinds.ts'

const when = { earliest: '2031-04-02T10:00+02:00', latest: '2031-04-02T10:00+02:00' }
const period = { from: '2031-04-02T10:00+02:00', to: '2031-04-02T16:30+02:00' }
const position = {
  by: 'south',
  what: 'heavy-weapons',
  place: 'lower',
  amount: 4,
  unit: 'weapons',
  at: when,
}
const withdrawn = { by: 'south', place: 'upper', at: when }
const plan = { by: ['watch'], place: 'upper', to: 'north', hours: 12 }
const clear = { by: 'south', what: 'military-flights', place: 'upper', period }

const from = '2031-04-02T10:00+02:00'
const told = {
  by: ['envoy'],
  line: 'front',
  version: 'sketch',
  basis: 'Hand sketch',
  accuracyMetres: 500,
  from,
  quote: { source: 'envoy' },
}
const offset = { line: 'front', leastMetres: 900, mostMetres: 950 }
const measured = { ...position, place: undefined, site: 'battery-1', offsets: [offset] }

/** The agreement of the cast with a line in one version. */
function namesWithLine(): AgreementNames {
  const at = { of: named<PlaceId>('front'), source: '', accuracyMetres: 5, from: null, until: null }
  const line = { id: named<PlaceId>('front-1'), within: null, parts: [], version: at }
  const front = { id: named<PlaceId>('front'), within: null, parts: [] }
  const places = [...twoRivers.places, front, line]
  return namesOf({ ...twoRivers, places }, vocabulary)
}

function hear(kind: string, said: JsonObject, who = 'watch'): Result<Meaning> {
  const hearing = { ...hearingOf(who, vocabulary), names: namesWithLine() }
  return hearIn(lines, `lines.${kind}`, said, hearing)
}

const refusals: readonly (readonly [string, string, JsonObject, string])[] = [
  ['coordinates', 'position_reported', { ...position, longitude: 35.1 }, 'record.50'],
  ['less than none', 'position_reported', { ...position, amount: -1 }, 'record.50'],
  ['units nobody counts in', 'position_reported', { ...position, unit: 'unit-7' }, 'record.72'],
  ['a position nowhere', 'position_reported', { ...position, place: undefined }, 'lines.2'],
  [
    'an empty period',
    'kept_clear',
    { ...clear, period: { from: period.from, to: period.from } },
    'record.50',
  ],
  ['somebody nobody declared', 'withdrawn', { ...withdrawn, by: 'west' }, 'record.51'],
  ['a place nobody declared', 'withdrawn', { ...withdrawn, place: 'moon' }, 'record.52'],
  ['units of a source', 'withdrawn', { ...withdrawn, by: 'wire' }, 'lines.1'],
  [
    'a measured spot without a name',
    'position_reported',
    { ...measured, site: undefined },
    'lines.2',
  ],
  ['units in a line', 'position_reported', { ...position, place: 'front-1' }, 'lines.6'],
  ['a calibre of nothing', 'position_reported', { ...position, calibre: 0 }, 'record.50'],
  [
    'a distance from what is no line',
    'position_reported',
    { ...measured, offsets: [{ ...offset, line: 'upper' }] },
    'lines.3',
  ],
  [
    'a distance that ends before it begins',
    'position_reported',
    { ...measured, offsets: [{ ...offset, mostMetres: 1 }] },
    'lines.4',
  ],
  ['a withdrawal from nowhere', 'withdrawn', { ...withdrawn, place: undefined }, 'lines.2'],
  ['a withdrawal to two ends', 'withdrawn', { ...withdrawn, behind: 'front' }, 'lines.2'],
  [
    'a withdrawal behind what is no line',
    'withdrawn',
    { ...withdrawn, place: undefined, behind: 'lower' },
    'lines.3',
  ],
  ['taking over a line', 'taken_over', { by: 'north', place: 'front', at: when }, 'lines.6'],
  ['a takeover by a source', 'taken_over', { by: 'wire', place: 'upper', at: when }, 'lines.1'],
  ['a plan in the name of another', 'handover_planned', { ...plan, by: ['envoy'] }, 'record.56'],
  ['a version of what is no line', 'version_told', { ...told, line: 'upper' }, 'lines.3'],
  ['a version that ends first', 'version_told', { ...told, until: from }, 'lines.4'],
  [
    'a version that could be anywhere',
    'version_told',
    { ...told, accuracyMetres: limits.accuracyMetres + 1 },
    'lines.5',
  ],
  [
    'acknowledging for another',
    'acknowledged',
    { by: 'north', line: 'front', version: 'front-1', at: when },
    'record.56',
  ],
  [
    'markers that stand backwards',
    'markers_found',
    { line: 'front', version: 'front-1', leastMetres: 9, mostMetres: 8, at: when },
    'lines.4',
  ],
]

describe('lines rules', () => {
  for (const [what, kind, said, code] of refusals) {
    test(`refuse ${what}`, () => {
      const answer = hear(kind, said, kind === 'version_told' ? 'compiler' : 'watch')
      expect(answer.ok ? 'admitted' : answer.problem.code).toBe(code)
    })
  }
})

describe('lines', () => {
  test('a position is a state', () => {
    expect(hear('position_reported', position)).toMatchObject({
      value: {
        facts: [
          {
            form: 'state',
            act: 'station',
            actor: 'south',
            tags: { category: 'heavy-weapons' },
            amount: { value: 4, unit: 'weapons' },
          },
        ],
      },
    })
  })

  test('a position is a lower bound unless it is a whole inventory', () => {
    const whole = { ...position, closes: true }
    expect(hear('position_reported', position)).toMatchObject({
      value: { facts: [{ closes: false }] },
    })
    expect(hear('position_reported', whole)).toMatchObject({ value: { facts: [{ closes: true }] } })
    expect(hear('position_reported', { ...position, closes: false }).ok).toBe(false)
  })

  test('a measured position tells its range, and reaches as far as nobody said', () => {
    const far = { ...measured, calibre: 122, offsets: [{ line: 'front', leastMetres: 900 }] }
    expect(hear('position_reported', far)).toMatchObject({
      value: {
        facts: [
          {
            place: null,
            tags: { category: 'heavy-weapons', calibre: '122', site: 'battery-1' },
            offsets: [{ line: 'front', least: 900, most: 20_040_000, sides: [] }],
          },
        ],
      },
    })
  })

  test('what is as wide as can be is admitted', () => {
    const widest = { ...told, accuracyMetres: limits.accuracyMetres }
    expect(hear('version_told', widest, 'compiler').ok).toBe(true)
  })

  test('a takeover is one event, and plans, versions and acknowledgements are none', () => {
    const over = { by: 'north', place: 'upper', at: when }
    expect(hear('taken_over', over)).toMatchObject({
      value: { facts: [{ form: 'event', act: 'take-over', place: 'upper' }] },
    })
    const known = { by: 'north', line: 'front', version: 'front-1', at: when }
    const nothing = { value: { facts: [] } }
    expect(hear('acknowledged', known, 'north')).toMatchObject(nothing)
    expect(hear('handover_planned', plan)).toMatchObject(nothing)
    expect(hear('version_told', told, 'compiler')).toMatchObject(nothing)
  })

  test('going behind a line is a withdrawal that names it', () => {
    const gone = { by: 'south', behind: 'front-1', at: when }
    expect(hear('withdrawn', gone)).toMatchObject({
      value: { facts: [{ act: 'withdraw', place: null, tags: { behind: 'front-1' } }] },
    })
  })

  test('units that moved out count by number and class, and leave no place', () => {
    const gone = {
      by: 'south',
      what: 'tanks',
      place: 'upper',
      amount: 40,
      unit: 'weapons',
      at: when,
    }
    expect(hear('moved_out', gone)).toMatchObject({
      value: {
        facts: [
          {
            form: 'event',
            act: 'move-out',
            tags: { category: 'tanks' },
            amount: { value: 40, unit: 'weapons' },
          },
        ],
      },
    })
  })

  test('a withdrawal is one event', () => {
    expect(hear('withdrawn', withdrawn)).toMatchObject({
      value: { facts: [{ form: 'event', act: 'withdraw', amount: { value: 1 } }] },
    })
  })

  test('a place kept clear is an interval of elapsed hours', () => {
    expect(hear('kept_clear', clear)).toMatchObject({
      value: {
        facts: [
          {
            form: 'interval',
            act: 'keep-out',
            tags: { category: 'military-flights' },
            amount: { value: 6.5, unit: 'hours' },
          },
        ],
      },
    })
  })
})
