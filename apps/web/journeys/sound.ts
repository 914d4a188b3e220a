// Whether a page is sound: nothing that axe calls serious, nothing that the browser complains of,
// nothing that moves by itself, and no wider than its window.
//
// One page in the light and then in the dark, as a reader's machine changes at dusk.

import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { openPage, settled, type World } from './world.ts'

export type Looked = {
  readonly name: string
  readonly language: 'en' | 'ar' | 'he' | 'tr'
  readonly width: number
}

/** What axe finds serious on a page. */
export async function findings(page: Page, { axe }: Pick<World, 'axe'>): Promise<unknown> {
  await page.evaluate(axe)
  return page.evaluate(`
    axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, impact, nodes }) =>
          nodes.slice(0, 3).map(({ target }) => ({ id, impact, target: String(target) })),
        ),
    )`)
}

/** How far what was seen has moved by itself, as browsers count it; 0.1 is what is called good. */
async function shiftOf(page: Page): Promise<number> {
  return page.evaluate(`new Promise((resolve) => {
    let sum = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => resolve(sum), 100)
  })`)
}

/** Looks at a page in both lights. */
export async function isSound(
  world: World,
  path: string,
  { name, language, width }: Looked,
): Promise<void> {
  const { page, complaints } = await openPage(world, path, { language, width })
  expect(await shiftOf(page), `${name} ${language} ${width} stands still`).toBeLessThan(0.05)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await settled(page)
    expect(await findings(page, world), `${name} ${language} ${colorScheme} ${width}`).toEqual([])
  }
  expect(name === 'refused' ? [] : complaints).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${name} ${language} ${width} fits its width`).toBeLessThanOrEqual(0)
  await page.context().close()
}
