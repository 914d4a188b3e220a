// The world of the journeys: a real server on its own database, and a real browser.
//
// Nothing is shared with what runs on this machine otherwise: a port that is free, a data folder
// that is thrown away. Chromium is Debian's, or whatever HOLDFAST_CHROMIUM names.

import { spawn, type ChildProcess } from 'node:child_process'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { makeLargeAgreement } from './large-agreement.ts'
import { makeLineAgreement } from './line-agreement.ts'
import { makeMovementAgreement } from './movement-agreement.ts'
import { makeReliefAgreement } from './relief-agreement.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const startWaitMs = 150_000

export type World = {
  readonly address: string
  readonly browser: Browser
  readonly axe: string
  /** The folders of the records, each made up with its key in `${agreements}-${id}`. */
  readonly agreements: string
  readonly stop: () => Promise<void>
}

/** Starts everything. The web app is built first where its source is newer. */
export async function startWorld(): Promise<World> {
  const browser = await chromium.launch({
    executablePath: process.env['HOLDFAST_CHROMIUM'] ?? '/usr/bin/chromium',
    args: chromiumFlags,
  })
  const data = await mkdtemp(join(tmpdir(), 'holdfast-web-'))
  const server = await startServer(data)
  const stop = async (): Promise<void> => {
    await browser.close()
    await stopped(server.process)
    await rm(data, { recursive: true, force: true })
  }
  try {
    await ready(server.address, server.process)
    const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
    const axe = await readFile(axeFile, 'utf8')
    return { address: server.address, browser, axe, agreements: server.agreements, stop }
  } catch (reason) {
    await stop()
    throw reason
  }
}

type Server = {
  readonly address: string
  readonly process: ChildProcess
  readonly agreements: string
}

/** A server of the checkout's agreements and of four that are made up. */
async function startServer(data: string): Promise<Server> {
  const agreements = join(data, 'agreements')
  await cp(join(root, 'agreements'), agreements, { recursive: true })
  await makeLargeAgreement(agreements)
  await makeMovementAgreement(agreements)
  await makeLineAgreement(agreements)
  await makeReliefAgreement(agreements)
  const port = await freePort()
  const server = spawn(process.execPath, [join(root, 'apps/server/src/main.ts')], {
    cwd: root,
    env: {
      ...process.env,
      HOLDFAST_PORT: String(port),
      HOLDFAST_DATA: data,
      HOLDFAST_AGREEMENTS: agreements,
      HOLDFAST_LOG: 'silent',
      HOLDFAST_REQUESTS_A_MINUTE: '0',
      DATABASE_URL: '',
      TZ: 'America/Phoenix',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return { address: `http://127.0.0.1:${port}`, process: server, agreements }
}

const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-swiftshader',
]

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('a port was asked for')
  return address.port
}

async function ready(address: string, server: ChildProcess): Promise<void> {
  const until = Date.now() + startWaitMs
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error('the server did not start; it says why above')
    const answer = await fetch(`${address}/ready`).catch(() => null)
    if (answer?.ok === true) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the server was not ready in time')
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const exit = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await exit
}

export type Manner = {
  readonly language?: 'en' | 'ar' | 'he' | 'tr'
  readonly theme?: 'light' | 'dark'
  readonly width?: number
}

/** A page of its own, with what it complained of. */
export async function openPage(
  { address, browser }: Pick<World, 'address' | 'browser'>,
  path: string,
  { language = 'en', theme = 'light', width = 1440 }: Manner = {},
): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    locale: language === 'en' ? 'en-GB' : language,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  const mark = path.includes('?') ? '&' : '?'
  await page.goto(`${address}${path}${mark}lang=${language}`)
  await settled(page)
  return { page, complaints }
}

/** Waits until nothing is being asked for: live updates never end, so not for the network. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('main h1, main h2')
  await page.waitForFunction(() => document.querySelector('main [data-loading]') === null)
  await page.evaluate(async () => {
    await document.fonts.ready
  })
}
