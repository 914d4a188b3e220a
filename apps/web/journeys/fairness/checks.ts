// What must be so of every page: each rule is a function from what is seen and what the sum says to
// the faults it finds. None of them reads a screen.
//
// A fault names the words at fault, so that whoever mends it finds them.

import { inTurn, type PlaceEvent } from '@holdfast/analysis'
import { boundedWords, type LanguageId, type Names } from '@holdfast/words'
import type { Words } from '../../src/words/use-words.ts'
import type { Unit } from './collect.ts'
import { notOurs, withoutQuotations } from './not-ours.ts'
import type { Sum } from './sum.ts'

/** A page as it is seen, beside what the sum says. */
export type Seen = {
  readonly page: string
  readonly units: readonly Unit[]
  readonly sum: Sum
  readonly language: LanguageId
  readonly words: Words
  readonly names: Names
}

export type Fault = { readonly rule: RuleName; readonly what: string }

const rules = {
  words: wordsOfBodies,
  dates: datesWithoutYearOrZone,
  claims: claimsWithoutAnswer,
  figures: figuresWithoutSource,
  basis: pageWithoutBasis,
  zeros: zerosOfNothing,
  bounds: boundsWithoutMark,
  order: partiesOutOfTurn,
  head: headWithoutSides,
  off: offWithoutWhy,
} as const
export type RuleName = keyof typeof rules

/** The names of the rules. */
const ruleNames = Object.keys(rules).filter((name): name is RuleName => name in rules)

/** Everything that is at fault on a page. */
export function faultsOf(seen: Seen): readonly Fault[] {
  return ruleNames.flatMap((rule) =>
    [...new Set(rules[rule](seen))].map((what) => ({ rule, what: what.slice(0, 160) })),
  )
}

function wordsOfBodies({ units, language }: Seen): readonly string[] {
  return units.flatMap(({ own }) =>
    notOurs(own, language).map((word) => `${word}: ${around(own, word)}`),
  )
}

function datesWithoutYearOrZone({ units, words }: Seen): readonly string[] {
  const undated = dateWithoutYear(words)
  return units.flatMap(({ own }) => {
    const text = withoutQuotations(own)
    const dates = [...text.matchAll(undated)].map(([date]) => `no year: ${around(text, date)}`)
    const time = /(?<![\d:.])\d{1,2}:\d{2}(?![\d:])/.exec(text.replaceAll(/UTC[+−]\d+:\d+/g, ''))
    const isZoned = time === null || text.includes('UTC')
    return isZoned ? dates : [...dates, `no zone: ${around(text, time[0])}`]
  })
}

const undatedBy = new Map<string, RegExp>()

function dateWithoutYear(words: Words): RegExp {
  const { id } = words.language
  const known = undatedBy.get(id) ?? madeUndated(words)
  undatedBy.set(id, known)
  return known
}

function madeUndated({ language }: Words): RegExp {
  const months = ['ar', 'ar-EG-u-nu-latn'].includes(language.locale)
    ? [language.locale, 'ar-EG-u-nu-latn']
    : [language.locale]
  const names = months.flatMap((locale) => {
    const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
    return Array.from({ length: 12 }, (_, at) => format.format(Date.UTC(2023, at, 15)))
  })
  const either = [...new Set(names)].join('|')
  return new RegExp(`\\d{1,2} ב?(?:${either})(?:/(?:${either}))?(?!\\p{L}|/| \\d{4})`, 'gu')
}

/** A claim stands with who claims it, and with its answer or that none is on record or compiled. */
function claimsWithoutAnswer({ page, units, sum, names, words }: Seen): readonly string[] {
  if (page === 'record' || page === 'entry') return []
  const claims = sum.summary.claims.latest.map((claim) => ({
    ...claim,
    said: tidied(claim.words).slice(0, 60),
    numbers: claim.entries.flatMap((entry) => entryNames(entry, words)),
  }))
  const none = ['overview.no-answer', 'overview.not-compiled'].map((id) => words.say(id))
  return units.flatMap(({ text, kind }) => {
    if (kind !== 'row' && kind !== 'item') return []
    return claims.flatMap(({ by, answers, said, numbers }) => {
      const isSaid = said.length > 8 && text.includes(said)
      const isNamed = numbers.some((one) => ends(text, one))
      if (!isSaid && !isNamed) return []
      const hasClaimant = by.length === 0 || by.some((id) => text.includes(names.role(id)))
      const hasAnswer =
        answers.length === 0
          ? none.some((one) => text.includes(one))
          : answers.every((answer) => text.includes(answerStart(answer, words)))
      if (hasClaimant && hasAnswer) return []
      return [`${hasClaimant ? '' : 'no claimant; '}${hasAnswer ? '' : 'no answer; '}${text}`]
    })
  })
}

/** How an answer begins where it is told: in its speaker's words, or that it was given. */
function answerStart(
  { kind, words: said }: { readonly kind: string; readonly words: string },
  words: Words,
): string {
  return said === '' ? words.say(`overview.answer.${kind}`) : tidied(said).slice(0, 40)
}

function entryNames(entry: string, words: Words): readonly string[] {
  const n = Number(entry.split(':')[1])
  return Number.isInteger(n) ? [tidied(words.say('entry.number', { n }))] : []
}

function ends(text: string, name: string): boolean {
  return text.includes(name) && new RegExp(`(?<!\\d)${escaped(name)}(?!\\d)`, 'u').test(text)
}

/** A number of what was counted stands with whose count it is. */
function figuresWithoutSource(seen: Seen): readonly string[] {
  const { units, sum, names, words, page } = seen
  if (page === 'record' || page === 'shelf') return []
  const figure = figurePattern(seen)
  const roles = sum.agreement.roles.map(({ id }) => names.role(id))
  const noCount = words.say('figures.no-count')
  return units.flatMap(({ kind, key, counted }) => {
    if (kind === 'cell') return []
    const found = figure.exec(withoutQuotations(counted))
    if (found === null || counted.includes(noCount)) return []
    const of = kind === 'told' ? summaryFor(sum, key) : undefined
    const sources =
      of === undefined ? roles : of.sources.length === 0 ? [] : of.sources.map(names.role)
    const bare = kind === 'told' ? withoutBearer(counted, seen) : counted
    return sources.some((name) => bare.includes(name)) ? [] : [around(counted, found[0])]
  })
}

function withoutBearer(text: string, { names, sum }: Seen): string {
  return sum.agreement.roles.reduce((left, { id }) => left.replace(`(${names.role(id)})`, ''), text)
}

/** So many of so many, or so many of a unit that the agreement counts in. */
const patterns = new WeakMap<Names, RegExp>()

function figurePattern(seen: Seen): RegExp {
  const known = patterns.get(seen.names) ?? madePattern(seen)
  patterns.set(seen.names, known)
  return known
}

function madePattern({ sum, names, words }: Seen): RegExp {
  const units = new Set(sum.agreement.obligations.map(({ measure }) => measure.unit))
  const forms = [...units].flatMap((unit) =>
    [2, 3, 11, 100].map((n) =>
      tidied(names.count(n, unit))
        .replaceAll(/[\d,]+/g, '')
        .trim(),
    ),
  )
  const of = [false, true].map((isLowerBound) => {
    const value = boundedWords(words, { value: '77', isLowerBound })
    const reached = tidied(words.say('state.reached', { value, target: '88' }))
    return escaped(reached).replace('77', '[\\d,]+').replace('88', '[\\d,]+')
  })
  const either = [...new Set(forms)].filter((one) => one !== '').map((one) => escaped(one))
  return new RegExp(`${of.join('|')}|[\\d,]+ (?:${either.join('|') || '(?!)'})(?!\\p{L})`, 'u')
}

/** Each page that shows figures says on which basis. */
function pageWithoutBasis({ page, units, sum, words }: Seen): readonly string[] {
  if (page === 'shelf' || !sum.summary.hasStatuses) return []
  const basis = words.say(`basis.${sum.summary.basis}`).toLowerCase()
  const isSaid = units.some(({ text }) => text.toLowerCase().includes(basis))
  return isSaid ? [] : [`no basis on the page`]
}

/** Where nothing was counted there is no number. */
function zerosOfNothing({ units, sum, words }: Seen): readonly string[] {
  const pattern = escaped(tidied(words.say('state.reached', { value: '0', target: '77' })))
  const zero = new RegExp(`(?<![\\d,])${pattern.replace('77', '\\d')}`, 'u')
  return units.flatMap(({ kind, key, counted }) => {
    if (kind !== 'told' && kind !== 'cell') return []
    const of = summaryFor(sum, key.split('|')[0] ?? '')
    if (of === undefined || of.sources.length > 0) return []
    return zero.test(counted) ? [`${key}: ${counted}`] : []
  })
}

/** A lower bound says that there may be more. */
function boundsWithoutMark({ units, sum, names, words }: Seen): readonly string[] {
  const { summary, strip, places } = sum
  const cells = units.filter(({ kind }) => kind === 'cell')
  const inCells = cells.flatMap(({ key, counted }) => {
    const [row = '', column = ''] = key.split('|')
    const found = strip.rows.find(({ clause, bearer }) => `${clause} ${bearer ?? ''}` === row)
    const figures = found?.cells[Number(column)]?.flatMap((mark) => mark.figures) ?? []
    return figures.flatMap((figure) => {
      if (!('isLowerBound' in figure) || !figure.isLowerBound) return []
      const value = words.number(figure.value)
      const marked = tidied(boundedWords(words, { value, isLowerBound: true }))
      return counted.includes(value) && !counted.includes(marked) ? [`${key}: ${counted}`] : []
    })
  })
  const told = units.flatMap(({ kind, key, counted }) => {
    const gist = kind === 'told' ? summaryFor(sum, key)?.gist : undefined
    if (gist?.kind !== 'amount' || !gist.isLowerBound) return []
    const value = words.number(gist.value)
    const marked = tidied(boundedWords(words, { value, isLowerBound: true }))
    return counted.includes(marked) ? [] : [`${key}: ${counted}`]
  })
  const facts = [
    ...summary.news.flatMap((one) => (one.kind === 'fact' ? [one] : [])),
    ...places.places.flatMap(({ events }) => events.flatMap(factsIn)),
  ]
  const listed = facts.flatMap(({ amount, isLowerBound, entry }) => {
    if (!isLowerBound || entry === null) return []
    const value = names.count(amount.value, amount.unit)
    const marked = tidied(boundedWords(words, { value, isLowerBound: true }))
    return units.flatMap(({ kind, text }) => {
      const isOf = kind === 'item' && entryNames(entry, words).some((one) => ends(text, one))
      return isOf && text.includes(tidied(value)) && !text.includes(marked) ? [text] : []
    })
  })
  return [...inCells, ...told, ...listed]
}

function factsIn(event: PlaceEvent): readonly (PlaceEvent & { readonly kind: 'fact' })[] {
  return event.kind === 'fact' ? [event] : []
}

/** Parties take turns at being first, by the day of the moment asked about. */
function partiesOutOfTurn({ units, sum }: Seen): readonly string[] {
  const { agreement, summary } = sum
  return (['cell', 'told'] as const).flatMap((kind) => {
    const keys = units.flatMap((unit) => (unit.kind === kind ? [unit.key.split('|')[0] ?? ''] : []))
    const byClause = Map.groupBy(new Set(keys), (key) => key.split(' ')[0] ?? '')
    return [...byClause].flatMap(([clause, shown]) => {
      const ids = shown.map((key) => key.slice(clause.length + 1))
      const roles = ids.flatMap((one) => agreement.roles.filter(({ id }) => id === one))
      const due = inTurn(
        agreement,
        summary.state.day,
        roles.map(({ id }) => id),
      )
      const are = roles.map(({ id }) => id)
      return due.join() === are.join()
        ? []
        : [`${kind} ${clause}: ${are.join()}, not ${due.join()}`]
    })
  })
}

/** The head names each side of what is contested, and whoever claims it. */
function headWithoutSides(seen: Seen): readonly string[] {
  const { page, units, sum, names } = seen
  if (page === 'shelf' || !sum.summary.hasStatuses) return []
  const head = units.flatMap(({ kind, text }) => (kind === 'state' ? [text] : [])).join(' ')
  const said = head === '' ? (units.find(({ own }) => /^\S+ .*\./u.test(own))?.text ?? '') : head
  const figure = figurePattern(seen).exec(said)
  const bare =
    figure === null || named(said, figure.index) ? [] : [`bare: ${around(said, figure[0])}`]
  const missing = claimsByClause(sum).flatMap(({ clause, bearers, claimants }) => [
    ...bearers.flatMap((bearer) =>
      said.includes(`${clause} (${names.role(bearer)})`)
        ? []
        : [`${clause}: no ${names.role(bearer)}`],
    ),
    ...claimants.flatMap((by) =>
      said.includes(names.role(by)) ? [] : [`${clause}: claimed by ${names.role(by)}`],
    ),
  ])
  return [...bare, ...missing]
}

/** Whether a figure in the head stands behind a clause with its bearer. */
function named(head: string, at: number): boolean {
  const sentence = head
    .slice(0, at)
    .split(/[.;:] /u)
    .slice(-2)
    .join(' ')
  return /\d+\.\d+ \(/u.test(sentence)
}

/** The clauses under which something is claimed, with all who bear them and all who claim. */
function claimsByClause({ standing, summary }: Pick<Sum, 'standing' | 'summary'>) {
  const clauses = summary.articles.flatMap((article) => article.clauses)
  return [...new Set(clauses.map(({ clause }) => clause))].flatMap((clause) => {
    const own = clauses.filter((one) => one.clause === clause && one.gist.kind === 'recorded')
    const claims = standing.statuses.flatMap((status) =>
      status.clause === clause ? status.claims : [],
    )
    const claimants = [...new Set(claims.map(({ by }) => by))]
    const bearers = own.map(({ bearer }) => bearer)
    return claimants.length === 0 || own.length === 0 ? [] : [{ clause, bearers, claimants }]
  })
}

/** Where statuses are off, it is said why, and nowhere that nothing falls due. */
function offWithoutWhy({ page, units, sum, words }: Seen): readonly string[] {
  if (sum.summary.hasStatuses || (page !== 'overview' && page !== 'tonight')) return []
  const nothing = words.say('overview.nothing')
  return units.flatMap(({ own }) => {
    const isBare = own === nothing || own === words.say('overview.not-computed')
    return isBare ? [own] : []
  })
}

function summaryFor({ summary }: Sum, key: string) {
  const clauses = summary.articles.flatMap((article) => article.clauses)
  return clauses.find(({ clause, bearer }) => `${clause} ${bearer ?? ''}` === key)
}

function around(text: string, word: string): string {
  const at = text.indexOf(word)
  return text.slice(Math.max(0, at - 40), at + word.length + 60)
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

function tidied(text: string): string {
  return text
    .replaceAll(/[\u2060\u2066-\u2069]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}
