// Goal: every check that looks at several files together can fail.
// Method: small trees of files, bad in one way each, and what is said of them; beside each a tree
// that looks alike and is right.

import { describe, expect, test } from 'vitest'
import { checkCircles, checkTable } from './circles.ts'
import { checkCopiedKinds } from './copied-kinds.ts'
import { checkExports } from './exports.ts'
import { checkOneSum } from './one-sum.ts'
import { sourceFrom, type Source } from './source.ts'
import type { Untidy } from './untidy.ts'

type Files = Readonly<Record<string, string>>

function said(check: (sources: readonly Source[]) => readonly Untidy[], files: Files): string {
  const sources = Object.entries(files).map(([path, text]) => sourceFrom({ path, text }))
  return check(sources)
    .map(({ where, what }) => `${where} ${what}`)
    .join('\n')
}

describe('circles', () => {
  test('of two files that need each other’s types are found', () => {
    const files = {
      'packages/a/src/one.ts': `import type { Two } from './two.ts'`,
      'packages/a/src/two.ts': `export type Two = import('./one.ts').One`,
    }
    expect(said(checkCircles, files)).toBe(
      'packages/a/src/one.ts It is in a circle: packages/a/src/one.ts → packages/a/src/two.ts → ' +
        'packages/a/src/one.ts.',
    )
  })

  test('of packages are found, though no file is in one', () => {
    const files = {
      'packages/a/src/index.ts': `export type { B } from '@holdfast/b'`,
      'packages/a/src/alone.ts': '',
      'packages/b/src/index.ts': '',
      'packages/b/src/other.ts': `import { a } from '@holdfast/a'`,
    }
    expect(said(checkCircles, files)).toContain('packages/a → packages/b → packages/a.')
  })

  test('in the import table are found', () => {
    const table = { 'packages/a': { ours: ['b'] }, 'packages/b': { ours: ['a'] } }
    expect(checkTable(table)).toHaveLength(1)
    expect(checkTable({ ...table, 'packages/b': { ours: [] } })).toEqual([])
  })

  test('are not seen where two files share a third, or where a test looks back', () => {
    const files = {
      'packages/a/src/one.ts': `import './three.ts'`,
      'packages/a/src/two.ts': `import './three.ts'\nimport './one.ts'`,
      'packages/a/src/three.ts': '',
      'packages/a/src/three.test.ts': `import { b } from '@holdfast/b'`,
      'packages/b/src/index.ts': `import '@holdfast/a'`,
      'packages/a/src/index.ts': `export * from './one.ts'`,
    }
    expect(said(checkCircles, files)).toBe('')
  })
})

describe('dead exports', () => {
  const check = (sources: readonly Source[]) => checkExports(sources, [])
  const index = { 'packages/a/src/index.ts': `export * from './one.ts'` }

  test('of a file that no other names are found', () => {
    const files = {
      'packages/a/src/inner.ts': 'export const used = 1\nexport const dead = 2',
      'packages/a/src/other.ts': `import { used } from './inner.ts'\nused`,
    }
    expect(said(check, files)).toBe(
      'packages/a/src/inner.ts:2 Nothing names dead, which it exports.',
    )
  })

  test('of a package that nothing outside names are found', () => {
    const files = {
      ...index,
      'packages/a/src/one.ts': 'export function used() {}\nexport function within() {}',
      'packages/a/src/two.ts': `import { within } from './one.ts'`,
      'apps/cli/src/main.ts': `import { used } from '@holdfast/a'`,
    }
    expect(said(check, files)).toBe(
      'packages/a/src/one.ts:2 within is public, and nothing outside packages/a names it.',
    )
  })

  test('of what is for tests are found', () => {
    const files = {
      'packages/a/src/testing.ts': 'export const used = 1\nexport const dead = 2',
      'packages/b/src/b.test.ts': `import { used } from '@holdfast/a/testing'`,
    }
    expect(said(check, files)).toContain('Nothing names dead')
  })

  test('are not seen where a name goes by another, a namespace, or a lazy import', () => {
    const files = {
      'packages/a/src/index.ts': `export { one as first } from './one.ts'`,
      'packages/a/src/one.ts': 'export const one = 1',
      'apps/cli/src/main.ts':
        `import { first } from '@holdfast/a'\nimport * as all from './all.ts'\n` +
        `all.some\nimport type { Run } from './run.ts'\nawait import('./run.ts')`,
      'apps/cli/src/all.ts': 'export const some = 1',
      'packages/b/src/index.ts': `export * as parts from './parts.ts'`,
      'packages/b/src/parts.ts': 'export const part = 1',
      'apps/cli/src/other.ts': `import { parts } from '@holdfast/b'`,
      'packages/c/src/index.ts': `export * from './story.ts'`,
      'packages/c/src/story.ts': 'export const story = 1',
      'packages/a/src/testing.ts': `import { story } from '@holdfast/c'`,
      'apps/cli/src/cast.test.ts': `import * as cast from './cast.ts'\nconst { one } = cast`,
      'apps/cli/src/cast.ts': 'export const one = 1',
      'apps/cli/src/run.ts': 'export type Run = 1\nexport const run = 1',
    }
    expect(said(check, files)).toBe('')
  })

  test('are not seen where the package’s README tells of them', () => {
    const files = { ...index, 'packages/a/src/one.ts': 'export function told() {}' }
    expect(said(check, files)).toContain('told is public')
    const sources = Object.entries(files).map(([path, text]) => sourceFrom({ path, text }))
    const page = { path: 'packages/a/README.md', text: 'Call `told()`.' }
    expect(checkExports(sources, [page])).toEqual([])
  })

  test('are not seen where a type says what another exported name is', () => {
    const files = {
      ...index,
      'packages/a/src/one.ts':
        'export type Options = { a: 1 }\nexport function used(options: Options) {}',
      'apps/cli/src/main.ts': `import { used } from '@holdfast/a'`,
    }
    expect(said(check, files)).toBe('')
    const alone = { 'packages/a/src/one.ts': 'export type Alone = { a: 1 }' }
    expect(said(check, alone)).toContain('Nothing names Alone')
  })
})

describe('copied lists of kinds', () => {
  const three = `['aid.counted', 'aid.stopped', 'aid.admitted']`
  const table = {
    'packages/domains/src/aid/statements.ts': `const names = ${three}`,
  }
  const lists = [
    `const all = ${three}`,
    `const all = { 'aid.counted': 1, 'aid.stopped': 2, 'aid.admitted': 3 }`,
    `const all = new Map([['aid.counted', 1], ['aid.stopped', 2], ['aid.admitted', 3]])`,
    `type All = 'aid.counted' | 'aid.stopped' | 'aid.admitted'`,
    `switch (kind) { case 'aid.counted': case 'aid.stopped': case 'aid.admitted': }`,
  ]
  test.each(lists)('are found: %s', (text) => {
    const files = { ...table, 'packages/imports/src/a.ts': text }
    expect(said(checkCopiedKinds, files)).toContain('It lists kinds of statements: aid.counted')
  })

  test('are not seen in tests, in words for them, in two, or in names of anything else', () => {
    const [list = ''] = lists
    const files = {
      ...table,
      'packages/imports/src/a.test.ts': list,
      'packages/words/src/kinds/en.ts': list,
      'packages/imports/src/b.ts': `const two = ['aid.counted', 'aid.stopped', 'aid.counted']`,
      'packages/imports/src/c.ts': `const ids = ['strip.blank', 'strip.head', 'strip.foot']`,
    }
    expect(said(checkCopiedKinds, files)).toBe('')
  })
})

describe('a second sum', () => {
  test('is found where a place works statuses out', () => {
    const files = { 'apps/web/src/a.ts': `import { createMonitor } from '@holdfast/monitor'` }
    expect(said(checkOneSum, files)).toContain('apps/web works statuses out by itself')
  })

  test('is found where a place compiles and replays, in two files', () => {
    const files = {
      'apps/cli/src/a.ts': `import { compile } from '@holdfast/language'`,
      'apps/cli/src/b.ts': `import { type Replayed, replayRecord } from '@holdfast/replay'`,
    }
    expect(said(checkOneSum, files)).toBe(
      'apps/cli/src/b.ts:1 apps/cli compiles texts and replays records, with replayRecord.',
    )
  })

  test('is not seen in the sum, in tests, in measuring, or in types', () => {
    const both =
      `import { compile } from '@holdfast/language'\n` +
      `import { createMonitor } from '@holdfast/monitor'\n` +
      `import { replayRecord } from '@holdfast/replay'`
    const files = {
      'packages/sum/src/a.ts': both,
      'apps/cli/src/a.test.ts': both,
      'bench/kernels.ts': both,
      'apps/cli/src/c.ts':
        `import { compile } from '@holdfast/language'\n` +
        `import type { Replayed } from '@holdfast/replay'`,
    }
    expect(said(checkOneSum, files)).toBe('')
  })
})
