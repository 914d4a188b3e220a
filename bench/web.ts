// Each page of the web app in one run: bytes, requests, first paint, longest task, layout shift;
// and the strip over a slow connection.
//
// Bytes, requests and shift are the same on every machine; times are this machine's.

import { reportFigures, type Figure } from './measuring/figures.ts'
import { startBrowser, type PageCost } from './measuring/browser.ts'

const pause = '/agreements/gaza-pause-2023'

/** The pages, and what of each is waited for. */
const pages = [
  ['shelf', '/', 'main h3'],
  ['overview', pause, '[data-cell]'],
  ['agreement', `${pause}/text`, 'main h2'],
  ['clause', `${pause}/text?clause=3.1&instance=day-2`, 'main table'],
  ['record', `${pause}/record`, 'main tbody tr'],
  ['entry', `${pause}/record/public/16`, 'main h2'],
  ['tonight', `${pause}/tonight`, 'main h2'],
  ['map', `${pause}/map`, '[data-drawn]'],
  ['lines', `${pause}/lines`, 'main h2'],
  ['import', `${pause}/import`, 'main h2'],
] as const

/** What a first view may weigh: page, scripts, styles and strip. */
const shellMost = 200_000
const shiftMost = 0.05
/** 400 kbit/s and 400 ms: what a phone at the edge of a network has. */
const slow = { bits: 400_000, latencyMs: 400 } as const
const slowMostSeconds = 6

async function main(): Promise<void> {
  const browser = await startBrowser()
  try {
    const figures: Figure[] = []
    for (const [name, path, until] of pages)
      figures.push(...figuresOf(name, await browser.open(`${path}${mark(path)}lang=en`, { until })))
    const overview = await browser.open(`${pause}?lang=en`, { until: '[data-cell]', over: slow })
    figures.push({
      what: 'strip over 400 kbit/s, 400 ms: seconds',
      value: overview.thereMs / 1000,
      most: slowMostSeconds,
    })
    const phone = { until: '[data-cell]', width: 375 }
    for (const language of ['ar', 'he', 'tr']) {
      const { shift } = await browser.open(`${pause}?lang=${language}`, phone)
      figures.push({
        what: `overview ${language} 375: layout shift`,
        value: shift,
        most: shiftMost,
      })
    }
    reportFigures('web', figures)
  } finally {
    await browser.stop()
  }
}

function mark(path: string): '?' | '&' {
  return path.includes('?') ? '&' : '?'
}

function figuresOf(name: string, cost: PageCost): readonly Figure[] {
  const isFirst = name === 'overview'
  return [
    { what: `${name}: bytes`, value: cost.bytes },
    ...(isFirst
      ? [{ what: `${name}: shell and strip, bytes`, value: cost.shellBytes, most: shellMost }]
      : []),
    { what: `${name}: requests`, value: cost.requests },
    { what: `${name}: first paint, ms`, value: cost.firstPaintMs },
    { what: `${name}: longest task, ms`, value: cost.longestTaskMs },
    { what: `${name}: layout shift`, value: cost.shift, most: shiftMost },
  ]
}

await main()
