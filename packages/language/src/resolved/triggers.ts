// What opens an instance in "for each …" and "within … of each …".
//
// "For each release under 2.1" counts what was allotted to clause 2.1. "For each day added under
// 4.1" counts the days an extension added. "Each attack in north by a" hears the facts themselves.

import { isBasis, named, type ActId, type Basis } from '@holdfast/agreement'
import type { Filter, PlaceId, Whose } from '@holdfast/agreement'
import { childOf, childrenOf, type SurfaceNode } from '../surface/surface.ts'
import type { SaidTrigger } from './ast.ts'
import { filterOf, type Reading } from './moments.ts'
import { rolesNamed, sayUnknown, type Names, type Word } from './names.ts'
import { quotedEvent } from './quoted.ts'
import { referencesIn } from './references.ts'
import { phrase } from '../phrase.ts'

export type ReadTrigger = {
  readonly trigger: SaidTrigger
  /** Words the text leaves open: who says what a "serious" incident is. */
  readonly openWords: readonly string[]
  /** "Each person released under 2.1": each of them, and not each release. */
  readonly isOfEach: boolean
}

/** The trigger of a `for each` or `each`; null, and said, where it has none. */
export function triggerFrom(node: SurfaceNode, reading: Reading): ReadTrigger | null {
  const { names, notes } = reading
  const under = childOf(node, 'Under')
  const clauses = under === undefined ? [] : referencesIn(under.children, names, notes)
  if (childOf(node, 'Unit') !== undefined) {
    const [power] = clauses
    if (power !== undefined)
      return { trigger: { kind: 'added-day', power }, openWords: [], isOfEach: false }
    if (under === undefined) {
      const what = phrase('phrase.days-under-none')
      notes.say('clause.7', node, { what }, phrase('advice.days-under-clause'))
    }
    return null
  }
  if (clauses.length > 0) {
    const { whose, words } = whoseOf(node)
    sayStrangeNoun(words, reading)
    const tags = tagsSaid(words, reading)
    const isOfEach = words.some(({ text }) => eachOne.has(text))
    const trigger = { kind: 'allotted', clauses, ...tags, ...whose } as const
    return { trigger, openWords: [], isOfEach: isOfEach || tags.tags !== undefined }
  }
  return under === undefined ? factTrigger(node, reading) : null
}

/** Words for each of what was counted. */
const eachOne = new Set([
  'one',
  'person',
  'persons',
  'unit',
  'item',
  'truck',
  'trucks',
  'weapon',
  'weapons',
])

/** "Each release under 2.1", "each woman under 2.1": a word that is neither is not left out. */
function sayStrangeNoun(words: readonly SurfaceNode[], { names, notes }: Reading): void {
  for (const word of words) {
    const isClass = Object.keys(tagsOfClass(word.text, names)).length > 0
    if (
      isClass ||
      word.text === 'act' ||
      eachOne.has(word.text) ||
      actsOfNoun(word.text, names).length > 0
    )
      continue
    const known = [...names.groups.values()].flatMap(({ classes }) => classes)
    const otherwise = phrase('advice.declare-class', { word: word.text })
    sayUnknown('act.1', word, { verb: word.text }, { known, otherwise }, notes)
  }
}

/** "Each woman … under 2.1": only those of that class. */
function tagsSaid(
  words: readonly SurfaceNode[],
  { names }: Reading,
): { readonly tags?: Filter['tags'] } {
  const classes = words.filter(({ text }) => Object.keys(tagsOfClass(text, names)).length > 0)
  const [first] = classes
  return first === undefined ? {} : { tags: tagsOfClass(first.text, names) }
}

/** The tags that facts of a declared class have, with what a kind stands for. */
export function tagsOfClass(word: string, names: Names): Filter['tags'] {
  const kind = names.kinds.get(word)
  const isOfGroup = [...names.groups.values()].some(({ classes }) => classes.includes(word))
  if (kind === undefined && !isOfGroup) return {}
  const acts = names.vocabulary.acts.filter(
    ({ classes, prepositions }) =>
      classes.includes(word) ||
      (isOfGroup && Object.values(prepositions).some((asks) => asks.includes('group'))),
  )
  const tags = acts.flatMap(({ classTag }) => (classTag === null ? [] : [classTag]))
  return Object.fromEntries(tags.map((tag) => [tag, [word, ...(kind?.of ?? [])]]))
}

/** "Each “request of the watch”": each that is on record of what nothing declares. */
function quotedTrigger(words: Word, node: SurfaceNode, reading: Reading): ReadTrigger | null {
  const actor = byWhom(childOf(node, 'ByWhom'), reading.names, reading.notes)
  if (reading.clause === null || actor === null) return null
  const { id } = quotedEvent(words, reading.clause, reading)
  const trigger = { kind: 'fact', filters: [{ ...filterOf(id), ...actor }], grade: null } as const
  return { trigger, openWords: [], isOfEach: false }
}

function factTrigger(node: SurfaceNode, reading: Reading): ReadTrigger | null {
  const { names, notes } = reading
  const inQuotes = childOf(node, 'String')
  if (inQuotes !== undefined) return quotedTrigger(inQuotes, node, reading)
  const { whose, words: said } = whoseOf(node)
  const { words, tags, isOfEach } = withoutClass(said, names)
  const [noun, ...more] = words
  if (noun === undefined) return null
  const place = whereOf(more, names)
  const [second] = place === null ? more : more.slice(2)
  if (second !== undefined) {
    const what = phrase('phrase.after', { second: second.text, first: noun.text })
    notes.say('clause.7', second, { what }, phrase('advice.each-determined'))
    return null
  }
  const acts = actsOfNoun(noun.text, names)
  if (acts.length === 0) {
    sayNoNoun(noun, names, notes)
    return null
  }
  const grade = childOf(node, 'Grade')
  const basis = grade === undefined ? undefined : childOf(grade, 'BasisWord')?.text
  const openWords = grade === undefined ? [] : childrenOf(grade, 'Word').map(({ text }) => text)
  const asked: Basis | null = basis !== undefined && isBasis(basis) ? basis : null
  const actor = byWhom(childOf(node, 'ByWhom'), names, notes)
  if (actor === null) return null
  const filters = acts.map((act): Filter => ({ ...filterOf(act), tags, place, ...actor }))
  const isAny = anyIncident.test(noun.text) && !names.acts.has(noun.text)
  const any = isAny ? ({ isAnyIncident: true } as const) : {}
  const trigger = { kind: 'fact', filters, grade: asked, ...any, ...whose } as const
  return { trigger, openWords, isOfEach }
}

type Noun = Pick<ReadTrigger, 'isOfEach'> & Pick<Filter, 'tags'> & { words: readonly SurfaceNode[] }

/** "Soldier released", "release soldier", "person released": the act, and of which class. */
function withoutClass(said: readonly SurfaceNode[], names: Names): Noun {
  const [first, second, ...more] = said
  const whole = { words: said, tags: {}, isOfEach: false }
  if (first === undefined || second === undefined) return whole
  const past = actOfPast(second, names)
  const tagsOf = (word: SurfaceNode): Filter['tags'] => tagsOfClass(word.text, names)
  const isClass = (word: SurfaceNode): boolean => Object.keys(tagsOf(word)).length > 0
  if (past !== null && (isClass(first) || eachOne.has(first.text))) {
    return { words: [past, ...more], tags: tagsOf(first), isOfEach: true }
  }
  if (!isClass(second) || actsOfNoun(first.text, names).length === 0) return whole
  return { words: [first, ...more], tags: tagsOf(second), isOfEach: true }
}

/** "Released" is of the act of releasing; null for what is no such form. */
function actOfPast(word: SurfaceNode, { vocabulary }: Names): SurfaceNode | null {
  const found = vocabulary.acts.find(
    ({ verb }) => `${verb}d` === word.text || `${verb}ed` === word.text,
  )
  return found === undefined ? null : { ...word, text: found.act }
}

/** "By north": whose act it is; null, and said, where that names no one role. */
function byWhom(
  node: SurfaceNode | undefined,
  names: Names,
  notes: Reading['notes'],
): Pick<Filter, 'actor'> | null {
  const name = node === undefined ? undefined : childOf(node, 'Name')
  if (name === undefined) return {}
  const { ids } = rolesNamed(name, names, notes)
  const [actor, other] = ids
  if (actor !== undefined && other === undefined) return { actor }
  if (other !== undefined) {
    const what = phrase('phrase.by-several')
    notes.say('clause.7', name, { what }, phrase('advice.clause-for-each-actor'))
  }
  return null
}

/** "In north", "at gate-a": where it was; null where the words name no place. */
function whereOf([preposition, noun]: readonly Word[], names: Names): PlaceId | null {
  const isWhere = ['in', 'at', 'into', 'inside'].includes(preposition?.text ?? '')
  return isWhere ? (names.places.get(noun?.text ?? '')?.id ?? null) : null
}

/** `each own convoy`: of whoever is to answer; `each other convoy`: of anybody but them. */
function whoseOf(node: SurfaceNode): {
  readonly whose: { readonly whose?: Whose }
  readonly words: readonly SurfaceNode[]
} {
  const words = childrenOf(node, 'Word')
  const [first, ...rest] = words
  const isSaid = rest.length > 0 && (first?.text === 'own' || first?.text === 'other')
  return isSaid
    ? { whose: { whose: first.text === 'own' ? 'own' : 'other' }, words: rest }
    : { whose: {}, words }
}

/** Whatever can be reported as one, and whatever of its own the agreement forbids. */
const anyIncident = /^incidents?$/u

/** `attack` is one act; `incident` is every act that the domain of incidents hears. */
function actsOfNoun(noun: string, names: Names): readonly ActId[] {
  const own = names.acts.get(noun)
  if (own !== undefined) return [own.id]
  const { acts } = names.vocabulary
  const byName = acts.filter(
    ({ verb, act }) => verb === noun || act === noun || `${verb}s` === noun || `${act}s` === noun,
  )
  const found = byName.length > 0 ? byName : acts.filter(({ domain }) => isOf(domain, noun))
  return [...new Set(found.map(({ act }) => named<ActId>(act)))]
}

function isOf(domain: string, noun: string): boolean {
  return domain === noun || domain === `${noun}s`
}

function sayNoNoun(noun: Word, names: Names, notes: Reading['notes']): void {
  const known = [
    ...names.acts.keys(),
    ...names.vocabulary.acts.map(({ act }) => act),
    ...names.vocabulary.acts.map(({ domain }) => domain.replace(/s$/, '')),
  ]
  const otherwise = phrase('advice.name-act-or-clause')
  sayUnknown('act.1', noun, { verb: noun.text }, { known, otherwise }, notes)
}
