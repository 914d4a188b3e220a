// Which of some idioms begins at a phrase, asked of their first words.
//
// Few phrases of a clause begin an idiom at all, so the idioms are kept by the word that each
// begins with: a phrase that begins none costs one look.

import type { SurfaceNode } from '../surface/surface.ts'

/** Idioms by their first word, in the order in which they are tried. */
export type Idioms = ReadonlyMap<string, readonly string[]>

/** The words of an idiom, and how many phrases they take. */
export type FoundIdiom = { readonly words: string; readonly length: number }

/** Idioms to look for; of those that begin alike, the first that stands there is found. */
export function idiomsOf(list: readonly string[]): Idioms {
  return Map.groupBy(list, firstWordOf)
}

/** The idiom that begins at a phrase; null where none does. */
export function idiomAt(
  idioms: Idioms,
  phrases: readonly SurfaceNode[],
  at: number,
): FoundIdiom | null {
  const node = phrases[at]
  if (node === undefined) return null
  for (const words of idioms.get(firstWordOf(node.text.toLowerCase())) ?? []) {
    const length = lengthOf(words, phrases, at)
    if (length > 0) return { words, length }
  }
  return null
}

function firstWordOf(text: string): string {
  const end = text.search(/\s/)
  return end < 0 ? text : text.slice(0, end)
}

/** How many phrases some words take, if they stand here; 0 where they do not. */
function lengthOf(words: string, phrases: readonly SurfaceNode[], at: number): number {
  let taken = 0
  for (let rest = words; rest !== ''; taken += 1) {
    const text = phrases[at + taken]?.text.toLowerCase().replaceAll(/\s+/g, ' ') ?? ''
    if (text === '' || !(rest === text || rest.startsWith(`${text} `))) return 0
    rest = rest.slice(text.length + 1)
  }
  return taken
}
