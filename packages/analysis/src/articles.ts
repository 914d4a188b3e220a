// The articles of a text as every screen lists them: a clause that stands before the first heading
// is under none, and is shown first, under ''.
//
// What '' is called is for whoever shows it: the agreement's own title.

import type { CompiledAgreement } from '@holdfast/agreement'

/** The ids under which clauses stand, in the order of the text. */
export function articlesWithClauses({ articles, clauses }: CompiledAgreement): readonly string[] {
  const isBare = clauses.some(({ article }) => article === '')
  return [...(isBare ? [''] : []), ...articles.map(({ id }) => id)]
}
