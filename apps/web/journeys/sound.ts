// Whether a page is sound: nothing that axe calls serious, nothing that the browser complains of,
// and no wider than its window.
//
// One page in the light and then in the dark, as a reader's machine changes at dusk.

import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { openPage, settled, type World } from './world.ts'

export type Looked = {
  readonly name: string
  readonly language: 'en' | 'ar'
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

/** Looks at a page in both lights. */
export async function isSound(
  world: World,
  path: string,
  { name, language, width }: Looked,
): Promise<void> {
  const { page, complaints } = await openPage(world, path, { language, width })
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
