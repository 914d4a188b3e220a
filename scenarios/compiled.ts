// What stories about compiled records ask of every one of them: who claims how much, which counts a
// source gives, and that what the table says is what the page of sources says.

import { present } from '@holdfast/base'
import type { Claim } from '@holdfast/record'
import type { Replayed } from './asking.ts'

/** How many claims there are by each claimant. */
export function claimsBy({ claims }: Replayed): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { by } of claims) {
    const name = by.join(' and ')
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

/** The one claim whose words hold these. */
export function claimWith({ claims }: Replayed, words: string): Claim {
  const found = claims.filter((one) => one.words.includes(words))
  if (found.length > 1) throw new Error(`${found.length} claims say “${words}”`)
  return present(found[0], `a claim says “${words}”`)
}

/** The counts of an act and class that a source gives, by unit: `22 entered`, in record order. */
export function countsOf(
  { facts }: Replayed,
  of: { readonly source: string; readonly cargo: string },
): readonly string[] {
  return facts
    .filter((fact) => fact.form === 'count' && fact.source === of.source)
    .filter(({ tags }) => (tags['cargo'] ?? tags['class']) === of.cargo)
    .map(({ amount, stage }) => `${amount.value} ${stage ?? ''}`.trim())
}
