// The clauses of an agreement, article by article, for agreements whose statuses are off.
// The prose around them is in the file itself.

import type { CompiledAgreement } from '@holdfast/agreement'
import { articlesWithClauses } from '@holdfast/analysis'
import type { Screen } from '../terminal/screen.ts'
import { wrapIndented } from '../terminal/text-width.ts'
import { clauseWords } from './clause-words.ts'
import { articleWords } from './headline.ts'

/** The lines of the text. */
export function textLines(agreement: CompiledAgreement, screen: Screen): readonly string[] {
  return articlesWithClauses(agreement).flatMap((id) => {
    const clauses = agreement.clauses.filter(({ article }) => article === id)
    if (clauses.length === 0) return []
    return [
      '',
      screen.paint('strong', articleWords(agreement, id, screen)),
      ...clauses.map((clause) =>
        wrapIndented(clauseWords(clause), {
          width: screen.width,
          indent: '      ',
          first: ` ${clause.id.padEnd(5)}`,
        }),
      ),
    ]
  })
}
