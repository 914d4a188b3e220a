// Takes the pictures of docs/pictures: every page of the web app, in English and Arabic, light and
// dark, narrow and wide, and two sheets of paper. Needs a running server (`npm start`) and
// Chromium.
//
// Usage: node apps/web/journeys/pictures.ts [address]. Pictures are of the closed example; nothing
// is staged.

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

const manners = [
  { language: 'en', theme: 'light', width: 1440 },
  { language: 'en', theme: 'dark', width: 375 },
  { language: 'ar', theme: 'light', width: 1440 },
  { language: 'ar', theme: 'dark', width: 375 },
] as const

const sheets = [
  ['overview-paper', pause],
  ['clause-paper', `${pause}/text?clause=3.1&instance=day-2`],
] as const

type Manner = (typeof manners)[number]

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

async function main(): Promise<void> {
  const address = process.argv[2] ?? 'http://127.0.0.1:4600'
  await mkdir(folder, { recursive: true })
  const browser = await chromium.launch({
    executablePath: process.env['HOLDFAST_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--enable-unsafe-swiftshader'],
  })
  for (const [name, path] of pages) {
    for (const manner of manners) {
      const page = await opened(browser, address, path, manner)
      const file = `${name}-${manner.language}-${manner.theme}-${manner.width}.png`
      await page.screenshot({ path: join(folder, file), fullPage: true })
      await page.context().close()
    }
  }
  for (const [name, path] of sheets) {
    for (const manner of manners.filter(({ width }) => width === 1440)) {
      const page = await opened(browser, address, path, manner)
      const sheet = await page.pdf({ format: 'A4', preferCSSPageSize: true })
      await writeFile(join(folder, `${name}-${manner.language}.pdf`), sheet)
      await page.context().close()
    }
  }
  await browser.close()
}

await main()
