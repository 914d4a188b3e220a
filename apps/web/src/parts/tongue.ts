// In which language a passage of the record is, and where a sentence quotes one.
//
// A record names no language of its quotations: they are told by their letters. Of what is written
// in Latin letters, Turkish is told by letters that English has not.

import type { LanguageId } from '@holdfast/words'

const letters: readonly (readonly [LanguageId, RegExp])[] = [
  ['ar', /[\u0620-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]/gu],
  ['he', /[\u05d0-\u05f2\ufb1d-\ufb4f]/gu],
  ['en', /[A-Za-z]/gu],
]

/** The language of most letters of a text; null where it has none. */
export function tongueOf(text: string): LanguageId | null {
  let most = 0
  let found: LanguageId | null = null
  for (const [id, of] of letters) {
    const n = text.match(of)?.length ?? 0
    if (n > most) [most, found] = [n, id]
  }
  return found === 'en' && /[ğışĞİŞ]/u.test(text) ? 'tr' : found
}

/** A quotation that a sentence holds: whoever shows the sentence finds where it begins and ends. */
export function quoted(text: string): string {
  return `\u2068${text}\u2069`
}

/** A part of a sentence: its own words, or what it holds isolated. */
export type SentencePart = { readonly text: string; readonly isHeld: boolean }

/** A sentence in its parts. Only the outermost that it holds are told apart. */
export function partsOf(sentence: string): readonly SentencePart[] {
  const parts: SentencePart[] = []
  let depth = 0
  let at = 0
  const cut = (to: number): void => {
    if (to > at) parts.push({ text: sentence.slice(at, to), isHeld: depth > 0 })
    at = to + 1
  }
  for (const { 0: sign, index } of sentence.matchAll(/[\u2068\u2069]/g)) {
    const isOpening = sign === '\u2068'
    if (depth === (isOpening ? 0 : 1)) cut(index)
    depth = Math.max(0, depth + (isOpening ? 1 : -1))
  }
  cut(sentence.length)
  return parts
}
