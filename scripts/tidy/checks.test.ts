// Goal: every tidy check can fail.
// Method: each row is a small bad sample and a part of what is said of it; the rows after them are
// samples that look alike and are right, so that a check does not fail on everything either.

import { describe, expect, test } from 'vitest'
import * as comments from './comments.ts'
import { checkDeadFiles } from './dead-files.ts'
import * as house from './housekeeping.ts'
import { checkImports } from './layers.ts'
import { checkDeclared, checkLock, checkManifest } from './manifests.ts'
import { checkPurity } from './purity.ts'
import { checkSentences } from './sentences.ts'
import { checkBytes, checkSizes } from './sizes.ts'
import { sourceFrom } from './source.ts'
import { printUntidy, type Untidy } from './untidy.ts'

type Sample = readonly [path: string, text: string]
type Bad = readonly [...Sample, says: string]
type Check = (path: string, text: string) => readonly Untidy[]

function bad(check: Check, samples: readonly Bad[]): void {
  for (const [path, text, says] of samples) {
    test(`refuses ${JSON.stringify(text.slice(0, 50))} in ${path}`, () => {
      const said = check(path, text).map(printUntidy).join('\n')
      expect(said).toContain(says)
      expect(said).toContain('Instead: ')
    })
  }
}

function good(check: Check, samples: readonly Sample[]): void {
  for (const [path, text] of samples) {
    test(`admits ${JSON.stringify(text.slice(0, 50))} in ${path}`, () => {
      expect(check(path, text).map(printUntidy)).toEqual([])
    })
  }
}

describe('imports', () => {
  const check: Check = (path, text) => checkImports(sourceFrom({ path, text }))
  bad(check, [
    ['packages/base/src/a.ts', `import { x } from '@holdfast/ledger'`, 'nothing of ours'],
    [
      'packages/ledger/src/a.ts',
      `import type { X } from '@holdfast/record'`,
      'It may import: base',
    ],
    ['packages/monitor/src/a.ts', `type X = import('@holdfast/language').X`, '@holdfast/language'],
    ['packages/monitor/src/a.ts', `export * from '@holdfast/domains'`, '@holdfast/domains'],
    ['packages/record/src/a.ts', `const x = await import('@holdfast/store')`, '@holdfast/store'],
    ['packages/record/src/a.ts', `import { x } from '@holdfast/base/src/a.ts'`, 'reaches into'],
    [
      'packages/record/src/a.ts',
      `import { x } from '../../base/src/a.ts'`,
      'leaves packages/record',
    ],
    ['packages/record/src/a.ts', `import { x } from '@holdfast/record'`, 'imports itself'],
    ['packages/record/src/a.ts', `import { x } from './b'`, 'write the ending'],
    ['packages/record/src/a.ts', `import { x } from 'node:fs'`, 'runs without Node'],
    ['apps/web/src/a.ts', `import { x } from 'node:fs'`, 'runs without Node'],
    ['apps/web/src/a.ts', `import { x } from '@holdfast/store'`, '@holdfast/store'],
    ['apps/web/src/a.ts', `import { x } from 'vite'`, 'imports vite'],
    ['packages/record/src/a.ts', `import x from 'lodash'`, 'From outside it may import: zod'],
    ['packages/agreement/src/a.ts', `import { test } from 'vitest'`, 'may import: nothing'],
    ['packages/domains/src/aid/a.ts', `import { x } from '../lines/b.ts'`, 'never sees another'],
    ['packages/domains/src/aid/a.ts', `import { x } from '../index.ts'`, 'never sees another'],
    ['packages/new/src/a.ts', `export const x = 1`, 'not in the import table'],
    ['apps/cli/src/a.ts', `import { x } from '../../web/src/b.ts'`, 'leaves apps/cli'],
  ])
  good(check, [
    ['packages/record/src/a.ts', `import type { X } from '@holdfast/base'`],
    ['packages/record/src/a.test.ts', `import { test } from 'vitest'\nimport fs from 'node:fs'`],
    ['packages/record/src/a.ts', `// import { x } from '@holdfast/store'\nconst x = 'node:fs'`],
    ['apps/web/vite.config.ts', `import { x } from 'vite'\nimport fs from 'node:fs'`],
    ['apps/web/journeys/a.ts', `import { x } from 'playwright-core'`],
    ['apps/web/src/a.tsx', `import '@fontsource-variable/ibm-plex-sans/wght.css'`],
    ['packages/store/src/a.ts', `import { open } from 'node:fs/promises'`],
    ['packages/domains/src/index.ts', `export * from './aid/facts.ts'`],
    ['packages/domains/src/aid/a.ts', `import { x } from './statements.ts'`],
  ])
})

describe('manifests', () => {
  const check: Check = (path, text) => checkManifest({ path, text })
  bad(check, [
    ['package.json', `{"devDependencies":{"vitest":"^5.1.1"}}`, 'not one version'],
    ['package.json', `{"optionalDependencies":{"x":"latest"}}`, 'not one version'],
    ['packages/base/package.json', `{"dependencies":{"zod":"4.6.7"}}`, 'does not allow'],
    ['packages/ledger/package.json', `{"dependencies":{"@holdfast/record":"0.1.0"}}`, 'not allow'],
    ['packages/base/package.json', `{"exports":{"./text":"./src/text.ts"}}`, 'one entry point'],
  ])
  good(check, [
    ['packages/record/package.json', `{"dependencies":{"@holdfast/base":"0.1.0","zod":"4.6.7"}}`],
    ['packages/base/package.json', `{"exports":{".":"./src/index.ts"}}`],
  ])

  const undeclared: Check = (path, text) =>
    checkDeclared(
      [sourceFrom({ path, text })],
      [{ path: 'packages/record/package.json', text: `{"dependencies":{"zod":"4.6.7"}}` }],
    )
  bad(undeclared, [
    ['packages/record/src/a.ts', `import { x } from '@holdfast/base'`, 'undeclared'],
  ])
  good(undeclared, [
    ['packages/record/src/a.ts', `import { z } from 'zod'\nimport { x } from './x.ts'`],
    ['packages/record/src/a.test.ts', `import { test } from 'vitest'`],
  ])
})

describe('the lock file', () => {
  const lock = `{"packages":{"":{"devDependencies":{"a":"1.0.0"}},"packages/b":{}}}`
  const check: Check = (path, text) =>
    checkLock({ path: 'package-lock.json', text: lock }, [{ path, text }])
  bad(check, [
    ['package.json', `{"devDependencies":{"a":"1.0.1"}}`, 'Its devDependencies'],
    ['package.json', '{}', 'Its devDependencies'],
    ['packages/b/package.json', `{"dependencies":{"a":"1.0.0"}}`, 'Its dependencies'],
    ['packages/c/package.json', `{"dependencies":{"a":"1.0.0"}}`, 'Its dependencies'],
  ])
  good(check, [
    ['package.json', `{"devDependencies":{"a":"1.0.0"}}`],
    ['packages/b/package.json', '{}'],
  ])
})

describe('purity', () => {
  const check: Check = (path, text) => checkPurity(sourceFrom({ path, text }))
  const file = 'packages/monitor/src/a.ts'
  bad(check, [
    [file, 'const now = Date.now()', 'Date.now'],
    [file, 'const now = new Date()', 'new Date()'],
    [file, 'const now = Date()', 'Date()'],
    [file, 'const at = Date.parse(text)', 'Date.parse'],
    [file, 'const x = Math.random()', 'Math.random'],
    [file, 'const x = Math["random"]()', 'Math.random'],
    [file, 'await fetch(url)', 'fetch'],
    [file, 'console.log(1)', 'console'],
    [file, 'const x = { process }', 'process'],
    [file, 'const x = process.env', 'process'],
    [file, 'function f(now = performance) { return now }', 'performance'],
    [file, 'const f = new Intl.NumberFormat()', 'Intl'],
    [file, 'names.sort((a, b) => a.localeCompare(b))', 'localeCompare'],
    [file, 'const day = at.getDay()', 'getDay'],
    [file, 'const here = import.meta.url', 'import.meta'],
    [file, 'type X = typeof globalThis', 'globalThis'],
  ])
  good(check, [
    [file, '// process, console and Date.now()\nconst x = "Math.random()"'],
    [file, 'const x = `fetch`; type X = { readonly process: string }; thing.console = x'],
    [file, 'export function load(fetch: Load) { return fetch(1) }'],
    [file, 'export const load = ({ fetch }: Edge) => fetch(1)'],
    [file, 'const at = new Date(ms).toISOString()'],
    ['packages/monitor/src/a.test.ts', 'console.log(process.env)'],
    ['packages/store/src/a.ts', 'console.log(Date.now())'],
    ['apps/cli/src/a.ts', 'process.exit(1)'],
  ])
})

describe('sizes', () => {
  const check: Check = (path, text) => checkSizes(sourceFrom({ path, text }))
  const long = `{\n${'f()\n'.repeat(70)}}`
  const file = 'packages/monitor/src/a.ts'
  bad(check, [
    [file, `function a() ${long}`, '72 lines; the limit is 70'],
    [file, `const a = () => ${long}`, '72 lines; the limit is 70'],
    [file, `class A { b() ${long} }`, '72 lines; the limit is 70'],
    [file, 'f()\n'.repeat(501), '501 lines; the limit is 500'],
    [file, `// ${'a'.repeat(98)}`, '101 columns; the limit is 100'],
    ['packages/a/src/a.test.ts', `test('a', () => ${long})`, '72 lines'],
    ['packages/a/src/a.test.ts', `describe('a', () => { test('b', () => ${long}) })`, '72 lines'],
  ])
  good(check, [
    [file, `function a() {\n${'f()\n'.repeat(68)}}`],
    [file, 'f()\n'.repeat(500)],
    [file, `// ${'ש'.repeat(97)}`],
    [file, `// https://example.org/${'a'.repeat(98)}`],
    ['packages/a/src/a.test.ts', `describe('a', () => ${long})`],
    ['packages/a/src/a.test.ts', `describe.each([1])('a', () => ${long})`],
    ['packages/language/src/surface/parser.ts', 'f()\n'.repeat(501)],
  ])

  const bytes: Check = (path, text) => checkBytes({ path, text })
  bad(bytes, [['agreements/a.json', 'a'.repeat(1_000_001), '1000001 bytes']])
  good(bytes, [['agreements/a.json', 'a'.repeat(1_000_000)]])
})

// Put together here, so that this file does not hold what it refuses.
const todo = ['TO', 'DO'].join('')
const fixme = ['FIX', 'ME'].join('')
const home = ['', 'home', 'me'].join('/')

describe('comments', () => {
  const header: Check = (path, text) => comments.checkHeader(sourceFrom({ path, text }))
  const two = '// What this is for.\n//\n// What it leaves out.\n'
  bad(header, [
    ['scripts/a.ts', 'export const a = 1', '0 lines'],
    ['scripts/a.ts', '// Only one.\nexport const a = 1', '1 lines'],
    ['scripts/a.ts', '//\n//\n//\nexport const a = 1', '0 lines'],
    ['scripts/a.ts', `import x from './x.ts'\n${two}`, '0 lines'],
    ['packages/a/src/index.ts', 'export const a = 1', '0 lines'],
  ])
  good(header, [
    ['scripts/a.ts', `${two}export const a = 1`],
    ['scripts/a.ts', `#!/usr/bin/env node\n${two}`],
    ['scripts/a.ts', '/*\n * What this is for.\n * What it leaves out.\n */\n'],
    ['packages/a/src/index.ts', `export * from './a.ts'`],
  ])

  const index: Check = (path, text) => comments.checkIndex(sourceFrom({ path, text }))
  bad(index, [['packages/a/src/index.ts', 'export const a = 1', 'more than a list']])
  good(index, [['packages/a/src/index.ts', `export { a } from './a.ts'`]])

  const contracts: Check = (path, text) => comments.checkContracts(sourceFrom({ path, text }))
  bad(contracts, [
    ['packages/a/src/a.ts', 'export function a() {}', 'a is exported without'],
    ['packages/a/src/a.ts', '/** B. */\nconst b = 1\nexport const a = 1', 'a is exported without'],
    ['packages/a/src/a.ts', '// Not a contract.\nexport class A {}', 'A is exported without'],
  ])
  good(contracts, [
    ['packages/a/src/a.ts', '/** Gives nothing. */\nexport function a() {}'],
    ['packages/a/src/a.ts', 'export type A = string\nfunction b() {}'],
  ])

  const markers: Check = (path, text) => comments.checkMarkers(sourceFrom({ path, text }))
  bad(markers, [
    ['scripts/a.ts', `// ${todo}: later`, 'A comment says'],
    ['scripts/a.ts', `/* ${fixme} */`, 'A comment says'],
    ['scripts/a.ts', '// @ts-ignore', 'hides an error'],
    ['scripts/a.ts', '// @ts-expect-error', 'hides an error'],
    ['scripts/a.ts', '// oxlint-disable-next-line no-eval', 'without a reason'],
  ])
  good(markers, [
    ['scripts/a.ts', `const a = '${todo}'`],
    ['scripts/a.ts', '// oxlint-disable-next-line no-eval -- this is the sandbox.'],
  ])

  const any: Check = (path, text) => comments.checkAny(sourceFrom({ path, text }))
  bad(any, [
    ['scripts/a.ts', 'const a: any = 1', 'A type is any'],
    ['scripts/a.ts', 'const a = b as any', 'A type is any'],
    ['scripts/a.ts', 'type A = Record<string, any>', 'A type is any'],
  ])
  good(any, [['scripts/a.ts', '// any\nconst any = "any" as const']])

  const off: Check = (path, text) => comments.checkSwitchedOff(sourceFrom({ path, text }))
  bad(off, [
    ['scripts/a.test.ts', `test.only('a', () => {})`, 'test.only'],
    ['scripts/a.test.ts', `describe.skip('a', () => {})`, 'describe.skip'],
    ['scripts/a.test.ts', `test.skip.each([1])('a', () => {})`, 'test.skip'],
  ])
  good(off, [['scripts/a.test.ts', `test.each([1])('skip', () => list.skip(1))`]])
})

describe('dead files', () => {
  const files: Record<string, string> = {
    'packages/a/src/index.ts': `export * from './used.ts'`,
    'packages/a/src/used.ts': `const w = new URL('./worker.ts', import.meta.url)`,
    'packages/a/src/worker.ts': '',
    'vitest.config.ts': `const setup = ['./packages/a/src/set-up.ts']`,
    'packages/a/src/set-up.ts': '',
    'packages/a/src/left.ts': `import './behind.ts'`,
    'packages/a/src/behind.ts': `import './left.ts'`,
  }
  test('finds files that only import each other, and nothing else', () => {
    const sources = Object.entries(files).map(([path, text]) => sourceFrom({ path, text }))
    const dead = checkDeadFiles(sources).map(({ where }) => where)
    expect(dead).toEqual(['packages/a/src/left.ts', 'packages/a/src/behind.ts'])
  })
})

describe('housekeeping', () => {
  const kind: Check = (path, text) => house.checkKind({ path, text })
  bad(kind, [
    ['packages/base/src/a.js', '', 'not expected here'],
    ['docs/notes.docx', '', 'not expected here'],
    ['scripts/run.sh', '', 'not expected here'],
  ])
  good(kind, [
    ['packages/base/src/a.ts', ''],
    ['LICENSE', ''],
  ])

  const name: Check = (path, text) => house.checkName({ path, text })
  bad(name, [
    ['packages/base/src/utils.ts', '', 'says nothing'],
    ['packages/base/src/types.ts', '', 'says nothing'],
    ['packages/base/src/signedNote.ts', '', 'not how files are named'],
    ['apps/web/src/page.tsx', '', 'not how files are named'],
  ])
  good(name, [
    ['packages/base/src/signed-note.property.test.ts', ''],
    ['packages/base/README.md', ''],
  ])

  const whole = (paths: readonly string[]) => house.checkPackages(paths).map(({ where }) => where)
  test('a package without a README and a domain without rules are incomplete', () => {
    const base = ['package.json', 'src/index.ts'].map((file) => `packages/base/${file}`)
    expect(whole(base)).toEqual(['packages/base/README.md'])
    const aid = ['README.md', 'statements.ts', 'problems.ts', 'facts.ts', 'delivery.ts']
    const domains = ['package.json', 'README.md', 'src/index.ts']
    const paths = [...domains, ...aid.map((file) => `src/aid/${file}`)]
    const missing = whole(paths.map((path) => `packages/domains/${path}`))
    expect(missing).toEqual(['packages/domains/src/aid/rules.ts'])
  })

  const decision: Check = (path, text) => house.checkDecision({ path, text })
  bad(decision, [
    ['docs/decisions/0001-a.md', '# Should we freeze zones?\n', 'decides nothing'],
    ['docs/decisions/0001-a.md', '# Time zones\n', 'decides nothing'],
    ['docs/decisions/0001-a.md', 'We freeze zones.\n', 'no title'],
    ['docs/decisions/zones.md', '# We freeze time zones\n', 'name is wrong'],
  ])
  good(decision, [['docs/decisions/0001-a.md', '# We freeze time zones\n']])

  test('two decision records cannot have one number', () => {
    const paths = [
      'docs/decisions/0001-a.md',
      'docs/decisions/0001-b.md',
      'docs/decisions/0002-c.md',
    ]
    const said = house.checkDecisionNumbers(paths).map(({ where }) => where)
    expect(said).toEqual(['docs/decisions/0001-b.md'])
  })

  const text: Check = (path, content) => house.checkText({ path, text: content })
  bad(text, [
    ['docs/a.md', `See ${home}/notes.`, 'a path of one machine'],
    ['docs/a.md', `Still ${todo}.`, 'The document says'],
  ])
  good(text, [['docs/a.md', 'See packages/home/work/a.ts and https://example.org/home/a.']])
})

describe('sentences', () => {
  const check: Check = (path, text) => checkSentences(sourceFrom({ path, text }))
  const path = 'packages/monitor/src/duty.ts'
  bad(check, [
    [path, "const hint = 'Move the deadline or the start.'", 'Move the deadline'],
    [path, 'const hint = `Did you mean ${word} or ${other}?`', 'Did you mean'],
    [path, "const why = 'the window of this duty has closed.'", 'has closed'],
    [path, "const what = 'Nobody named can give evidence'", 'Nobody named'],
  ])
  good(check, [
    [path, "assert(isOpen, 'The window of a duty is open before it closes.')"],
    [path, "throw new Error('The window of a duty is open before it closes.')"],
    [path, "const sql = 'select name from agreements order by name'"],
    [path, "const code = 'advice.move-deadline'"],
    [path, "const words = 'LinkReference Escape Entity InlineCode'"],
    ['packages/monitor/src/duty.test.ts', "const hint = 'Move the deadline or the start.'"],
    ['packages/words/src/say.ts', "const hint = 'Move the deadline or the start.'"],
    ['apps/cli/src/help.ts', "const hint = 'Move the deadline or the start.'"],
  ])
})
