// Which classes may stand with an act, and what is said of words after a verb that cannot: a place
// without its preposition, a unit of another act, a class that nothing declares.

import type { ActWord } from '@holdfast/agreement'
import { phrase } from '../phrase.ts'
import { childOf, type SurfaceNode } from '../surface/surface.ts'
import { reservedWords } from './keywords.ts'
import type { Reading } from './moments.ts'
import { listed, sayUnknown, type Names, type Word } from './names.ts'
import { sensesOf } from './senses.ts'

/** Every class that may stand with an act: the domain's, the groups', the kinds'. */
export function classesOf(act: ActWord, names: Names): ReadonlySet<string> {
  return act.classTag === null ? new Set() : new Set([...act.classes, ...classesDeclared(names)])
}

/** The classes that groups and kinds declare. */
export function classesDeclared(names: Names): readonly string[] {
  return [
    ...[...names.groups.values()].flatMap(({ classes }) => classes),
    ...[...names.kinds.values()].flatMap(({ id, of }) => [id, ...of]),
  ]
}

/** Says a place or group after a preposition that the verb does not take. */
export function sayNotTaken(act: ActWord, node: SurfaceNode, { names, notes }: Reading): boolean {
  const noun = childOf(node, 'Name')?.text ?? ''
  if (!names.places.has(noun) && !names.groups.has(noun)) return false
  const takes = Object.keys(act.prepositions)
  const advice =
    takes.length === 0
      ? phrase('advice.take-out')
      : phrase('advice.it-takes', { list: listed(takes) })
  const preposition = node.children[0]?.text ?? ''
  notes.say('act.3', node, { verb: act.verb, preposition }, advice)
  return true
}

/** Says a phrase that stands where the verb takes none. */
export function sayMisplaced(act: ActWord, node: SurfaceNode, { notes }: Reading): void {
  if (node.name === 'From' && node.children.length === 1) {
    const follows = phrase('advice.something-follows', { before: node.text })
    notes.say('word.2', node, { word: node.text }, follows)
    return
  }
  const takes = Object.keys(act.prepositions)
  const isNoun = childOf(node, 'Name') !== undefined && takes.length > 0
  const advice = isNoun
    ? phrase('advice.it-takes', { list: listed(takes) })
    : phrase('advice.take-out-or-two')
  notes.say('word.2', node, { word: node.text }, advice)
}

/** Says a word after the verb that is neither a unit, a class nor a place: what it may be. */
export function sayUnknownWord(act: ActWord, node: Word, { names, notes }: Reading): void {
  if (sensesOf(node.text, names).length > 0 && !reservedWords.includes(node.text)) {
    const what = phrase('phrase.two-things')
    notes.say('clause.7', node, { what }, phrase('advice.clause-of-each'))
    return
  }
  const takes = Object.keys(act.prepositions)
  if (names.places.has(node.text)) {
    const advice =
      takes.length === 0
        ? phrase('advice.take-out')
        : phrase('advice.put-before', { list: listed(takes) })
    notes.say('word.2', node, { word: node.text }, advice)
    return
  }
  const otherUnit = names.vocabulary.acts.find(({ units }) => units.includes(node.text))
  if (otherUnit !== undefined) {
    const units = act.units.join(', ')
    notes.say('act.2', node, { verb: act.verb, unit: node.text, units })
    return
  }
  if (act.classTag === null && classesDeclared(names).includes(node.text)) {
    notes.say('act.4', node, { verb: act.verb, word: node.text })
    return
  }
  const known = [...takes, ...act.units, ...classesOf(act, names), ...reservedWords]
  const others = names.vocabulary.acts.filter(({ classes }) => classes.includes(node.text))
  const verbs = [...new Set(others.map(({ verb }) => verb))]
  const declare = phrase('advice.declare-class', { word: node.text })
  const otherwise =
    act.classTag === null
      ? phrase('advice.after-verb', { verb: act.verb, list: listed([...takes, ...act.units]) })
      : verbs.length > 0
        ? phrase('advice.class-of-verbs', { word: node.text, list: listed(verbs) })
        : declare
  const about = { word: node.text, context: phrase('phrase.verb', { verb: act.verb }) }
  sayUnknown('word.1', node, about, { known: verbs.length > 0 ? [] : known, otherwise }, notes)
}
