// Goal: what may be stated as an amount is exact and bounded.
// Method: both sides of each boundary.

import { expect, test } from 'vitest'
import { isAmount } from './amount.ts'
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
