// Goal: a test file that computes for ever ends the run and is named, as nothing else would.
// Method: a run of vitest on a file with such a test, in a folder of its own.

import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { StuckReporter } from './stuck-reporter.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

test('a file that ends in time ends nothing', async () => {
  const said: string[] = []
  const reporter = new StuckReporter((message) => said.push(message), 30)
  reporter.onTestModuleStart({ moduleId: 'a.test.ts' })
  reporter.onTestModuleEnd({ moduleId: 'a.test.ts' })
  reporter.onTestModuleStart({ moduleId: 'b.test.ts' })
  await expect.poll(() => said).toHaveLength(1)
  expect(said[0]).toMatch(/^b\.test\.ts has ended no test/)
})

test('a file that takes long, test by test, ends nothing', async () => {
  const said: string[] = []
  const reporter = new StuckReporter((message) => said.push(message), 1_000)
  reporter.onTestModuleStart({ moduleId: 'a.test.ts' })
  reporter.onTestModuleStart({ moduleId: 'b.test.ts' })
  const isTold = setInterval(() => {
    reporter.onTestCaseReady({ module: { moduleId: 'a.test.ts' } })
    reporter.onTestCaseResult({ module: { moduleId: 'a.test.ts' } })
  }, 5)
  await expect.poll(() => said, { timeout: 10_000 }).toEqual([expect.stringMatching(/^b/)])
  clearInterval(isTold)
  reporter.onTestModuleEnd({ moduleId: 'a.test.ts' })
})

test('a test that computes for ever ends the run, and its file is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-stuck-'))
  await writeFile(join(folder, 'loop.test.ts'), loop)
  await writeFile(join(folder, 'vitest.config.ts'), config)
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const run = promisify(execFile)(process.execPath, [vitest, 'run', '--root', folder], {
    cwd: root,
  })
  await expect(run).rejects.toThrow('loop.test.ts has ended no test')
  await expect(run).rejects.toMatchObject({ code: 1 })
  await rm(folder, { recursive: true })
})

const loop = `
import { test } from '${join(root, 'node_modules', 'vitest', 'dist', 'index.js')}'
test('for ever', () => { for (;;) {} })
`
const config = `
import { StuckReporter } from '${join(root, 'scripts', 'stuck-reporter.ts')}'
export default { test: { reporters: [new StuckReporter(undefined, 1_500)] } }
`
