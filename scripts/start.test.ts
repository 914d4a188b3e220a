// `npm start` and `npm run holdfast` as a person types them: npm, the shell it starts, what finds a
// Node, the server and its database, all as real processes.
//
// Goal: relative paths mean what they say wherever the person stands, and whoever of the tree is
// told to stop, nothing of it goes on. Method: the tree is listed while it runs, one of its members
// gets the signal, and every process of the list must be gone.

import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { assert, present } from '@holdfast/base'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { repositoryRoot } from './tidy/tree.ts'

const run = promisify(execFile)
const folder = await mkdtemp(join(tmpdir(), 'holdfast-start-'))
const npm = npmCommand()
// What npm tells its own children about the run of these tests is not for another npm to hear.
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$)/i.test(name)),
)

function npmCommand(): { readonly program: string; readonly args: readonly string[] } {
  const path = process.env['npm_execpath']
  const node = process.env['npm_node_execpath']
  const isKnown = path !== undefined && node !== undefined && /npm-cli\.[cm]?js$/.test(path)
  return isKnown ? { program: node, args: [path] } : { program: 'npm', args: [] }
}

// PostgreSQL runs as another user where the tests run as root, and must reach its folder.
beforeAll(() => chmod(folder, 0o755))
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('where the person stands', () => {
  const cli = (cwd: string, ...args: readonly string[]) =>
    run(npm.program, [...npm.args, 'run', '-s', 'holdfast', '--', ...args], {
      cwd,
      env: { ...environment, XDG_DATA_HOME: join(folder, 'share') },
    })

  test('paths start from a subfolder of the checkout', async () => {
    const docs = join(repositoryRoot, 'docs')
    const { stdout } = await cli(docs, 'check', '../agreements/two-sectors/agreement.md')
    expect(stdout).toContain('two-sectors')
  })

  test('paths start from another directory, and what is written lies there', async () => {
    const elsewhere = await realpath(await mkdtemp(join(folder, 'desk-')))
    const there = ['--prefix', repositoryRoot]
    const args = [...npm.args, ...there, 'run', '-s', 'holdfast', '--', 'key', 'new', 'clerk']
    await run(npm.program, args, { cwd: elsewhere, env: environment })
    expect(await readFile(join(elsewhere, 'clerk.key.json'), 'utf8')).toContain('"clerk"')
  })
})

describe('a stop', () => {
  const members = ['npm', 'boot', 'server'] as const
  type Tree = { readonly pids: readonly number[] } & Readonly<
    Record<(typeof members)[number], number>
  >

  const stops: readonly (readonly [NodeJS.Signals, (typeof members)[number]])[] = [
    ['SIGTERM', 'npm'],
    ['SIGTERM', 'boot'],
    ['SIGTERM', 'server'],
    ['SIGINT', 'boot'],
    // Elsewhere the shell between hides the death of npm.
    ...(process.platform === 'linux' ? [['SIGKILL', 'npm'] as const] : []),
  ]
  for (const [signal, member] of stops) {
    test(`${signal} to ${member} leaves no process behind`, async () => {
      const tree = await startTree()
      process.kill(tree[member], signal)
      const left = await leftOf(tree.pids)
      for (const pid of left) process.kill(pid, 'SIGKILL')
      expect(left).toEqual([])
    })
  }

  test('takes the database too that was started again after it was killed', async () => {
    const tree = await startTree()
    const killed = await databasePid([])
    process.kill(killed, 'SIGKILL')
    const again = await databasePid([killed])
    process.kill(tree.npm, 'SIGTERM')
    const left = await leftOf([...tree.pids, again])
    for (const pid of left) process.kill(pid, 'SIGKILL')
    expect(left).toEqual([])
  })

  async function startTree(): Promise<Tree> {
    await mkdir(join(folder, 'no-agreements'), { recursive: true })
    const child = spawn(npm.program, [...npm.args, 'start'], {
      cwd: repositoryRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...environment,
        DATABASE_URL: '',
        HOLDFAST_DATA: join(folder, 'data'),
        HOLDFAST_AGREEMENTS: join(folder, 'no-agreements'),
        HOLDFAST_WEB: join(folder, 'no-web-app'),
        HOLDFAST_PORT: '0',
      },
    })
    await untilStarted(child)
    const top = present(child.pid, 'npm runs')
    const below = await processesBelow(top)
    const find = (words: string): number =>
      present(
        below.find(({ command }) => command.includes(words)),
        words,
      ).pid
    const database = await databasePid([])
    return {
      pids: [top, ...below.map(({ pid }) => pid), database],
      npm: top,
      boot: below.findLast(({ command }) => command.includes('boot.mjs'))?.pid ?? top,
      server: find(join('apps', 'server', 'src', 'main.ts')),
    }
  }
})

async function untilStarted(child: ChildProcess): Promise<void> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
  }
  for (let tries = 0; tries < 1000 && !said.includes('stops everything'); tries++) {
    assert(child.exitCode === null, `it starts: ${said}`)
    await wait(50)
  }
}

type Process = { readonly pid: number; readonly command: string }

/** Every process below one, parents first. */
async function processesBelow(top: number): Promise<readonly Process[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,args='])
  const all = stdout.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^ *(\d+) +(\d+) (.*)$/.exec(line) ?? []
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }]
  })
  const below: Process[] = []
  for (let parents = [top]; parents.length > 0;) {
    const children = all.filter(({ parent }) => parents.includes(parent))
    below.push(...children)
    parents = children.map(({ pid }) => pid)
  }
  return below
}

/** The process of the database, once there is one that is none of the `former` ones. */
async function databasePid(former: readonly number[]): Promise<number> {
  const path = join(folder, 'data', 'database', 'postgres', 'postmaster.pid')
  for (let tries = 0; tries < 400; tries++) {
    const [line = ''] = (await readFile(path, 'utf8').catch(() => '')).split('\n')
    // Process 0 would mean every process of this test.
    if (/^[1-9]\d*$/.test(line) && !former.includes(Number(line))) return Number(line)
    await wait(50)
  }
  throw new Error('no database was started')
}

/** Which of the processes are still there after the time that a stop may take. */
async function leftOf(pids: readonly number[]): Promise<readonly number[]> {
  for (let tries = 0; tries < 400 && pids.some(isAlive); tries++) await wait(50)
  return pids.filter(isAlive)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
