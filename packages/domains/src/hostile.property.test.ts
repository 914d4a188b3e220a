// Goal: whatever anybody says, of whatever kind, it is refused or heard; what is heard is exact and
// bounded, and says no more than its kind allows.
// Method: a body for each kind of the table, made from its form, with one or two members replaced
// by something absurd, taken away or added. A kind that is added is tried too.

import { isAmount, limits, type Json } from '@holdfast/base'
import type { JsonObject } from '@holdfast/record'
import { hearingOf } from '@holdfast/record/testing'
import { vocabulary } from '@holdfast/vocabulary'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kinds } from './domains.ts'
import { bodyOf, type BodyChoice } from './testing.ts'

const absurd: readonly Json[] = [
  null,
  '',
  ' ',
  'north',
  'constructor',
  '__proto__',
  'hasOwnProperty',
  'nor\uFE00th',
  'gu\u0308ney',
  '9999-12-31',
  '1900-01-01',
  '9999-12-29T23:59Z',
  '1900-01-02T00:00Z',
  -1,
  0.0001,
  1e12,
  1.7e308,
  Number.MAX_SAFE_INTEGER,
  true,
  [],
  {},
  ['north', 'north'],
  { earliest: '1900-01-02T00:00Z', latest: '9999-12-29T23:59Z' },
  { from: '1900-01-02T00:00Z', to: '9999-12-29T23:59Z' },
]

const choice: fc.Arbitrary<BodyChoice> = fc.record({
  n: fc.nat(60),
  fill: fc.constantFrom('least', 'dated', 'most'),
  act: fc.constantFrom('fire', 'release', 'bring', 'constructor'),
  role: fc.constantFrom('north', 'south', 'board', 'constructor', '__proto__'),
  about: fc.constantFrom('ab'.repeat(32), 'constructor'),
  key: fc.constant('AAAA'),
  anew: fc.constant({ constructor: 1 }),
})
const twist = fc.tuple(fc.nat(20), fc.constantFrom(undefined, ...absurd))

function twisted(body: JsonObject, at: number, value: Json | undefined): JsonObject {
  const names = [...Object.keys(body), 'constructor', '__proto__', 'extra']
  const name = names[at % names.length] ?? 'extra'
  return Object.fromEntries([...Object.entries(body), [name, value]])
}

describe.each([...kinds.values()].map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  test('is refused or heard, and is exact and bounded', () => {
    const property = fc.property(
      choice,
      fc.array(twist, { maxLength: 2 }),
      fc.constantFrom('compiler', 'north', 'board'),
      (chosen, twists, who) => {
        const body = twists.reduce<JsonObject>(
          (made, [at, value]) => twisted(made, at, value),
          bodyOf(kind, chosen),
        )
        const heard = kind.hear(body, hearingOf(who, vocabulary))
        const facts = heard.ok ? heard.value.facts : []
        expect(facts.length).toBeLessThanOrEqual(limits.factsOfStatement)
        const isExact = ({ form, amount }: (typeof facts)[number]): boolean =>
          form === 'coverage' || form === 'interval'
            ? Number.isFinite(amount.value)
            : isAmount(amount.value)
        expect(facts.filter((fact) => !isExact(fact))).toEqual([])
        expect(kind.gist(body) === null && heard.ok).toBe(false)
      },
    )
    fc.assert(property, { numRuns: 150 })
  })
})
