// Which of the things that an agreement names somebody means: by its id, by a name in any language,
// by an alias. Imports, forms and lists all ask here.
//
// Spelling that says nothing makes no difference: case, accents and vowel marks, hyphens and
// apostrophes, the two ways in which Arabic writes some letters. What could be two things is never
// chosen between, and what is near is only ever a suggestion.

import { nearestTo } from './nearest.ts'

/** Something with an id, and everything that it is called. */
export type Called = { readonly id: string; readonly names: readonly string[] }

/** What words mean: one thing, several, or none; then the names nearest to them. */
export type Meaning =
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'several'; readonly ids: readonly string[] }
  | { readonly kind: 'none'; readonly near: readonly string[] }

/** The most names that are offered for one that is not known. */
const namesOffered = 3
/** Answers that are kept; a table asks for few words, often. */
const answersKept = 4_096

/** The names of places, or of other things, ready to be asked for. */
export class Gazetteer {
  readonly #ids: ReadonlySet<string>
  /** Ids by everything that their things are called, folded. */
  readonly #called = new Map<string, Set<string>>()
  /** The first spelling of each folded name, to offer. */
  readonly #written = new Map<string, string>()
  readonly #kept = new Map<string, Meaning>()

  constructor(things: Iterable<Called>) {
    const ids = new Set<string>()
    for (const { id, names } of things) {
      ids.add(id)
      for (const name of [...names, id]) this.#put(id, name)
    }
    this.#ids = ids
  }

  /** What words mean. An id means itself, whatever else is called so. */
  find(words: string): Meaning {
    const known = this.#kept.get(words)
    if (known !== undefined) return known
    const found = this.#found(words)
    if (this.#kept.size >= answersKept) this.#kept.clear()
    this.#kept.set(words, found)
    return found
  }

  /** The ids of all that is called something with these words in it; all, for no words. */
  holding(words: string): ReadonlySet<string> {
    const sought = folded(words)
    const named = [...this.#called].filter(([name]) => name.includes(sought))
    return new Set(named.flatMap(([, ids]) => [...ids]))
  }

  #put(id: string, name: string): void {
    const key = folded(name)
    if (key === '') return
    const ids = this.#called.get(key)
    if (ids === undefined) this.#called.set(key, new Set([id]))
    else ids.add(id)
    if (!this.#written.has(key)) this.#written.set(key, name)
  }

  #found(words: string): Meaning {
    if (this.#ids.has(words)) return { kind: 'one', id: words }
    const key = folded(words)
    const ids = [...(this.#called.get(key) ?? [])]
    const [only] = ids
    if (only === undefined) return { kind: 'none', near: this.#near(key) }
    return ids.length === 1 ? { kind: 'one', id: only } : { kind: 'several', ids: ids.toSorted() }
  }

  /** The nearest names, one of each thing, nearest first. */
  #near(key: string): readonly string[] {
    const left = new Set(this.#written.keys())
    const near: string[] = []
    while (near.length < namesOffered) {
      const name = nearestTo(key, left)
      if (name === null) break
      near.push(this.#written.get(name) ?? name)
      const ids = this.#called.get(name) ?? new Set()
      for (const other of left) {
        const isSame = [...(this.#called.get(other) ?? [])].every((id) => ids.has(id))
        if (isSame) left.delete(other)
      }
    }
    return near
  }
}

/**
 * Words without what spellings differ in and nobody means: marks over and under letters, the seats
 * of hamza and hamza itself, what stretches a word, apostrophes, whose digits they are.
 */
export function folded(words: string): string {
  return words
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u0640\u0621'’‘ʼʻʿʾ\x60´\u05f3\u05f4"]/gu, '')
    .toLowerCase()
    .replaceAll(/[ıىیٱةک]/g, (letter) => sameAs[letter] ?? letter)
    .replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Letters that stand for another: how a keyboard or a hand writes it. */
const sameAs: Readonly<Record<string, string>> = {
  ı: 'i',
  ى: 'ي',
  ی: 'ي',
  ٱ: 'ا',
  ة: 'ه',
  ک: 'ك',
}
