// Goal: what may be stated as an amount is exact and bounded.
// Method: both sides of each boundary.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isAmount, sumOfAmounts } from './amount.ts'
import { limits } from './limits.ts'

test('an amount is whole up to the limit', () => {
  expect([0, 1, limits.amount].every(isAmount)).toBe(true)
  const not = [-1, limits.amount + 1, 1.7e308, Infinity, Number.NaN]
  expect(not.filter(isAmount)).toEqual([])
})

test('an amount has thousandths below a thousand million, and none above', () => {
  const good = [0.001, 0.1, 0.3, 1.234, 999_999_999.999]
  const bad = [0.0001, 1.2345, limits.fractionalAmount + 0.5, Number.MIN_VALUE]
  expect([...good, ...bad].filter(isAmount)).toEqual(good)
})

test('a sum is exact in whatever order', () => {
  expect(sumOfAmounts([0.7, 0.2, 0.1])).toBe(1)
  expect(sumOfAmounts([0.1, 0.2, 0.7])).toBe(1)
  const thousandths = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { maxLength: 20 })
  fc.assert(
    fc.property(thousandths, (all) => {
      const sum = all.reduce((total, one) => total + one, 0)
      expect(sumOfAmounts(all.map((one) => one / 1_000))).toBe(sum / 1_000)
    }),
  )
})
