// A sentence in which the language cannot read every word, read in its own words: who is bound and
// when as far as that is clear, and all else in quotes, which only a finding settles.
//
// It is tried only where nothing else can be made of the sentence, and the checker says so.

import { isDenied, quotedWith } from './conduct.ts'
import { subjectBefore } from './duties.ts'
import type { KnownWords } from './known-words.ts'
import { mask, rewritten, type Replacement, type Tracked } from './tracked.ts'

/** The longest sentence that is read so, in characters, and the fewest words that it asks. */
const charactersMax = 500
const wordsMin = 5

const sentence = new RegExp(
  String.raw`(?<=^\S+\s+)(?<before>(?:[^":${mask}]|` +
    String.raw`(?<=\d):(?=\d)){1,300}?)\s+(?<how>must(?:\s+not)?|may(?!\s+not\b))\s+` +
    String.raw`(?<act>[^"${mask}]+)$`,
  'dgiu',
)

/** What may stand before those who are bound and is read by itself, up to a comma. */
const time = new RegExp(
  String.raw`^(?:(?:by|within|from|until|before|after|during|on|each|no\s+later\s+than)\s+` +
    String.raw`(?:day\s+\d+|\d+\s+(?:minutes|hours|days|weeks|months)|the\s+(?:start|end)\s+of\s+` +
    String.raw`(?:the\s+)?[\p{L}\d_-]+|\d{4}-\d\d-\d\d(?:T[\d:]+Z?)?)),?$`,
  'iu',
)

/** The sentence with what it asks in quotes; null where it does not say so much. */
export function inOwnWords(turned: Tracked, original: string, known: KnownWords): Tracked | null {
  const { text } = turned
  const isTwice = (text.match(/\b(?:must|may)\b/giu) ?? []).length !== 1
  if (text.length > charactersMax || isTwice || /["#\\]/.test(original)) return null
  const made = rewritten(turned, sentence, (match) => ownWords(match, turned, original, known))
  return made === turned ? null : made
}

const ofThem =
  /\b(?:of|by|to|for|with|between|from|in|on)\s+(?:(?:either|each|both|any|the)\s+)*$/iu

/** "Only", "nobody", "no soldier": that others may not is what the sentence says. */
const ofNobody = /^(?:only|no|none|nobody|no[ -]one|neither|not|never|nor)\b/iu

function ownWords(
  match: RegExpExecArray,
  turned: Tracked,
  original: string,
  known: KnownWords,
): Replacement | null {
  const { before, act } = match.indices?.groups ?? {}
  const { how = '', act: asked = '' } = match.groups ?? {}
  if (before === undefined || act === undefined) return null
  if (how === 'may' && isDenied(asked)) return null
  const bearer = subjectBefore(turned.text.toLowerCase(), before[0], before[1], known)
  const leading = turned.text.slice(before[0], bearer?.from ?? before[0])
  // "Members of the front", "decisions of the board": it is not they who are bound.
  const said = `${bearer === null ? turned.text.slice(...before) : ''} ${asked}`
  if (said.trim().split(/\s+/).length < wordsMin) return null
  const who = ofThem.test(leading) || ofNobody.test(leading) ? null : bearer
  // "For every two, within one day": counted from each, and from no start.
  const isEach = /\b(?:each|every|any)\b/iu.test(leading)
  const quoted = quotedWith(turned, known, original, act[0], asked, isEach)
  const [prose, after] = quoted ?? []
  if (typeof prose !== 'string' || after === undefined) return null
  const does = prose.slice(1, -1).replace(/^(?:shall|must|will|may)\s+(?:not\s+)?/iu, '')
  if (who === null) {
    const subject = small(writtenIn(turned, before, original))
    const is = /not/.test(how) ? 'not ' : ''
    const isLeave = how === 'may' && !ofNobody.test(subject)
    const isMay = isLeave && !/^be\b/i.test(does)
    const seen = isMay ? `${does}, being ${subject}` : `see that ${subject} ${is}${does}`
    const modal = isLeave ? 'may' : 'must'
    return [`unnamed ${modal} "${seen}"`, after]
  }
  const lead = leading.trim()
  const bound = turned.text.slice(who.from, before[1])
  if (lead === '' || time.test(lead)) {
    return [`${lead === '' ? '' : `${lead} `}${bound} ${how} "${does}"`, after]
  }
  const first = small(writtenIn(turned, [before[0], who.from], original)).replace(/[\s,]+$/, '')
  return [`${bound} ${how} "${does}, ${first}"`, after]
}

/** Words as they were written. */
function writtenIn({ origins }: Tracked, [from, to]: [number, number], original: string): string {
  const start = origins[from]?.from ?? 0
  // What follows in the original up to the next word belongs to them.
  const end = origins[to]?.from ?? origins[to - 1]?.to ?? start
  return original.slice(start, Math.max(start, end)).replaceAll(/\s+/g, ' ').trim()
}

function small(words: string): string {
  return words.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase())
}
