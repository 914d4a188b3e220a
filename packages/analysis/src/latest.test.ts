// The last few by time are those of sorting everything, in the same order.
//
// Random lists with many equal times, because ties are where a shortcut goes wrong.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { latest } from './latest.ts'

test('gives what sorting everything gives', () => {
  const times = fc.array(fc.nat(20), { maxLength: 200 })
  fc.assert(
    fc.property(times, fc.integer({ min: 1, max: 30 }), (list, most) => {
      const items = list.map((time, n) => ({ time, n }))
      const sorted = items.toSorted((a, b) => a.time - b.time).slice(-most)
      expect(latest(items, most, ({ time }) => time)).toEqual(sorted)
    }),
  )
})
