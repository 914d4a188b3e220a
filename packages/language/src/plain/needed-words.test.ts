// A turn of phrase is made ready only where its words are: that leaves out none that fits.
// Method: every clause that the tests have, and random orders of their words.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lawyersClauses as corpus } from './lawyers-later-testing.ts'
import { folded, hasNeeded, neededBy } from './needed-words.ts'
import { passive, recasts, subjectAmount, subjectPersons } from './recasts.ts'
import { dates, turns } from './turns.ts'

const lacksIt: readonly (readonly [pattern: string, text: string])[] = [
  ['must not', 'each party must sign'],
  ['(?:both|each) sides?', 'either side'],
  ['sea(?:ports?|lanes?)', 'at sea'],
  ['(?<=on the )(?:first|last)', 'the first'],
  ['in(?: the)? case of(?= war)', 'in the case of peace'],
  ['ab+c', 'ac'],
  ['(?:day ){1,3}', 'week'],
]

const mayHoldIt: readonly (readonly [pattern: string, text: string])[] = [
  ['(?:the )?release', 'release'],
  ['colou?r', 'color'],
  ['(?!never)always', 'always'],
  [String.raw`[a-z]+\d{2}\p{L}x`, 'a12bx'],
  ['(?:each)*', ''],
  ['(?:each|)', ''],
  ['(?<day>day) 1', 'day 1'],
  ['[\\]abc]', 'a'],
]

test.each(lacksIt)('what %s needs is not in "%s"', (pattern, text) => {
  expect(hasNeeded(neededBy(pattern), folded(text))).toBe(false)
})

test.each(mayHoldIt)('what %s needs may be in "%s"', (pattern, text) => {
  expect(new RegExp(pattern, 'diu').test(text)).toBe(true)
  expect(hasNeeded(neededBy(pattern), folded(text))).toBe(true)
})

test('letters that fold to ours count as ours', () => {
  const text = 'ta\u212Ae \u017Fides'
  expect(/take\s+sides/iu.test(text)).toBe(true)
  expect(hasNeeded(neededBy('take sides'), folded(text))).toBe(true)
})

describe('a turn that is found is never passed over', () => {
  const all = [dates, ...turns, ...recasts, passive, subjectAmount, subjectPersons]
  const missed = (text: string): readonly string[] =>
    all
      .filter((turn) => {
        const { pattern } = turn
        pattern.lastIndex = 0
        return pattern.test(text) && !turn.mayBeIn(folded(text))
      })
      .map(({ pattern }) => pattern.source)

  test('in any clause that we have', () => {
    for (const text of corpus) expect(missed(text)).toEqual([])
  })

  test('in words of clauses in any order', () => {
    const words = [...new Set(corpus.flatMap((line) => line.split(' ')))]
    const text = fc
      .array(fc.constantFrom(...words), { maxLength: 25 })
      .map((some) => `9.9 ${some.join(' ')}`)
    fc.assert(
      fc.property(text, (one) => missed(one).length === 0),
      { numRuns: 200 },
    )
  })

  // Passing over has to be worth it: most turns are in no clause.
  test('and most turns are passed over', () => {
    const folds = corpus.map(folded)
    const tried = folds.reduce((sum, one) => sum + all.filter((t) => t.mayBeIn(one)).length, 0)
    expect(tried / folds.length).toBeLessThan(all.length / 4)
  })
})
