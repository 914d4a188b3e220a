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
