// The compiled command line says what its sources say, and is never older than they are. It is made
// of this very checkout, as the first command of a person makes it.

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cliSource, compiledCli, compiledPath, compiler } from './compiled.mjs'
import { fingerprintOf, forgetOlder } from './compiled.mjs'

const root = join(import.meta.dirname, '..')
const run = promisify(execFile)
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-compiled-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A checkout with one package of one source. */
async function checkout(name: string): Promise<string> {
  const made = join(folder, name)
  const files = [
    'node_modules/.package-lock.json',
    'scripts/compile.mjs',
    'packages/base/package.json',
    'packages/base/src/one.ts',
    'apps/cli/package.json',
    'apps/cli/src/main.ts',
  ]
  for (const file of files) {
    await mkdir(dirname(join(made, file)), { recursive: true })
    await writeFile(join(made, file), 'one')
  }
  return made
}

test('any change of a source is another form, and a missing part is none', async () => {
  const made = await checkout('changed')
  const source = join(made, 'packages', 'base', 'src', 'one.ts')
  const before = fingerprintOf(made)
  expect(before).toMatch(/^[0-9a-f]{64}$/)
  expect(fingerprintOf(made)).toBe(before)
  // The same size, and the time set back: when it changed cannot be set.
  await writeFile(source, 'two')
  await utimes(source, new Date(0), new Date(0))
  const after = fingerprintOf(made)
  expect(after).not.toBe(before)
  await writeFile(join(made, 'packages', 'base', 'src', 'two.ts'), 'one')
  expect(fingerprintOf(made)).not.toBe(after)
  await rm(join(made, 'apps', 'cli', 'src'), { recursive: true })
  expect(fingerprintOf(made)).toBe(null)
  expect(compiledCli(made)).toBe(null)
})

test('three forms are kept: a command that runs loads parts of its own', async () => {
  const made = await checkout('kept')
  const forms = join(made, 'node_modules', '.cache', 'holdfast-cli')
  for (const [age, name] of ['a', 'b', 'c', 'd', 'e'].entries()) {
    await mkdir(join(forms, name), { recursive: true })
    await utimes(join(forms, name), age, age)
  }
  forgetOlder(made)
  expect((await readdir(forms)).toSorted()).toEqual(['c', 'd', 'e'])
})

test('two who compile at once leave one form, which says what the sources say', async () => {
  const compile = (): Promise<unknown> => run(process.execPath, [join(root, compiler), root])
  await Promise.all([compile(), compile()])
  const path = compiledCli(root)
  expect(path).toBe(compiledPath(root))
  const forms = await readdir(join(dirname(path ?? ''), '..'))
  expect(forms.filter((name) => name.includes('.'))).toEqual([])
  const pause = join('agreements', 'gaza-pause-2023')
  const asOf = ['--as-of', '2023-12-01T07:00+02:00']
  for (const args of [
    ['--version'],
    ['help', 'status'],
    ['status', pause, ...asOf, '--json'],
    ['status', pause, ...asOf, '--language', 'ar'],
    ['check', join(pause, 'agreement.md')],
  ]) {
    expect(await said(path ?? '', args)).toEqual(await said(cliSource, args))
  }
})

async function said(main: string, args: readonly string[]): Promise<unknown> {
  const env = { ...process.env, XDG_CACHE_HOME: folder }
  const { stdout, stderr } = await run(process.execPath, [main, ...args], { cwd: root, env })
  expect(stdout).not.toBe('')
  return { stdout, stderr }
}

test('a form that is not whole is not run, and is made again', async () => {
  const whole = compiledCli(root) ?? ''
  const { size } = await stat(whole)
  await truncate(whole, 500)
  expect(compiledCli(root)).toBe(null)
  await run(process.execPath, [join(root, compiler), root])
  expect(compiledCli(root)).toBe(whole)
  expect((await stat(whole)).size).toBe(size)
})

test('without sources to compile the sources run as they are', async () => {
  const nowhere = join(folder, 'nowhere')
  expect(compiledPath(nowhere)).toBe(null)
  await expect(run(process.execPath, [join(root, compiler), nowhere])).rejects.toThrow(
    'There is no checkout',
  )
  expect(existsSync(join(nowhere, 'node_modules'))).toBe(false)
})
