// The documents keep up with the code: every public name is explained, every link and path leads
// somewhere, every shell line works.
//
// The checks are in docs/, each with a test of its own on small bad samples.

import { asWritten, loadCatalogue } from '@holdfast/words'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as docs from './docs/checks.ts'
import { checkImportTable } from './docs/import-table.ts'
import * as named from './docs/named.ts'
import { statementsPage, statementsText } from './docs/statements-page.ts'
import { checkWordsOfRows, withWordsOfRows } from './docs/problem-words.ts'
import { sourceFrom } from './tidy/source.ts'
import { filesUnder, isCode, repositoryRoot } from './tidy/tree.ts'
import { printUntidy, type Untidy } from './tidy/untidy.ts'

const files = filesUnder(repositoryRoot)
const sources = files.filter(({ path }) => isCode(path)).map(sourceFrom)
const pages = files.filter(({ path }) => path.endsWith('.md') && !path.startsWith('agreements/'))
const prose = pages.filter(({ path }) => !/\/(tests|vectors)\//.test(path))
const commands = named.commandsIn(sources)
const codes = named.codesIn(sources)
const paths = new Set(files.map(({ path }) => path))
const scripts = ['start', 'test', 'check', 'holdfast', 'bench']
const repository = { pages: prose, paths, commands, scripts }

function expectNone(untidy: readonly Untidy[]): void {
  if (untidy.length > 0) throw new Error(untidy.map(printUntidy).join('\n'))
}

test('there is something to check', () => {
  expect(codes.length).toBeGreaterThan(50)
  expect(named.irregularitiesIn(sources).length).toBeGreaterThan(10)
  expect(named.reasonsIn(sources).length).toBeGreaterThan(10)
  expect(named.keywordsIn(files).length).toBeGreaterThan(50)
  expect(named.exitCodesIn(sources).length).toBeGreaterThan(4)
  expect(commands.length).toBeGreaterThan(7)
  expect(commands.flatMap(({ options }) => options)).toContain('as-of')
})

test('every problem and diagnostic is explained', () => expectNone(docs.checkNamed(codes, pages)))
test.each([
  ['docs/problems.md', 'record.50'],
  ['docs/language.md', 'clause.5'],
])('%s says what people are told', async (path, code) => {
  const page = pages.find((one) => one.path === path)
  const text = page?.text ?? ''
  const catalogue = asWritten(await loadCatalogue('en'))
  expect(text).toContain(`| \`${code}\` |`)
  if (process.env['UPDATE_GOLDEN'] === '1') {
    writeFileSync(join(repositoryRoot, path), withWordsOfRows(text, catalogue))
  }
  expectNone(checkWordsOfRows(path, text, catalogue))
})
test('the page of statements says what the table of kinds says', async () => {
  const written = statementsText(asWritten(await loadCatalogue('en')))
  if (process.env['UPDATE_GOLDEN'] === '1') {
    writeFileSync(join(repositoryRoot, statementsPage), written)
  }
  const page = pages.find(({ path }) => path === statementsPage)?.text ?? ''
  expect(page, 'run the test with UPDATE_GOLDEN=1, which writes the page').toBe(written)
})
test('a code means one thing', () => expectNone(docs.checkCodesDiffer(codes)))
test('every code on a page exists', () => expectNone(docs.checkCodesExist(codes, prose)))
test('every irregularity is explained', () =>
  expectNone(docs.checkNamed(named.irregularitiesIn(sources), pages)))
test('every reason of a status is explained', () =>
  expectNone(docs.checkNamed(named.reasonsIn(sources), pages)))
test('every word of the language is explained', () =>
  expectNone(docs.checkNamed(named.keywordsIn(files), pages)))
test('every exit code is explained', () =>
  expectNone(docs.checkNamed(named.exitCodesIn(sources), pages)))

test('every command and option is explained', () => {
  const words = commands.flatMap(({ name, options }) => [
    name,
    ...options.map((option) => `--${option}`),
  ])
  const explained = [...new Set(words)].map((name) => ({
    name,
    from: 'apps/cli',
    page: 'docs/cli.md',
  }))
  expectNone(docs.checkNamed(explained, pages))
})

test('links lead somewhere', () => expectNone(docs.checkLinks(repository)))
test('paths are there', () => expectNone(docs.checkPaths(repository)))
test('shell lines work', () => expectNone(docs.checkShellLines(repository)))

test('the import table that is told is the one that is enforced', () => {
  const page = pages.find(({ path }) => path === 'ARCHITECTURE.md')
  expectNone(checkImportTable(page?.text ?? ''))
})
