// The rows of a strip as they stand on the page: under their articles, each with its obligation.
//
// It arranges what was answered. Nothing is worked out here.

import { articlesWithClauses, type Strip, type StripRow } from '@holdfast/analysis'
import type { CompiledAgreement, Obligation } from '@holdfast/agreement'

export type ShownRow = StripRow & {
  readonly key: string
  readonly obligation: Obligation
  /** The first row of its clause, which carries the number and the words. */
  readonly isFirst: boolean
}

export type ShownArticle = {
  readonly id: string
  readonly title: string
  readonly rows: readonly ShownRow[]
}

/** The articles that have rows, in the order of the text. */
export function articlesOf(
  agreement: CompiledAgreement,
  strip: Pick<Strip, 'rows'>,
  titleOf: (article: string) => string,
): readonly ShownArticle[] {
  const { clauses, obligations } = agreement
  const articleOf = new Map(clauses.map(({ id, article }) => [id, article]))
  const obligationOf = new Map(obligations.map((each) => [each.clause, each]))
  const shown = strip.rows.flatMap((row, at): ShownRow[] => {
    const obligation = obligationOf.get(row.clause)
    if (obligation === undefined) return []
    const isFirst = strip.rows[at - 1]?.clause !== row.clause
    return [{ ...row, key: `${row.clause} ${row.bearer ?? ''}`, obligation, isFirst }]
  })
  const byArticle = Map.groupBy(shown, ({ clause }) => articleOf.get(clause))
  return articlesWithClauses(agreement).flatMap((id) => {
    const rows = byArticle.get(id)
    return rows === undefined ? [] : [{ id, title: titleOf(id), rows }]
  })
}
