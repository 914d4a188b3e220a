// What is told, to whom, when: the table as the screens' page has it, and what follows from it.
//
// Days begin at six, so that a day of the agreement is not one of the calendar.

import { instantFromMs, parseInstant, present, utcRules, type Instant } from '@holdfast/base'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPolicy } from './policy.ts'
import {
  bulletinsAt,
  isFirstLevel,
  itemOf,
  readerKinds,
  ruleOf,
  statusesUntil,
  tellableItems,
  tellingTable,
  toldAtOnce,
  toldFrom,
  toldSizes,
  usualHours,
  usualOrders,
  whyNotPublic,
  type HeardEntry,
  type Item,
  type Orders,
  type ReaderKind,
} from './telling.ts'

const calendar = { rules: utcRules, dayBeginsMinutes: 360 }
const places = [
  { id: 'valley', within: null },
  { id: 'sector-a', within: 'valley' },
  { id: 'bridge', within: 'sector-a' },
]
const atOnceOrders: Orders = { bulletins: 'at-once', items: {} }

function at(text: string): Instant {
  return present(parseInstant(text), 'an instant')
}

function told(item: Item, reader: ReaderKind, when: string, orders = usualOrders): string | null {
  const from = toldFrom({ item, at: at(when) }, reader, orders, calendar)
  return from === null ? null : new Date(from).toISOString().slice(0, 16)
}

// Thursday, in the afternoon.
const said = '2031-04-10T15:00Z'

describe('the table', () => {
  test.each<readonly [Item, string | null, string | null, string | null]>([
    ['text', '2031-04-10T15:00', '2031-04-10T15:00', '2031-04-10T15:00'],
    ['extension', '2031-04-10T15:00', '2031-04-10T15:00', '2031-04-10T15:00'],
    ['released', '2031-04-10T20:00', '2031-04-10T15:00', '2031-04-10T15:00'],
    ['list-digest', null, '2031-04-10T15:00', null],
    ['exposure', null, null, '2031-04-10T15:00'],
    ['remains', '2031-04-11T20:00', '2031-04-10T15:00', '2031-04-10T15:00'],
    ['trucks', '2031-04-11T08:00', '2031-04-11T06:00', '2031-04-10T15:00'],
    ['crossing-window', null, '2031-04-10T15:00', '2031-04-09T15:00'],
    ['incident-claimed', '2031-04-11T08:00', '2031-04-10T15:00', '2031-04-10T15:00'],
    ['coverage', '2031-04-14T08:00', '2031-04-14T08:00', '2031-04-10T15:00'],
    ['statuses', '2031-04-11T08:00', '2031-04-10T15:00', '2031-04-10T15:00'],
    ['finding', '2031-04-12T20:00', '2031-04-10T15:00', '2031-04-10T15:00'],
    ['proceeding', null, '2031-04-10T15:00', '2031-04-10T15:00'],
    ['line', '2031-04-10T15:00', '2031-04-10T15:00', '2031-04-10T15:00'],
    ['recall', '2031-04-10T15:00', '2031-04-10T15:00', '2031-04-10T15:00'],
    ['other', '2031-04-10T20:00', '2031-04-10T15:00', '2031-04-10T15:00'],
  ])('%s: the public, whose own it is, the mediator', (item, ...expected) => {
    const readers = ['public', 'own', 'mediator'] as const
    expect(readers.map((reader) => told(item, reader, said))).toEqual(expected)
  })

  test('tells a party of another’s matter no sooner than the public, but what is at once', () => {
    for (const item of tellableItems) {
      const [forAll, party] = [told(item, 'public', said), told(item, 'party', said)]
      const isSooner = party !== null && (forAll === null || party < forAll)
      expect([item, isSooner]).toEqual([item, ['trucks', 'other'].includes(item)])
    }
  })

  test('has a rule for every item and reader', () => {
    for (const item of tellableItems) {
      expect(Object.keys(tellingTable[item])).toEqual([...readerKinds])
    }
  })
})

describe('an agreement orders otherwise', () => {
  test('everything at once, but what is never told', () => {
    expect(told('finding', 'public', said, atOnceOrders)).toBe('2031-04-10T15:00')
    expect(told('exposure', 'public', said, atOnceOrders)).toBeNull()
  })

  test('other hours, and of an item another rule, in its policy', () => {
    const file = {
      format: 'holdfast-policy/1',
      statuses: 'off',
      bulletins: ['18:30'],
      items: { finding: { afterHours: 72 }, trucks: 'bulletin', coverage: 'never' },
    }
    const read = readPolicy(new TextEncoder().encode(JSON.stringify(file)))
    const orders = present(read.ok ? read.value : null, 'a policy')
    expect(told('released', 'public', said, orders)).toBe('2031-04-10T18:30')
    expect(told('finding', 'public', said, orders)).toBe('2031-04-13T18:30')
    expect(told('trucks', 'public', said, orders)).toBe('2031-04-10T18:30')
    expect(told('coverage', 'public', said, orders)).toBeNull()
    expect(told('coverage', 'mediator', said, orders)).toBe('2031-04-10T15:00')
  })

  test.each([
    ['bulletins.0', { bulletins: ['24:00'] }],
    ['bulletins', { bulletins: [] }],
    ['items.crossings', { items: { crossings: 'never' } }],
    ['items.finding', { items: { finding: 'soon' } }],
    ['items.exposure', { items: { exposure: 'at-once' } }],
  ])('what cannot be read is refused at %s', (where, more) => {
    const file = { format: 'holdfast-policy/1', statuses: 'on', ...more }
    const read = readPolicy(new TextEncoder().encode(JSON.stringify(file)))
    const problem = { code: 'sum.7', about: { file: 'policy.json' } }
    expect(read).toMatchObject({ ok: false, problem })
    expect(JSON.stringify(read)).toContain(where.split('.')[0])
  })
})

test('bulletins follow each other at the hours of the wall, at whatever moment', () => {
  const hours = usualHours === 'at-once' ? [] : usualHours
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), (ms) => {
      const now = instantFromMs(ms)
      const { last, next } = bulletinsAt(hours, calendar, now)
      expect(last <= now && now < next).toBe(true)
      expect(bulletinsAt(hours, calendar, instantFromMs(next - 1))).toEqual({ last, next })
      expect(bulletinsAt(hours, calendar, next).last).toBe(next)
      expect(statusesUntil(usualOrders, calendar, last) <= last).toBe(true)
    }),
  )
})

describe('a bulletin', () => {
  const kinds = ['aid.counted', 'exchange.released', 'record.covered', 'taskforce.found', 'a.b']
  const heard = fc
    .array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 40 })), { maxLength: 30 })
    .map((each): readonly HeardEntry[] => {
      let ms = Number(at('2031-04-01T00:00Z'))
      return each.map(([kind, hours], index) => {
        ms += hours * 1_800_000
        return { kind, body: {}, index, at: instantFromMs(ms) }
      })
    })
  const orders = [{ orders: usualOrders, from: instantFromMs(0) }]

  test('is a beginning of the log in which all may be told, and never shrinks', () => {
    fc.assert(
      fc.property(heard, (entries) => {
        const hours = usualHours === 'at-once' ? [] : usualHours
        let before = 0
        for (let day = at('2031-04-01T00:00Z'); day < at('2031-05-10T00:00Z');) {
          const { next } = bulletinsAt(hours, calendar, day)
          day = next
          const sizes = toldSizes(entries.length, entries, { orders, calendar, at: next })
          expect(sizes.told).toBeGreaterThanOrEqual(before)
          expect(sizes.told).toBeLessThanOrEqual(sizes.heard)
          for (const entry of entries.slice(0, sizes.told)) {
            const item = itemOf(entry)
            const from = toldFrom({ item, at: entry.at }, 'public', usualOrders, calendar)
            expect(from !== null && from <= next).toBe(true)
          }
          before = sizes.told
        }
        expect(before).toBe(entries.length)
      }),
    )
  })

  test('unsays nothing that was told at once before it was ordered', () => {
    const entries: HeardEntry[] = [9, 10, 11].map((hour, index) => ({
      kind: 'taskforce.found',
      body: {},
      index,
      at: at(`2031-04-10T${String(hour).padStart(2, '0')}:00Z`),
    }))
    const changed = [
      { orders: atOnceOrders, from: instantFromMs(0) },
      { orders: usualOrders, from: at('2031-04-10T10:30Z') },
    ]
    const sizes = toldSizes(3, entries, { orders: changed, calendar, at: at('2031-04-10T08:00Z') })
    expect(sizes).toEqual({ heard: 2, told: 2 })
  })
})

describe('a statement', () => {
  test.each<readonly [string, object, Item]>([
    ['exchange.released', { class: 'soldier' }, 'released'],
    ['exchange.released', { class: 'remains' }, 'remains'],
    ['record.decided', { decision: { kind: 'extend' } }, 'extension'],
    ['record.decided', { decision: { kind: 'excuse' } }, 'other'],
    ['record.corrected', { body: { against: 'south' } }, 'incident-claimed'],
    ['record.corrected', { body: { cargo: 'relief' } }, 'trucks'],
    ['lines.markers_found', {}, 'line'],
    ['record.recalled', {}, 'recall'],
    ['arms.counted', {}, 'other'],
  ])('%s with %o is %s', (kind, body, item) => {
    expect(itemOf({ kind, body })).toBe(item)
  })

  test('that is never told, or too near, has no place in the public room', () => {
    const why = (kind: string, body: object, orders = usualOrders): unknown =>
      whyNotPublic({ kind, body }, orders, places)
    expect(why('movement.route_set', {})).toEqual({ why: 'never', item: 'crossing-window' })
    expect(why('incident.claimed', { place: 'bridge' })).toEqual({ why: 'near', place: 'bridge' })
    expect(why('record.corrected', { body: { against: 'south', place: 'bridge' } })).toEqual({
      why: 'near',
      place: 'bridge',
    })
    expect(why('incident.claimed', { place: 'sector-a' })).toBeNull()
    expect(why('exchange.released', { place: 'bridge' })).toBeNull()
    expect(why('incident.claimed', { place: 'bridge' }, atOnceOrders)).toBeNull()
  })

  test('that is told at once is told without those that wait', () => {
    const beyond = ['aid.counted', 'lines.version_told', 'record.recalled'].map((kind) => ({
      kind,
      body: {},
    }))
    expect(toldAtOnce(beyond, usualOrders).map(({ kind }) => kind)).toEqual([
      'lines.version_told',
      'record.recalled',
    ])
  })
})

test('the first level is the whole and its parts', () => {
  const found = places.filter(({ id }) => isFirstLevel(places, id)).map(({ id }) => id)
  expect(found).toEqual(['valley', 'sector-a'])
  expect(ruleOf('incident-claimed', 'public', usualOrders)).toMatchObject({ coarse: true })
})
