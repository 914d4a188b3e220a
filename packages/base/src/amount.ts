// How much: amounts that people state and that are added up.
//
// Amounts are exact decimals in thousandths below a thousand million, and whole numbers above, so
// that a sum of them is exact and never infinite.

import { limits } from './limits.ts'

/** True for an amount that may be stated: not negative, bounded, in thousandths or whole. */
export function isAmount(value: number): boolean {
  if (!(value >= 0 && value <= limits.amount)) return false
  if (Number.isInteger(value)) return true
  return value < limits.fractionalAmount && Math.round(value * 1_000) / 1_000 === value
}

/**
 * The amount nearest to a sum or difference of amounts: thousandths below a thousand million, whole
 * above. Binary fractions leave a trace of rounding in a sum; taken after each step, this leaves
 * none, so that the order in which amounts are added decides nothing.
 */
export function exactAmount(value: number): number {
  return value < limits.fractionalAmount ? Math.round(value * 1_000) / 1_000 : Math.round(value)
}

/** The sum of amounts, exact. */
export function sumOfAmounts(amounts: Iterable<number>): number {
  let sum = 0
  for (const amount of amounts) sum = exactAmount(sum + amount)
  return sum
}
