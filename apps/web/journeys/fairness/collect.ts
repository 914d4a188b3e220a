// What a page says, as a reader sees it: every visible sentence with the unit it stands in.
//
// It reads what is drawn and knows nothing of what the page is made of, but for three marks: a unit
// that is told together, a cell of the strip, and words that are somebody else's.

import type { Page } from 'playwright-core'

/** A unit that is read together: a row, an item of a list, a paragraph, what a clause comes to. */
export type Unit = {
  /** What it is: `head`, `cell`, `told`, `item`, `row` or `text`. */
  readonly kind: string
  /** Of a cell or of what a clause comes to: whose it is. */
  readonly key: string
  /** All of it. */
  readonly text: string
  /** Without what others say: the signed text, a notice, a claim in its speaker's words. */
  readonly own: string
  /** Without what a clause asks for, which is no figure of what was done. */
  readonly counted: string
}

/** Reads the units of the page that is shown. */
export async function unitsOf(page: Page): Promise<readonly Unit[]> {
  return page.evaluate(`(${String(collect)})()`)
}

// Runs in the browser, alone: it is sent as text.
function collect(): readonly Unit[] {
  const units = new Map<Element, { text: string; own: string; counted: string }>()
  const main = document.querySelector('main') ?? document.body
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
  const wanted = '[data-state], [data-told], [data-cell], tr, li, dd, dt, p, h1, h2, h3, figcaption'
  const quoted = '[data-quoted], [data-said], q, blockquote, cite, code, select, option, textarea'
  const seen = new Map<Element, boolean>()
  let last: Element | null = null
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement
    const said = node.textContent ?? ''
    if (parent === null || said.trim() === '') continue
    let isSeen = seen.get(parent)
    if (isSeen === undefined) {
      isSeen = parent.checkVisibility({ visibilityProperty: true })
      seen.set(parent, isSeen)
    }
    if (!isSeen || parent.closest('style, script') !== null) continue
    const told = parent.closest('[data-state], [data-told], [data-cell]')
    const unit = told ?? parent.closest('tr, li') ?? parent.closest(wanted) ?? parent
    const found = units.get(unit) ?? { text: '', own: '', counted: '' }

    const gap = last === parent ? '' : ' '
    last = parent
    const isQuoted = parent.closest(quoted) !== null
    found.text += gap + said
    if (!isQuoted) found.own += gap + said
    if (!isQuoted && parent.closest('[data-asked]') === null) found.counted += gap + said
    units.set(unit, found)
  }
  return [...units].map(([unit, { text, own, counted }]) => {
    const tidy = (one: string): string =>
      one
        .replace(/[\u2060\u2066-\u2069]/gu, '')
        .replace(/\s+/gu, ' ')
        .trim()
    const name = unit.tagName.toLowerCase()
    const mark = ['state', 'told', 'cell'].find((one) => unit.hasAttribute(`data-${one}`))
    const kind = mark ?? (name === 'tr' ? 'row' : name === 'li' ? 'item' : 'text')
    const key = mark === undefined ? '' : (unit.getAttribute(`data-${mark}`) ?? '')
    return { kind, key, text: tidy(text), own: tidy(own), counted: tidy(counted) }
  })
}
