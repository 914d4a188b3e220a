// `npm run check`: what one runs before sharing a change.
//
// Types, lint, format, the repository's own rules, the documents, and an audit of what comes from
// outside. Every step runs, also after one has failed, and what failed is shown in full with what
// to do. An audit that the registry does not answer is no failure of ours and is only said.

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { readAudit } from './audit.ts'
import { repositoryRoot } from './tidy/tree.ts'

type Outcome = { readonly isGood: boolean; readonly said: string }
type Step = { readonly name: string; readonly mend: string; readonly run: () => Outcome }

const timeoutMs = 300_000
const auditTimeoutMs = 60_000

// What is captured is printed here, so it is in colour where this is read by a person.
const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1', FORCE_COLOR: '0' }

/** Runs a program of node_modules with the Node that runs this. */
function tool(file: string, ...args: readonly string[]): () => Outcome {
  return () => {
    const program = [join(repositoryRoot, 'node_modules', ...file.split('/')), ...args]
    const { status, stdout, stderr, error } = spawnSync(process.execPath, program, {
      cwd: repositoryRoot,
      encoding: 'utf8',
      timeout: timeoutMs,
      env: { ...process.env, ...colours },
    })
    return { isGood: status === 0, said: `${stdout}${stderr}${error?.message ?? ''}` }
  }
}

function audit(): Outcome {
  const byNpm = process.env['npm_execpath']
  const args = ['audit', '--json']
  const options = { cwd: repositoryRoot, encoding: 'utf8', timeout: auditTimeoutMs } as const
  const isNpm = byNpm !== undefined && /npm-cli\.[cm]?js$/.test(byNpm)
  const { stdout } = isNpm
    ? spawnSync(process.execPath, [byNpm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  return readAudit(stdout)
}

const steps: readonly Step[] = [
  { name: 'types', mend: 'Mend the types.', run: tool('typescript/bin/tsc', '--noEmit') },
  {
    name: 'web',
    mend: 'Mend the types of the web app.',
    run: tool('typescript/bin/tsc', '--noEmit', '-p', 'apps/web/tsconfig.json'),
  },
  { name: 'lint', mend: 'Mend the code.', run: tool('oxlint/bin/oxlint') },
  {
    name: 'format',
    mend: 'Run: npx oxfmt',
    run: tool('oxfmt/bin/oxfmt', '--check'),
  },
  {
    name: 'tidy',
    mend: 'Each line above says what to do instead.',
    run: tool('vitest/vitest.mjs', 'run', 'scripts/tidy'),
  },
  {
    name: 'docs',
    mend: 'Each line above says which page lacks what.',
    run: tool('vitest/vitest.mjs', 'run', 'scripts/docs'),
  },
  { name: 'audit', mend: 'Move to a version without the advisory.', run: audit },
]

function main(): void {
  const failed: string[] = []
  for (const { name, mend, run } of steps) {
    const startedAt = performance.now()
    const { isGood, said } = run()
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    console.log(`${isGood ? 'ok  ' : 'FAIL'} ${name.padEnd(7)} ${seconds.padStart(5)} s`)
    if (isGood && name !== 'audit') continue
    if (said.trim() !== '') console.log(said.trimEnd().replaceAll(/^/gm, '     '))
    if (isGood) continue
    console.log(`     ${mend}`)
    failed.push(name)
  }
  if (failed.length === 0) return
  console.log(`Not good: ${failed.join(', ')}.`)
  process.exitCode = 1
}

main()
