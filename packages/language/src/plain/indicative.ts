// Duties in the present tense: "north withdraws from lower by day 7", "the board decides by
// unanimity". Who signs that they do something binds themselves to it.
//
// Only a declared bearer before a verb that the domains or conduct know is read so: what says how
// things are ("north is a party") binds nobody.

import { isConductVerb } from './conduct.ts'
import { subjectBefore } from './duties.ts'
import type { KnownWords } from './known-words.ts'
import { rewritten, type Tracked } from './tracked.ts'

const third = /(?<=\s)[\p{L}_][\p{L}\d_-]*/dgu

/** The sentence with "must" before its verb, where it has neither "must" nor "may". */
export function withMust(tracked: Tracked, known: KnownWords): Tracked {
  // Names are written in any letters here.
  const text = tracked.text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
  if (/\b(?:must|may)\b/u.test(text)) return tracked
  const start = /^\S+\s+/.exec(text)?.[0].length ?? 0
  let isFound = false
  return rewritten(tracked, third, ({ 0: word, index }) => {
    if (isFound || index < start) return null
    const who = subjectBefore(text, start, index, known)
    if (who === null) return null
    const isPlural = isSeveral(text.slice(who.from, who.to))
    const base = isPlural ? word : singularOf(word, known)
    if (base === null || !isVerb(base, known)) return null
    isFound = true
    return [`must ${base}`]
  })
}

/** True for "north and south", "the parties"; "each party" is one. */
function isSeveral(who: string): boolean {
  if (/\beach\b/.test(who)) return false
  return /\band\b|\b(?:parties|mediators|guarantors|observers|monitors|bodies)\b/.test(who)
}

/** The verb of "releases"; null for a word that is no such form. */
function singularOf(word: string, known: KnownWords): string | null {
  const forms = [word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y')]
  return forms.find((form) => form !== word && isVerb(form, known)) ?? null
}

function isVerb(word: string, { verbs, acts }: KnownWords): boolean {
  return verbs.has(word) || acts.has(word) || isConductVerb(word)
}
