// Clauses as lawyers write them, who have read the manual once: how many are refused at first.
//
// Each clause stands alone, after the same declarations, with the real vocabulary. What share of
// each collection was refused when it was written stands beside it in the language's own files.

import { expect, test } from 'vitest'
import { utcRules } from '@holdfast/base'
import { compile } from '@holdfast/language'
import {
  lawyersBlind,
  lawyersBlindTreaties,
  lawyersFirst,
  lawyersHeader,
  lawyersLast,
  lawyersPlaces,
  lawyersTreaties,
} from '@holdfast/language/testing'
import { vocabulary } from '@holdfast/vocabulary'

const sources = {
  vocabulary,
  places: () => lawyersPlaces,
  zones: (zone: string) => (zone === utcRules.zone ? utcRules : null),
}

function refusedOf(clauses: readonly string[]): readonly string[] {
  return clauses.filter(
    (clause) => compile(`${lawyersHeader}9.9  ${clause}\n\`\`\`\n`, sources).agreement === null,
  )
}

test('the declarations alone are sound', () => {
  expect(refusedOf(['term: nothing'])).toEqual([])
})

test.each([
  { name: 'the first hundred', clauses: lawyersFirst, most: 8 },
  { name: 'the fifty after them', clauses: lawyersBlind, most: 3 },
  { name: 'a hundred of treaties', clauses: lawyersTreaties, most: 19 },
  { name: 'fifty of treaties', clauses: lawyersBlindTreaties, most: 15 },
  { name: 'the last fifty', clauses: lawyersLast, most: 4 },
])('of $name at most $most are refused', ({ clauses, most }) => {
  const refused = refusedOf(clauses)
  if (refused.length > most) throw new Error(refused.join('\n'))
})
