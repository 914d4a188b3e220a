// The strip of 400 days by 120 obligations in the real page: the time from a key or a click to the
// next frame is taken.

import { largeMoment, largeId } from './large-agreement.ts'
import { openPage, type World } from './world.ts'

/** Where the large strip is. */
export const largePath = `/agreements/${largeId}?asOf=${encodeURIComponent(largeMoment)}`

/** The time of each act, from the event to the frame that shows it, and the slowest of them. */
export async function measureLargeStrip(
  world: World,
): Promise<{ readonly slowestMs: number; readonly told: string }> {
  const { page } = await openPage(world, largePath)
  await page.locator('[data-cell]').nth(5_000).waitFor({ timeout: 60_000 })
  await page.waitForTimeout(1_000)
  await page.locator('[data-cell="1.1 south|3"]').focus()
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
