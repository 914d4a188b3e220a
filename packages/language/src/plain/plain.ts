// A clause as a lawyer writes it, in the words of the language.
//
// Capitals, articles, plurals, numbers as words, dates as people write them and turns of phrase
// are said the one way the grammar knows. Nothing is left out that says something, and what is
// declared is a name and never rewritten. What is not understood stays as it was written.

import { bracketed, openMarks } from './read-back.ts'
import { numberOfWords, numberWords, ordinalOf } from './number-words.ts'
import { rewritten, trackedFrom, type Tracked } from './tracked.ts'
import { dates, monthOf, turns } from './turns.ts'

/** The words that may stand in a clause, by how they are written when nobody looks. */
export type KnownWords = {
  /** What the agreement declares: names that no turn of phrase may touch. */
  readonly declared: ReadonlySet<string>
  /** Acts, classes and units, and the words of the language. */
  readonly common: ReadonlySet<string>
}

/** The clause in the words of the language; its origins say where each came from. */
export function plainFrom(text: string, known: KnownWords): Tracked {
  // Prose that binds nobody is read by nobody.
  if (isTerm.test(text))
    return rewritten(trackedFrom(text), /(?<=^\S+\s+)Term(?=\s*:)/dgu, () => ['term'])
  let tracked = trackedFrom(text)
  // A sentence ends; a clause does not need to.
  tracked = rewritten(tracked, /[.;]\s*$/dgu, () => [])
  tracked = rewritten(tracked, /;/dgu, () => [','])
  tracked = withoutBrackets(tracked, known)
  tracked = rewritten(tracked, dates, isoDate)
  tracked = withNumbers(tracked, known)
  tracked = withOrdinals(tracked, known)
  tracked = rewritten(tracked, /,\s+and\s+(?=\d)/dgu, () => [', '])
  tracked = withTurns(tracked, known)
  tracked = withNames(tracked, known)
  return withoutArticles(tracked, known)
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
  const [, day, month, monthFirst, dayAfter, year = '', time] = match
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

/** "by the 3rd day" is by day 3. */
function withOrdinals(tracked: Tracked, { declared }: KnownWords): Tracked {
  return rewritten(
    tracked,
    /(?<![\p{L}\d_\-.])(?:the\s+)?([\p{L}\d]+)\s+day(?![\p{L}\d])/dgiu,
    (match) => {
      const n = ordinalOf(match[1] ?? '')
      return n === null || declared.has(match[1] ?? '') ? null : [`day ${n}`]
    },
  )
}

function withTurns(tracked: Tracked, { declared }: KnownWords): Tracked {
  let made = tracked
  for (const [pattern, words] of turns) {
    made = rewritten(made, pattern, (match) => {
      const groups = new Set(match.slice(1).flatMap((group = '') => group.split(/\s+/)))
      const own = match[0].split(/\s+/).filter((word) => !groups.has(word))
      return own.some((word) => declared.has(word)) ? null : words
    })
  }
  return made
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
    if (/\bper\s+$/.test(before)) return null
    const isVerb = /\bmust(?:\s+not)?\s+$/.test(before)
    const form = [...formsOf(word), ...(isVerb ? verbsOf(word) : [])].find(isKnown)
    return form === undefined ? null : [form]
  })
  made = rewritten(
    made,
    /(?<![\p{L}\d_\-.])([\p{L}\d_-]+)\s+(?:the\s+)?([\p{L}\d_-]+)/dgu,
    ([, one = '', two = '']) => {
      const joined = [`${one}-${two}`, ...formsOf(`${one}-${two}`)].find(isKnown)
      return joined === undefined || (isKnown(one) && isKnown(two)) ? null : [joined]
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

const irregular: Readonly<Record<string, string>> = {
  woman: 'women',
  women: 'woman',
  man: 'men',
  men: 'man',
  child: 'children',
  children: 'child',
  person: 'persons',
  people: 'persons',
  lorry: 'trucks',
  lorries: 'trucks',
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

/** The act that "attacking" and "withdrawal" name, right after "must". */
function verbsOf(word: string): readonly string[] {
  const small = word.toLowerCase()
  return [
    small.replace(/ing$/, ''),
    small.replace(/ing$/, 'e'),
    small.replace(/(?:es|al|als)$/, ''),
  ]
}

/** Articles say nothing; `the` stays, since the grammar has a place for it. */
function withoutArticles(tracked: Tracked, { declared }: KnownWords): Tracked {
  return rewritten(
    tracked,
    /(?<![\p{L}\d_\-.])(an?|its|their)\s+(?=\p{L})(?!ability)/dgiu,
    ([, article = '']) => (declared.has(article) ? null : []),
  )
}
