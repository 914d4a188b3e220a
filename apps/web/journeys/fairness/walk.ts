// The walk: every example agreement, in every language, narrow and wide, page by page, each held
// against the sum.
//
// One browser page for all of it. The app stays open and goes on by its own addresses, languages by
// its own buttons: what a reader would see after the same steps.

import { languageIds } from '@holdfast/words'
import type { Page } from 'playwright-core'
import { openPage, settled, type World } from '../world.ts'
import { faultsOf, type Fault } from './checks.ts'
import { unitsOf } from './collect.ts'
import { everyWords, namesFor, sumOf } from './sum.ts'

const widths = [375, 1440] as const

/** The pages of an agreement that are walked. */
export const pagesOf = ['overview', 'text', 'tonight', 'map', 'record', 'due'] as const

/** A fault and where it was seen. */
export type Found = Fault & { readonly where: string }

/** Walks agreements and gives back what is at fault. */
export async function walk(
  world: Pick<World, 'address' | 'browser'>,
  ids: readonly string[],
): Promise<{ readonly found: readonly Found[]; readonly looks: number }> {
  const everyLanguage = await everyWords()
  const found: Found[] = []
  let looks = 0
  const { page } = await openPage(world, '/')
  for (const id of ids) {
    const sum = await sumOf(world.address, id)
    for (const name of pagesOf) {
      await goTo(page, name === 'overview' ? `/agreements/${id}` : `/agreements/${id}/${name}`)
      for (const language of languageIds) {
        await speak(page, language)
        const words = everyLanguage.get(language)
        if (words === undefined) throw new Error(`no words of ${language}`)
        const names = namesFor(sum, words)
        // What is said the same at both widths is held against the sum once.
        let said = ''
        for (const width of widths) {
          await page.setViewportSize({ width, height: 900 })
          const units = await unitsOf(page)
          looks += 1
          const now = JSON.stringify(units)
          if (now === said) continue
          said = now
          for (const fault of faultsOf({ page: name, units, sum, language, words, names })) {
            found.push({ ...fault, where: `${id} ${name} ${language} ${width}` })
          }
        }
      }
    }
  }
  await page.context().close()
  return { found, looks }
}

/** Leads the open app to another address, as a link in it does. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState({}, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await page.waitForFunction((to) => location.pathname === to, path)
  await still(page)
}

async function speak(page: Page, language: string): Promise<void> {
  await page.evaluate((id) => {
    const button = document.querySelector(`button[lang=${id}]`)
    if (button instanceof HTMLElement) button.click()
  }, language)
  await page.waitForFunction((id) => document.body.lang === id, language)
  await still(page)
}

/** Waits until nothing is being asked for, and the page has drawn what it was told. */
async function still(page: Page): Promise<void> {
  await page.evaluate(async () => new Promise((done) => requestAnimationFrame(() => done(0))))
  await settled(page)
}

/** What was found, each rule with how often and one example of each text. */
export function told(found: readonly Found[]): string {
  const byRule = Map.groupBy(found, ({ rule }) => rule)
  return [...byRule]
    .map(([rule, own]) => {
      const examples = own.slice(0, 5).map(({ where, what }) => `  ${where}: ${what}`)
      return [`${rule}: ${own.length}`, ...examples].join('\n')
    })
    .join('\n')
}
