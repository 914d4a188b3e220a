// Duties that follow one another: what is to be done otherwise, and who comes first.
//
// "Otherwise" waits until somebody found that the first was not done: no count says so. An order of
// classes is a clause for each, the later one after the earlier.

import type { Span } from '../diagnostic.ts'
import type { KnownWords } from './known-words.ts'
import { mask } from './tracked.ts'

/** The words of one duty, or where in the sentence they stand, in order. */
export type Duty = readonly (Span | string)[]

const otherwise = new RegExp(
  String.raw`(?<!\b(?:decides?|agrees?|excuses?|unless))` +
    String.raw`[,;]?\s+(?:(?:and|or),?\s+)?(?:otherwise|else|failing\s+(?:that|which)|` +
    String.raw`in\s+default\s+of\s+which|if\s+(?:it|they)\s+(?:does|do)\s+not|if\s+not),?\s+`,
  'iu',
)

/**
 * "South must withdraw by day 5, failing which the board must meet within 3 days"; null for none.
 */
export function chainOf(text: string, number: string): readonly Duty[] | null {
  const found = otherwise.exec(text)
  if (found === null || text.includes('"') || text.includes(mask)) return null
  const start = /^\S+\s+/.exec(text)?.[0].length ?? 0
  const end = found.index + found[0].length
  const [first, second] = [text.slice(start, found.index), text.slice(end)]
  if (!/\bmust\b/.test(first) || !/^[^,]{2,120}?\bmust\b/.test(second)) return null
  const state = `if "${number}a is not performed"`
  return [[{ from: start, to: found.index }], [{ from: end, to: text.trimEnd().length }, state]]
}

const word = String.raw`[\p{L}][\p{L}\d_-]*`
const classes = String.raw`(?:the\s+|all\s+)*${word}(?:(?:,|\s+(?:and|or))\s+(?:the\s+)?${word})*?`
const then =
  String.raw`(?:,\s+(?:and\s+)?|\s+and\s+)(?:then|thereafter|followed\s+by|after` +
  String.raw`\s+them)\s+`
const ordered = new RegExp(
  String.raw`^(?<before>\S+\s+[^"\u0001]*?\bmust\s+${word})\s+` +
    String.raw`(?:(?:first|in\s+the\s+first\s+place),?\s+(?<lead>${classes})|` +
    String.raw`(?<one>${classes})\s+first)` +
    String.raw`(?<rows>(?:${then}(?:${classes}))+)` +
    String.raw`(?<rest>(?:,?\s+(?:by|within|before|during|no\s+later|from)\s[^"\u0001]*)?)$`,
  'iu',
)

/** "Release women and minors first, then the sick, by day 50": all of each class, in this order. */
export function orderOf(text: string, number: string, known: KnownWords): readonly Duty[] | null {
  const {
    before = '',
    lead,
    one,
    rows = '',
    rest = '',
  } = ordered.exec(text.trimEnd())?.groups ?? {}
  const first = lead ?? one
  if (first === undefined || rest.trim() === '') return null
  const list = [first, ...rows.split(new RegExp(then, 'iu')).slice(1)].map((row) => classesIn(row))
  if (!list.every((row) => row.length > 0 && row.every((each) => known.declared.has(each))))
    return null
  const start = /^\S+\s+/.exec(text)?.[0].length ?? 0
  const end = text.trimEnd().length
  // "Within 30 days" is one span for all of them, and no new one after each.
  const span = /^,?\s*within\s+(?<n>\d+)\s+(?<unit>day|week)s?\s*$/iu.exec(rest)?.groups
  const days = Number(span?.['n']) * (span?.['unit']?.toLowerCase() === 'week' ? 7 : 1)
  if (span === undefined && /\bwithin\b/i.test(rest)) return null
  const said = /^,?\s*/.exec(rest)?.[0].length ?? 0
  const tail = span === undefined ? { from: end - rest.length + said, to: end } : `by day ${days}`
  return list.map((row, at) => {
    const letter = String.fromCodePoint('a'.charCodeAt(0) + at - 1)
    const after = at === 0 ? [] : [`after ${number}${letter}`]
    return [{ from: start, to: before.length }, `all ${row.join(' or ')}`, tail, ...after]
  })
}

const amount = String.raw`(?:all(?:\s+the)?|(?:at\s+least\s+)?\d[\d,]*)`
const when = String.raw`(?:by|before|on|within|no\s+later\s+than)\s+[^,"\u0001]{3,40}?`
const noun = String.raw`(?!(?:more|by|before|on|within|per)\b)\p{L}[\p{L}\d_-]*`
const listed = new RegExp(
  String.raw`^(?<before>\S+\s+[^"\u0001]*?\bmust\s+${word})\s+(?<rows>${amount}\s+${noun}` +
    String.raw`\s+${when}` +
    String.raw`(?:(?:,\s+(?:and\s+)?|\s+and\s+)${amount}\s+${noun}\s+${when})+)$`,
  'diu',
)
const row = new RegExp(
  String.raw`(?<amount>${amount})\s+(?<noun>${noun})\s+${when}(?=,|\s+and\s|$)`,
  'dgiu',
)

/** "All women by day 7, all civilians by day 21": each class with its own day. */
export function rowsOf(text: string): readonly Duty[] | null {
  const found = listed.exec(text.trimEnd())
  const { before = '', rows = '' } = found?.groups ?? {}
  const from = found?.indices?.groups?.['rows']?.[0]
  if (from === undefined) return null
  const list = [...rows.matchAll(row)]
  const nouns = new Set(list.map(({ groups = {} }) => groups['noun']?.toLowerCase()))
  if (list.length < 2 || nouns.size !== list.length) return null
  const start = /^\S+\s+/.exec(text)?.[0].length ?? 0
  return list.map(({ 0: said, index }) => [
    { from: start, to: before.length },
    { from: from + index, to: from + index + said.length },
  ])
}

function classesIn(row: string): readonly string[] {
  const words = row.trim().split(/(?:,|\s)+/)
  return words.filter((each) => each !== '' && !/^(?:and|or|the|all)$/i.test(each))
}
