// Problems in words: particulars, what stands in another problem, what was probably meant, and text
// that runs from right to left.

import { expect, test } from 'vitest'
import { languages, type LanguageId } from './languages.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { irregularityWords } from './irregularity-words.ts'
import { problemLine, problemWords } from './problem-words.ts'
import { createWords, type Words } from './words.ts'

async function wordsIn(id: LanguageId): Promise<Words> {
  const formatters = { number: String, list: (items: readonly string[]) => items.join(', ') }
  return createWords({
    language: languages[id],
    catalogue: await loadCatalogue(id),
    formatters,
  })
}

const english = await wordsIn('en')

test('a refused table names the line, the column and what to do', () => {
  const about = { line: 7, row: 6, rows: 3, column: 'trucks', problem: 'import.10', value: 'x' }
  const problem = { code: 'import.18', about: { ...about, expected: 'integer' } }
  const { what, todo } = problemWords(problem, english)
  expect(what).toBe(
    'Line 7, column "trucks": "x" cannot be read as a whole number. 2 more rows are bad. ' +
      'Nothing was imported.',
  )
  expect(todo).toBe(
    'Mend the cell. Or use --skip-bad to import the other rows and list the bad ones.',
  )
})

test('an entry that would not be whole says why', () => {
  const about = { room: 'public', at: 0, irregularity: 'unknown-key', key: 'ab12' }
  expect(problemWords({ code: 'store.9', about }, english).what).toBe(
    'Room public: the record would not be whole after this: ' +
      'is signed by a key that nobody enrolled (ab12).',
  )
})

test('a record that does not hold is refused with what breaks it, and where', () => {
  const broken = { irregularity: 'unknown-key', inRoom: 'public', atEntry: 3, key: 'ab12' }
  expect(problemWords({ code: 'store.21', about: { dir: 'pause', ...broken } }, english).what).toBe(
    'The record in pause does not hold. ' +
      'Room public, entry 3: is signed by a key that nobody enrolled (ab12).',
  )
  const missing = { irregularity: 'text-differs', inRoom: 'public', atEntry: 0, file: 'a.md' }
  expect(
    problemWords({ code: 'store.21', about: { dir: 'pause', ...missing } }, english).what,
  ).toBe(
    'The record in pause does not hold. ' +
      'Room public: the file a.md is missing, or is not the one that the record adopted.',
  )
})

test('the name that was probably meant is asked for', () => {
  const about = { name: 'statsu', known: 'help, status, verify' }
  expect(problemWords({ code: 'cli.57', about }, english).what).toBe(
    'There is no command statsu. Did you mean status?',
  )
  expect(problemWords({ code: 'cli.57', about: { ...about, name: 'x' } }, english).what).toBe(
    'There is no command x.',
  )
})

test('the short names of the operating system are spelt out', () => {
  const about = { path: 'a.md', reason: 'EACCES' }
  expect(problemLine({ code: 'cli.2', about }, english)).toBe(
    'a.md cannot be read: you may not read or write it. Name a file that you may read.',
  )
})

test('a particular that is missing is a question mark, and braces in one stay as they are', () => {
  expect(problemWords({ code: 'record.52', about: {} }, english).what).toContain('no place ?.')
  expect(problemWords({ code: 'record.52', about: { place: '{x}' } }, english).what).toContain(
    'no place {x}.',
  )
})

test('a code without words is shown with its particulars', () => {
  expect(problemWords({ code: 'other.1', about: { at: 3 } }, english)).toEqual({
    what: 'Refused (other.1; at: 3).',
    todo: '',
  })
})

test('names are isolated where the sentence runs from right to left', async () => {
  const arabic = await wordsIn('ar')
  const turkish = await wordsIn('tr')
  const problem = { code: 'store.8', about: { room: 'public' } }
  expect(problemWords(problem, arabic).what).toBe('ليس في السجل غرفة \u2068public\u2069.')
  expect(problemWords(problem, turkish).what).toBe('Kayıtta public odası yok.')
})

test('Arabic counts in its six ways', async () => {
  const arabic = await wordsIn('ar')
  const more = (n: number): string => arabic.say('problem.more-rows', { n })
  expect([1, 2, 3, 11, 100].map(more)).toEqual([
    'صف آخر مرفوض.',
    'صفان آخران مرفوضان.',
    '3 صفوف أخرى مرفوضة.',
    '11 صفاً آخر مرفوضاً.',
    '100 صف آخر مرفوض.',
  ])
})

test('an irregularity names its place', () => {
  const found = {
    kind: 'repeated-entry',
    room: 'public',
    entry: 12,
    about: { repeats: 3 },
  } as const
  expect(irregularityWords(found, english)).toBe('Room public, entry 12: repeats entry 3.')
  const whole = {
    ...found,
    kind: 'missing-entries',
    entry: null,
    about: { found: 1, signed: 2 },
  } as const
  expect(irregularityWords(whole, english)).toBe(
    'Room public: 1 entries are there, and 2 were signed for.',
  )
})
