// Clauses as lawyers write them, who have read the manual once: how many are refused at first.
//
// Each clause stands alone, after the same declarations, with the real vocabulary. What share of
// each collection was refused when it was written stands beside it in the language's own files.

import { expect, test } from 'vitest'
import { utcRules } from '@holdfast/base'
import { compile, type Compiled } from '@holdfast/language'
import {
  lawyersBlind,
  lawyersBlindTreaties,
  lawyersFirst,
  lawyersHeader,
  lawyersLast,
  lawyersManual,
  lawyersPlaces,
  lawyersTreaties,
  manualHeader,
  manualPlaces,
} from '@holdfast/language/testing'
import { vocabulary } from '@holdfast/vocabulary'

type Setting = { readonly header: string; readonly places: string }

const harbour: Setting = { header: lawyersHeader, places: lawyersPlaces }
const rivers: Setting = { header: manualHeader, places: manualPlaces }

function compiled(clauses: string, { header, places }: Setting): Compiled {
  return compile(`${header}${clauses}\n\`\`\`\n`, {
    vocabulary,
    places: () => places,
    zones: (zone) => (zone === utcRules.zone ? utcRules : null),
  })
}

function refusedOf(clauses: readonly string[], setting: Setting): readonly string[] {
  return clauses.filter((clause) => compiled(`9.9  ${clause}`, setting).agreement === null)
}

test.each([harbour, rivers])('the declarations alone are sound', (setting) => {
  expect(refusedOf(['term: nothing'], setting)).toEqual([])
})

test.each([
  { name: 'the first hundred', clauses: lawyersFirst, most: 8 },
  { name: 'the fifty after them', clauses: lawyersBlind, most: 3 },
  { name: 'a hundred of treaties', clauses: lawyersTreaties, most: 19 },
  { name: 'fifty of treaties', clauses: lawyersBlindTreaties, most: 15 },
  { name: 'the last fifty', clauses: lawyersLast, most: 4 },
  { name: 'fifty from the manual', clauses: lawyersManual, most: 18, setting: rivers },
])('of $name at most $most are refused', ({ clauses, most, setting = harbour }) => {
  const refused = refusedOf(clauses, setting)
  if (refused.length > most) throw new Error(refused.join('\n'))
})
