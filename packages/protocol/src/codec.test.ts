// Codecs: canonical text on the agreement's own clock, and the same value back.
//
// The shapes here are made up; those of answers are printed over random histories in scenarios.

import { canonicalJson, instantFromMs, isJson, utcRules } from '@holdfast/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { carriedAs, clockOf, codec, instant, keptText } from './codec.ts'

type Turn = { readonly from: number; readonly to: number }

const turn = carriedAs<Turn, readonly [number, number]>(z.tuple([z.int(), z.int()]), {
  decode: ([from, to]) => ({ from, to }),
  encode: ({ from, to }) => [from, to],
})

const shape = z.object({
  z: z.string(),
  at: instant.describe('When.'),
  until: instant.nullable(),
  turns: z.array(turn),
  said: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('one'), n: z.int() }),
    z.object({ kind: z.enum(['two', 'three']), b: z.boolean(), a: instant }),
  ]),
  sizes: z.record(z.string(), z.int()),
  maybe: z.string().optional(),
})

const coded = codec<z.output<typeof shape>>(shape)
const rules = { ...utcRules, offsetMinutes: 120 }
const clock = clockOf({ calendar: { rules, dayBeginsMinutes: 0 } })
const noon = instantFromMs(Date.UTC(2031, 3, 1, 12))
const value: z.output<typeof shape> = {
  z: 'last',
  at: noon,
  until: null,
  turns: [{ from: 1, to: 3 }],
  said: { kind: 'two', b: true, a: noon },
  sizes: { b: 2, a: 1 },
}

test('prints members in order, instants on the clock, and what is carried lean', () => {
  expect(coded.print(value, clock)).toBe(
    '{"at":"2031-04-01T14:00+02:00",' +
      '"said":{"a":"2031-04-01T14:00+02:00","b":true,"kind":"two"},' +
      '"sizes":{"a":1,"b":2},"turns":[[1,3]],"until":null,"z":"last"}',
  )
})

test('what the shape does not name is never sent', () => {
  const more = { ...value, secret: 'of another room' }
  expect(coded.print(more, clock)).not.toContain('secret')
})

test('is canonical, and gives the same value back', () => {
  const moment = fc.integer({ min: 0, max: 4_000_000_000_000 }).map(instantFromMs)
  const said = fc.oneof(
    fc.record({ kind: fc.constant('one' as const), n: fc.nat() }),
    fc.record({ kind: fc.constant('three' as const), b: fc.boolean(), a: moment }),
  )
  const any = fc.record({
    z: fc.string({ unit: 'grapheme' }),
    at: moment,
    until: fc.option(moment),
    turns: fc.array(fc.record({ from: fc.nat(), to: fc.nat() })),
    said,
    sizes: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.nat()),
  })
  fc.assert(
    fc.property(any, (one) => {
      const text = coded.print(one, clock)
      const json: unknown = JSON.parse(text)
      expect(isJson(json) && canonicalJson(json)).toBe(text)
      const back = coded.parse(json)
      expect(back === null ? '' : coded.print(back, clock)).toBe(text)
    }),
  )
})

test('a text that is kept is that of its value and its clock', () => {
  let times = 0
  const counting = carriedAs<number, number>(z.number(), {
    decode: (n) => n,
    encode: (n) => {
      times += 1
      return n
    },
  })
  const one = codec<{ n: number }>(keptText(z.object({ n: counting })))
  const held = { n: 3 }
  expect([one.print(held, clock), one.print(held, clock), times]).toEqual(['{"n":3}', '{"n":3}', 1])
  expect([one.print({ n: 4 }, clock), times]).toEqual(['{"n":4}', 2])
  const elsewhere = clockOf({ calendar: { rules: utcRules, dayBeginsMinutes: 0 } })
  expect([one.print(held, elsewhere), times]).toEqual(['{"n":3}', 3])
})

test('what is of another shape is no value', () => {
  const json: unknown = JSON.parse(coded.print(value, clock))
  expect(coded.parse(json)).not.toBeNull()
  expect(coded.parse({ ...value, at: '2031-04-01T14:00' })).toBeNull()
  expect(coded.parse({ ...value, at: 'noon' })).toBeNull()
  expect(coded.parse({ z: 'last' })).toBeNull()
  expect(coded.parse(null)).toBeNull()
})
