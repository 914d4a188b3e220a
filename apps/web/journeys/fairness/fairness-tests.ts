// The fairness walk as tests, in the world that the journeys share: that its rules find what is
// planted, that quotations may say what we may not, and that no page is at fault.

import { expect, test } from 'vitest'
import type { World } from '../world.ts'
import { faultsOf, type Fault } from './checks.ts'
import { unitsOf } from './collect.ts'
import { pageWith, planted } from './planted.ts'
import { everyWords, namesFor, shelved, sumOf } from './sum.ts'
import { pagesOf, told, walk } from './walk.ts'

/** The agreements of whose pages no fault is let through: each that the shelf has. */
const held = [
  'aceh-2005',
  'bangsamoro-2014',
  'colombia-2016',
  'gaza-first-phase-2025',
  'gaza-pause-2023',
  'gaza-plan-2025',
  'hodeidah-2018',
  'lebanon-2024',
  'minsk-2015',
  'thailand-cambodia-2025',
  'two-sectors',
  'yemen-truce-2022',
] as const

/** Registers the tests. The world is there once they run. */
export function fairnessTests(worldOf: () => World): void {
  test('the walk finds each fault that is planted', { timeout: 60_000 }, async () => {
    const world = worldOf()
    const faultsIn = await looker(world)
    for (const [rule, piece] of planted) {
      const found = await faultsIn(piece)
      const isFound = found.some((fault) => fault.rule === rule)
      expect([piece, isFound]).toEqual([piece, true])
    }
    const page = await faultsIn('<p>Nothing.</p>', false)
    expect(page.map(({ rule }) => rule)).toContain('basis')
    const off = await faultsIn('<p>Nothing</p>', true, 'gaza-plan-2025')
    expect(off.map(({ rule }) => rule)).toContain('off')
    const quoted = await faultsIn('<p>It denies a “breach”. <q>They failed.</q></p>')
    expect(quoted.filter(({ rule }) => rule === 'words')).toEqual([])
    const dated = await faultsIn('<p>It closed on 1 December 2023, 07:00 UTC+2.</p>')
    expect(dated.filter(({ rule }) => rule === 'dates')).toEqual([])
  })

  test(
    'what is on screen is so: every agreement, language, width and page',
    { timeout: 900_000 },
    async () => {
      const world = worldOf()
      const shelf = await shelved(world.address)
      const examples = shelf.filter((id) => /-\d{4}$|^two-sectors$/.test(id))
      expect(examples.toSorted()).toEqual(held)
      const { found, looks } = await walk(world, examples)
      expect(looks).toBe(examples.length * pagesOf.length * 8)
      expect(told(found)).toBe('')
    },
  )
}

type Look = (piece: string, hasBasis?: boolean, id?: string) => Promise<readonly Fault[]>

/** Looks at pieces of pages in English, each held against what the sum says. */
async function looker(world: World): Promise<Look> {
  const words = (await everyWords()).get('en')
  if (words === undefined) throw new Error('English is there')
  const context = await world.browser.newContext()
  const page = await context.newPage()
  return async (piece, hasBasis = true, id = 'gaza-pause-2023') => {
    const sum = await sumOf(world.address, id)
    await page.setContent(hasBasis ? pageWith(piece) : `<body><main>${piece}</main></body>`)
    const units = await unitsOf(page)
    const names = namesFor(sum, words)
    return faultsOf({ page: 'overview', units, sum, language: 'en', words, names })
  }
}
