// Goal: clauses hear where things are, seen from a line: by distance, side, calibre and version,
// and say that they do not know wherever accuracy does not tell.
// Method: a line along a meridian, in two versions; villages drawn so many kilometres from it; a
// monitor who reports by place, by measured distance, or as an inventory of a whole band.

import { hash } from 'node:crypto'
import { encodeUtf8, parseInstant, present, type Bytes } from '@holdfast/base'
import type { JsonObject } from '@holdfast/record'
import { room, Story } from '@holdfast/replay/testing'
import { describe, expect, test } from 'vitest'
import { accountOf } from './account.ts'
import { readQuestion } from './question.ts'
import { riversFiles, riversHeading, riversSum } from './testing.ts'

function feature(id: string, type: string, coordinates: unknown, more: object = {}): object {
  return { type: 'Feature', properties: { id, ...more }, geometry: { type, coordinates } }
}

function square(west: number, half = 0.01): unknown {
  const [a, b] = [west - half, west + half]
  const ring = [
    [a, 48 - half],
    [b, 48 - half],
    [b, 48 + half],
    [a, 48 + half],
    [a, 48 - half],
  ]
  return [ring]
}

function meridian(lng: number): unknown {
  return [
    [lng, 46],
    [lng, 50],
  ]
}

// A degree of longitude is 74.6 km there.
const places = {
  type: 'FeatureCollection',
  features: [
    feature('valley', 'Polygon', square(38.5, 1), { parts: ['upper', 'lower'] }),
    feature('upper', 'Polygon', square(38.2), { within: 'valley' }),
    feature('lower', 'Polygon', square(38.5), { within: 'valley' }),
    feature('edge', 'Polygon', square(38.34), { within: 'valley' }),
    feature('yonder', 'Polygon', square(37.9), { within: 'valley' }),
    { type: 'Feature', properties: { id: 'front' }, geometry: null },
    feature('front-1', 'LineString', meridian(38), {
      versionOf: 'front',
      accuracyMetres: 200,
      source: 'Annex 1',
      validUntil: '2031-04-04T06:00Z',
    }),
    feature('front-2', 'LineString', meridian(38.3), {
      versionOf: 'front',
      accuracyMetres: 200,
      validFrom: '2031-04-04T06:00Z',
    }),
  ],
}

const heading = riversHeading.replace(
  'valley, upper, lower',
  'valley, upper, lower, front, front-1',
)

function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(hash('sha256', bytes, 'buffer'))
}

type Telling = readonly [kind: string, body: JsonObject, who?: string]

function answerOf(clause: string, tellings: readonly Telling[], asOf = '2031-04-09T07:00Z') {
  const text = `${heading}\`\`\`\n\n## 1. The line\n\n\`\`\`pact\n1.1  ${clause}\n\`\`\`\n`
  const { files } = riversFiles(text)
  const drawn = new Map([...files, ['places.geojson', encodeUtf8(JSON.stringify(places))]])
  const sum = riversSum(sha256, [{ files: drawn }])
  const story = new Story(sha256)
  for (const [kind, body, who = 'watch'] of tellings) story.say(who, kind, body)
  for (const bytes of story.rooms[0]?.entries ?? []) sum.observe(room('public'), bytes)
  const question = readQuestion({ asOf }, { agreement: sum.agreement, rooms: sum.rooms() })
  if (!question.ok) throw new Error(question.problem.code)
  const answer = sum.standing(question.value, present(parseInstant(asOf), 'an instant'))
  expect(answer.replayed.refused).toEqual([])
  return answer
}

function statusesOf(clause: string, tellings: readonly Telling[], asOf?: string): string[] {
  const { standing } = answerOf(clause, tellings, asOf)
  return standing.statuses.map(({ instance, status, reason }) =>
    status === 'undetermined' ? `${instance} ${reason.code}` : `${instance} ${status}`,
  )
}

const day1 = { earliest: '2031-04-01T06:00Z', latest: '2031-04-01T06:00Z' }
const at = (date: string, hour = '10:00'): JsonObject => ({
  at: { earliest: `${date}T${hour}Z`, latest: `${date}T${hour}Z` },
})
const guns = { by: 'south', what: 'artillery', unit: 'weapons', amount: 3, at: day1 }

function report(more: JsonObject): Telling {
  return ['lines.position_reported', { ...guns, ...more }]
}

const everywhere = { line: 'front-1', leastMetres: 0 }
const within25 = 'south must not station artillery within 25 km of front-1 from day 1 to day 1'

describe('a distance from a line', () => {
  const rows: readonly (readonly [string, JsonObject[], string])[] = [
    ['a village all of which is nearer', [{ place: 'upper' }], 'unmet'],
    ['a village all of which is farther decides nothing', [{ place: 'lower' }], 'not-closed'],
    ['a village across the distance', [{ place: 'edge' }], 'line-unknown'],
    ['a whole of which only parts are nearer', [{ place: 'valley' }], 'line-unknown'],
    ['nobody reported', [], 'no-count'],
    ['measured, nearer', [measured(24_000, 24_999.999)], 'unmet'],
    ['measured, exactly as near', [measured(25_000, 25_000)], 'unmet'],
    ['measured, a millimetre farther', [measured(25_000.001, 25_100)], 'not-closed'],
    ['measured, on both sides of it', [measured(24_900, 25_100)], 'line-unknown'],
    [
      'measured beats what its place says',
      [{ ...measured(20_000, 20_100), place: 'lower' }],
      'unmet',
    ],
    ['measured from another version', [{ ...measured(1, 2, 'front-2') }], 'line-unknown'],
    ['none in the band', [{ amount: 0, closes: true, offsets: [band(25_000)] }], 'met'],
    ['none in a wider band', [{ amount: 0, closes: true, offsets: [band(30_000)] }], 'met'],
    [
      'none in a narrower band',
      [{ amount: 0, closes: true, offsets: [band(20_000)] }],
      'not-closed',
    ],
    ['some in a wider band', [{ closes: true, offsets: [band(30_000)] }], 'line-unknown'],
    [
      'none in the band, and then some in a village across the distance',
      [
        { amount: 0, closes: true, offsets: [band(25_000)] },
        { place: 'edge', ...at('2031-04-01', '12:00') },
      ],
      'line-unknown',
    ],
  ]
  test.each(rows)('%s', (_, reports, expected) => {
    const [status = ''] = statusesOf(
      within25,
      reports.map((one) => report(one)),
    )
    expect(status.replace('day-1 ', '')).toBe(expected)
  })

  test('that they moved away is heard too', () => {
    const ban = 'south must not station artillery within 25 km of front-1, each day'
    const moved = [
      report({ place: 'valley', site: 'battery-1', offsets: [from(10_000, 11_000)] }),
      report({
        place: 'valley',
        site: 'battery-1',
        offsets: [from(40_000, 41_000)],
        ...at('2031-04-02', '06:00'),
      }),
      report({ amount: 0, closes: true, offsets: [everywhere], ...at('2031-04-03', '06:00') }),
    ]
    const statuses = statusesOf(ban, moved, '2031-04-05T06:00Z')
    // On the second day the battery is far, and whether there is another nobody said.
    expect(statuses.slice(0, 4)).toEqual([
      'day-1 unmet',
      'day-2 not-closed',
      'day-3 met',
      'day-4 met',
    ])
  })
})

function from(leastMetres: number, mostMetres: number, line = 'front-1'): JsonObject {
  return { line, leastMetres, mostMetres }
}

function measured(leastMetres: number, mostMetres: number, line?: string): JsonObject {
  return { site: 'battery-1', offsets: [from(leastMetres, mostMetres, line)] }
}

function band(mostMetres: number): JsonObject {
  return { line: 'front-1', leastMetres: 0, mostMetres }
}

describe('a version of a line', () => {
  const ban = 'south must not station artillery within 25 km of front, each day'

  test('is the one that then holds: what stays is judged anew', () => {
    // Lower is 37 km from the first version and 15 km from the second, which holds from day 4.
    const none = { amount: 0, closes: true, offsets: [{ line: 'front', leastMetres: 0 }] }
    const statuses = statusesOf(ban, [
      report(none),
      report({ place: 'lower', ...at('2031-04-02') }),
    ])
    expect(statuses).toEqual([
      'day-1 met',
      'day-2 met',
      'day-3 unmet',
      'day-4 unmet',
      'day-5 unmet',
      'day-6 unmet',
      'day-7 unmet',
    ])
  })

  test('that is named is meant for as long as the text says', () => {
    const named = 'south must not station artillery within 25 km of front-1, each day'
    const statuses = statusesOf(named, [report({ place: 'lower' })])
    expect(new Set(statuses.map((one) => one.split(' ')[1]))).toEqual(new Set(['not-closed']))
  })

  test('behind which somebody is to be', () => {
    const duty = 'south must withdraw behind front-2 by day 3'
    const gone = (behind: string, who = 'watch'): Telling => [
      'lines.withdrawn',
      { by: 'south', behind, ...at('2031-04-02') },
      who,
    ]
    expect(statusesOf(duty, [gone('front-2')])).toEqual(['once met'])
    expect(statusesOf(duty, [gone('front-1')])).toEqual(['once not-closed'])
    // The side's own word that it did is a claim.
    expect(statusesOf(duty, [gone('front-2', 'south')])).toEqual(['once not-closed'])
    expect(statusesOf('south must withdraw behind front by day 3', [gone('front-2')])).toEqual([
      'once met',
    ])
  })
})

describe('a side of a line', () => {
  const ban = 'south must not station units east of front-1 after day 6'
  const units = { what: 'forces', unit: 'units', amount: 1, ...at('2031-04-07', '06:00') }
  const clear = {
    ...units,
    amount: 0,
    closes: true,
    offsets: [{ line: 'front-1', leastMetres: 0, side: 'east' }],
  }
  test.each([
    ['a village east of it', { place: 'upper' }, 'unmet'],
    ['a village west of it decides nothing', { place: 'yonder' }, 'not-closed'],
    ['a whole on both sides', { place: 'valley' }, 'line-unknown'],
    ['measured, on the side', { site: 'post', offsets: [{ ...band(900), side: 'east' }] }, 'unmet'],
    ['measured, across', { site: 'post', offsets: [{ ...band(900), side: 'west' }] }, 'not-closed'],
    ['measured, on a side nobody told', measured(500, 900), 'line-unknown'],
    ['an inventory of the side', clear, 'met'],
  ] as const)('%s', (_, more, expected) => {
    const [status = ''] = statusesOf(ban, [report({ ...units, ...more })])
    expect(status).toBe(`day-7 ${expected}`)
  })
})

describe('a calibre', () => {
  const ban = 'south must not station artillery over 100 mm within 25 km of front-1 to day 1'
  const clear = { amount: 0, closes: true, offsets: [everywhere] }
  test.each([
    ['over it', [{ place: 'upper', calibre: 122 }], 'unmet'],
    ['at it', [{ place: 'upper', calibre: 100 }], 'no-count'],
    ['not told', [{ place: 'upper' }], 'gauge-unknown'],
    ['not told, and perhaps far', [{ place: 'edge' }], 'line-unknown'],
    ['an inventory of all', [clear], 'met'],
    ['an inventory of one calibre alone', [{ ...clear, calibre: 122 }], 'not-closed'],
  ] as const)('%s', (_, reports, expected) => {
    const [status = ''] = statusesOf(
      ban,
      reports.map((one) => report(one)),
    )
    expect(status).toBe(`day-1 ${expected}`)
  })
})

test('incidents near a line are near, far, or nobody can say', () => {
  const ban = 'south must not fire within 20 km of front-1, each day'
  const shots = (place?: string): Telling => [
    'incident.reported',
    {
      what: 'fire',
      against: 'south',
      ...at('2031-04-01'),
      particulars: 'nine shots at the bridge',
      ...(place === undefined ? {} : { place }),
    },
  ]
  const watched: Telling = [
    'record.covered',
    { acts: ['fire'], places: ['upper', 'edge'], date: '2031-04-01' },
  ]
  const first = (tellings: readonly Telling[]): string | undefined => statusesOf(ban, tellings)[0]
  expect(first([shots('upper')])).toBe('day-1 unmet')
  expect(first([shots('valley')])).toBe('day-1 line-unknown')
  expect(first([shots()])).toBe('day-1 line-unknown')
  expect(first([shots('lower')])).toBe('day-1 no-coverage')
  // Lower is too far for anybody to need to have watched it.
  expect(first([shots('lower'), watched])).toBe('day-1 met')
})

test('a ceiling of those who remain', () => {
  const ceiling = 'south must retain at most 14,700 troops in upper by day 3'
  const troops = (amount: number, closes: boolean): Telling =>
    report({
      what: 'troops',
      unit: 'persons',
      amount,
      place: 'upper',
      ...(closes ? { closes } : {}),
    })
  expect(statusesOf(ceiling, [troops(14_700, true)])).toEqual(['once met'])
  expect(statusesOf(ceiling, [troops(14_701, false)])).toEqual(['once unmet'])
  expect(statusesOf(ceiling, [troops(14_700, false)])).toEqual(['once not-closed'])
})

test('the account tells versions, areas, shares and positions, and when they change', () => {
  const ban = 'south must not station artillery within 25 km of front, each day'
  const answer = answerOf(
    ban,
    [
      report({ place: 'upper' }),
      ['lines.withdrawn', { by: 'south', place: 'lower', ...at('2031-04-02') }],
      ['lines.acknowledged', { by: 'south', line: 'front', version: 'front-1', at: day1 }, 'south'],
    ],
    '2031-04-03T07:00Z',
  )
  expect(accountOf(answer, 'lines')).toMatchObject({
    ok: true,
    value: {
      account: {
        versions: [
          { version: 'front-1', state: 'holds', acknowledged: [{ by: 'south' }] },
          { version: 'front-2', state: 'not-yet', acknowledged: [] },
        ],
        areas: [{ place: 'lower', state: 'vacant', isOwnWordAlone: false }],
        shares: [{ whole: 'valley', parts: { left: 1, of: 2 }, population: null }],
        positions: [{ place: 'upper', seen: [{ version: 'front-1', isMeasured: false }] }],
      },
      nextChange: parseInstant('2031-04-04T06:00Z'),
    },
  })
})
