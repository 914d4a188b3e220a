// The words for a problem: what is wrong, and what to do about it.
//
// Ids are `problem.<code>` and `problem.<code>.todo`. A problem that stands in another (the first
// bad row of a table, the irregularity that an entry would be) is worded inside it.

import { nearestTo, type Problem } from '@holdfast/base'
import { irregularityWords } from './irregularity-words.ts'
import type { Words } from './words.ts'

/** What is wrong, and what to do; `todo` is empty where nothing can be done. */
export type ProblemWords = { readonly what: string; readonly todo: string }

/**
 * The words for a problem. Where it lists what there is, the name that was probably meant is asked
 * for. A code without words is shown with its particulars.
 */
export function problemWords(problem: Problem, words: Words): ProblemWords {
  const { code, about } = problem
  const values = { ...about, ...composed(problem, words) }
  const unworded = [code, ...Object.entries(about).map(([name, value]) => `${name}: ${value}`)]
  const otherwise = words.say('problem.unworded', { code: unworded.join('; ') })
  const said = words.sayOr(`problem.${code}`, otherwise, values)
  // A refusal of a row names its file beside its line.
  const isOfFile = code.startsWith('import.') && code !== 'import.18' && about['file'] !== undefined
  const what = isOfFile
    ? words.say('problem.where.in', { place: about['file'] ?? '', row: said })
    : said
  const nearest = meant(about)
  const asked = nearest === null ? '' : words.say('problem.nearest', { nearest })
  return {
    what: `${what} ${asked}`.trim(),
    todo: words.sayOr(`problem.${code}.todo`, '', values).trim(),
  }
}

/** Both sentences in one line, for a list of bad rows. */
export function problemLine(problem: Problem, words: Words): string {
  const { what, todo } = problemWords(problem, words)
  return todo === '' ? what : `${what} ${todo}`
}

function meant(about: Problem['about']): string | null {
  const given = about['text'] ?? about['name'] ?? about['room'] ?? ''
  const known = String(about['known'] ?? about['rooms'] ?? '')
  return known === '' ? null : nearestTo(String(given), known.split(', '))
}

/** The particulars that are sentences or names themselves. */
function composed({ code, about }: Problem, words: Words): Problem['about'] {
  if (code === 'import.18') return refusedRow(about, words)
  if (code === 'store.9' || code === 'database.15') return { why: irregular(about, words) }
  if (code === 'store.21') return { why: brokenBy(about, words) }
  const values: Record<string, string> = {}
  // What the operating system says by short names, and what a cell or a mapping should have held.
  for (const [name, prefix] of [
    ['reason', 'system'],
    ['expected', 'expected'],
  ] as const) {
    const value = about[name]
    if (typeof value === 'string') values[name] = words.sayOr(`${prefix}.${value}`, value)
  }
  return values
}

// A record that does not hold is refused with the first thing that breaks it.
function brokenBy(about: Problem['about'], words: Words): string {
  const { irregularity = '', inRoom = '', atEntry = 0 } = about
  const entry = Number(atEntry) === 0 ? null : Number(atEntry)
  const found = { kind: String(irregularity), room: String(inRoom), entry, about }
  return irregularityWords(found, words)
}

// A refused import speaks of its first bad row, in the words of what is wrong there.
function refusedRow(about: Problem['about'], words: Words): Problem['about'] {
  const { file, ...ofRow } = about
  const { line = '?', column, rows = 1, problem = '', sheet } = ofRow
  const inner = problemWords({ code: String(problem), about: ofRow }, words)
  const place = [file, sheet].filter((part) => part !== undefined).join(', ')
  const row = rowWords({ line, column: column ?? null }, words)
  const where = place === '' ? row : words.say('problem.where.in', { place, row })
  const n = Number(rows) - 1
  const more = n > 0 ? ` ${words.say('problem.more-rows', { n })}` : ''
  return { where, what: inner.what + more, todo: inner.todo }
}

/** `Line 7, column "trucks"`. */
export function rowWords(
  { line, column }: { readonly line: number | string; readonly column: string | number | null },
  words: Words,
): string {
  return column === null
    ? words.say('problem.where.line', { line })
    : words.say('problem.where.column', { line, column })
}

function irregular(about: Problem['about'], words: Words): string {
  const { irregularity = '', code } = about
  const inner = code === undefined ? null : problemWords({ code: String(code), about }, words)
  return inner === null
    ? words.sayOr(`irregularity.${irregularity}`, String(irregularity), about)
    : inner.what.replace(/\.$/, '')
}
