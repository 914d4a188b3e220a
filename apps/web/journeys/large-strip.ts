// A strip of 400 days by 120 obligations, made up, in the real page: the API's answers are put in
// its way, and the time from a key or a click to the next frame is taken.

import type { Page } from 'playwright-core'
import { openPage, type World } from './world.ts'

const dayMs = 86_400_000
const start = Date.UTC(2031, 0, 1)
const days = 400
const today = 320
const articles = 12
const clausesEach = 10

const iso = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 16)}Z`.replace('Z', '+00:00')

const term = { kind: 'term' } as const
const clauseIds = Array.from({ length: articles * clausesEach }, (_, at) => {
  return `${Math.floor(at / clausesEach) + 1}.${(at % clausesEach) + 1}`
})

function compiled(): unknown {
  return {
    format: 'holdfast-agreement/1',
    id: 'large',
    title: 'Synthetic: no such agreement exists',
    notice: 'Every mark is made up.',
    calendar: {
      rules: { zone: 'UTC', tzdb: '-', offsetMinutes: 0, transitions: [] },
      dayBeginsMinutes: 0,
    },
    term: { from: start, to: start + days * dayMs },
    statuses: 'on',
    basis: 'reported',
    roles: [{ id: 'north', kind: 'party', name: 'North', members: [] }],
    places: [],
    groups: [],
    kinds: [],
    phases: [],
    acts: [],
    articles: Array.from({ length: articles }, (_, at) => ({ id: `${at + 1}`, title: 'Made up' })),
    clauses: clauseIds.map((id, line) => {
      return { id, article: id.split('.')[0], kind: 'duty', source: '', line, unnamed: [] }
    }),
    obligations: clauseIds.map((clause) => ({
      kind: 'duty',
      clause,
      bearers: ['north'],
      measure: {
        kind: 'sum',
        unit: 'trucks',
        forms: ['count'],
        filter: { act: 'bring', tags: {}, place: null },
        byBearer: true,
      },
      target: { compare: 'at-least', amount: { kind: 'fixed', value: 10 } },
      parts: [],
      per: {
        kind: 'each',
        unit: 'day',
        opens: { kind: 'edge', of: term, edge: 'start' },
        closes: { kind: 'edge', of: term, edge: 'end' },
      },
      perPlace: null,
      conditions: [],
      basis: null,
      count: { source: null, stage: null },
    })),
    powers: [],
  }
}

const names = ['met', 'undetermined', 'unmet', 'met', 'late', 'met', 'met'] as const

/** The statuses as of a moment: only the days of the week before it, as a column shows no more. */
function statuses(asOf: string): unknown {
  const at = Date.parse(asOf)
  const last = Math.min(days, Math.ceil((at - start) / dayMs))
  const shown = Array.from({ length: 7 }, (_, back) => last - back).filter((day) => day >= 1)
  return {
    agreement: 'large',
    view: ['public'],
    asOf,
    knownAt: { public: 1 },
    basis: 'reported',
    source: null,
    stage: null,
    inForce: { from: iso(start), to: iso(start + days * dayMs) },
    statuses: clauseIds.flatMap((clause, row) =>
      shown.map((day) => ({
        clause,
        instance: `day-${day}`,
        bearer: 'north',
        status: names[(row * 3 + day) % names.length],
        measured: { value: day, unit: 'trucks' },
        target: { value: 10, unit: 'trucks' },
        basis: 'reported',
        window: { from: iso(start + (day - 1) * dayMs), to: iso(start + day * dayMs) },
        nextChange: null,
        reason: { code: 'closed-below' },
        facts: [],
        parts: [],
        disputes: [],
      })),
    ),
    powers: [],
    idleActs: [],
  }
}

async function answer(page: Page): Promise<void> {
  const head = { view: ['public'], knownAt: { public: 1 } }
  await page.route(/\/api\/agreements\/large/, async (route) => {
    const url = new URL(route.request().url())
    const asOf = url.searchParams.get('asOf') ?? iso(start + today * dayMs)
    const what = url.pathname.split('/')[4]
    const json =
      what === undefined
        ? {
            id: 'large',
            title: 'Synthetic',
            notice: '',
            compiled: compiled(),
            digest: '',
            text: { title: '', articles: [] },
            places: null,
            rooms: [{ id: 'public', origin: '', logKey: '', size: 1 }],
            root: { keyId: '' },
            files: {},
          }
        : what === 'statuses'
          ? statuses(asOf)
          : { agreement: 'large', ...head, asOf, facts: [], claims: [] }
    await (what === 'live' ? route.abort() : route.fulfill({ json }))
  })
}

/** The time of each act, from the event to the frame that shows it, and the slowest of them. */
export async function measureLargeStrip(
  world: World,
): Promise<{ readonly slowestMs: number; readonly told: string }> {
  const { page } = await openPage(world, '/')
  await answer(page)
  await page.goto(`${world.address}/agreements/large?lang=en`)
  await page.locator('[data-cell]').nth(5_000).waitFor({ timeout: 60_000 })
  await page.waitForTimeout(1_000)
  await page.locator('[data-cell="1.1 north|3"]').focus()
  const times = new Map<string, number>()
  const take = async (what: string, act: string): Promise<void> => {
    const ms: unknown = await page.evaluate(`
      new Promise((resolve) => {
        const from = performance.now()
        ;(() => { ${act} })()
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)))
      })`)
    // The least of several: whatever else the machine does can only add to it.
    times.set(what, Math.min(times.get(what) ?? Infinity, typeof ms === 'number' ? ms : Infinity))
    await page.waitForTimeout(what.includes('week') ? 800 : 100)
  }
  const press = (key: string): string =>
    `document.activeElement.dispatchEvent(
      new KeyboardEvent('keydown', { key: '${key}', bubbles: true, cancelable: true }))`
  const toggle = `document.querySelectorAll('tbody button')[1].click()`
  for (let round = 0; round < 4; round++) {
    await take('arrow', press('ArrowRight'))
    await take('down', press('ArrowDown'))
    await take('open a week', press('Enter'))
    if ((await page.locator('[aria-expanded=true][data-cell]').count()) !== 1) {
      throw new Error('Enter opens a week in place')
    }
    await take('close a week', press('Enter'))
    await take('close an article', toggle)
    await take('open an article', toggle)
  }
  await page.context().close()
  const told = [...times].map(([what, ms]) => `${what} ${ms.toFixed(0)} ms`).join(', ')
  return { slowestMs: Math.max(...times.values()), told }
}
