// What a clause means, in the reader's language: the tree of parts that the language makes of a
// compiled clause, with the names that the agreement gives.
//
// By ids and in English the sentence is a clause of the language again, and compiles to the same.
// In other languages nothing is bent that a catalogue cannot bend rightly: acts are said as nouns
// or infinitives, and names stand as they are given.

import type { CompiledAgreement } from '@holdfast/agreement'
import { unreachable, type Instant } from '@holdfast/base'
import type { Join, NamedAs, Saying } from '@holdfast/language'
import type { Names } from './names.ts'
import type { Said, Words } from './words.ts'

/** What a sentence calls things. */
export type SentenceNames = {
  readonly name: (of: NamedAs, id: string) => string
  /** An act that the agreement declares, as something to do. */
  readonly own: (act: string) => string
  readonly count: (value: number, unit: string) => string
  readonly number: (value: number) => string
  /** The words that narrow a part of an amount; null where they are made of its classes. */
  readonly part: (label: string) => string | null
  /** True where the sentence begins with a capital. */
  readonly isCapital: boolean
}

/** How whoever shows sentences writes names and times. */
export type SentenceTelling = {
  readonly words: Words
  readonly names: SentenceNames
  readonly time: (instant: Instant) => string
}

/** The sentence of a clause. */
export function sentenceWords(meaning: Saying, telling: SentenceTelling): string {
  const said = worded(meaning, telling).replaceAll(/ {2,}/g, ' ').replace(/\s+$/, '')
  const { names, words } = telling
  if (!names.isCapital) return said
  const at = /\p{L}/u.exec(said)?.index ?? 0
  const first = String.fromCodePoint(said.codePointAt(at) ?? 0)
  // The only letter of the four languages that two of them capitalise differently.
  const capital = words.language.id === 'tr' && first === 'i' ? 'İ' : first.toUpperCase()
  return said.slice(0, at) + capital + said.slice(at + first.length)
}

function worded(saying: Saying, telling: SentenceTelling): string {
  const { words, names, time } = telling
  switch (saying.kind) {
    case 'phrase': {
      const values: Record<string, string | Said> = {}
      for (const [key, part] of Object.entries(saying.about)) values[key] = filled(part, telling)
      return words.say(saying.code, values)
    }
    case 'act':
      return actWords(saying, telling)
    case 'name':
      return names.name(saying.of, saying.id)
    case 'count':
      return names.count(saying.value, saying.unit)
    case 'number':
      return names.number(saying.value)
    case 'span':
      return words.say(`sentence.span.${saying.unit}`, { n: saying.count })
    case 'time':
      return time(saying.at)
    case 'words':
      return saying.text
    case 'part':
      return names.part(saying.label) ?? partWords(saying, telling)
    case 'list':
      return listWords(
        saying.join,
        saying.items.map((item) => filled(item, telling)),
        words,
      )
    default:
      return unreachable(saying)
  }
}

/** A part as it is put into a phrase: names are put in, words of the catalogue are its own. */
function filled(saying: Saying, telling: SentenceTelling): string | Said {
  const text = worded(saying, telling)
  const isPutIn = saying.kind === 'name' || saying.kind === 'words' || saying.kind === 'time'
  return isPutIn ? text : { said: text }
}

function actWords(
  { act, verb, isOwn, what, place }: Extract<Saying, { kind: 'act' }>,
  telling: SentenceTelling,
): string {
  const { words, names } = telling
  const values = {
    act: isOwn ? { said: names.own(act) } : names.name('act', act),
    what: what === null ? 'none' : filled(what, telling),
    place: place === null ? 'none' : names.name('place', place),
  }
  const other = words.say('sentence.act.other', values)
  if (isOwn) return other
  const usual = words.sayOr(`sentence.act.${act}`, other, values)
  return verb === null ? usual : words.sayOr(`sentence.act.${verb}`, usual, values)
}

/** What narrows a part, by its classes, where it is bound for and its place. */
function partWords(
  { label, classes, toward, place }: Extract<Saying, { kind: 'part' }>,
  { words, names }: SentenceTelling,
): string {
  const classNames = classes.map((each) => names.name('class', each))
  const said = [
    ...(classes.length === 0 ? [] : [{ said: listWords('or', classNames, words) }]),
    ...(toward === null
      ? []
      : [{ said: words.say('sentence.bound-for', { place: names.name('place', toward) }) }]),
    ...(place === null ? [] : [names.name('place', place)]),
  ]
  return said.length === 0 ? label : listWords('comma', said, words)
}

function listWords(join: Join, items: readonly (string | Said)[], words: Words): string {
  if (join === 'also') {
    const before = { said: '' }
    return items.map((last) => words.say('sentence.also', { before, last })).join('')
  }
  const [first, ...others] = items
  const isWorded = join === 'and' || join === 'or'
  const joined = others.reduce<string | Said>((before, last, at) => {
    const isLast = at === others.length - 1
    const code = isWorded && !isLast ? 'comma' : join
    return { said: words.say(`sentence.${code}`, { before, last }) }
  }, first ?? '')
  return typeof joined === 'string' ? joined : joined.said
}

/** The names of an agreement in the reader's language. */
export function spokenNames(
  names: Names,
  { later, acts, roles }: CompiledAgreement,
  words: Words,
): SentenceNames {
  const quoted = (name: string): string => words.say('sentence.quoted', { name })
  const laterName = (id: string): string =>
    quoted(later?.find((one) => one.id === id)?.name ?? id.replaceAll('-', ' '))
  const isOwn = (act: string): boolean => acts.some(({ id }) => id === act)
  const name = (of: NamedAs, id: string): string => {
    switch (of) {
      case 'role':
        return names.role(id)
      case 'roles':
        return names.roles(roles.flatMap((role) => (role.kind === id ? [role.id] : [])))
      case 'place':
        return names.place(id)
      case 'class':
      case 'group':
        return names.word('class', id)
      case 'stage':
      case 'unit':
        return names.word(of, id)
      case 'act':
        return isOwn(id) ? quoted(names.word('act', id)) : names.word('act', id)
      case 'state':
      case 'day':
        return laterName(id)
      case 'phase':
        return quoted(id.replaceAll('-', ' '))
      case 'basis':
        return uncapitalised(words.sayOr(`basis.${id}`, id))
      case 'domain':
        return words.sayOr(`sentence.domain.${id}`, id)
      case 'side':
        return words.sayOr(`sentence.side.${id}`, id)
      case 'share':
        return words.sayOr(`sentence.share-of.${id}`, id)
      case 'clause':
        return id
      default:
        return unreachable(of)
    }
  }
  return {
    name,
    own: (act) => {
      const isFound = acts.some(({ id, found }) => id === act && found === true)
      const code = isFound ? 'sentence.found-act' : 'sentence.own-act'
      return words.say(code, { act: names.word('act', act) })
    },
    count: names.count,
    number: (value) => words.say('sentence.number', { n: value }),
    part: () => null,
    isCapital: true,
  }
}

function uncapitalised(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}

/** Ids as clauses write them, for English sentences that are clauses again. */
export function writtenNames(
  { later, acts }: Pick<CompiledAgreement, 'later' | 'acts'>,
  words: Words,
): SentenceNames {
  const isKnown = (unit: string): boolean =>
    unit !== 'times' && words.sayOr(`unit.${unit}`, '') !== ''
  const stateOf = (id: string): string => {
    const found = later?.find((one) => one.id === id)
    return found?.quoted === true ? inQuotes(found.name) : id
  }
  const eventOf = (id: string): string => {
    const found = acts.find((one) => one.id === id)
    return found?.quoted === true ? inQuotes(found.name) : id
  }
  const name = (of: NamedAs, id: string): string => {
    if (of === 'domain') return words.sayOr(`sentence.domain.${id}`, id)
    if (of === 'state') return stateOf(id)
    if (of === 'act') return eventOf(id)
    if (of === 'roles') return plurals[id] ?? id
    return of === 'stage' && !/^[\p{L}\d-]+$/u.test(id) ? inQuotes(id) : id
  }
  return {
    name,
    own: (act) => {
      const found = acts.find(({ id, found: isFound }) => id === act && isFound === true)
      return found === undefined ? act : inQuotes(found.name)
    },
    // Only what the domains count has a singular; what a text counts by itself stays as it is.
    count: (value, unit) =>
      `${grouped(value)} ${value === 1 && isKnown(unit) ? unit.replace(/s$/, '') : unit}`,
    number: grouped,
    part: (label) => label,
    isCapital: false,
  }
}

/** `14,700`; what has a decimal point has no commas. */
function grouped(value: number): string {
  const text = String(value)
  return text.includes('.') ? text : text.replaceAll(/\B(?=(\d{3})+$)/g, ',')
}

/** As clauses say what nothing declares. */
function inQuotes(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}

/** The words of the language for every role of a kind. */
const plurals: Readonly<Record<string, string>> = {
  party: 'parties',
  mediator: 'mediators',
  guarantor: 'guarantors',
  observer: 'observers',
  intermediary: 'intermediaries',
  body: 'bodies',
  monitor: 'monitors',
  source: 'sources',
  outsider: 'outsiders',
}
