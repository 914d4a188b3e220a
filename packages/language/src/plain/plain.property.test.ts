// What stands for a clause: said twice it is the same, and each of its characters comes from the
// clause, in its bounds.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testSources } from '../testing.ts'
import { knownWords } from '../resolved/known-words.ts'
import { createPlaceFiles } from '../resolved/place-files.ts'
import { lawyersClauses as corpus } from './lawyers-later-testing.ts'
import { numberOfWords, numberWords } from './number-words.ts'
import { withFirsts } from './known-words.ts'
import { inOwnWords } from './own-words.ts'
import { plainDutiesFrom, plainFrom } from './plain.ts'
import { unmasked } from './tracked.ts'

const { common, verbs } = knownWords([], {
  ...testSources,
  places: createPlaceFiles(testSources.places),
})
const known = withFirsts({
  common,
  verbs,
  placeKinds: new Set<string>(),
  declared: new Set(['aldera', 'borna', 'eastmark', 'first', 'one-stop']),
  roles: new Set(['aldera', 'borna']),
  acts: new Set<string>(),
  titles: new Map([['joint commission', 'aldera']]),
})

const word = fc.constantFrom(...new Set(corpus.flatMap((line) => line.split(' '))), '"a # b"', '#')
const strange = fc.string({ unit: 'binary', minLength: 1, maxLength: 4 })
const clause = fc.oneof(
  fc.constantFrom(...corpus),
  fc
    .array(fc.oneof({ weight: 9, arbitrary: word }, { weight: 1, arbitrary: strange }), {
      maxLength: 25,
    })
    .map((words) => `9.9 ${words.join(' ')}`),
)

function plain(text: string): string {
  return unmasked(plainFrom(text, known), text)
}

test('origins lie in the clause, one for each character', () => {
  fc.assert(
    fc.property(clause, (text) => {
      const { text: made, origins } = plainFrom(text, known)
      expect(origins.length).toBe(made.length)
      for (const { from, to } of origins) {
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 1_000 },
  )
})

test('each of several duties keeps its origins in the clause', () => {
  fc.assert(
    fc.property(clause, (text) => {
      const duties = plainDutiesFrom(text, known)
      const own = duties.flatMap(({ tracked, turned }) => [
        tracked,
        turned === null ? tracked : (inOwnWords(turned, text, known) ?? tracked),
      ])
      for (const { text: made, origins } of own) {
        expect(origins.length).toBe(made.length)
        for (const { from, to } of origins) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeLessThanOrEqual(text.length)
          expect(to).toBeGreaterThan(from)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('strings, comments and declared names stay as they are', () => {
  expect(plain('1 borna must sign "Fifty Shall" one-stop # Neither party')).toBe(
    '1 borna must sign "Fifty Shall" one-stop # Neither party',
  )
})

test('letters of two code units are read once', () => {
  const text = '9.9 borna must 𐐀𐐁 𝔞x 2 persons'
  expect(plain(text)).toBe(text)
})

test('what is plain stays as it is', () => {
  for (const line of corpus) expect(plain(plain(line))).toBe(plain(line))
})

test('numbers as words are the numbers they name', () => {
  const pairs: readonly [string, number | null][] = [
    ['fifty', 50],
    ['thirty-three', 33],
    ['two hundred', 200],
    ['one hundred and twenty', 120],
    ['fourteen thousand seven hundred', 14_700],
    ['three five', null],
    ['hundred', null],
  ]
  for (const [words, value] of pairs) {
    expect([words, numberOfWords(words)]).toEqual([words, value])
    expect(words.match(numberWords)?.[0]).toBe(words)
  }
})
