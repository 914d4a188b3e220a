// Several duties in one sentence: "north must withdraw from lower and south must open the bridge".
//
// Each is read as a clause of its own, numbered after the sentence: 2.1a, 2.1b. What stands before
// the first who is bound is of each of them; what stands at the end, such as a time, is also of
// those before it that have none of their own. Whatever is no second duty stays one clause.

import { isConductVerb, tails } from './conduct.ts'
import type { KnownWords } from './known-words.ts'
import { rewritten, type Replacement, type Tracked } from './tracked.ts'
import { chainOf, orderOf, rowsOf, type Duty } from './chains.ts'
import type { Span } from '../diagnostic.ts'

/** The most duties that one sentence is read as. */
const dutiesMax = 6

/** The duties of a sentence, each as a clause; the sentence itself where it has one. */
export function dutiesOf(tracked: Tracked, known: KnownWords): readonly Tracked[] {
  const { text } = tracked
  const number = /^\S+(?=\s)/.exec(text)?.[0]
  if (number === undefined || !/\d$/.test(number)) return [tracked]
  const duties =
    instalmentsOf(text) ??
    rowsOf(text) ??
    chainOf(text, number) ??
    orderOf(text, number, known) ??
    joinedOf(text, known)
  if (duties === null || duties.length < 2 || duties.length > dutiesMax) return [tracked]
  return duties.map((duty, at) => {
    const letter = String.fromCodePoint('a'.charCodeAt(0) + at)
    const pieces: Replacement = [{ from: 0, to: number.length }, `${letter} `, ...spaced(duty)]
    return rewritten(tracked, /^[^]+$/dgu, () => pieces)
  })
}

function spaced(duty: Duty): Duty {
  return duty.flatMap((piece, at) => (at === 0 ? [piece] : [' ', piece]))
}

const modal = /\b(?:must(?:\s+not)?|may)(?![\p{L}\d_-])/dgu

/** The clause up to its first duty: what is said of all of them, who is bound, and how. */
type Opening = {
  readonly lead: Span
  readonly who: Span
  readonly modal: Span
  readonly is: string
}

function openingOf(text: string, known: KnownWords): Opening | null {
  modal.lastIndex = 0
  const found = modal.exec(text)
  if (found === null || found[0] === 'may') return null
  const start = /^\S+\s+/.exec(text)?.[0].length ?? 0
  const who = subjectBefore(text, start, found.index, known)
  if (who === null) return null
  const end = found.index + found[0].length
  return {
    lead: { from: start, to: who.from },
    who,
    modal: { from: found.index, to: end },
    is: found[0].replaceAll(/\s+/g, ' '),
  }
}

/** Words of those who bear duties, as far back as they reach from where "must" stands. */
export function subjectBefore(
  text: string,
  start: number,
  end: number,
  known: Pick<KnownWords, 'roles'>,
): Span | null {
  let from = end
  let hasName = false
  const words = [...text.slice(start, end).matchAll(/[^\s,:]+[,:]?/gu)].toReversed()
  for (const { 0: word, index } of words) {
    const bare = word.replace(/,$/, '')
    const isName = known.roles.has(bare) || plurals.has(bare)
    const isJoiner = /^(?:the|each|and|or|both|jointly)$/.test(bare)
    if (!isName && !isJoiner) break
    // "By day 5, north": what ends with a comma begins a list only before another name.
    if (word.endsWith(',') && !hasName) break
    hasName ||= isName
    from = start + index
  }
  return hasName ? { from, to: end } : null
}

const plurals = new Set(
  'party parties mediators guarantors observers monitors intermediaries bodies unnamed'.split(' '),
)

/** A duty after another: "and south must", "and must", "and" with a verb; null for one alone. */
function joinedOf(text: string, known: KnownWords): readonly Duty[] | null {
  const opening = openingOf(text, known)
  // "Failing consensus, the envoy must decide" is a condition of what follows.
  if (opening === null || /\bfailing\s+\p{L}+,/iu.test(text)) return null
  const lead = text.slice(opening.lead.from, opening.lead.to).trim() === '' ? [] : [opening.lead]
  const parts = partsOf(text, opening, known)
  const last = parts.at(-1)
  if (parts.length < 2 || last === undefined) return null
  const end = tailOf(text, last.rest)
  const isTimed = lead.length > 0
  return parts.map((part) => {
    const isBare = part !== last && !isTimed && tailOf(text, part.rest) === null
    const shared = isBare && end !== null ? [end] : []
    return [...lead, ...part.head, part.rest, ...shared]
  })
}

/** One duty: who and how, and what follows. */
type Part = { readonly head: Duty; readonly rest: Span }

const joiner = /,?\s+(?:and|but)\s+(?:also\s+)?|,\s+/dgu

/** Cuts where another duty begins. */
function partsOf(text: string, { who, modal: how, is }: Opening, known: KnownWords): Part[] {
  const parts: Part[] = []
  let head: Duty = [who, how]
  let isNot = is === 'must not'
  let from = how.to + 1
  const cutAt = (at: number): void => {
    parts.push(...verbLists(text, { head, rest: { from, to: at } }, isNot, known))
  }
  joiner.lastIndex = from
  for (let found = joiner.exec(text); found !== null; found = joiner.exec(text)) {
    const after = found.index + found[0].length
    const next = nextDuty(text, after, known)
    if (next !== null) {
      cutAt(found.index)
      head = next.who === null ? [who, next.modal] : [next.who, next.modal]
      isNot = text.slice(next.modal.from, next.modal.to).endsWith('not')
      from = next.modal.to + 1
    } else if (/\band\b/.test(found[0]) && isVerbAfter(text, from, after, isNot, known)) {
      cutAt(found.index)
      from = after
    } else continue
    joiner.lastIndex = from
  }
  cutAt(text.length)
  return parts
}

type Next = { readonly who: Span | null; readonly modal: Span }

const nextModal = new RegExp(
  String.raw`^(?<who>(?:(?!(?:must|may|if|unless|when|once|that|which|who)\b)` +
    String.raw`[\p{L}\d_%-]+,?\s+){0,6})(?<modal>must(?:\s+not)?)\s+\S`,
  'u',
)

/** "South must", "must", "50 persons must": who is bound next, if this is where a duty begins. */
function nextDuty(text: string, at: number, known: KnownWords): Next | null {
  const found = nextModal.exec(text.slice(at, at + 200))
  if (found === null) return null
  const who = found.groups?.['who'] ?? ''
  const start = at + who.length
  const span = { from: start, to: start + (found.groups?.['modal'] ?? '').length }
  if (who === '') return { who: null, modal: span }
  const subject = subjectBefore(text, at, start, known)
  const isWhole = subject?.from === at
  // "And the airfield by day 12 and must not": what still belongs to the first is nobody.
  const isTimed = /\s(?:by|within|before|until|from|on|during|after)\s/u.test(who)
  const isCounted = !isTimed && /^(?:the|all|(?:at (?:least|most) |up to |exactly )?\d)/.test(who)
  return isWhole || isCounted ? { who: { from: at, to: start }, modal: span } : null
}

/** True for "and release 10 women" after another act that has said what it is of. */
function isVerbAfter(
  text: string,
  from: number,
  at: number,
  isNot: boolean,
  known: KnownWords,
): boolean {
  const word = /^[\p{L}_][\p{L}\d_-]*/u.exec(text.slice(at))?.[0] ?? ''
  const first = /^[\p{L}_][\p{L}\d_-]*/u.exec(text.slice(from))?.[0] ?? ''
  if (!isVerb(first, known) || isNot) return false
  // "Release and return" is of one object, and "must withdraw and …" of none.
  if (!/\s/.test(text.slice(from, at).replace(/,?\s+(?:and|but)\s+(?:also\s+)?$/, ''))) return false
  return isVerb(word, known) || (isConductVerb(word) && /^[\p{L}-]+\s+\p{L}/u.test(text.slice(at)))
}

/** True for what the domains hear, and for the agreement's own acts. */
function isVerb(word: string, { verbs, acts }: KnownWords): boolean {
  return verbs.has(word) || acts.has(word)
}

const listed =
  /^(?:[\p{L}_][\p{L}\d_-]*)(?:(?:,\s+(?:or\s+|and\s+)?|\s+(?:or|and)\s+)[\p{L}_][\p{L}\d_-]*)+/u

/** "Must not attack, fire or fly in valley": each act of a list of verbs, with what follows it. */
function verbLists(text: string, part: Part, isNot: boolean, known: KnownWords): readonly Part[] {
  const { head, rest } = part
  const list = isNot ? listed.exec(text.slice(rest.from, rest.to)) : null
  if (list === null) return [part]
  const words = [...list[0].matchAll(/[\p{L}_][\p{L}\d_-]*/gu)].filter(
    ({ 0: word }) => word !== 'or' && word !== 'and',
  )
  const verbs = words.filter(({ 0: word }) => isVerb(word, known))
  const last = verbs.at(-1)
  if (verbs.length < 2 || verbs.length !== words.length || last === undefined) return [part]
  const end = rest.from + last.index + last[0].length
  return verbs.map(({ 0: word, index }) => ({
    head: [...head, { from: rest.from + index, to: rest.from + index + word.length }],
    rest: { from: end, to: rest.to },
  }))
}

/** What is said of when and on what condition, and where a phase or the term is named. */
const tail = new RegExp(
  String.raw`,?\s+(?:${[...tails, 'during \\p{L}'].join('|').replaceAll(' ', String.raw`\s+`)})`,
  'diu',
)

/** What says when or on what condition, at the end of a duty; null where nothing does. */
function tailOf(text: string, { from, to }: Span): Span | null {
  const found = tail.exec(text.slice(from, to))
  if (found === null) return null
  const at = from + found.index + (/^,?\s+/.exec(found[0])?.[0].length ?? 0)
  return { from: at, to }
}

const day = String.raw`on\s+(?:day\s+\d+(?:\s+of\s+(?:the\s+)?[\p{L}\d_-]+)?|\d{4}-\d\d-\d\d)`
const some = String.raw`(?<![\d.,-])(?:at\s+least\s+)?\d[\d,]*(?![\d.])`
const instalments = new RegExp(
  String.raw`(?<first>${some})(?<what>(?:\s+(?!(?:on|by|must|may)\b)[\p{L}\d_-]+){0,6})\s+` +
    String.raw`(?<when>${day})` +
    String.raw`(?<more>(?:(?:,\s+(?:and\s+)?|\s+and\s+)${some}\s+${day})+)`,
  'du',
)

/** "4 soldiers on day 1, 4 on day 7": so many on each of several days, each day a duty. */
function instalmentsOf(text: string): readonly Duty[] | null {
  const found = instalments.exec(text)
  const { first, what, when, more } = found?.indices?.groups ?? {}
  if (found === null || first === undefined || when === undefined || more === undefined) return null
  const number = /^\S+\s+/.exec(text)?.[0].length ?? 0
  const before = { from: number, to: found.index }
  const after = { from: found.index + found[0].length, to: text.length }
  if (text.slice(before.from, before.to).trim().endsWith(':')) return null
  const spanOf = ([from, to]: [number, number]): Span => ({ from, to })
  const each = new RegExp(String.raw`(${some})\s+(${day})`, 'dgu')
  const rest = [...text.slice(...more).matchAll(each)].map(({ indices }) => {
    const at = (n: number): Span => ({
      from: more[0] + (indices?.[n]?.[0] ?? 0),
      to: more[0] + (indices?.[n]?.[1] ?? 0),
    })
    return { amount: at(1), when: at(2) }
  })
  return [{ amount: spanOf(first), when: spanOf(when) }, ...rest].map((one) => [
    before,
    one.amount,
    ...(what === undefined ? [] : [spanOf(what)]),
    one.when,
    after,
  ])
}
