// What each reader came for: what is due and contested, a citation that holds, tables and feeds to
// take away, a clause beside itself on another day, and how to read it all.
//
// In a real browser against the real server, in English and in Arabic. One world for all.

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isSound } from './sound.ts'
import { openPage, settled, startWorld, type World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
}, 240_000)

afterAll(async () => {
  await world.stop()
})

const pause = '/agreements/gaza-pause-2023'
const cell = `${pause}/cite?clause=3.1&instance=day-2&asOf=2023-11-26T07:00%2B02:00`

const pages = [
  ['due everywhere', '/due'],
  ['due', '/agreements/two-sectors/due'],
  ['due, contested', `${pause}/due`],
  ['due, statuses off', '/agreements/lebanon-2024/due'],
  ['cite the overview', `${pause}/cite`],
  ['cite a cell', cell],
  ['cite an entry', `${pause}/cite?room=public&entry=12`],
  ['cite, statuses off', '/agreements/lebanon-2024/cite'],
  ['data', `${pause}/data`],
  ['compare', `${pause}/text?clause=3.1&thenDay=2&thenKnown=2026-11-20`],
  ['learn', '/learn'],
  ['the API', '/learn/api'],
] as const

describe('every page of these, by axe', () => {
  for (const [name, path] of pages) {
    for (const language of ['en', 'ar'] as const) {
      test(`${name} in ${language}`, { timeout: 120_000 }, async () => {
        const widths = [375, 1440]
        await Promise.all(widths.map((width) => isSound(world, path, { name, language, width })))
      })
    }
  }
})

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function bytesAt(path: string, status = 200): Promise<Buffer> {
  const answer = await fetch(new URL(path, world.address))
  expect(answer.status).toBe(status)
  return Buffer.from(await answer.arrayBuffer())
}

describe('due and contested', () => {
  test('stands on one page, in words of the head, and compares with the last visit', async () => {
    const { page, complaints } = await openPage(world, '/due')
    const sectors = page.getByRole('region', { name: 'Two sectors: a training agreement' })
    await sectors.getByText(/^In force, day/).waitFor()
    const due = sectors.getByRole('region', { name: /^Due by/ })
    expect(await due.getByRole('row').count()).toBeGreaterThan(1)
    await due
      .getByRole('link', { name: /^Why\? 1\.1/ })
      .first()
      .waitFor()
    await sectors.getByRole('cell', { name: 'Disputed by North', exact: true }).first().waitFor()
    // A visit is kept when one says so, and on this device alone.
    expect(await kept(page)).toEqual([])
    await sectors.getByRole('button', { name: 'Compare with this moment from now on' }).click()
    await sectors.getByRole('region', { name: 'Changed since your last visit' }).waitFor()
    await sectors.getByText('Nothing changed.').waitFor()
    expect(await kept(page)).toEqual(['holdfast.visit.two-sectors'])
    expect(await page.context().cookies()).toEqual([])
    // What the shelf says of an agreement is the line of its head.
    await page.goto(`${world.address}/?lang=en`)
    await page.getByText(/Closed after day 7\..*Next due: nothing\./).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('says in Arabic what changed since the day before', async () => {
    const { page } = await openPage(world, '/learn', { language: 'ar' })
    await page.evaluate(() => {
      const visit = '2031-04-05T07:00Z public=40'
      localStorage.setItem('holdfast.visit.two-sectors', visit)
    })
    await page.goto(`${world.address}/agreements/two-sectors/due?lang=ar`)
    await settled(page)
    const changed = page.getByRole('region', { name: 'تغيّر منذ زيارتك الأخيرة' })
    expect(await changed.getByRole('row').count()).toBeGreaterThan(1)
    expect(await page.evaluate(() => document.body.dir)).toBe('rtl')
    await page.context().close()
  })

  test('says so where statuses are off, where it is refused, or nobody answers', async () => {
    const { page } = await openPage(world, '/agreements/lebanon-2024/due')
    await page.getByText(/Nothing is worked out to be due/).waitFor()
    expect(await page.getByRole('table').count()).toBe(0)
    await page.goto(`${world.address}/agreements/two-sectors/due?view=commission&lang=en`)
    await page.getByRole('alert').waitFor()
    await page.route('**/api/agreements/two-sectors/due*', async (route) => route.abort())
    await page.goto(`${world.address}/agreements/two-sectors/due?lang=en`)
    await page.getByRole('alert').waitFor({ timeout: 20_000 })
    await page.unroute('**/api/agreements/two-sectors/due*')
    await page.getByRole('button', { name: 'Ask again' }).click()
    await page.getByRole('region', { name: 'Contested' }).first().waitFor()
    await page.context().close()
  })
})

async function kept(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('visit')))
}

describe('a citation', () => {
  test('of a cell holds the question, and its digest is that of the answer', async () => {
    const { page, complaints } = await openPage(world, pause)
    await page.getByRole('grid').waitFor()
    await page.getByRole('row', { name: /^3\.1/ }).getByRole('gridcell').nth(3).focus()
    await page.getByRole('link', { name: /^Cite this: 3\.1/ }).click()
    const citation = page.getByRole('region', { name: 'Citation' })
    await citation.getByText(/Clause 3\.1 \(none named\), day 2: undetermined/i).waitFor()
    const said = (await citation.textContent()) ?? ''
    expect(said).toContain('as of 26 November 2023, 07:00 local time, UTC+2')
    expect(said).toContain('OCHA: 200 dispatched')
    expect(said).toContain('all counts on record, side by side')
    const [, digest = ''] = /answer: ([0-9a-f]{64})/.exec(said) ?? []
    const asked = 'asOf=2023-11-26T07:00%2B02:00&knownAt=public=85'
    expect(digest).toBe(sha256(await bytesAt(`/api${pause}/statuses?${asked}`)))
    const [, address = ''] = /(http:\S+)/.exec(said) ?? []
    await page.goto(address)
    await page.getByRole('heading', { name: /Why is day 2 undetermined/ }).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('is copied, and comes with pictures that hold it, in Arabic too', async () => {
    for (const [language, copy, save] of [
      ['en', 'Copy: Citation', 'Save as'],
      ['ar', 'نسخ: نص الاستشهاد', 'حفظ بصيغة'],
    ] as const) {
      const { page } = await openPage(world, cell, { language })
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.getByRole('button', { name: copy }).click()
      const copied = await page.evaluate(async () => navigator.clipboard.readText())
      expect(copied).toMatch(/[0-9a-f]{64}/)
      const [digest = ''] = /[0-9a-f]{64}/.exec(copied) ?? []
      const svg = await taken(page, page.getByRole('button', { name: `${save} SVG` }).first())
      expect(svg.toString()).toMatch(/^<\?xml .*\n<svg /)
      // The caption is broken into lines; the digest is in it, whole.
      expect(svg.toString().replaceAll(/<[^>]+>/g, '')).toContain(digest)
      const png = await taken(page, page.getByRole('button', { name: `${save} PNG` }).first())
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      expect(png.length).toBeGreaterThan(5_000)
      await page.context().close()
    }
  })

  test('is told by a link’s preview without a status, alike for what is not there', async () => {
    const page = async (path: string, status = 200): Promise<string> =>
      (await bytesAt(path, status)).toString()
    const clause = await page(`${pause}/text?clause=2.1&lang=en`)
    expect(clause).toContain('content="Clause 2.1 of Humanitarian pause of November 2023"')
    expect(clause).toMatch(/og:description" content="Where each obligation stands, day by day/)
    const off = await page('/agreements/lebanon-2024')
    expect(off).toMatch(/og:description" content="The text of the agreement and what each side/)
    const nowhere = await page('/agreements/nowhere/record/commission/1', 404)
    expect(nowhere).toContain('og:title" content="Holdfast"')
    for (const text of [clause, off, nowhere]) expect(text).not.toMatch(/\b(un)?met\b|undetermined/)
  })
})

async function taken(page: Page, button: ReturnType<Page['getByRole']>): Promise<Buffer> {
  const [download]: [Download, void] = await Promise.all([
    page.waitForEvent('download'),
    button.click(),
  ])
  return readFile(await download.path())
}

test('a table that is taken away is the one whose digest stands beside it', async () => {
  const { page } = await openPage(world, `${pause}/data`)
  const counts = page.getByRole('region', { name: 'Counts', exact: true }).first()
  const row = counts.getByRole('row', { name: /^Counts: CSV 2/ })
  const digest = (await row.getByRole('cell').last().textContent()) ?? ''
  const href = (await row.getByRole('link').getAttribute('href')) ?? ''
  expect(href).toContain('knownAt=public=85')
  expect(sha256(await bytesAt(href))).toBe(digest)
  await counts.getByText('Codebook: what its columns mean').click()
  await counts.getByText('What one source counted at one stage').first().waitFor()
  await page.getByRole('link', { name: /iCalendar/ }).waitFor()
  const feed = await page.getByRole('link', { name: /Atom/ }).getAttribute('href')
  // The browser's own parser of XML, which did not write it.
  const entries = await page.evaluate(async (address) => {
    const text = await (await fetch(address)).text()
    const read = new DOMParser().parseFromString(text, 'application/xml')
    const isBroken = read.querySelector('parsererror') !== null
    return isBroken ? -1 : read.querySelectorAll('entry').length
  }, feed ?? '')
  expect(entries).toBe(50)
  await page.context().close()
})

test('a clause stands beside itself on another day, under every basis', async () => {
  const { page } = await openPage(world, `${pause}/text?clause=2.1`)
  const compared = page.getByRole('region', { name: /^Compare with another day/ }).first()
  await compared.getByRole('combobox').selectOption('2')
  await compared
    .getByText(/26 of 50|26 persons|running/i)
    .first()
    .waitFor()
  await compared.getByRole('heading', { name: /^On each basis and by each count, as of/ }).waitFor()
  await compared.getByLabel('Known by').fill('2023-01-01')
  // Nothing was on record by then: what was asked is there, and nobody had counted.
  await compared.getByText(/0 entries read/).waitFor()
  expect(new URL(page.url()).searchParams.get('thenKnown')).toBe('2023-01-01')
  await page.context().close()
})

test('what one needs to read it is there, with every word', async () => {
  const { page } = await openPage(world, '/learn')
  await page.getByRole('heading', { name: 'Two times' }).waitFor()
  await page
    .getByRole('rowheader', { name: 'bearer' })
    .or(page.getByRole('cell', { name: 'bearer', exact: true }))
    .first()
    .waitFor()
  await page.getByRole('link', { name: 'The API' }).click()
  await page.getByRole('heading', { name: 'The same bytes' }).waitFor()
  await page.context().close()
})
