// The last few by time are those of sorting everything, in the same order.
//
// Random lists with many equal times, because ties are where a shortcut goes wrong.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { latest } from './latest.ts'

test('gives what sorting everything gives', () => {
  const times = fc.array(fc.tuple(fc.nat(20), fc.boolean()), { maxLength: 200 })
  fc.assert(
    fc.property(times, fc.integer({ min: 1, max: 30 }), (list, most) => {
      const items = list.map(([time, isWanted], n) => ({ time, isWanted, n }))
      const sorted = items.toSorted((a, b) => a.time - b.time)
      const timeOf = ({ time }: { readonly time: number }): number => time
      expect(latest(items, most, timeOf)).toEqual(sorted.slice(-most))
      const wanted = sorted.filter(({ isWanted }) => isWanted).slice(-most)
      expect(latest(items, most, timeOf, ({ isWanted }) => isWanted)).toEqual(wanted)
    }),
  )
})
