// Amounts as English words, with their units and what they are a share of.
//
// Units are the words of the domains, in the plural; one of them loses its last letter.

import { isOfAll, type Amount, type CompiledAgreement, type Measure } from '@holdfast/agreement'

/** An amount with its unit. */
export function amountWords(
  amount: Amount,
  { unit }: Pick<Measure, 'unit'>,
  agreement: CompiledAgreement,
): string {
  switch (amount.kind) {
    case 'fixed':
      return `${grouped(amount.value)} ${amount.value === 1 ? unit.replace(/s$/, '') : unit}`
    case 'per-trigger':
      return `${grouped(amount.value)} ${amount.value === 1 ? unit.replace(/s$/, '') : unit}`
    case 'share': {
      const group = agreement.groups.find(({ id }) => id === amount.of)
      const size = isOfAll(amount, group) ? (group?.size ?? null) : null
      const base = size === null ? '' : ` (${grouped(size)})`
      const share = amount.percent === 100 ? 'all' : `${amount.percent} per cent`
      return `${share} of ${amount.of}${base}`
    }
  }
}

/** `14700` as `14,700`. */
function grouped(value: number): string {
  return String(value).replaceAll(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',')
}
