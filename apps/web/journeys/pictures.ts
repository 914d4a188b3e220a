// Takes the pictures of docs/pictures: every page of the web app, in English and Arabic, light and
// dark, narrow and wide, and two sheets of paper. Needs a running server (`npm start`) and
// Chromium.
//
// Usage: node apps/web/journeys/pictures.ts [address [folder]]. With a folder it takes the whole
// set into it instead: every page of every agreement, in every language. Nothing is staged.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser } from 'playwright-core'

const folder = fileURLToPath(new URL('../../../docs/pictures/', import.meta.url))
const pause = '/agreements/gaza-pause-2023'

const pages: readonly (readonly [name: string, path: string])[] = [
  ['shelf', '/'],
  ['overview', pause],
  ['overview-noon', `${pause}?asOf=2023-11-26T12:00%2B02:00`],
  ['clause', `${pause}/text?clause=3.1&instance=day-2`],
  ['record', `${pause}/record?kind=incident.reported`],
  ['entry', `${pause}/record/public/16`],
  ['tonight', `${pause}/tonight?asOf=2023-11-26T12:00%2B02:00`],
  ['map', `${pause}/map`],
  ['alive', '/agreements/gaza-plan-2025'],
]

const manners: readonly Manner[] = [
  { language: 'en', theme: 'light', width: 1440 },
  { language: 'en', theme: 'dark', width: 375 },
  { language: 'ar', theme: 'light', width: 1440 },
  { language: 'ar', theme: 'dark', width: 375 },
]

/** The pages that an agreement has, by the end of their address. */
const ends = ['', '/text', '/record', '/tonight', '/map', '/lines', '/arms', '/movement', '/import']
const everyManner: readonly Manner[] = (['en', 'ar', 'he', 'tr'] as const).flatMap((language) =>
  [1440, 375].map((width) => ({ language, theme: 'light', width })),
)

const sheets = [
  ['overview-paper', pause],
  ['clause-paper', `${pause}/text?clause=3.1&instance=day-2`],
] as const

type Manner = {
  readonly language: 'en' | 'ar' | 'he' | 'tr'
  readonly theme: 'light' | 'dark'
  readonly width: number
}

async function opened(browser: Browser, address: string, path: string, manner: Manner) {
  const { language, theme, width } = manner
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(`${address}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
  await page.waitForSelector('main h1, main h2')
  await page.waitForFunction(() => document.querySelector('main [data-loading]') === null)
  if (path.includes('/map')) await page.waitForSelector('[data-drawn]', { timeout: 60_000 })
  await page.waitForTimeout(1_500)
  return page
}

type Taken = { readonly name: string; readonly path: string; readonly manner: Manner }

async function take(browser: Browser, address: string, into: string, one: Taken): Promise<void> {
  const { name, path, manner } = one
  const page = await opened(browser, address, path, manner)
  const file = `${name}-${manner.language}-${manner.theme}-${manner.width}.png`
  await page.screenshot({ path: join(into, file), fullPage: true })
  await page.context().close()
}

/** Every page of every agreement that the server has. */
async function everyPage(address: string): Promise<readonly (readonly [string, string])[]> {
  const answer: unknown = await (await fetch(`${address}/api/agreements`)).json()
  const ids = JSON.stringify(answer).matchAll(/"id":"([^"]+)","title"/g)
  return [...ids].flatMap(([, id = '']) =>
    ends.map((end) => [`${id}${end.replace('/', '-')}`, `/agreements/${id}${end}`] as const),
  )
}

async function main(): Promise<void> {
  const [address = 'http://127.0.0.1:4600', given] = process.argv.slice(2)
  const into = given ?? folder
  await mkdir(into, { recursive: true })
  const browser = await chromium.launch({
    executablePath: process.env['HOLDFAST_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--enable-unsafe-swiftshader'],
  })
  const taken = given === undefined ? pages : await everyPage(address)
  for (const [name, path] of taken)
    for (const manner of given === undefined ? manners : everyManner)
      await take(browser, address, into, { name, path, manner })
  for (const [name, path] of sheets) {
    for (const manner of manners.filter(({ width }) => width === 1440)) {
      const page = await opened(browser, address, path, manner)
      const sheet = await page.pdf({ format: 'A4', preferCSSPageSize: true })
      await writeFile(join(into, `${name}-${manner.language}.pdf`), sheet)
      await page.context().close()
    }
  }
  await browser.close()
}

await main()
