// Goal: no text whatever makes the language throw, and what it gives always holds together.
// Method: random text, random words of the language, and the golden agreements with letters put
// in, taken out, moved and repeated, and so too clauses as lawyers write them. Each text has its
// time, and no clause of it is lost: it means something, or something is said of it. A failing seed
// is printed by fast-check and is kept here. HOLDFAST_TEXT_MUTATIONS=200000 changes as many texts.

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { canonicalJson, isJson, limits, present } from '@holdfast/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileStages } from './compile.ts'
import { printCompiled } from './compiled/print.ts'
import { placedWords, reservedWords } from './resolved/keywords.ts'
import { printResolved } from './resolved/print.ts'
import { meaningsOf } from './sentences/meaning.ts'
import { printSurface } from './surface/print.ts'
import { lawyersFirst, lawyersHeader, lawyersLast, lawyersTreaties } from './testing.ts'
import { testSources, testVocabulary } from './testing.ts'

const folder = fileURLToPath(new URL('../tests/', import.meta.url))
const goldens = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .toSorted()
  .map((name) => present(readFileSync(folder + name, 'utf8').split('```holdfast')[0], 'a text'))

/** How much of a processor one text of a few thousand characters may take. */
const mostMs = 5_000

/** What this process has used of processors: a machine that is busy with other things adds none. */
function usedMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** Compiles, prints every stage, and checks what must hold for every text. */
function hold(text: string): void {
  const began = usedMs()
  const { agreement, diagnostics, surface, resolved, draft } = compileStages(text, testSources)
  expect(usedMs() - began).toBeLessThan(mostMs)
  expect(diagnostics.length).toBeLessThanOrEqual(limits.diagnostics)
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error')
  expect(agreement === null).toBe(hasErrors)
  for (const { from, to, line, column, about, advice, fix } of diagnostics) {
    expect(from).toBeGreaterThanOrEqual(0)
    expect(to).toBeGreaterThanOrEqual(from)
    expect(to).toBeLessThanOrEqual(text.length)
    expect(line).toBeGreaterThan(0)
    expect(column).toBeGreaterThan(0)
    expect(JSON.stringify([about, advice])).not.toMatch(/undefined|null/)
    expect(fix?.from ?? 0).toBeGreaterThanOrEqual(0)
  }
  // Nothing is dropped silently: what means nothing was said to be wrong.
  const isLost =
    surface.some(({ kind }) => kind === 'neither') ||
    resolved?.clauses.some(({ meaning }) => meaning === null) === true
  expect(isLost && !hasErrors).toBe(false)
  const clauses = surface.filter(({ kind }) => kind === 'clause')
  const isRead = resolved === null || resolved.clauses.length === clauses.length
  expect(isRead || hasErrors).toBe(true)
  printSurface(surface)
  if (resolved !== null) printResolved(resolved)
  if (draft === null) return
  printCompiled(draft)
  expect(meaningsOf(draft, testVocabulary)).toHaveLength(draft.clauses.length)
  if (agreement !== null && isJson(agreement)) canonicalJson(agreement)
}

const fenced = (text: string): string => `# T\n\n\`\`\`pact\n${text}\n\`\`\`\n`

test('no text crashes it', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), hold), { numRuns: 300 })
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }).map(fenced), hold), {
    numRuns: 500,
  })
})

const word = fc.oneof(
  fc.constantFrom(...reservedWords, ...placedWords),
  fc.constantFrom(...testVocabulary.acts.flatMap(({ verb, units }) => [verb, ...units])),
  fc.constantFrom('hamas', 'strip', 'held', 'first', '2.1', '1', '30', '%', ',', ':', '"x"', '#'),
  fc.constantFrom(
    '2023-11-24',
    '2023-11-24T07:00',
    '07:00',
    '0',
    '99999999999',
    '1.5',
    '\n',
    '\n  ',
  ),
)
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

const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat({ max: 12 }),
  insert: fc.oneof(fc.constant(''), word, fc.string({ unit: 'binary', maxLength: 3 })),
})

const lawyers = [...lawyersFirst, ...lawyersTreaties, ...lawyersLast].map(
  (clause) => `${lawyersHeader}9.9  ${clause}\n\`\`\`\n`,
)
const asked = Number(process.env['HOLDFAST_TEXT_MUTATIONS'] ?? '0')
const numRuns = asked > 0 ? asked : 1_500

test('no change of a good agreement crashes it', { timeout: 60_000 + asked * 200 }, () => {
  expect(goldens.length).toBeGreaterThan(0)
  fc.assert(
    fc.property(
      fc.oneof(fc.constantFrom(...goldens), fc.constantFrom(...lawyers)),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      (text, mutations) => {
        let changed = text
        for (const { at, remove, insert } of mutations) {
          const from = Math.floor(at * changed.length)
          changed = changed.slice(0, from) + insert + changed.slice(from + remove)
        }
        hold(changed)
      },
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
