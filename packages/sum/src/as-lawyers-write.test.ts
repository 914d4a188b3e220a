// Clauses as lawyers write them, who have read the manual once: how many are refused at first.
//
// Each clause stands alone, after the same declarations, with the real vocabulary. All of the first
// hundred were refused before the language took their words; of the fifty written after that,
// fifteen were.

import { expect, test } from 'vitest'
import { utcRules } from '@holdfast/base'
import { compile } from '@holdfast/language'
import {
  lawyersBlind,
  lawyersFirst,
  lawyersHeader,
  lawyersPlaces,
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
  { name: 'the first hundred', clauses: lawyersFirst, most: 42 },
  { name: 'the fifty after them', clauses: lawyersBlind, most: 8 },
])('of $name at most $most are refused', ({ clauses, most }) => {
  const refused = refusedOf(clauses)
  if (refused.length > most) throw new Error(refused.join('\n'))
})
