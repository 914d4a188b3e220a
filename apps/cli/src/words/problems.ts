// The words for every problem: what is wrong, and what to do about it.
//
// Texts come from the tables beside this file; `{name}` is filled from the problem's particulars. A
// problem without words is shown with its code: a test sees to it that there is none.

import { nearestTo, type Problem } from '@holdfast/base'
import { visible } from '../terminal/text-width.ts'
import { commandLineWords } from './command-line-problems.ts'
import { recordWords } from './record-problems.ts'
import { statementWords } from './statement-problems.ts'

/** What is wrong, and what to do; `todo` is empty where nothing can be done. */
export type ProblemWords = { readonly what: string; readonly todo: string }

const tables: Readonly<Record<string, ProblemWords>> = {
  ...commandLineWords,
  ...recordWords,
  ...statementWords,
}

/** What the operating system means by its short names. */
const systemReasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'you may not read or write it',
  EPERM: 'you may not do that',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of the path is no folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EROFS: 'the disk can only be read',
  EIO: 'the disk failed',
  EMFILE: 'too many files are open',
  EFBIG: 'the file would be too large',
}

/** Whether a code has words. */
export function isWorded(code: string): boolean {
  return Object.hasOwn(tables, code)
}

/** The words for a problem. */
export function problemWords(problem: Problem): ProblemWords {
  const { code, about } = problem
  if (code === 'import.18') return refusedRowWords(problem)
  if (code === 'store.9') return irregularWords(problem)
  const words = tables[code]
  if (words === undefined) {
    const particulars = Object.entries(about).map(([name, value]) => `${name}: ${value}`)
    return { what: `Refused (${[code, ...particulars].join('; ')}).`, todo: '' }
  }
  return { what: filled(words.what, problem), todo: filled(words.todo, problem) }
}

/** Both sentences in one line, for a list of bad rows. */
export function problemLine(problem: Problem): string {
  const { what, todo } = problemWords(problem)
  return todo === '' ? what : `${what} ${todo}`
}

function filled(text: string, { about }: Problem): string {
  const fill = (_: string, name: string): string => {
    if (name === 'nearest') return nearestOf(about)
    const value = about[name]
    if (name === 'reason') return systemReasons[String(value)] ?? String(value)
    return visible(String(value ?? '?'))
  }
  return text.replaceAll(/\{(\w+)\}/g, fill).trim()
}

function nearestOf(about: Problem['about']): string {
  const given = about['text'] ?? about['name'] ?? about['room'] ?? ''
  const known = String(about['known'] ?? about['rooms'] ?? '').split(', ')
  const nearest = nearestTo(String(given), known)
  return nearest === null ? '' : ` Did you mean ${nearest}?`
}

// A refused import speaks of its first bad row, in the words of what is wrong there.
function refusedRowWords({ about }: Problem): ProblemWords {
  const { line = '?', column, rows = 1, problem: code = '' } = about
  const inner = problemWords({ code: String(code), about })
  const where = column === undefined ? `Line ${line}` : `Line ${line}, column "${column}"`
  const others = Number(rows) - 1
  const more = others > 0 ? ` ${others} more ${others === 1 ? 'row is' : 'rows are'} bad.` : ''
  return {
    what: `${where}: ${inner.what}${more} Nothing was imported.`,
    todo: `${inner.todo} Or use --skip-bad to import the other rows and list the bad ones.`.trim(),
  }
}

function irregularWords({ about }: Problem): ProblemWords {
  const { irregularity = '', code } = about
  const inner = code === undefined ? null : problemWords({ code: String(code), about })
  const why = inner === null ? String(irregularity).replaceAll('-', ' ') : inner.what
  return {
    what: `Room ${about['room'] ?? '?'}: the record would not be whole after this: ${why}`,
    todo: 'Nothing was written. Check with holdfast verify, and with which key you sign.',
  }
}
