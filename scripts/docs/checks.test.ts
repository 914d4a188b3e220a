// Goal: every check of the documents can fail.
// Method: small made-up pages and tables; what is said of each, and of pages that are right,
// nothing.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sourceFrom } from '../tidy/source.ts'
import { repositoryRoot } from '../tidy/tree.ts'
import type { Untidy } from '../tidy/untidy.ts'
import * as docs from './checks.ts'
import { checkImportTable } from './import-table.ts'
import * as named from './named.ts'
import { checkWordsOfRows, withWordsOfRows } from './problem-words.ts'

const says = (untidy: readonly Untidy[]) => untidy.map(({ where, what }) => `${where} ${what}`)
const source = (path: string, text: string) => sourceFrom({ path, text })
const page = (text: string, path = 'docs/problems.md') => ({ path, text })

describe('what is named', () => {
  test('codes are read from problems and from the table of diagnostics', () => {
    const problems = source(
      'packages/aid/src/problems.ts',
      `const p = { code: 'aid.1', about: {} }`,
    )
    const table = source('packages/language/src/t.ts', `const t = { 'text.1': error('a') }`)
    const uses = source('apps/cli/src/words.ts', `const w = { 'aid.1': 'words' }; f('aid.2')`)
    expect(named.codesIn([problems, table, uses])).toEqual([
      { name: 'aid.1', from: 'packages/aid/src/problems.ts', page: 'docs/problems.md' },
      { name: 'text.1', from: 'packages/language/src/t.ts', page: 'docs/language.md' },
    ])
  })

  test('commands are read with their own and their shared options', () => {
    const shared = source(
      'apps/cli/src/options.ts',
      `export const asOf = { name: 'as-of', value: 'T', about: 'When.' }`,
    )
    const status = source(
      'apps/cli/src/commands.ts',
      `const commands = [{ name: 'status', synopsis: 'status DIR', summary: 'Says.',
        options: [asOf, { name: 'json', value: null, about: 'JSON.' }] }]`,
    )
    expect(named.commandsIn([shared, status])).toEqual([
      { name: 'status', options: ['as-of', 'json'] },
    ])
  })

  test('words, irregularities, reasons and exit codes are read from their tables', () => {
    const grammar = { path: 'a.grammar', text: 'a { kw<"must"> | start<"party"> | kw<"must"> }' }
    expect(named.keywordsIn([grammar]).map(({ name }) => name)).toEqual(['must', 'party'])
    const kinds = source(
      'packages/record/src/irregularity.ts',
      `const k = { 'chain-gap': 'breaks' }`,
    )
    expect(named.irregularitiesIn([kinds]).map(({ name }) => name)).toEqual(['chain-gap'])
    const reasons = source(
      'packages/agreement/src/status.ts',
      `type R = { readonly code: 'no-count' }`,
    )
    expect(named.reasonsIn([reasons]).map(({ name }) => name)).toEqual(['no-count'])
    const exits = source('apps/cli/src/exit-codes.ts', 'const e = { done: 0, usage: 2 }')
    expect(named.exitCodesIn([exits]).map(({ name }) => name)).toEqual(['0', '2'])
  })
})

describe('what is on the pages', () => {
  const aid = { name: 'aid.1', from: 'a.ts', page: 'docs/problems.md' }

  test('a name that its page lacks is said; in code marks on its page it is not', () => {
    expect(says(docs.checkNamed([aid], [page('aid.1')]))).toEqual([
      'docs/problems.md Not explained, of a.ts: `aid.1`.',
    ])
    expect(says(docs.checkNamed([aid], [page('`aid.1`', 'docs/cli.md')]))).toHaveLength(1)
    expect(says(docs.checkNamed([aid], []))).toHaveLength(1)
    expect(says(docs.checkNamed([aid], [page('| `aid.1` | no stage |')]))).toEqual([])
  })

  test('a code that no table has is said', () => {
    expect(says(docs.checkCodesExist([aid], [page('`aid.9`')]))).toEqual([
      'docs/problems.md:1 There is no code aid.9.',
    ])
    expect(says(docs.checkCodesExist([aid], [page('`aid.1` and `version.2`')]))).toEqual([])
  })

  test('one code in two tables is said', () => {
    expect(says(docs.checkCodesDiffer([aid, { ...aid, from: 'b.ts' }]))).toHaveLength(1)
    expect(says(docs.checkCodesDiffer([aid, { ...aid, name: 'aid.2' }]))).toEqual([])
  })
})

describe('where pages lead', () => {
  const commands = [{ name: 'status', options: ['as-of'] }]
  const paths = new Set(['docs/cli.md', 'agreements/a/agreement.md', 'bench/start.ts'])
  const scripts = ['holdfast', 'bench', 'test']
  const cli = page('# Exit codes (all)\n', 'docs/cli.md')
  const of = (text: string) => ({ pages: [cli, page(text)], paths, commands, scripts })

  test('links to what is not there are said', () => {
    const links = (text: string) => says(docs.checkLinks(of(text)))
    expect(links('[a](gone.md)')).toEqual(['docs/problems.md:1 gone.md is not there.'])
    expect(links('[a](cli.md#gone)')).toHaveLength(1)
    expect(links('[a](cli.md#exit-codes-all) [b](../agreements/a/) [c](https://a.org)')).toEqual([])
    expect(links('```\n[a](gone.md)\n```')).toEqual([])
  })

  test('paths that are not there are said', () => {
    expect(says(docs.checkPaths(of('`docs/gone.md`')))).toHaveLength(1)
    expect(says(docs.checkPaths(of('`docs/cli.md`, `bench/` and `docs/*.md`')))).toEqual([])
  })

  const broken: readonly (readonly [string, string])[] = [
    ['npm run gone', 'no script "gone"'],
    ['npm run -s holdfast -- gone', 'no command "gone"'],
    ['npm run -s holdfast -- status agreements/a --gone 1', 'no option --gone'],
    ['npm run -s holdfast -- status agreements/gone', 'agreements/gone is not there'],
    ['npm run -s bench -- gone', 'no benchmark "gone"'],
  ]
  for (const [line, what] of broken) {
    test(`refuses ${line}`, () => {
      const said = says(docs.checkShellLines(of(`\`\`\`sh\n${line}\n\`\`\``)))
      expect(said.join()).toContain(what)
    })
  }

  test('admits shell lines that work', () => {
    const lines = [
      'npm test -- packages/monitor   # one place',
      'npm run -s holdfast -- status agreements/a --as-of 2023-12-01T07:00+02:00',
      'npm run -s holdfast -- help status',
      'npm run -s bench -- start --json',
      'git clone elsewhere',
    ]
    expect(says(docs.checkShellLines(of(`\`\`\`sh\n${lines.join('\n')}\n\`\`\``)))).toEqual([])
  })
})

describe('the page of problems', () => {
  const catalogue = {
    'problem.aid.1': 'There is no stage {stage}.',
    'irregularity.gap': 'a gap',
    'diagnostic.time.6': 'They read {time} {times, select, never {never} other {twice}} then.',
  }

  test('says what the catalogue says', () => {
    const right = [
      '| `aid.1` | There is no stage *stage*. |  |',
      '| `gap` | a gap | yes |',
      '| `time.6` | warning | They read *time* *times* then. |',
      '| `other` | x | y |',
    ].join('\n')
    const wrong = right.replace('no stage', 'not a stage').replace('a gap', 'the gap')
    expect(checkWordsOfRows('docs/problems.md', right, catalogue)).toEqual([])
    expect(says(checkWordsOfRows('docs/problems.md', wrong, catalogue))).toEqual([
      expect.stringContaining('docs/problems.md:1 '),
      expect.stringContaining('docs/problems.md:2 '),
    ])
    expect(withWordsOfRows(wrong, catalogue)).toBe(right)
  })
})

describe('the import table that is told', () => {
  const architecture = readFileSync(join(repositoryRoot, 'ARCHITECTURE.md'), 'utf8')
  const row = '| `language`, `monitor` | `agreement`, `base`; never each other |'
  const said = (text: string) => checkImportTable(text).map(({ what }) => what)

  test('says nothing where the two are the same', () => {
    expect(architecture).toContain(row)
    expect(said(architecture)).toEqual([])
  })

  test('names a row that says something else, and a place without a row', () => {
    expect(said(architecture.replace(row, row.replace('`agreement`, ', ''))).join()).toContain(
      'language',
    )
    expect(said(architecture.replace(`${row}\n`, ''))).toEqual([
      'It has no row for packages/language.',
      'It has no row for packages/monitor.',
    ])
  })
})
