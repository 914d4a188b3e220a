// A clause as a lawyer writes it, in the words of the language.
//
// Capitals, articles, plurals, numbers as words, dates as people write them and turns of phrase
// are said the one way the grammar knows. Nothing is left out that says something, and what is
// declared is a name and never rewritten. What is not understood stays as it was written.

import { powerVerbs } from '../resolved/keywords.ts'
import { withAnchors } from './anchors.ts'
import { withConduct, withRelative, withSubject } from './conduct.ts'
import { dutiesOf } from './duties.ts'
import { withMust } from './indicative.ts'
import type { KnownWords } from './known-words.ts'
import { folded } from './needed-words.ts'
import { withLead } from './leads.ts'
import { bracketed, openMarks } from './read-back.ts'
import { mayHaveManner, withManner, withSooner } from './manners.ts'
import { numberOfWords, numberWords, ordinalOf } from './number-words.ts'
import {
  passive,
  recasts,
  subjectAmount,
  subjectPersons,
  subjectThrough,
  verbOfParticiple,
} from './recasts.ts'
import { withSchedule } from './schedules.ts'
import { withStates } from './states.ts'
import { impliedTerm } from './terms.ts'
import { rewritten, trackedFrom, type Replacement, type Tracked } from './tracked.ts'
import type { Turn } from './turn.ts'
import { withAreas } from './turns-of-place.ts'
import { withOthers } from './turns-of-rows.ts'
import { withDistances, withPlaces } from './turns-of-strength.ts'
import { dates, monthOf, turns } from './turns.ts'
import { verbsOf } from './verb-forms.ts'

/** The clause in the words of the language; its origins say where each came from. */
export function plainFrom(text: string, known: KnownWords): Tracked {
  const tracked = asTerm(text)
  return tracked ?? orderedFrom(turnedFrom(text, known), text, known)
}

/** The same, with a clause for each where the sentence asks for several things. */
export function plainDutiesFrom(text: string, known: KnownWords): readonly PlainDuty[] {
  const term = asTerm(text)
  if (term !== null) return [{ tracked: term, turned: null }]
  const turned = turnedFrom(text, known)
  const duties = text.length > proseMax ? [turned] : dutiesOf(turned, known)
  return duties.map((duty) => ({
    tracked: orderedFrom(duty, text, known),
    turned: duty,
  }))
}

/** A duty in the words of the language, and before it was put in order; null for prose. */
export type PlainDuty = {
  readonly tracked: Tracked
  readonly turned: Tracked | null
}

/** Prose that binds nobody; null for what does. */
function asTerm(text: string): Tracked | null {
  // Prose that binds nobody is read by nobody.
  if (isTerm.test(text))
    return rewritten(trackedFrom(text), /(?<=^\S+\s+)Term(?=\s*:)/dgu, () => ['term'])
  const tracked = trackedFrom(text)
  if (!impliedTerm.test(tracked.text)) return null
  return rewritten(tracked, /(?<=^\S+\s+)\S+/dgu, ({ index, 0: word }) => [
    'term: ',
    { from: index, to: index + word.length },
  ])
}

/** Numbers, dates, names and turns of phrase, each where it stands. */
function turnedFrom(text: string, known: KnownWords): Tracked {
  let tracked = withTitles(withSingleSpaces(trackedFrom(text)), known)
  // A sentence ends; a clause does not need to.
  tracked = rewritten(tracked, /[.;]\s*$/dgu, () => [])
  tracked = rewritten(tracked, /;/dgu, () => [','])
  // "50 a day. The number rises to 100 …": one clause in two sentences.
  tracked = rewritten(
    tracked,
    /\.(?=\s+(?:the|this|that)\s+(?:number|quota|figure|amount|rate|total)\s)/dgiu,
    () => [','],
  )
  tracked = withoutBrackets(tracked, known)
  tracked = withTurn(tracked, dates, isoDate)
  tracked = withNumbers(tracked, known)
  // "Seven (7) days" says it twice.
  tracked = rewritten(tracked, /(?<![\d.,])(\d[\d,]*)(\s*%)?\s*\(\1(?:\s*%)?\)/dgu, () => [1, 2])
  tracked = withOrdinals(tracked)
  tracked = rewritten(tracked, /,\s+and\s+(?=\d)/dgu, () => [', '])
  tracked = withOthers(withTurns(tracked, turns, known))
  // "Of which at least 10 a, at least 5 b and at least 2 c": the parts in a row.
  tracked = rewritten(tracked, nextPart, () => [' and'])
  return withPlaces(
    withAreas(withDistances(withNames(withMust(tracked, known), known), known), known),
    known,
  )
}

/** "The Joint Commission" is `commission`, where that is how people are to read it. */
function withTitles(tracked: Tracked, { titles }: KnownWords): Tracked {
  // A title may run from one line to the next.
  const text = foldedOf(tracked).replaceAll(/\s+/g, ' ')
  const here = [...titles.keys()].filter((title) => text.includes(title))
  if (here.length === 0) return tracked
  const any = here.toSorted((a, b) => b.length - a.length).join('|')
  const spaced = any.replaceAll(' ', String.raw`\s+`)
  const pattern = new RegExp(String.raw`(?<![\p{L}\d_\-.])(?:${spaced})(?![\p{L}\d_-])`, 'dgiu')
  return rewritten(tracked, pattern, ([title]) => {
    const id = titles.get(title.toLowerCase().replaceAll(/\s+/g, ' '))
    return id === undefined ? null : [id]
  })
}

/** One duty in the order of the language, with what only a finding settles in quotes. */
function orderedFrom(turned: Tracked, text: string, known: KnownWords): Tracked {
  let tracked = isRecast(turned, known) ? recastFrom(turned, known) : turned
  tracked = withSchedule(tracked)
  tracked = withoutArticles(tracked, known)
  return withSingleSpaces(inQuotesFrom(tracked, text, known))
}

const nextPart = /(?<=\bof\s+which\b[^:]*),(?=\s+(?:at\s+(?:least|most)|exactly)\s+\d)/dgiu

/** One space for many; the end of a line stays, since it ends a comment. */
function withSingleSpaces(tracked: Tracked): Tracked {
  return rewritten(tracked, /\s{2,}/dgu, ([space]) => [space.includes('\n') ? '\n' : ' '])
}

/** The longest clause that is recast, in characters; a longer one is read as it stands. */
const proseMax = 1_500

/** Words that the language has and that other turns are made of too. */
const alsoProse = new RegExp(
  String.raw`\b(?:keep|forces|troops|units|release\s+of|entry|return|leave|have|place|hold|than|` +
    String.raw`be|over|free|enter|pass|cross)\b`,
  'i',
)

/** True for prose: words that the language does not know, or turns that it says otherwise. */
function isRecast({ text }: Tracked, known: KnownWords): boolean {
  return text.length <= proseMax && (alsoProse.test(text) || !isKnownWhole(text, known))
}

/** True where each word is known, and what is asked is an act or a power. */
function isKnownWhole(text: string, { common, declared, verbs }: KnownWords): boolean {
  const verb = /\b(?:must(?:\s+not)?|may)\s+(?:the\s+)?([\p{L}\d_-]+)/u.exec(text)?.[1] ?? ''
  if (!verbs.has(verb) && !declared.has(verb) && !Object.hasOwn(powerVerbs, verb)) return false
  return [...text.matchAll(words)].every(([word]) => common.has(word) || declared.has(word))
}

function recastFrom(tracked: Tracked, known: KnownWords): Tracked {
  let made = withTurns(tracked, recasts, known)
  made = withNames(made, known)
  made = withPassive(made, known)
  return withTurns(made, [subjectAmount, subjectThrough, subjectPersons], known)
}

/** Words after which words of the clause's own may stand, though the language has each of them. */
const alsoQuoted = new RegExp(
  String.raw`\b(?:if|once|unless|while|provided|long|allow|lists?|reports?|names?|notice|` +
    String.raw`information)\b|\bwithdraw\s+(?:at\s+(?:least|most)\s+|exactly\s+)?\d|` +
    String.raw`\bwithdraw\s+to\b|\bproportion\b|\b(?:sooner|earlier)\b|` +
    String.raw`\d\s*(?:km|k?met)`,
  'i',
)

/** Conduct and conditions in words of the clause's own, in quotes. */
function inQuotesFrom(tracked: Tracked, original: string, known: KnownWords): Tracked {
  const { text } = tracked
  const isPlain = !alsoQuoted.test(text) && !mayHaveManner(text) && isKnownWhole(text, known)
  if (text.length > proseMax || isPlain) return tracked
  const related = withRelative(withSooner(tracked, original), original, known)
  const one = withAnchors(related, original, known)
  const led = withLead(withStates(one, original, known), original, known)
  const made = withSubject(led, original, known)
  // A second "must" is said to be one too many; what it asks is read all the same.
  const said = withConduct(withConduct(made, original, known), original, known)
  return withManner(said, original)
}

const isTerm = /^\S+\s+term\s*:/i

/** "50 persons (women or men)": words that are all known are read like any others. */
function withoutBrackets(tracked: Tracked, { declared, common }: KnownWords): Tracked {
  const isKnown = (word: string): boolean => declared.has(word) || common.has(word)
  const unmarked = rewritten(tracked, openMarks, () => [])
  return rewritten(unmarked, bracketed, ([, inside = '']) => {
    const words = inside.split(/[\s,]+/).filter((word) => word !== '')
    return words.length > 0 && words.every(isKnown) ? [' ', 1, ' '] : null
  })
}

function isoDate(match: RegExpExecArray): readonly string[] {
  const [, before, day, month, monthFirst, dayAfter, year = '', after] = match
  const time = before ?? after
  const number = monthOf(month ?? monthFirst ?? '')
  const two = (value: string | number): string => String(value).padStart(2, '0')
  const date = `${year}-${two(number)}-${two(day ?? dayAfter ?? '')}`
  return [time === undefined ? date : `${date}T${time}`]
}

function withNumbers(tracked: Tracked, { declared }: KnownWords): Tracked {
  return rewritten(tracked, numberWords, ([words]) => {
    const value = numberOfWords(words)
    if (value === null || declared.has(words)) return null
    // "one" alone is often no number: "each one", "any one of them".
    if (words.toLowerCase() === 'one') return null
    return [String(value)]
  })
}

/** "by the 3rd day" is by day 3; "by the 3rd day after 2.1" is within 3 days of it. */
function withOrdinals(tracked: Tracked): Tracked {
  return rewritten(tracked, ordinalDay, (match) => {
    const { ordinal = '', limit = '', from } = match.groups ?? {}
    const n = ordinalOf(ordinal)
    const { week } = match.groups ?? {}
    if (week !== undefined) {
      const nth = ordinalOf(week)
      return nth === null ? null : [`day ${7 * nth}`]
    }
    // A phase may be called `first`: "the first day" is no phase.
    if (n === null) return null
    if (from === undefined) return [`${limit}day ${n}`]
    return [/^\s*on\s/i.test(limit) ? `on day ${n} after` : `within ${n} days of`]
  })
}

const ordinalDay = new RegExp(
  String.raw`(?<![\p{L}\d_\-.])(?:(?<limit>(?:on|by|(?:not|no)\s+later\s+than)\s+)(?:the\s+)?` +
    String.raw`(?<ordinal>[\p{L}\d-]+)\s+day(?:\s+(?<from>after|following|from))?|` +
    String.raw`the\s+end\s+of\s+the\s+(?<week>[\p{L}\d-]+)\s+week|` +
    String.raw`(?:the\s+)?(?<ordinal>[\p{L}\d-]+)\s+day)(?![\p{L}\d])`,
  'dgiu',
)

function withTurns(tracked: Tracked, list: readonly Turn[], { declared }: KnownWords): Tracked {
  let made = tracked
  let text = foldedOf(made)
  for (const turn of list) {
    if (!turn.mayBeIn(text)) continue
    const before = made
    made = rewritten(made, turn.pattern, (match) => {
      const isName = !turn.isOfNouns && ownWordsOf(match).some((word) => declared.has(word))
      return isName ? null : turn.words
    })
    if (made !== before) text = foldedOf(made)
  }
  return made
}

/** Rewrites every match of a turn, which is looked for only where it may be. */
function withTurn(
  tracked: Tracked,
  turn: Turn,
  replace: (match: RegExpExecArray) => Replacement | null,
): Tracked {
  return turn.mayBeIn(foldedOf(tracked)) ? rewritten(tracked, turn.pattern, replace) : tracked
}

const foldedTexts = new WeakMap<Tracked, string>()

function foldedOf(tracked: Tracked): string {
  const known = foldedTexts.get(tracked)
  if (known !== undefined) return known
  const text = folded(tracked.text)
  foldedTexts.set(tracked, text)
  return text
}

/** The words of a match that no group keeps. */
function ownWordsOf({ 0: whole, index, indices = [] }: RegExpExecArray): readonly string[] {
  let own = ''
  for (let at = 0; at < whole.length; at += 1) {
    const isKept = indices
      .slice(1)
      .some((span) => span !== undefined && index + at >= span[0] && index + at < span[1])
    own += isKept ? ' ' : (whole[at] ?? '')
  }
  return own.split(/\s+/).filter((word) => word !== '')
}

/** "Ten women shall be released by aldera", with who must before it. */
function withPassive(tracked: Tracked, known: KnownWords): Tracked {
  const { declared } = known
  return withTurn(tracked, passive, (match) => {
    const [, what = '', , participle = '', by] = match
    if (/,(?!\d{3})/.test(what) || /\b(?:must|may)\b/.test(what)) return null
    // Of what has no words here a finding speaks, and no count.
    if (by === undefined && strangeIn(what, known) > 1) return null
    const verb = verbOfParticiple(participle)
    // "Aldera's forces shall be withdrawn": who is withdrawn withdraws.
    const isWho = declared.has(what.replace(/^the\s+/, ''))
    if (verb === 'withdraw' && isWho) return [1, ' must ', 2, 'withdraw']
    return [by === undefined ? 'unnamed' : 4, ' must ', 2, `${verb} `, 1]
  })
}

/** How many words are no names and no words of the language. */
function strangeIn(text: string, { declared, common }: KnownWords): number {
  return [...text.matchAll(words)].filter(
    ([word]) => !declared.has(word) && !common.has(word) && !/^(?:an?|its|their)$/i.test(word),
  ).length
}

const words = /(?<![\p{L}\d_\-.'])[\p{L}_][\p{L}\d_'\-/.]*[\p{L}\d_]|(?<![\p{L}\d_\-.'])\p{L}/dgu

/** Words in the form that is known: small letters, the plural or singular, joined by hyphens. */
function withNames(tracked: Tracked, known: KnownWords): Tracked {
  const { declared } = known
  const isKnown = (word: string): boolean => declared.has(word) || known.common.has(word)
  let made = rewritten(tracked, words, (match) => {
    const [word] = match
    if (isKnown(word)) return null
    const before = match.input.slice(Math.max(0, match.index - 12), match.index)
    // "Per person" is one of whatever is counted, and no class.
    if (/\bper\s+$/.test(before) && word.toLowerCase() === 'person') return null
    const isVerb = /\bmust(?:\s+not)?\s+$/.test(before) || isListedVerb(match)
    const form = [...formsOf(word), ...(isVerb ? verbsOf(word) : [])].find(isKnown)
    return form === undefined ? null : [form]
  })
  made = rewritten(
    made,
    /(?<![\p{L}\d_\-.])([\p{L}\d_-]+)\s+(?:the\s+)?([\p{L}\d_-]+)/dgu,
    ([, one = '', two = '']) => {
      if (isKnown(one) && isKnown(two)) return null
      const joined = joinsOf(one, two, known).find(isKnown)
      return joined === undefined ? null : [joined]
    },
  )
  // "the first phase", where the phase is called `first`; "phase first" too.
  made = rewritten(
    made,
    /(?<![\p{L}\d_\-.])(?:the\s+)?([\p{L}\d_-]+)\s+(?:phase|stage)(?![\p{L}\d_-])/dgu,
    (match) => (declared.has(match[1] ?? '') ? [1] : null),
  )
  return rewritten(
    made,
    /(?<=\b(?:by|of|at|the|during|until)\s+)(?:phase)\s+([\p{L}\d_-]+)/dgu,
    (match) => (declared.has(match[1] ?? '') ? [1] : null),
  )
}

/** "Must not attacking, firing or flying": each of a list of what is not to be done. */
function isListedVerb({ 0: word, index, input }: RegExpExecArray): boolean {
  if (!/ing$/i.test(word)) return false
  const before = input.slice(Math.max(0, index - 120), index)
  return /\bmust\s+not\s+(?:[\p{L}-]+(?:,\s+(?:or\s+|and\s+)?|\s+(?:or|and)\s+)){1,6}$/u.test(
    before,
  )
}

/** Two words as one name: "woman soldier" is of the class `women-soldiers`. */
function joinsOf(one: string, two: string, { firsts: known }: KnownWords): readonly string[] {
  const firsts = [one, ...formsOf(one)].filter((first) => known.has(first))
  if (firsts.length === 0) return []
  return [`${one}-${two}`, ...firsts.flatMap((a) => [two, ...formsOf(two)].map((b) => `${a}-${b}`))]
}

const irregular: Readonly<Record<string, string>> = {
  woman: 'women',
  women: 'woman',
  man: 'men',
  men: 'man',
  child: 'children',
  children: 'child',
  person: 'persons',
  people: 'persons',
  arms: 'weapons',
  lorry: 'trucks',
  lorries: 'trucks',
  ship: 'vessels',
  ships: 'vessels',
  truckloads: 'trucks',
  truckload: 'trucks',
  tons: 'tonnes',
  ton: 'tonnes',
  liters: 'litres',
  liter: 'litres',
}

/** Other forms of a word, the likeliest first. */
function formsOf(word: string): readonly string[] {
  const small = word.toLowerCase()
  const other = irregular[small]
  return [
    small,
    ...(other === undefined ? [] : [other]),
    `${small}s`,
    small.replace(/s$/, ''),
    small.replace(/ies$/, 'y'),
    small.replace(/our(?=s?$)/, 'or'),
    small.replaceAll('iz', 'is'),
  ]
}

/** Articles say nothing; `the` stays, since the grammar has a place for it. */
function withoutArticles(tracked: Tracked, { declared }: KnownWords): Tracked {
  return rewritten(
    tracked,
    /(?<![\p{L}\d_\-.])(an?|its|their)\s+(?=\p{L})(?!ability|\p{L}+\s+manner\b)/dgiu,
    ({ 1: article = '', input, index, 0: said }) => {
      if (declared.has(article)) return null
      const next = /^[\p{L}\d_-]+/u.exec(input.slice(index + said.length))?.[0] ?? ''
      // "Its soldiers" are all of them, as "the soldiers" are.
      return /^(?:its|their)$/i.test(article) && declared.has(next) ? ['the '] : []
    },
  )
}
