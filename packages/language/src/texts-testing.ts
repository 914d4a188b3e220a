// What must hold for every text whatever, and texts that somebody changed without looking.
//
// A changed text is made from a number alone, so that any one of them can be made again.

import type { Vocabulary } from '@holdfast/agreement'
import { assert, canonicalJson, isJson, limits, present } from '@holdfast/base'
import { compileStages, type Stages } from './compile.ts'
import { printCompiled } from './compiled/print.ts'
import { laidOut } from './layout/laid-out.ts'
import { lawyersFirst, lawyersHeader, lawyersPlaces } from './plain/lawyers-testing.ts'
import { lawyersLast, lawyersTreaties } from './plain/lawyers-later-testing.ts'
import { placedWords, reservedWords } from './resolved/keywords.ts'
import { printResolved } from './resolved/print.ts'
import { meaningsOf } from './sentences/meaning.ts'
import type { Sources } from './resolved/sources.ts'
import { printSurface } from './surface/print.ts'

const lawyersFile = 'lawyers.geojson'

/** The same sources, with the places of lawyers' clauses. */
export function withLawyersPlaces(sources: Sources): Sources {
  return {
    ...sources,
    places: (file) => (file === lawyersFile ? lawyersPlaces : sources.places(file)),
  }
}

/** Compiles, prints every stage, and checks what must hold for every text. */
export function holdText(text: string, sources: Sources): Stages {
  const stages = compileStages(text, sources)
  const { agreement, diagnostics, surface, resolved, draft } = stages
  assert(diagnostics.length <= limits.diagnostics, 'no more is said than the limit')
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error')
  assert((agreement === null) === hasErrors, 'there is an agreement where there is no error')
  for (const { from, to, line, column, about, advice, fix } of diagnostics) {
    assert(from >= 0 && to >= from && to <= text.length, 'what is said has a span of the text')
    assert(line > 0 && column > 0, 'what is said has a line')
    const isWhole = !/undefined|null/.test(JSON.stringify([about, advice]))
    assert(isWhole, 'what is said has all its particulars')
    assert((fix?.from ?? 0) >= 0, 'what mends it has a span')
  }
  // Nothing is dropped silently: what means nothing was said to be wrong.
  const isLost =
    surface.some(({ kind }) => kind === 'neither') ||
    resolved?.clauses.some(({ meaning }) => meaning === null) === true
  assert(!isLost || hasErrors, 'what means nothing is said to be wrong')
  const clauses = surface.filter(({ kind }) => kind === 'clause')
  const isRead = resolved === null || resolved.clauses.length === clauses.length
  assert(isRead || hasErrors, 'no clause is lost')
  printSurface(surface)
  if (resolved !== null) printResolved(resolved)
  if (draft === null) return stages
  printCompiled(draft)
  const meanings = meaningsOf(draft, sources.vocabulary)
  assert(meanings.length === draft.clauses.length, 'each clause means something')
  if (agreement !== null && isJson(agreement)) canonicalJson(agreement)
  return stages
}

/** Lays a text out that compiles: twice changes nothing more, and never the meaning. */
export function holdLayout(text: string, { draft }: Stages, sources: Sources): void {
  const once = laidOut(text)
  assert(laidOut(once) === once, 'laying a text out twice changes nothing more')
  const again = compileStages(once, sources).draft
  assert(JSON.stringify(again) === JSON.stringify(draft), 'a text that is laid out means the same')
}

/** An agreement for each clause as lawyers write it. */
const lawyersTexts: readonly string[] = [lawyersFirst, lawyersTreaties, lawyersLast]
  .flat()
  .map((clause) => {
    return `${lawyersHeader.replace('places.geojson', lawyersFile)}9.9  ${clause}\n\`\`\`\n`
  })

const names = ['hamas', 'strip', 'held', 'first', '2.1', '%', ',', ':', '"x"', '#', '\n', '\n  ']
const numbers = ['1', '30', '0', '99999999999', '1.5', '2023-11-24', '2023-11-24T07:00', '07:00']

/** Words of the language, and what else stands in clauses. */
export function wordsOfClauses({ acts }: Vocabulary): readonly string[] {
  return [
    ...reservedWords,
    ...placedWords,
    ...acts.flatMap(({ verb, units }) => [verb, ...units]),
    ...names,
    ...numbers,
  ]
}

const strange = [
  '\u0000',
  '\u202E',
  '\u00A0',
  '\uFEFF',
  '😀',
  '\uD800',
  'é',
  '\r\n',
  '\t',
  '`',
  '>',
]

/** Texts to change, and words to put into them. */
export type Changeable = { readonly texts: readonly string[]; readonly words: readonly string[] }

/** The changed text of a number: a text with letters, words and lines put anywhere. */
export function changedText(seed: number, { texts, words }: Changeable): string {
  const random = randomOf(seed)
  const pick = <T>(of: readonly T[]): T => present(of[Math.floor(random() * of.length)], 'one of')
  let text = pick(random() < 0.5 ? texts : lawyersTexts)
  // Half of them are changed once, so that many still compile.
  const changes = random() < 0.5 ? 1 : 2 + Math.floor(random() * 3)
  for (let n = 0; n < changes; n += 1) {
    const way = random()
    if (way < 0.25) {
      text = withLines(text, pick, random)
      continue
    }
    const from = Math.floor(random() * (text.length + 1))
    const removed = Math.floor(random() * (random() < 0.5 ? 2 : 13))
    const insert =
      way < 0.4 ? '' : way < 0.75 ? ` ${pick(words)} ` : way < 0.9 ? pick(strange) : text
    text = text.slice(0, from) + insert.slice(0, 2_000) + text.slice(from + removed)
  }
  return text
}

/** A line is said twice, left out, or stands where another stood; or two words change places. */
function withLines(text: string, pick: <T>(of: readonly T[]) => T, random: () => number): string {
  const lines = text.split('\n')
  const at = Math.floor(random() * lines.length)
  const to = Math.floor(random() * lines.length)
  const line = present(lines[at], 'a line')
  const way = random()
  if (way < 0.3) return lines.toSpliced(to, 0, line).join('\n')
  if (way < 0.5) return lines.toSpliced(at, 1).join('\n')
  if (way < 0.7) return lines.toSpliced(at, 1).toSpliced(to, 0, line).join('\n')
  const words = line.split(' ')
  const word = Math.floor(random() * words.length)
  const other = pick(pick(lines).split(' '))
  return lines.with(at, words.with(word, other).join(' ')).join('\n')
}

/** A sequence of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
