// Many tabs, long agreements, paper, and words of another direction: what a page must keep when
// there is much of something. In a real browser against the real server.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { largePath } from './large-strip.ts'
import { openPage, settled, startWorld, type World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
}, 240_000)

afterAll(async () => {
  await world.stop()
})

const pause = '/agreements/gaza-pause-2023'

test(
  'nine tabs of one agreement: every one is filled, and one listens for all',
  { timeout: 120_000 },
  async () => {
    const context = await world.browser.newContext()
    let listening = 0
    // What a server tells as a record grows; the stream ends, and whoever listens comes back to it.
    await context.route('**/live', async (route) => {
      listening += 1
      const body = 'event: grown\ndata: {"sizes":{"public":1000}}\n\n'
      await route.fulfill({ contentType: 'text/event-stream', body: `retry: 600000\n\n${body}` })
    })
    const tabs = []
    for (let at = 0; at < 9; at += 1) {
      const tab = await context.newPage()
      await tab.goto(`${world.address}${pause}?lang=en`)
      await tab.getByRole('grid').waitFor({ timeout: 20_000 })
      tabs.push(tab)
    }
    for (const tab of tabs)
      await tab
        .getByRole('button', { name: /new answer|show/i })
        .first()
        .waitFor()
    expect(listening).toBe(1)
    // When the one that listens is closed, another does.
    await tabs[0]?.close()
    await expect.poll(() => listening, { timeout: 10_000 }).toBe(2)
    await context.close()
  },
)

test(
  'a strip of 400 days is never wider than its page, on no screen and on no paper',
  { timeout: 220_000 },
  async () => {
    const { page } = await openPage(world, largePath, { language: 'en', width: 1440 })
    await page.locator('[data-cell]').nth(100).waitFor({ timeout: 110_000 })
    const overflow = (): Promise<number> =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
    for (const width of [375, 900, 1100, 1300, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      await expect.poll(overflow, { message: `${width}` }).toBeLessThanOrEqual(0)
    }
    await page.emulateMedia({ media: 'print' })
    // What A4 leaves between its margins, in pixels.
    await page.setViewportSize({ width: 703, height: 1_000 })
    await expect.poll(overflow, { message: 'on paper' }).toBeLessThanOrEqual(0)
    const last = await page.evaluate(() => {
      const cells = [...document.querySelectorAll('[data-cell]')].slice(0, 400)
      return Math.max(...cells.map((cell) => cell.getBoundingClientRect().right))
    })
    expect(last).toBeLessThanOrEqual(703)
    await page.context().close()
  },
)

test('bars are drawn on paper without backgrounds', { timeout: 60_000 }, async () => {
  const { page } = await openPage(world, pause)
  await page.emulateMedia({ media: 'print' })
  const widths = await page.evaluate(() =>
    [...document.querySelectorAll('[data-tone] > span:nth-child(2)')].map((box) => {
      const { borderTopWidth, borderLeftWidth, borderTopStyle } = getComputedStyle(box)
      return [parseFloat(borderTopWidth), parseFloat(borderLeftWidth), borderTopStyle]
    }),
  )
  expect(widths.length).toBeGreaterThan(6)
  for (const [top, side, style] of widths) {
    expect(top).toBeGreaterThan(0)
    expect(side).toBeGreaterThan(0)
    expect(style).not.toBe('none')
  }
  await page.context().close()
})

test(
  'in a table that reads from the right, words that read from the left keep their gap',
  { timeout: 60_000 },
  async () => {
    const { page } = await openPage(world, `${pause}/record`, { language: 'ar', width: 1440 })
    const gaps = await page.evaluate(() =>
      [...document.querySelectorAll('tbody tr')].map((row) => {
        const [said, next] = [row.children[2], row.children[3]]
        const range = document.createRange()
        range.selectNodeContents(said ?? row)
        return range.getBoundingClientRect().left - (next?.getBoundingClientRect().right ?? 0)
      }),
    )
    expect(gaps.length).toBeGreaterThan(10)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(8)
    await page.context().close()
  },
)

test(
  'a place is found by any of its names, and the chart gives the table of counts',
  { timeout: 60_000 },
  async () => {
    const { page } = await openPage(world, `${pause}/map`)
    const list = page.locator('main ol > li')
    expect(await list.count()).toBe(4)
    await page.getByRole('searchbox').fill('شمال')
    await expect.poll(() => list.count()).toBe(1)
    await page.getByRole('searchbox').fill('nowhere at all')
    await page.getByText('No place is called so.').waitFor()
    await page.goto(`${world.address}${pause}/record?lang=en`)
    await page.getByLabel('Place, by any of its names').fill('الشمال')
    await page.keyboard.press('Enter')
    await page.waitForURL(/place=north/)
    await page.getByLabel('Place, by any of its names').fill('sheikh radwen')
    await page.getByText('Which is meant: ').waitFor()
    await page.goto(`${world.address}${pause}?lang=en`)
    await settled(page)
    const link = page.getByRole('link', { name: 'CSV' }).first()
    const href = (await link.getAttribute('href')) ?? ''
    const csv = await (await page.request.get(`${world.address}${href}`)).text()
    expect(csv).toMatch(/^\uFEFFclause,instance,bearer,window_from/)
    expect(csv).toContain('3.1,day-3,,2023-11-26T07:00+02:00')
    expect(csv).not.toMatch(/^3\.2,/m)
    await page.context().close()
  },
)
