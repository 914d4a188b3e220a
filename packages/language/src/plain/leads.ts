// What stands before those who are bound and is no time: "as the front hands over its arms, the
// republic must …", "in a spirit of trust, …".
//
// What only says in which spirit, with whose help or to what end is shown as a manner. What the
// duty hangs on is part of what is asked, and goes into quotes with it: a finding settles both.

import { subjectBefore } from './duties.ts'
import type { KnownWords } from './known-words.ts'
import { mask, rewritten, type Replacement, type Tracked } from './tracked.ts'

const begins = '(?:as|for|in|to|with|without|pursuant|consistent|having|recogni[sz]ing|given|while)'

/** Leads that the language reads by itself. */
const read = new RegExp(
  String.raw`^(?:as\s+(?:long|soon|of|from)|for\s+(?:each|every|\d|(?:as|so)\s+long)|` +
    String.raw`in\s+(?:parallel|step|tandem|exchange|return|case|the\s+event|the\s+order|` +
    String.raw`addition)|` +
    String.raw`with\s+(?:the\s+)?(?:prior\s+)?(?:consent|approval)|while\b|to\s+day)\b`,
  'iu',
)

/** In which spirit, with whose help, to what end. */
const spirit = new RegExp(
  String.raw`^(?:as\s+an?\s|in\s+order\s+to|with\s+a\s+view\s+to|to\s+(?:this|that)\s+end|` +
    String.raw`for\s+(?:the\s+)?purposes?\s+of|for\s+humanitarian|in\s+(?:a\s+|the\s+)?(?:spirit|` +
    String.raw`interests?|keeping|accordance|conformity|line|consultation|coordination|` +
    String.raw`co-ordination|cooperation|co-operation)\b|pursuant\s+to\s+(?!\d)|` +
    String.raw`consistent\s+with|` +
    String.raw`recogni[sz]ing|having\b|given\b|to\s+(?:build|facilitate|ensure|enable|allow|` +
    String.raw`promote|` +
    String.raw`strengthen|prevent|reduce)\b|with\s+the\s+(?:assistance|support|help|` +
    String.raw`participation|` +
    String.raw`facilitation|aim|goal|purpose)\b)`,
  'iu',
)

const leading = new RegExp(
  String.raw`(?<=^\S+\s+)(?<lead>${begins}\b[^,:"${mask}]{2,200}),\s+` +
    String.raw`(?<rest>(?<who>[^,"${mask}]{1,120}?)\s+(?<how>must(?:\s+not)?)\s+` +
    String.raw`(?<act>[^"${mask}]+))$`,
  'dgiu',
)

/** The clause without such a lead before it. */
export function withLead(tracked: Tracked, original: string, known: KnownWords): Tracked {
  return rewritten(tracked, leading, (match): Replacement | null => {
    const { lead = '', who = '' } = match.groups ?? {}
    const spans = match.indices?.groups ?? {}
    if (lead === '' || spans['lead'] === undefined || spans['act'] === undefined) return null
    const [from, to] = spans['who'] ?? [0, 0]
    if (subjectBefore(tracked.text, from, to, known)?.from !== from || who === '') return null
    const words = saidIn(tracked, spans['lead'], original)
    if (/["#\\]/.test(words) || read.test(words)) return null
    const [start, end] = spans['rest'] ?? [0, 0]
    if (spirit.test(words)) return [{ from: start, to: end }, ` in the manner "${words}"`]
    const act = saidIn(tracked, spans['act'], original)
      .replace(/^(?:shall|must|will)\s+(?:not\s+)?/iu, '')
      .replace(/[.,;]+$/, '')
    if (/["#\\]/.test(act)) return null
    return [{ from: start, to: spans['act'][0] }, `"${act}, ${words}"`]
  })
}

/** Words as they were written. */
function saidIn({ origins }: Tracked, [from, to]: [number, number], original: string): string {
  const start = origins[from]?.from ?? 0
  const end = origins[to - 1]?.to ?? start
  const words = original.slice(start, end).replaceAll(/\s+/g, ' ').trim()
  return words.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase())
}
