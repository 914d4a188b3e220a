// What is to be done: the verb, then how much of what, from where and to where.
//
// The words between are plain to the grammar. Here each is a unit, a class, a preposition with its
// noun, or unknown, by the sense of the verb and by what the agreement declares.

import {
  named,
  type ActWord,
  type Filter,
  type Group,
  type GroupId,
  type PlaceId,
} from '@holdfast/agreement'
import { childOf, childrenOf, type SurfaceNode } from '../surface/surface.ts'
import {
  classesDeclared,
  classesOf,
  sayMisplaced,
  sayNotTaken,
  sayUnknownWord,
} from './act-words.ts'
import { amountFrom } from './amounts.ts'
import { groupOfNoun, isHeld, readBase } from './base-groups.ts'
import type { SaidPart } from './ast.ts'
import { readArea } from './areas.ts'
import { readChange } from './changes.ts'
import { readClassRow } from './class-rows.ts'
import type { ClauseDraft } from './clause-draft.ts'
import { readIdiom } from './idioms.ts'
import { lineFilter, readLinePhrase } from './line-phrases.ts'
import type { Reading } from './moments.ts'
import { groupNamed, listed, placeNamed, rolesNamed, sayUnknown } from './names.ts'
import { roleKindOf, type Names, type Word } from './names.ts'
import { objectLength } from './objects.ts'
import { unitOf } from './numbers.ts'
import { readPhrase } from './phrases.ts'
import { tagsOfClass } from './triggers.ts'
import { isOwn, prepositionalAt, senseFor, sensesOf } from './senses.ts'
import { phrase } from '../phrase.ts'

/** What stands between the words and means nothing by itself. */
const silent = new Set([',', 'The', 'And', 'Or'])

/** The sense of the verb; null, and said, where nothing can report it. */
export function actOf(
  verb: Word,
  phrases: readonly SurfaceNode[],
  { names, notes }: Reading,
): ActWord | null {
  const senses = sensesOf(verb.text, names)
  if (senses.length > 0) return senseFor(senses, phrases)
  const known = [...names.acts.keys(), ...names.vocabulary.acts.map((word) => word.verb)]
  const otherwise = phrase('advice.declare-act', { verb: verb.text })
  sayUnknown('act.1', verb, { verb: verb.text }, { known, otherwise }, notes)
  return null
}

/** Reads every phrase after the verb into the draft. What is left over is said. */
export function readActPhrases(
  act: ActWord,
  phrases: readonly SurfaceNode[],
  draft: ClauseDraft,
  reading: Reading,
): void {
  const known = new Set(Object.keys(act.prepositions))
  for (let at = objectLength(act, phrases, draft, reading); at < phrases.length;) {
    const idiom =
      readIdiom(phrases, at, draft, reading) ||
      readLinePhrase(act, phrases, at, draft, reading) ||
      readArea(act, phrases, at, draft, reading) ||
      readChange(phrases, at, draft, reading)
    if (idiom > 0) {
      at += idiom
      continue
    }
    const found = prepositionalAt(phrases, at, known)
    const node = phrases[at]
    const isAside =
      node !== undefined &&
      (readAddressee(act, node, draft, reading) || readBase(act, node, draft, reading))
    if (isAside) {
      at += 1
      continue
    }
    if (found !== null && mayBePlace(found.noun, node, reading.names)) {
      readNoun(act, found.preposition, found.noun, draft, reading)
      at += found.length
      at += morePlaces(found.noun, phrases, at, draft, reading)
      continue
    }
    at += 1
    if (node === undefined || silent.has(node.name)) continue
    const several =
      categoryAt(phrases, at - 1, draft, reading) ||
      readClassRow(act, phrases, at - 1, draft, {
        classes: classesOf(act, reading.names),
        partOf: (part) => partFrom(act, part, reading),
      })
    if (several > 0) {
      at += several - 1
      continue
    }
    if (readAmountPhrase(act, node, draft, reading)) continue
    if (sayNotTaken(act, node, reading)) continue
    if (readPhrase(node, draft, reading)) continue
    if (readWord(act, node, phrases, draft, reading)) continue
    // What follows an unknown word belongs to it: "wihtin 4 days" is one slip and not three.
    while (['Word', 'Amount', 'Unit'].includes(phrases[at]?.name ?? '')) at += 1
  }
}

/** `from first` is a time where `first` is a phase; any other name is taken for a place. */
function mayBePlace(noun: Word, node: SurfaceNode | undefined, names: Names): boolean {
  if (names.places.has(noun.text) || names.groups.has(noun.text)) return true
  const isWord = node?.name === 'Word'
  return isWord || !(names.phases.has(noun.text) || names.acts.has(noun.text))
}

function readNoun(
  act: ActWord,
  preposition: string,
  noun: Word,
  draft: ClauseDraft,
  { names, notes }: Reading,
): void {
  const asks = act.prepositions[preposition]
  if (asks === 'role') {
    const { ids } = rolesNamed(noun, names, notes)
    if (ids.length > 0) draft.put('to whom', ids, noun)
    return
  }
  if (preposition === 'of' && isHeld(act, noun.text) && !names.groups.has(noun.text)) {
    draft.put('of what it holds', true, noun)
    return
  }
  const isGroup = asks === 'group' || (asks === 'place-or-group' && names.groups.has(noun.text))
  if (isGroup) {
    const group = groupNamed(noun, names, notes)
    if (group !== null) draft.put('the group', group.id, noun)
    return
  }
  const place = placeNamed(noun, names, notes)
  if (place !== null) draft.put('the place', place.id, noun)
}

const noNode: SurfaceNode = { name: '', text: '', from: 0, to: 0, children: [] }

/** "50 soldiers per woman, 30 per man": an amount for each category of what triggers. */
function categoryAt(
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  { names, notes }: Reading,
): number {
  const amount = phrases[at]
  if (amount?.name !== 'Amount') return 0
  let next = at + 1
  while (phrases[next]?.name === 'Word') next += 1
  const per = phrases[next]
  const word = per?.name === 'Per' ? childOf(per, 'Name') : undefined
  if (word === undefined || !classesDeclared(names).includes(word.text)) return 0
  const tags = tagsOfClass(word.text, names)
  draft.categories.push({ said: amountFrom(amount, names, notes), tags })
  for (const each of phrases.slice(at + 1, next)) {
    if (classesDeclared(names).includes(each.text)) draft.classes.push(each.text)
  }
  return next - at + 1
}

/** "in north, south and rafah": the places after the first, each of its own; how many phrases. */
function morePlaces(
  first: Word,
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  { names }: Reading,
): number {
  const found: PlaceId[] = []
  let next = at
  for (let after = at; after < phrases.length; after += 1) {
    const node = phrases[after]
    if (node === undefined) break
    if (silent.has(node.name)) continue
    const place = node.name === 'Word' ? names.places.get(node.text) : undefined
    if (place === undefined) break
    found.push(place.id)
    next = after + 1
  }
  const isPlace = names.places.has(first.text)
  if (found.length > 0 && isPlace) draft.put('more places', found, first)
  return isPlace ? next - at : 0
}

/** "to the mediators" after a verb that has no place for whom: shown and asked about. */
function readAddressee(
  act: ActWord,
  node: SurfaceNode,
  draft: ClauseDraft,
  { names }: Reading,
): boolean {
  const noun = childOf(node, 'Name')?.text ?? ''
  // Where those who leave a place go is told by no report.
  if (node.name === 'To' && act.ofArea === true && names.places.has(noun)) {
    draft.openWords.push(`to ${noun}`)
    return true
  }
  const isRole = names.roles.has(noun) || roleKindOf(noun) !== null
  if (node.name !== 'To' || act.prepositions['to'] === 'role' || !isRole) return false
  if (names.places.has(noun) || names.groups.has(noun)) return false
  draft.openWords.push(`to ${noun}`)
  return true
}

function readAmountPhrase(
  act: ActWord,
  node: SurfaceNode,
  draft: ClauseDraft,
  reading: Reading,
): boolean {
  const { names, notes } = reading
  const amount = childOf(node, 'Amount')
  if (node.name === 'Amount') {
    // "30 % of heavy-weapons": a class of what the bearer holds, and no group of its own.
    const base = childOf(childOf(node, 'Percent') ?? noNode, 'Name')?.text ?? ''
    const isClass = !names.groups.has(base) && classesOf(act, names).has(base)
    if (isClass) draft.classes.push(base)
    const isOfHeld = !isClass && !names.groups.has(base) && isHeld(act, base)
    if (isOfHeld) draft.put('of what it holds', true, node)
    const isPlain = isClass || isOfHeld
    draft.put('the amount', amountFrom(isPlain ? withoutBase(node) : node, names, notes), node)
    return true
  }
  if (node.name === 'For' && amount !== undefined) {
    const said = amountFrom(amount, names, notes)
    const perHour = { minute: 60, hour: 1 } as const
    const unit = unitOf(childOf(node, 'Unit'))
    const isClock = unit === 'minute' || unit === 'hour'
    if (isClock && said.amount.kind === 'number') {
      const value = said.amount.value / perHour[unit]
      draft.put('for how long', { ...said, value }, node)
    } else {
      const what = phrase('phrase.length-in-units')
      notes.say('clause.7', node, { what }, phrase('advice.say-length'))
    }
    return true
  }
  if (node.name === 'OfWhich') {
    const parts = childrenOf(node, 'Part').flatMap((part) => partFrom(act, part, reading) ?? [])
    draft.put('of which', parts, node)
    return true
  }
  if (node.name !== 'Bound') return false
  const toward = boundFor(node, reading)
  if (toward !== null) draft.put('where it is bound for', toward, node)
  return true
}

/** The same amount of whatever the clause names elsewhere. */
function withoutBase(node: SurfaceNode): SurfaceNode {
  const children = node.children.map((child) =>
    child.name === 'Percent' ? { ...child, children: [] } : child,
  )
  return { ...node, children }
}

function boundFor(node: SurfaceNode, { names, notes }: Reading): readonly PlaceId[] | null {
  const name = childOf(node, 'Name')
  const place = name === undefined ? null : placeNamed(name, names, notes)
  return place === null ? null : [place.id, ...place.parts]
}

/** A plain word after the verb: a unit, a class, or unknown; false, and said, for unknown. */
function readWord(
  act: ActWord,
  node: SurfaceNode,
  phrases: readonly SurfaceNode[],
  draft: ClauseDraft,
  reading: Reading,
): boolean {
  if (node.name !== 'Word') {
    sayMisplaced(act, node, reading)
    return false
  }
  const unit = isOwn(act, reading.names)
    ? ownUnit(node, phrases)
    : act.units.find((each) => each === node.text || each === `${node.text}s`)
  const isClass = classesOf(act, reading.names).has(node.text)
  if (unit !== undefined) draft.put('the unit', unit, node)
  if (isClass) draft.classes.push(node.text)
  if (unit !== undefined || isClass) return true
  const group = groupOfNoun(act, node, reading)
  if (group !== undefined) {
    draft.put('the group', group.id, node)
    return true
  }
  sayUnknownWord(act, node, reading)
  return false
}

/** What an own act counts is the word after the number; with a schedule, that after the verb. */
function ownUnit(node: SurfaceNode, phrases: readonly SurfaceNode[]): string | undefined {
  const at = phrases.indexOf(node)
  const isFirst = at === 0 && phrases.some(({ name }) => name === 'Schedule')
  const isCounted =
    isFirst || phrases[at - 1]?.name === 'Amount' || phrases[at + 1]?.name === 'Schedule'
  return isCounted ? node.text : undefined
}

/**
 * The facts the act's words ask for. Reports seldom name the group, so it is no part of the filter;
 * where the clause names no class, any class that the group has will do.
 */
export function filterFrom(
  act: ActWord,
  draft: ClauseDraft,
  group: GroupId | null,
  names: Names,
): Filter {
  const tags: Record<string, readonly string[]> = {}
  const to = draft.get('to whom')
  if (to !== undefined) tags['to'] = to
  const ofGroup = group === null ? [] : (names.groups.get(group)?.classes ?? [])
  const classes = draft.classes.length > 0 ? draft.classes : ofGroup
  if (act.classTag !== null && classes.length > 0) tags[act.classTag] = withKinds(classes, names)
  const toward = draft.get('where it is bound for')
  if (toward !== undefined) tags['toward'] = toward
  const line = lineFilter(draft, names)
  const among = draft.get('how many places')
  const filter = {
    act: named<Filter['act']>(act.act),
    tags: { ...tags, ...line.tags },
    place: draft.get('the place') ?? null,
    ...(among === undefined ? {} : { among }),
    ...line.more,
  }
  return withExceptions(filter, act, draft, names)
}

/** The filter without what the clause leaves out, and with its open words. */
function withExceptions(
  filter: Filter,
  { classTag }: ActWord,
  { exceptions, exceptClasses, qualifiers }: ClauseDraft,
  names: Names,
): Filter {
  const except = [...exceptions]
  const leftOut = withKinds(exceptClasses, names)
  const tags: Record<string, readonly string[]> = { ...filter.tags }
  if (classTag !== null && leftOut.length > 0) {
    except.push({ kind: 'class', tag: classTag, values: leftOut })
    // A kind of which something is left out is no longer asked for whole.
    const stays = (each: string): boolean =>
      !leftOut.includes(each) &&
      names.kinds.get(each)?.of.some((one) => leftOut.includes(one)) !== true
    const asked = tags[classTag]?.filter(stays) ?? []
    if (asked.length > 0) tags[classTag] = asked
  }
  return {
    ...filter,
    tags,
    ...(except.length === 0 ? {} : { except }),
    ...(qualifiers.length === 0 ? {} : { qualifiers: [...new Set(qualifiers)] }),
  }
}

/** Classes with what they stand for: a kind, then its own. */
function withKinds(classes: readonly string[], names: Names): readonly string[] {
  return [...new Set(classes.flatMap((each) => [each, ...(names.kinds.get(each)?.of ?? [])]))]
}

/** Says the classes that a group does not have. */
export function checkGroupClasses(
  classes: readonly string[],
  group: Group,
  span: Word,
  { names, notes }: Reading,
): void {
  for (const each of classes) {
    const members = names.kinds.get(each)?.of ?? []
    const has = (one: string): boolean => group.classes.includes(one)
    if (has(each) || (members.length > 0 && members.every(has))) continue
    const known = group.classes
    const otherwise =
      known.length === 0
        ? phrase('advice.add-classes', { class: each })
        : phrase('advice.it-has', { list: listed(known) })
    sayUnknown(
      'name.6',
      { ...span, text: each },
      { name: each, group: group.id },
      { known, otherwise },
      notes,
    )
  }
}

function partFrom(act: ActWord, node: SurfaceNode, reading: Reading): SaidPart | null {
  const { names, notes } = reading
  const amount = childOf(node, 'Amount')
  if (amount === undefined) return null
  const classes: string[] = []
  const label: string[] = []
  let toward: readonly string[] = []
  let place: PlaceId | null = null
  for (const child of node.children.filter(({ name }) => name !== 'Amount')) {
    label.push(child.text)
    const name = childOf(child, 'Name')
    if (child.name === 'Bound') toward = boundFor(child, reading) ?? []
    else if (name !== undefined) place = placeNamed(name, names, notes)?.id ?? place
    else if (classesOf(act, names).has(child.text)) classes.push(child.text)
    else if (!isPartWord(act, child.text)) sayUnknownWord(act, child, reading)
  }
  const tags: Record<string, readonly string[]> = {}
  if (act.classTag !== null && classes.length > 0) tags[act.classTag] = withKinds(classes, names)
  if (toward.length > 0) tags['toward'] = toward
  const filter: Filter = { act: named(act.act), tags, place }
  // How much room is between the words says nothing.
  const words = label.join(' ').replaceAll(/\s+/g, ' ')
  return { label: words, filter, said: amountFrom(amount, names, notes) }
}

function isPartWord(act: ActWord, word: string): boolean {
  return word === 'carrying' || word === 'with' || act.units.includes(word)
}
