// Words that the language does not understand in a sentence of which it understands the rest: "30
// detainees arrested after the coup". They are part of what is asked, and are put in quotes after
// it: an act that is on record leaves it open until a finding says that it is of that sense.
//
// Only what stands after the verb is taken, as far as the next time, place or comma.

import { tails } from './conduct.ts'
import type { KnownWords } from './known-words.ts'
import { mask, rewritten, type Tracked } from './tracked.ts'
import type { Span } from '../diagnostic.ts'

/** The most words that are taken for a sense. */
const wordsMax = 12

const nextTail = new RegExp(
  String.raw`\s+(?:${tails.join('|').replaceAll(' ', String.raw`\s+`)}|during\s+\p{L})`,
  'diu',
)
const before =
  /(?:(?:of|for|with|by|on|to|from|after|other|including|the|an?|who|which|that)\s+)+$/iu

/**
 * The clause with the words at some spans of the original in quotes; null where they are no such.
 */
export function inSense(
  plain: Tracked,
  original: string,
  spans: readonly Span[],
  known: KnownWords,
): Tracked | null {
  const { text, origins } = plain
  const verb = /\bmust(?:\s+not)?\s+(?:the\s+)?[\p{L}\d_-]+\s+/u.exec(text)
  const at = origins.flatMap(({ from, to }, index) =>
    spans.some((span) => from < span.to && to > span.from) ? [index] : [],
  )
  const [first] = at
  const last = at.at(-1)
  if (verb === null || first === undefined || last === undefined || text.includes('"')) return null
  const start = verb.index + verb[0].length
  const from = first - (before.exec(text.slice(start, first))?.[0].length ?? 0)
  // What is joined by "or" is another act, or another of what it is done to.
  if (from < start || /\b(?:and|or)\s+$/iu.test(text.slice(start, from))) return null
  const to = endAfter(text, last + 1, known)
  const words = text.slice(from, to).trim().split(/\s+/)
  const isPlain = words.length <= wordsMax && !/[,":#\\]/.test(text.slice(from, to))
  if (!isPlain || text.slice(from, to).includes(mask) || /\d/.test(words[0] ?? '')) return null
  const said = original
    .slice(origins[from]?.from ?? 0, origins[to - 1]?.to ?? 0)
    .replaceAll(/\s+/g, ' ')
    .replace(/[.;,]+$/, '')
    .trim()
  if (said === '' || /["#\\]/.test(said)) return null
  return rewritten(plain, /^[^]+$/dgu, () => [
    { from: 0, to: from },
    `in the sense "${said}" `,
    { from: to, to: text.length },
  ])
}

/** Where what follows a word is understood again: a time, a comma, a place that is declared. */
function endAfter(text: string, at: number, { declared }: KnownWords): number {
  const rest = text.slice(at)
  const comma = rest.indexOf(',')
  const place = [
    ...rest.matchAll(/\s(?:in|into|from|at|through|over)\s+(?:the\s+)?([\p{L}\d_-]+)/gu),
  ].find(([, name = '']) => declared.has(name))?.index
  const ends = [nextTail.exec(rest)?.index, comma < 0 ? undefined : comma, place, rest.length]
  return at + Math.min(...ends.filter((end) => end !== undefined))
}
