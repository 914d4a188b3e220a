// Conditions in a drafter's own words: "as long as the other side keeps to the agreement". They are
// put in quotes, as the language has it for a state that whoever has the power says.
//
// A condition that names a clause, a declared state or who decides is read by the language itself.

import type { KnownWords } from './known-words.ts'
import { mask, rewritten, type Replacement, type Tracked } from './tracked.ts'

const lasting =
  '(?:for )?(?:as|so) long as|provided(?: that)?|providing that|on condition that|while|on the ' +
  'understanding that'
const happening =
  'if|once|when|whenever|where|in case|in the event (?:of|that)|in case of|should|' +
  '(?<!\\b(?:agree[sd]?|decide[sd]?|call|rely|insist|act|depend|based?|imposed?|' +
  'confer(?:red)?) )upon'
const unless = 'unless|save where|except where|except if'
const opener =
  `(?:(?<lasting>${lasting})|(?<happening>${happening})|(?<unless>${unless}))`.replaceAll(
    ' ',
    String.raw`\s+`,
  )

const leading = new RegExp(
  String.raw`(?<=^\S+\s+)${opener}\s+(?<prose>(?:[^,"${mask}]|(?<=\d),(?=\d{3})){1,300}?)` +
    String.raw`\s*,(?!\d{3})\s*`,
  'dgiu',
)
const trailing = new RegExp(
  String.raw`(?<![\p{L}\d_-]),?\s?\b${opener}\s+(?<prose>[^,"${mask}]{1,300}?)\s?$`,
  'dgiu',
)

/** "Must not withdraw before north has released them": forbidden until somebody finds it so. */
const banned = new RegExp(
  String.raw`(?<=\bmust\s+not\s[^,"${mask}]{1,200}?)\s+(?<unless>before|until)\s+` +
    String.raw`(?<prose>[^,"${mask}]{1,200}?\s(?:has|have|is|are|had|was|were)\s` +
    String.raw`[^,"${mask}]{1,200}?)\s?$`,
  'dgiu',
)

/** An amount that takes the place of another does so from a moment on. */
const isChange = /\b(?:rising|falling|then)\s+(?:[a-z]+\s+){0,2}\d[^"]*$/iu

/** Puts the conditions of a clause in quotes that are in words of its own. */
export function withStates(tracked: Tracked, original: string, known: KnownWords): Tracked {
  const inQuotes =
    ({ origins }: Tracked) =>
    (match: RegExpExecArray): Replacement | null => {
      const groups = match.groups ?? {}
      const span = match.indices?.groups?.['prose']
      const prose = groups['prose'] ?? ''
      if (span === undefined || !isOwnWords(prose, groups, known)) return null
      // "Only when they are free": until then not, which is part of what is asked.
      if (/\bonly\s*$/i.test(match.input.slice(0, match.index))) return null
      const from = origins[span[0]]?.from ?? 0
      const to = origins[span[1] - 1]?.to ?? from
      const said = original
        .slice(from, to)
        .replaceAll(/\s+/g, ' ')
        .trim()
        .replace(/^that /i, '')
      if (said === '' || /["#\\]/.test(said)) return null
      const before = match.input.slice(0, match.index)
      const otherwise = groups['unless'] === undefined ? 'if' : 'unless'
      const isOnce = groups['happening'] === 'once' && isChange.test(before)
      const word = groups['lasting'] === undefined ? (isOnce ? 'once' : otherwise) : 'while'
      const isLast = match.index + match[0].length === match.input.length
      return [isLast ? ` ${word} "${said}"` : `${word} "${said}", `]
    }
  // A condition before "must" ends with a comma; one after it ends the clause.
  const first = rewritten(tracked, leading, (match) =>
    modalAt(tracked) >= match.index ? inQuotes(tracked)(match) : null,
  )
  const modal = modalAt(first)
  const second = rewritten(first, trailing, (match) =>
    modal >= 0 && modal < match.index ? inQuotes(first)(match) : null,
  )
  return rewritten(second, banned, inQuotes(second))
}

/** Where "must" or "may" stands; -1 where neither does. */
function modalAt({ text }: Tracked): number {
  return text.search(/\b(?:must|may)\b/i)
}

/** False for what the language reads by itself, and for a slip in a single word. */
function isOwnWords(
  prose: string,
  groups: Readonly<Record<string, string | undefined>>,
  { declared }: KnownWords,
): boolean {
  const words = prose.trim().split(/\s+/)
  const [first = '', second = ''] = words
  if (/^impossible$/i.test(prose.trim())) return true
  if (words.length < 2 || words.length > 40) return false
  if (/\d[\d.a-z]*\s+is\s+(?:met|performed|done|complete|reached|reported)/i.test(prose))
    return false
  if (/^(?:not\s+)?\d\S*$/.test(prose)) return false
  if (words.some((word) => /^(?:must|may)$/i.test(word))) return false
  if (/\b(?:decides?|agrees?|excuses?)(?:\s+otherwise)?$/i.test(prose)) return false
  const isState = words.length === 2 && /^(?:not|the)$/i.test(first) && declared.has(second)
  // "Upon signature", "when due": too short to be a condition that somebody finds.
  const isShort = groups['happening'] !== undefined && words.length < 3
  return !isState && !isShort
}
