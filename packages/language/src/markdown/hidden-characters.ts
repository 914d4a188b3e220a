// Characters that hide in a text: refused in clauses, and in prose where they can reorder it.
//
// In clauses every hidden control is refused, for names are compared letter by letter. Prose in
// Arabic or Hebrew may carry plain direction marks; embeddings, overrides and isolates may not
// stand anywhere, because they can show one text and hold another.

import { hiddenControlIn, limits } from '@holdfast/base'
import type { Notes } from '../diagnostic.ts'
import type { Item, MarkdownFile } from './markdown.ts'

const reordering = /[\u202A-\u202E\u2066-\u2069]/g

/**
 * Says where hidden characters are: one for each item, and every one that reorders prose. Gives
 * the items that hide one; they are not read.
 */
export function checkHidden(text: string, file: MarkdownFile, notes: Notes): ReadonlySet<Item> {
  const hiding = new Set<Item>()
  for (const item of file.items) {
    const hidden = hiddenControlIn(item.text)
    if (hidden === null) continue
    const at = item.from + hidden.at
    hiding.add(item)
    notes.say('text.3', { from: at, to: at + 1 }, { character: hidden.code }, null, removal(at))
  }
  let listed = 0
  for (const found of text.matchAll(reordering)) {
    const at = found.index
    if (++listed > limits.diagnostics) break
    if (file.items.some((item) => item.from <= at && at < item.to)) continue
    const code = found[0].codePointAt(0) ?? 0
    const character = `U+${code.toString(16).toUpperCase()}`
    notes.say('text.4', { from: at, to: at + 1 }, { character }, null, removal(at))
  }
  return hiding
}

function removal(at: number) {
  return { from: at, to: at + 1, insert: '' }
}
