// A fork and what it was forked from go their own ways. Method: random writes and forks, each map
// compared with a plain copy kept beside it.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LayeredMap } from './layered-map.ts'

type Pair = { readonly map: LayeredMap<number, number>; readonly plain: Map<number, number> }

// Few keys at a time and many: a fork copies the first and shares the others.
const step = fc.record({
  at: fc.nat(50),
  key: fc.nat(12),
  more: fc.constantFrom(0, 2, 60),
  forks: fc.boolean(),
})

test('neither a fork nor its origin sees what the other is given', () => {
  const property = fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
    const pairs: Pair[] = [{ map: new LayeredMap(), plain: new Map() }]
    for (const [value, { at, key: first, more, forks }] of steps.entries()) {
      const pair = pairs[at % pairs.length]
      if (pair === undefined) continue
      for (let key = first; key <= first + more; key++) {
        pair.map.set(key, value)
        pair.plain.set(key, value)
      }
      if (forks) pairs.push({ map: pair.map.fork(), plain: new Map(pair.plain) })
    }
    for (const { map, plain } of pairs) {
      expect(new Map(map.entries())).toEqual(plain)
      const values: number[] = []
      map.forEach((value) => values.push(value))
      const sorted = (all: Iterable<number>): number[] => [...all].sort((a, b) => a - b)
      expect(sorted(values)).toEqual(sorted(plain.values()))
      for (let key = 0; key <= 80; key++) {
        expect(map.get(key)).toBe(plain.get(key))
        expect(map.has(key)).toBe(plain.has(key))
      }
    }
  })
  fc.assert(property, { numRuns: 100 })
})
