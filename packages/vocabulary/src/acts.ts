// The acts that clauses can ask of a domain, read from the domain's own words.
//
// Whoever needs those of one domain takes no other domain's words along.

import type { ActWord } from '@holdfast/agreement'

/** Each act once, in the order of the words. */
export function actsIn(words: readonly ActWord[]): readonly string[] {
  return [...new Set(words.map(({ act }) => act))]
}
