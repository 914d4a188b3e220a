// `npm start`: starts everything, says where it is and how the first example stands, and stops it
// all again on Ctrl-C.
//
// What it says to a person goes to stdout; the log, one JSON object a line, to stderr.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { startServer, type Server } from './server.ts'
import { readSettings } from './settings.ts'
import { buildWebApp } from './web/build.ts'
import { wordsOf } from './words.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Exit code when it could not start: see docs/server.md. */
const cannotStart = 69
/** How long stopping may take before it is cut short. */
const stopWaitMs = 20_000

const firstExample = { name: 'gaza-pause-2023', asOf: '2023-12-01T07:00+02:00' }

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function version(): string {
  const manifest: unknown = createRequire(import.meta.url)(join(root, 'package.json'))
  return z.object({ version: z.string() }).parse(manifest).version
}

async function main(): Promise<void> {
  const settings = readSettings(process.env, { root, isTerminal: process.stderr.isTTY })
  if (!settings.ok) return fail(wordsOf(settings.problem))
  const stopping = waitForSignal()
  const given = settings.value.webDir
  const webDir = given ?? join(root, 'apps', 'web', 'dist')
  const built = given === null ? await buildWebApp(root, say) : 'fresh'
  const server = await startServer({ settings: settings.value, webDir, version: version(), say })
  if (!server.ok) return fail(wordsOf(server.problem))
  if (built === 'failed') say('The web app could not be built; the API works. See above.')
  for (const problem of server.value.problems) say(wordsOf(problem))
  if (!stopping.isAsked()) {
    await showFirstExample(settings.value.agreementsDir)
    say(`\nHoldfast is at ${server.value.address}  (the API: ${server.value.address}/api)`)
    say('Ctrl-C stops everything.')
  }
  const signal = await stopping.asked
  await stop(server.value, signal)
}

function fail(text: string): void {
  process.stderr.write(`${text}\n`)
  process.exitCode = cannotStart
}

type Stopping = { readonly asked: Promise<string>; readonly isAsked: () => boolean }

// Signals are heard from the beginning, so that a stop during the start is a stop too.
function waitForSignal(): Stopping {
  const heard: { signal: string | null } = { signal: null }
  const asked = new Promise<string>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        // A second Ctrl-C is somebody who does not want to wait.
        if (heard.signal !== null && signal === 'SIGINT') process.exit(130)
        heard.signal = signal
        resolve(signal)
      })
    }
  })
  return { asked, isAsked: () => heard.signal !== null }
}

async function stop(server: Server, signal: string): Promise<void> {
  if (process.stdout.isTTY) say('\nStopping.')
  const cut = setTimeout(() => process.exit(1), stopWaitMs)
  await server.stop()
  clearTimeout(cut)
  server.app.log.info({ signal }, 'stopped')
}

// The same sheet as `holdfast status` prints, worked out apart from the server.
async function showFirstExample(agreementsDir: string): Promise<void> {
  const dir = relative(root, join(agreementsDir, firstExample.name))
  if (!existsSync(join(root, dir, 'holdfast.json'))) return
  const cli = join(root, 'apps', 'cli', 'src', 'main.ts')
  await new Promise<void>((resolve) => {
    const args = [...process.execArgv, cli, 'status', dir, '--as-of', firstExample.asOf]
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 2] })
    child.on('error', () => resolve())
    child.on('exit', () => resolve())
  })
}

await main()
