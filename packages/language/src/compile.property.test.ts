// Goal: no text whatever makes the language throw, and what it gives always holds together.
// Method: random text, random words of the language, and the golden agreements with letters put
// in, taken out, moved and repeated, and so too clauses as lawyers write them. Each text has its
// time, and no clause of it is lost: it means something, or something is said of it. A failing seed
// is printed by fast-check and is kept here. HOLDFAST_TEXT_MUTATIONS=200000 changes as many texts;
// `npm run -s bench -- texts` does so from any number on.

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { present } from '@holdfast/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileStages } from './compile.ts'
import {
  changedText,
  holdLayout,
  holdText,
  testSources,
  testVocabulary,
  withLawyersPlaces,
  wordsOfClauses,
} from './testing.ts'

const folder = fileURLToPath(new URL('../tests/', import.meta.url))
const goldens = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .toSorted()
  .map((name) => present(readFileSync(folder + name, 'utf8').split('```holdfast')[0], 'a text'))
const sources = withLawyersPlaces(testSources)
const words = wordsOfClauses(testVocabulary)

/** How much of a processor one text of a few thousand characters may take. */
const mostMs = 5_000

/** What this process has used of processors: a machine that is busy with other things adds none. */
function usedMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

function hold(text: string): void {
  const began = usedMs()
  const stages = holdText(text, sources)
  if (stages.agreement !== null) holdLayout(text, stages, sources)
  expect(usedMs() - began).toBeLessThan(mostMs)
}

const fenced = (text: string): string => `# T\n\n\`\`\`pact\n${text}\n\`\`\`\n`

test('no text crashes it', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), hold), { numRuns: 300 })
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }).map(fenced), hold), {
    numRuns: 500,
  })
})

const word = fc.constantFrom(...words)
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
  expect(goldens.length).toBeGreaterThan(0)
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 31 - 1 }), (seed) =>
      hold(changedText(seed, { texts: goldens, words })),
    ),
    { numRuns },
  )
})

test('the same text gives the same bytes', () => {
  for (const text of goldens) {
    const [a, b] = [compileStages(text, testSources), compileStages(text, testSources)]
    expect(JSON.stringify(a)).toBe(JSON.stringify(b))
  }
})
