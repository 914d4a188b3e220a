// Many tabs, long agreements, paper, and words of another direction: what a page must keep when
// there is much of something. In a real browser against the real server.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { largePath } from './large-strip.ts'
import { openPage, settled, startWorld, type Manner, type World } from './world.ts'

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

test('the bearer of every row is seen, whole, at every width', { timeout: 120_000 }, async () => {
  for (const path of ['/agreements/yemen-truce-2022', '/agreements/two-sectors', pause]) {
    const { page } = await openPage(world, path, { language: 'ar' })
    for (const width of [320, 375, 720, 1024, 1280, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      const cut = await page.evaluate(() => {
        const rows = [...document.querySelectorAll('[role=grid] tbody tr:has([data-cell])')]
        return rows.flatMap((row) => {
          const range = document.createRange()
          range.selectNodeContents(row.children[2] ?? row)
          const { left, right, width: wide } = range.getBoundingClientRect()
          const isSeen = wide > 0 && left >= -1 && right <= innerWidth + 1
          return isSeen ? [] : [row.textContent]
        })
      })
      expect(cut, `${path} ${width}`).toEqual([])
      const heads = page.locator('[role=grid] thead th')
      expect(await heads.count()).toBeGreaterThan(3)
    }
    await page.context().close()
  }
})

const sheets = [
  ['an entry', `${pause}/record/public/16`, 1],
  ['a clause', `${pause}/text?clause=3.1&instance=day-2`, 3],
  ['a record', `${pause}/record`, 3],
  ['an overview', pause, 4],
  ['an overview of six weeks', '/agreements/gaza-first-phase-2025', 5],
  ['a map', `${pause}/map`, 2],
] as const

test.each(sheets)(
  '%s is printed on as few sheets as it needs, with its address',
  { timeout: 60_000 },
  async (_, path, most) => {
    for (const language of ['en', 'ar'] as const satisfies readonly Manner['language'][]) {
      const { page } = await openPage(world, path, { language })
      if (path.includes('/map')) await page.waitForSelector('[data-drawn]')
      const paper = await page.pdf({ format: 'A4', preferCSSPageSize: true })
      const printed = paper.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0
      expect(printed).toBeGreaterThan(0)
      expect(printed).toBeLessThanOrEqual(most)
      await page.emulateMedia({ media: 'print' })
      // What A4 leaves between its margins, in pixels.
      await page.setViewportSize({ width: 703, height: 1_000 })
      const foot = page.locator('footer')
      expect(await foot.innerText()).toContain(`${world.address}${path.split('?')[0] ?? ''}`)
      expect(await foot.innerText()).toMatch(/SHA-256 [0-9a-f]{64}/)
      const right = await page.evaluate(() =>
        Math.max(
          ...[...document.querySelectorAll('main :is(p, td, th, bdi)')].map(
            (one) => one.getBoundingClientRect().right,
          ),
        ),
      )
      expect(right).toBeLessThanOrEqual(704)
      await page.context().close()
    }
  },
)

test(
  'words of another language say in which they are, and titles are the reader’s',
  { timeout: 60_000 },
  async () => {
    const { page } = await openPage(world, pause, { language: 'ar' })
    const passages = page.locator('main [data-tongue]')
    expect(await passages.count()).toBeGreaterThan(5)
    const first = passages.first()
    expect(await first.getAttribute('lang')).toBe('en')
    expect(await first.getAttribute('dir')).toBe('ltr')
    expect(await page.title()).toMatch(/[\u0620-\u06ff]/)
    await page.goto(`${world.address}/agreements/lebanon-2024/map?lang=en`)
    await page.getByText('marked roughly; no exact place is given').first().waitFor()
    await page.context().close()
  },
)
