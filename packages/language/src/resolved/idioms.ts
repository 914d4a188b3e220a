// Turns of phrase that mean the same whatever the verb, and that no single word carries: "other
// than", "in parallel with", "without delay".
//
// The grammar leaves their words plain. Each takes the phrases it is made of and says what it says
// to the draft; what is no idiom is left to whoever reads the phrases next.

import type { ClauseId, Exception } from '@holdfast/agreement'
import { childOf, type SurfaceNode } from '../surface/surface.ts'
import type { ClauseDraft } from './clause-draft.ts'
import type { Reading } from './moments.ts'
import { idiomAt, idiomsOf } from './idiom-table.ts'
import { openPhrases } from './open-words.ts'
import { readProportion } from './proportions.ts'
import { readNames } from './lists.ts'
import { listed, rolesNamed, sayNoClause, sayUnknown, type Names, type Word } from './names.ts'
import { countOf } from './numbers.ts'
import { quotedState } from './quoted.ts'
import { phrase } from '../phrase.ts'

/** Reads the idiom that begins at a phrase; how many phrases it takes, 0 where none begins. */
export function readIdiom(
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  reading: Reading,
): number {
  for (const read of [
    readEitherTime,
    readOrder,
    readOpenWord,
    readExcept,
    readBeside,
    readProportion,
    readConsent,
    readCompanions,
    readState,
    readNames,
    readManner,
  ]) {
    const length = read(phrases, at, draft, reading)
    if (length > 0) return length
  }
  return 0
}

const deliberateIdioms = idiomsOf(['deliberately left open', 'deliberately', 'deliberate'])
const openIdioms = Object.entries(openPhrases).map(([kind, words]) => {
  return [kind, idiomsOf(words)] as const
})

/** "promptly", "offensive", "deliberate": what the text leaves open, and that it means to. */
function readOpenWord(
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  { names }: Reading,
): number {
  const node = phrases[at]
  if (node === undefined || isDeclared(node.text, names)) return 0
  const deliberate = idiomAt(deliberateIdioms, phrases, at)
  if (deliberate !== null) {
    draft.put('that it is left open', true, node)
    return deliberate.length
  }
  for (const [kind, idioms] of openIdioms) {
    const found = idiomAt(idioms, phrases, at)
    if (found === null) continue
    draft.openWords.push(found.words)
    if (kind === 'time' && draft.get('the open time') === undefined) {
      draft.put('the open time', found.words, node)
    }
    if (kind === 'act') draft.qualifiers.push(found.words)
    return found.length
  }
  return 0
}

const openTimeIdioms = idiomsOf(openPhrases.time)

/** "By day 10 or as soon as possible": done either way, so that no date binds. */
function readEitherTime(phrases: readonly SurfaceNode[], at: number, draft: ClauseDraft): number {
  const node = phrases[at]
  if (node === undefined) return 0
  const open = idiomAt(openTimeIdioms, phrases, at)
  const dated = open === null ? at : at + open.length + 1
  const length = (open ?? idiomAt(openTimeIdioms, phrases, at + 2))?.length ?? 0
  const either = phrases[open === null ? at + 1 : dated - 1]
  const date = phrases[dated]
  const isDate = date?.name === 'By' || date?.name === 'Within' || date?.name === 'Before'
  if (length === 0 || either?.name !== 'Or' || !isDate) return 0
  const said = phrases.slice(at, at + length + 2).map(({ text }) => text)
  const words = said.join(' ').replaceAll(/\s+/g, ' ')
  draft.openWords.push(words)
  if (draft.get('the open time') === undefined) draft.put('the open time', words, node)
  return length + 2
}

/**
 * `in the order "women, then men"`, `in the manner "…"`, `in the sense "…"`: what no count tells.
 */
function readOrder(phrases: readonly SurfaceNode[], at: number, draft: ClauseDraft): number {
  const [where, the, order, words] = phrases.slice(at, at + 4)
  const noun = order?.text ?? ''
  const isSaid = where?.text === 'in' && the?.name === 'The' && words?.name === 'String'
  if (!isSaid || !['order', 'manner', 'sense'].includes(noun)) return 0
  const said = `in the ${noun} ${words.text}`
  draft.openWords.push(said)
  // What is meant is part of the act: a report that does not speak of it leaves it open.
  if (noun === 'sense') draft.qualifiers.push(said)
  return 4
}

/** The most words that say how, after "with" or "without". */
const mannerMax = 4

/** "With dignity", "without publicity": how it is done, which no count speaks of. */
function readManner(
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  { names }: Reading,
): number {
  if (!/^with(?:out)?$/.test(phrases[at]?.text ?? '')) return 0
  let next = at + 1
  while (next <= at + mannerMax && isOpen(phrases[next], names)) next += 1
  if (next === at + 1 || next > at + mannerMax) return 0
  draft.openWords.push(
    phrases
      .slice(at, next)
      .map(({ text }) => text)
      .join(' '),
  )
  return next - at
}

/** True for a plain word that is nothing the agreement or the domains have. */
function isOpen(node: SurfaceNode | undefined, names: Names): boolean {
  if (node?.name !== 'Word' || isDeclared(node.text, names)) return false
  return names.vocabulary.acts.every(
    ({ verb, units, classes, prepositions }) =>
      verb !== node.text &&
      !units.includes(node.text) &&
      !classes.includes(node.text) &&
      !Object.hasOwn(prepositions, node.text),
  )
}

/** What an agreement declares is what it says, whatever the word. */
function isDeclared(word: string, names: Names): boolean {
  return [names.places, names.groups, names.kinds, names.acts, names.phases, names.roles].some(
    (declared) => declared.has(word),
  )
}

export const exceptWords = [
  'except in respect of',
  'with the exception of',
  'except',
  'excepting',
  'excluding',
  'other than',
  'apart',
  'but not',
  'but',
  'save',
]
// "With the exception of" ends in a phrase "of x", which is the first thing left out.
const exceptIdioms = idiomsOf(['with the exception', ...exceptWords])

/** "except north and zikim", "other than medical teams": what is left out, by name. */
function readExcept(
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  reading: Reading,
): number {
  const found = idiomAt(exceptIdioms, phrases, at)
  if (found === null) return 0
  let next = at + found.length
  let count = 0
  // "Except for medical evacuation": what something is for, and no class of it.
  const purpose = itemAt(phrases, next, reading.names)
  const isPurpose = phrases[next]?.name === 'For' && isOpen(phrases[next + 1], reading.names)
  if (purpose !== null && isPurpose) return readExcuse(phrases, at, next, draft)
  for (let item = itemAt(phrases, next, reading.names); item !== null;) {
    for (const one of item.exceptions) draft.exceptions.push(one)
    if (item.className !== null) draft.exceptClasses.push(item.className)
    count += 1
    next += item.length
    let after = next
    while ([',', 'And', 'Or', 'The'].includes(phrases[after]?.name ?? '')) after += 1
    const isJoined = phrases.slice(next, after).some(({ name }) => name === 'And' || name === 'Or')
    item = after === next ? null : itemAt(phrases, after, reading.names)
    // After a comma alone, "in north" is where the act is, and no more of what is left out.
    if (item?.isBare === false && !isJoined) item = null
    if (item !== null) next = after
  }
  if (count === 0) {
    return readExcuse(phrases, at, next, draft) || sayNothingLeftOut(phrases, at, next, reading)
  }
  return next - at
}

/** "Except by order of the board": what excuses an act, claimed by whoever relies on it. */
function readExcuse(
  phrases: readonly SurfaceNode[],
  at: number,
  next: number,
  draft: ClauseDraft,
): number {
  if (!/^(?:by|on|under|for|with|upon|after|during|to)\b/.test(phrases[next]?.text ?? '')) return 0
  let end = next
  while (end < phrases.length && phrases[end]?.name !== ',') end += 1
  const words = phrases.slice(at, end).map(({ text }) => text)
  draft.openWords.push(words.join(' ').replaceAll(/\s+/g, ' '))
  return end - at
}

function sayNothingLeftOut(
  phrases: readonly SurfaceNode[],
  at: number,
  next: number,
  { names, notes }: Reading,
): number {
  const node = phrases[next] ?? phrases[at]
  if (node === undefined) return 0
  const word = childOf(node, 'Name') ?? node
  const known = [...names.places.keys(), ...names.roles.keys(), ...classesIn(names)]
  const otherwise = phrase('advice.there-are', { list: listed(known) })
  const about = { word: word.text, context: phrase('phrase.an-exception') }
  sayUnknown('word.1', word, about, { known, otherwise }, notes)
  return next - at + 1
}

type Item = {
  readonly exceptions: readonly Exception[]
  readonly className: string | null
  readonly length: number
  /** False where a preposition stands before it. */
  readonly isBare: boolean
}

/** One thing that is left out, with the preposition before it. */
function itemAt(phrases: readonly SurfaceNode[], at: number, names: Names): Item | null {
  const node = phrases[at]
  if (node === undefined) return null
  const inner = childOf(node, 'Name')
  if (inner !== undefined) {
    const found = itemOf(inner, 1, names)
    return found === null ? null : { ...found, isBare: false }
  }
  if (node.name !== 'Word' && node.name !== 'The') return null
  const own = node.name === 'Word' ? itemOf(node, 1, names) : null
  if (own !== null) return own
  const isPreposition = ['in', 'into', 'within', 'near', 'over', 'The'].some(
    (each) => each === node.text || each === node.name,
  )
  const after = isPreposition ? itemAt(phrases, at + 1, names) : null
  return after === null ? null : { ...after, length: after.length + 1, isBare: false }
}

function itemOf(word: Word, length: number, names: Names): Item | null {
  const item: Item = { exceptions: [], className: null, length, isBare: true }
  const place = names.places.get(word.text)
  if (place !== undefined) {
    return { ...item, exceptions: [{ kind: 'place', place: place.id }] }
  }
  const role = names.roles.get(word.text)
  if (role !== undefined) {
    return { ...item, exceptions: [{ kind: 'actor', role: role.id }] }
  }
  return classesIn(names).has(word.text) ? { ...item, className: word.text } : null
}

/** Every class there is a word for, whatever the verb. */
function classesIn(names: Names): ReadonlySet<string> {
  return new Set([
    ...names.vocabulary.acts.flatMap(({ classes }) => classes),
    ...[...names.groups.values()].flatMap(({ classes }) => classes),
    ...[...names.kinds.values()].flatMap(({ id, of }) => [id, ...of]),
  ])
}

export const besideWords = [
  'in parallel with',
  'in parallel to',
  'in tandem with',
  'in step with',
  'side by side with',
  'synchronised with',
  'synchronized with',
  'simultaneously with',
  'concurrently with',
  'at the same time as',
  'alongside',
]
const besideIdioms = idiomsOf(besideWords)

/** "in parallel with 2.5": the window of another clause is this one's, where it has none. */
function readBeside(
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  { names, notes }: Reading,
): number {
  const found = idiomAt(besideIdioms, phrases, at)
  if (found === null) return 0
  const clauses: ClauseId[] = []
  let next = at + found.length
  for (let after = next; after < phrases.length; after += 1) {
    const node = phrases[after]
    if (node === undefined || !['Ref', 'Amount', 'And', ',', 'Word'].includes(node.name)) break
    if (node.name === 'Word' && !/^clauses?$/.test(node.text)) break
    const clause = names.clauses.get(node.text)
    if (clause === undefined && node.name === 'Amount') break
    if (clause === undefined && node.name === 'Ref') sayNoClause(node, names, notes)
    if (clause !== undefined) clauses.push(clause)
    if (clause !== undefined || node.name === 'Ref') next = after + 1
  }
  if (clauses.length > 0) draft.put('beside what', clauses, phrases[at] ?? { from: 0, to: 0 })
  return next - at
}

const consentIdioms = idiomsOf([
  ...['subject to', 'upon', 'with'].flatMap((before) =>
    ['the', 'the prior', 'prior'].flatMap((article) =>
      ['consent', 'approval', 'agreement'].map((noun) => `${before} ${article} ${noun}`),
    ),
  ),
  ...['subject to', 'upon', 'with'].flatMap((before) =>
    ['consent', 'approval', 'agreement'].map((noun) => `${before} ${noun}`),
  ),
])

/** "with the consent of egypt and israel": whose consent each use needs. */
function readConsent(
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  { names, notes }: Reading,
): number {
  const found = idiomAt(consentIdioms, phrases, at)
  const first = phrases[at + (found?.length ?? 0)]
  const holder = first === undefined ? undefined : childOf(first, 'Name')
  if (found === null || first === undefined || holder === undefined) return 0
  if (first.name !== 'Of' && first.name !== 'By') return 0
  const ids = [...rolesNamed(holder, names, notes).ids]
  let next = at + found.length + 1
  for (let after = next; after < phrases.length; after += 1) {
    const node = phrases[after]
    if (node === undefined) break
    if (['And', ',', 'The'].includes(node.name)) continue
    if (node.name !== 'Word' || !names.roles.has(node.text)) break
    ids.push(...rolesNamed(node, names, notes).ids)
    next = after + 1
  }
  draft.put('whose consent', [...new Set(ids)], first)
  return next - at
}

/** "with up to 3 companions each". */
function readCompanions(
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  { notes }: Reading,
): number {
  const amount = phrases[at + 1]
  const noun = phrases[at + 2]
  if (phrases[at]?.text !== 'with' || amount?.name !== 'Amount') return 0
  if (noun === undefined || !/^(companions?|escorts?|attendants?)$/.test(noun.text)) return 0
  const count = countOf(childOf(amount, 'Number'), notes)
  if (count !== null) draft.put('companions', count, amount)
  return phrases[at + 3]?.text === 'each' ? 4 : 3
}

const whileIdioms = idiomsOf([
  'as long as',
  'so long as',
  'for as long as',
  'on condition that',
  'provided that',
  'provided',
  'while',
])

/** "as long as talks-continue": a state that whoever the text names says to hold. */
export function readState(
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  reading: Reading,
): number {
  const { names, notes } = reading
  const found = idiomAt(whileIdioms, phrases, at)
  if (found === null) return 0
  let next = at + found.length
  while (phrases[next]?.name === 'The') next += 1
  const isNot = phrases[next]?.name === 'Not'
  const node = phrases[next + (isNot ? 1 : 0)]
  if (node === undefined) return 0
  const isQuoted = node.name === 'String' && reading.clause !== null
  const state = isQuoted
    ? quotedState(node, !isNot, reading.clause, reading)
    : names.later.get(node.text)
  const end = next + (isNot ? 2 : 1)
  if (state?.kind === 'state') {
    draft.switched.push({ state: state.id, holds: !isNot })
    return end - at
  }
  const known = [...names.later.keys()]
  const about = { word: node.text, context: phrase('phrase.a-condition') }
  sayUnknown('word.1', node, about, { known, otherwise: phrase('advice.declare-state') }, notes)
  return phrases.length - at
}
