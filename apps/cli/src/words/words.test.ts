// Every problem and irregularity has words, and no words of ours judge anybody.
// The codes are read from the sources, so that a new one cannot be forgotten.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { irregularityKinds, type IrregularityKind } from '@holdfast/record'
import { expect, test } from 'vitest'
import { irregularityWords } from './irregularities.ts'
import { isWorded, problemLine, problemWords } from './problems.ts'

const root = join(import.meta.dirname, '..', '..', '..', '..')

function sourcesUnder(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('.test.'))
    .filter((path) => !path.includes('node_modules'))
    .map((path) => join(root, folder, path))
}

/** Worded by a function of their own. */
const special = ['import.18', 'store.9']

test('every problem that the command line can meet has words', () => {
  const places = ['ledger', 'record', 'domains', 'replay', 'imports'].map(
    (name) => `packages/${name}/src`,
  )
  const files = [...places, 'apps/cli/src'].flatMap(sourcesUnder)
  files.push(join(root, 'packages/store/src/problems.ts'))
  const codes = files.flatMap((path) =>
    Array.from(
      readFileSync(path, 'utf8').matchAll(/code: '([a-z-]+\.\d+)'/g),
      ([, code = '']) => code,
    ),
  )
  expect(codes.length).toBeGreaterThan(80)
  const missing = codes.filter((code) => !isWorded(code) && !special.includes(code))
  expect(missing).toEqual([])
})

test('no words of ours judge', () => {
  const judging = /\b(broken?|breach\w*|violat\w*|compl[iy]\w*|guilt\w*|blame\w*|score|accus\w*)\b/i
  const files = sourcesUnder('apps/cli/src/words').concat(sourcesUnder('apps/cli/src/picture'))
  for (const path of files) {
    const texts = readFileSync(path, 'utf8').replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, '')
    for (const [, text = ''] of texts.matchAll(/(?:'|`)([^'`\n]*)(?:'|`)/g)) {
      expect(`${path}: ${text}`).not.toMatch(judging)
    }
  }
})

test('particulars fill the words', () => {
  const problem = { code: 'record.52', about: { place: 'atlantis' } }
  expect(problemLine(problem)).toBe(
    'The agreement declares no place atlantis. Check the spelling, or declare it in the agreement.',
  )
})

test('a refused table names the line, the column and what to do', () => {
  const about = { line: 7, row: 6, rows: 3, column: 'trucks', problem: 'import.10', value: 'x' }
  const { what, todo } = problemWords({
    code: 'import.18',
    about: { ...about, expected: 'integer' },
  })
  expect(what).toBe(
    'Line 7, column "trucks": "x" cannot be read as integer. 2 more rows are bad. ' +
      'Nothing was imported.',
  )
  expect(todo).toMatch(/--skip-bad/)
})

test('a hidden control in a particular is spelt out', () => {
  const { what } = problemWords({ code: 'record.52', about: { place: 'a\u202Eb' } })
  expect(what).toContain('a[U+202E]b')
})

test('an unknown code is shown as it is', () => {
  expect(problemWords({ code: 'other.1', about: { at: 3 } }).what).toBe('Refused (other.1; at: 3).')
})

test('every irregularity has words that name its place', () => {
  const isKind = (text: string): text is IrregularityKind => text in irregularityKinds
  for (const kind of Object.keys(irregularityKinds).filter(isKind)) {
    const words = irregularityWords({ kind, room: 'public', entry: 12, about: {} })
    expect(words).toMatch(/^Room public, entry 12: .+\.$/)
  }
})
