// Goal: laying a text out twice changes nothing more, and never what the text means or its prose.
// Method: the golden texts, also with their rooms between words changed at random and with letters
// put in and taken out; then everything that compiles is compared, lines of clauses included.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { present } from '@holdfast/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileStages } from '../compile.ts'
import { itemCharacters } from '../surface/surface.ts'
import { testSources } from '../testing.ts'
import { laidOut } from './laid-out.ts'

const root = join(import.meta.dirname, '..', '..')
const goldens = globSync('tests/**/*.md', { cwd: root })
  .toSorted()
  .map((name) => present(readFileSync(join(root, name), 'utf8').split('```holdfast')[0], 'a text'))
const agreements = globSync('../../agreements/*/agreement.md', { cwd: root })
  .toSorted()
  .map((name) => readFileSync(join(root, name), 'utf8'))

/** All that a text says, without the columns of what is said of it and the rooms it quotes. */
function saidBy(text: string): unknown {
  const { draft, diagnostics, markdown } = compileStages(text, testSources)
  return {
    draft,
    diagnostics: diagnostics
      .map(({ code, about, advice, line }) => JSON.stringify([line, code, about, advice]))
      .map((said) => said.replaceAll(/(?:\\t|\\n|\s)+/g, ' '))
      .toSorted(),
    items: markdown.items.length,
  }
}

/** The text without its fences of clauses. */
function proseOf(text: string): string {
  const { sections } = compileStages(text, testSources).markdown
  let prose = ''
  let last = 0
  for (const block of sections.flatMap(({ blocks }) => blocks)) {
    if (block.kind !== 'fence') continue
    prose += text.slice(last, block.from)
    last = block.to
  }
  return prose + text.slice(last)
}

function hold(text: string): void {
  const once = laidOut(text)
  expect(laidOut(once)).toBe(once)
  expect(once.split('\n').length).toBe(text.split('\n').length)
  expect(proseOf(once)).toBe(proseOf(text))
  expect(saidBy(once)).toEqual(saidBy(text))
  // No word and no mark is lost.
  const marks = (of: string): string => of.replaceAll(/[ \t]/g, '')
  expect(marks(once)).toBe(marks(text))
}

test('texts keep what they mean', () => {
  expect(goldens.length).toBeGreaterThan(40)
  for (const text of [...goldens, ...agreements]) hold(text)
})

const room = fc.constantFrom(' ', '  ', '\t', ' \t ', '       ')

test('so do texts whose rooms were changed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...goldens), fc.array(room, { minLength: 1 }), (text, rooms) => {
      let at = 0
      hold(text.replaceAll(/(?<=\S) +(?=\S)/g, () => rooms[at++ % rooms.length] ?? ' '))
    }),
    { numRuns: 150 },
  )
})

const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat({ max: 6 }),
  insert: fc.constantFrom(
    '',
    '"',
    '#',
    '\\',
    '\n',
    '\n  ',
    '\t',
    ' # x',
    '```',
    '\r\n',
    '1.1  ',
    '’',
  ),
})

test('so do texts that are broken', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...goldens),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      (text, changes) => {
        let changed = text
        for (const { at, remove, insert } of changes) {
          const from = Math.floor(at * changed.length)
          changed = changed.slice(0, from) + insert + changed.slice(from + remove)
        }
        hold(changed)
      },
    ),
    { numRuns: 600 },
  )
})

test('an item at the length that is read stays as long as it is', () => {
  for (const extra of [-3, -1, 0, 1, 3]) {
    const clause = '1 a must meet by day 2'.padEnd(itemCharacters + extra - 1) + ','
    const heading = 'agreement x\nin force from 2023-11-24T07:00Z for 4 days\nparty a'
    hold(`\`\`\`pact\n${heading}\n${clause}\n\`\`\`\n`)
  }
})

test('the layout', () => {
  const given = [
    'Prose  stays.',
    '```pact',
    '# a  comment',
    'agreement   x   # why   so',
    'time  zone UTC',
    'intermediary   red-lamp   "Red  Lamp"',
    'places north,',
    '  south in "places.geojson"',
    '',
    '1.1 a   must meet',
    '   # inside',
    '\tby  day 2   ',
    '# between',
    '2   a must   report each week',
    '```',
    '',
  ]
  expect(laidOut(given.join('\n')).split('\n')).toEqual([
    'Prose  stays.',
    '```pact',
    '# a  comment',
    'agreement  x  # why   so',
    'time zone  UTC',
    'intermediary red-lamp "Red  Lamp"',
    'places     north,',
    '           south in "places.geojson"',
    '',
    '1.1  a must meet',
    '       # inside',
    '       by day 2',
    '# between',
    '2  a must report each week',
    '```',
    '',
  ])
})
