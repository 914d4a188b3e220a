// Goal: no text whatever makes the language throw, and what it gives always holds together.
// Method: random text, random words of the language, and the golden agreements with letters put
// in, taken out, moved and repeated, and so too clauses as lawyers write them. Each text has its
// time, and no clause of it is lost: it means something, or something is said of it. A failing seed
// is printed by fast-check and is kept here. HOLDFAST_TEXT_MUTATIONS=200000 changes as many texts;
// `npm run -s bench -- texts` does so from any number on.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileStages } from './compile.ts'
import { testSources } from './testing.ts'
import {
  changedText,
  goldenTexts,
  holdLayout,
  holdText,
  languageWords,
  lawyersTexts,
} from './texts-testing.ts'

function hold(text: string): void {
  const stages = holdText(text)
  if (stages.agreement !== null) holdLayout(text, stages)
}

const fenced = (text: string): string => `# T\n\n\`\`\`pact\n${text}\n\`\`\`\n`

test('no text crashes it', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), hold), { numRuns: 300 })
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }).map(fenced), hold), {
    numRuns: 500,
  })
})

const word = fc.constantFrom(...languageWords)
const header = [
  'agreement x',
  'in force from 2023-11-24T07:00Z for 4 days',
  'party hamas',
  'places strip in "places.geojson"',
  'phase first from start for 3 days',
].join('\n')

test('no order of its own words crashes it', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) =>
      hold(fenced(`${header}\n1 hamas must release 2 persons by day 2\n2.1 ${words.join(' ')}`)),
    ),
    { numRuns: 1_500 },
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => hold(fenced(words.join(' ')))),
    { numRuns: 500 },
  )
})

const asked = Number(process.env['HOLDFAST_TEXT_MUTATIONS'] ?? '0')
const numRuns = asked > 0 ? asked : 1_500

test('no change of a good agreement crashes it', { timeout: 180_000 + asked * 200 }, () => {
  expect(goldenTexts.length).toBeGreaterThan(0)
  expect(lawyersTexts.length).toBeGreaterThan(0)
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 31 - 1 }), (seed) => hold(changedText(seed))),
    { numRuns },
  )
})

test('the same text gives the same bytes', () => {
  for (const text of goldenTexts) {
    const [a, b] = [compileStages(text, testSources), compileStages(text, testSources)]
    expect(JSON.stringify(a)).toBe(JSON.stringify(b))
  }
})
