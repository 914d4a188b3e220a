// A browser at a server of its own, to measure pages in: what comes over the wire, when something
// is seen first, how long the page is busy, how far what is seen moves.
//
// Each page is opened by a reader who has never been there. The machine is shared with the server.

import { spawn, type ChildProcess } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Browser, type Page } from 'playwright-core'
import { note } from './harness.ts'

const root = join(import.meta.dirname, '..', '..')

/** What a page comes to when it is opened for the first time. */
export type PageCost = {
  readonly bytes: number
  /** Of them, pages, scripts and styles, and the strip. */
  readonly shellBytes: number
  readonly requests: number
  readonly firstPaintMs: number
  readonly longestTaskMs: number
  readonly shift: number
  /** Until what was waited for is there. */
  readonly thereMs: number
}

/** A connection: bits a second, and the time of a round trip. */
type Connection = { readonly bits: number; readonly latencyMs: number }

/** A browser with a server of the examples. */
type BenchedBrowser = {
  readonly open: (path: string, given: Opening) => Promise<PageCost>
  readonly stop: () => Promise<void>
}

type Opening = { readonly until: string; readonly over?: Connection; readonly width?: number }

/** Starts both. */
export async function startBrowser(): Promise<BenchedBrowser> {
  const dir = await mkdtemp(join(tmpdir(), 'holdfast-bench-web-'))
  await chmod(dir, 0o755)
  note('Starting a server and a browser')
  const port = await freePort()
  const server = spawn(process.execPath, [join(root, 'apps', 'server', 'src', 'main.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: '',
      HOLDFAST_DATA: dir,
      HOLDFAST_PORT: String(port),
      HOLDFAST_LOG: 'error',
      HOLDFAST_REQUESTS_A_MINUTE: '0',
    },
  })
  const browser = await chromium.launch({
    executablePath: process.env['HOLDFAST_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--enable-unsafe-swiftshader'],
  })
  const address = `http://127.0.0.1:${port}`
  await ready(address, server)
  return {
    open: (path, given) => opened(browser, `${address}${path}`, given),
    stop: async () => {
      await browser.close()
      server.kill('SIGTERM')
      await new Promise((resolve) => server.on('exit', resolve))
      await rm(dir, { recursive: true, force: true })
    },
  }
}

async function opened(browser: Browser, url: string, given: Opening): Promise<PageCost> {
  const { until, over, width = 1440 } = given
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const paths = new Map<string, string>()
  const sent: { readonly path: string; readonly bytes: number }[] = []
  await session.send('Network.enable')
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    paths.set(requestId, new URL(request.url).pathname)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sent.push({ path: paths.get(requestId) ?? '', bytes: encodedDataLength })
  })
  if (over !== undefined) {
    const throughput = over.bits / 8
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: over.latencyMs,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    })
  }
  const from = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  await page.locator(until).first().waitFor({ timeout: 120_000 })
  const thereMs = performance.now() - from
  await page.waitForFunction("document.querySelector('main [data-loading]') === null")
  await wait(700)
  const told = await toldOf(page)
  await context.close()
  const sum = (kind: (path: string) => boolean): number =>
    sent.reduce((total, { path, bytes }) => total + (kind(path) ? bytes : 0), 0)
  return {
    ...told,
    thereMs,
    bytes: sum(() => true),
    shellBytes: sum((path) => path.endsWith('/strip') || !/^\/api\/|\.woff2$/.test(path)),
    requests: sent.length,
  }
}

/** What the page itself kept count of; asked in text, because the types here know no page. */
async function toldOf(
  page: Page,
): Promise<Pick<PageCost, 'firstPaintMs' | 'longestTaskMs' | 'shift'>> {
  const listed = async (type: string, value: string): Promise<readonly number[]> =>
    page.evaluate(`new Promise((resolve) => {
      const values = []
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) values.push(${value})
      }).observe({ type: '${type}', buffered: true })
      setTimeout(() => resolve(values), 100)
    })`)
  const paints = await listed('paint', 'entry.startTime')
  const tasks = await listed('longtask', 'entry.duration')
  const shifts = await listed('layout-shift', 'entry.value')
  return {
    firstPaintMs: Math.min(...paints),
    longestTaskMs: Math.max(0, ...tasks),
    shift: shifts.reduce((sum, value) => sum + value, 0),
  }
}

async function ready(address: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    const answer = await fetch(`${address}/ready`).catch(() => null)
    if (answer?.ok === true) return
    if (server.exitCode !== null) break
    await wait(100)
  }
  server.kill('SIGTERM')
  throw new Error('The server did not start.')
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}
