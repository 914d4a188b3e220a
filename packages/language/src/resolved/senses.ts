// Which act a verb speaks of: several domains may know one verb ("keep … out of", "keep … in"), and
// the words beside it decide. An act that the agreement declares is a verb by its own name.

import type { ActWord, OwnAct } from '@holdfast/agreement'
import { present } from '@holdfast/base'
import { childOf, type SurfaceNode } from '../surface/surface.ts'
import type { Names, Word } from './names.ts'

/** The nodes that may be a preposition and its noun, by the word they begin with. */
const prepositionNodes: Readonly<Record<string, string>> = {
  From: 'from',
  To: 'to',
  On: 'on',
  At: 'at',
  For: 'for',
  Of: 'of',
  Under: 'under',
  After: 'after',
  Before: 'before',
}

/** A preposition with what follows it, as read from the phrases. */
export type Prepositional = {
  readonly preposition: string
  readonly noun: Word
  /** How many phrases it takes up. */
  readonly length: number
}

/** The senses of a verb: its words in the vocabulary, or the act of its name. */
export function sensesOf(verb: string, names: Names): readonly ActWord[] {
  const own = names.acts.get(verb)
  if (own !== undefined) return [ownWord(own)]
  return names.vocabulary.acts.filter((word) => word.verb === verb)
}

/** A declared act as a word: heard through milestone reports, measured in whatever is counted. */
function ownWord(act: OwnAct): ActWord {
  return {
    verb: act.id,
    act: act.id,
    domain: 'record',
    forms: ['event'],
    measure: 'occurrences',
    units: ['times'],
    classTag: null,
    classes: [],
    stages: [],
    prepositions: { in: 'place', at: 'place', from: 'place', to: 'place' },
  }
}

/** True for an act that the agreement declares, which counts in any unit. */
export function isOwn(word: ActWord, names: Names): boolean {
  return names.acts.has(word.verb) && word.domain === 'record'
}

/** The sense that fits the phrases best: the first of those that take all their prepositions. */
export function senseFor(senses: readonly ActWord[], phrases: readonly SurfaceNode[]): ActWord {
  const used = prepositionsUsed(senses, phrases)
  const hasHours = phrases.some((node) => node.name === 'For' && childOf(node, 'Unit'))
  const score = (word: ActWord): number => {
    const missing = used.filter((preposition) => !Object.hasOwn(word.prepositions, preposition))
    const counts = word.measure === 'sum' && countsIn(word, phrases) ? 1 : 0
    return (hasHours === (word.measure === 'duration') ? 1 : 0) + counts - 2 * missing.length
  }
  const best = senses.toSorted((a, b) => score(b) - score(a))[0]
  return present(best, 'a verb has at least one sense')
}

/** True where so many of something are asked that the act is counted in: "40 tanks". */
function countsIn({ units, classes }: ActWord, phrases: readonly SurfaceNode[]): boolean {
  const isThing = ({ text }: SurfaceNode): boolean =>
    units.some((unit) => unit === text || unit === `${text}s`) || classes.includes(text)
  const isCounted = phrases[0]?.name === 'Amount' || phrases.some(({ name }) => name === 'Schedule')
  return isCounted && phrases.slice(0, 4).some((node) => node.name === 'Word' && isThing(node))
}

function prepositionsUsed(
  senses: readonly ActWord[],
  phrases: readonly SurfaceNode[],
): readonly string[] {
  const known = new Set(senses.flatMap((word) => Object.keys(word.prepositions)))
  return phrases.flatMap((_, at) => prepositionalAt(phrases, at, known)?.preposition ?? [])
}

/**
 * The preposition that begins at a phrase, of those that are known: one node ("from x"), two plain
 * words ("into x"), or a word and "of x" ("out of x"). Null where none begins there.
 */
export function prepositionalAt(
  phrases: readonly SurfaceNode[],
  at: number,
  known: ReadonlySet<string>,
): Prepositional | null {
  const node = phrases[at]
  if (node === undefined) return null
  const single = prepositionNodes[node.name]
  const noun = childOf(node, 'Name')
  if (single !== undefined && noun !== undefined && known.has(single)) {
    return { preposition: single, noun, length: 1 }
  }
  if (node.name !== 'Word') return null
  const next = phrases[at + 1]
  const ofNoun = next?.name === 'Of' ? childOf(next, 'Name') : undefined
  if (ofNoun !== undefined && known.has(`${node.text} of`)) {
    return { preposition: `${node.text} of`, noun: ofNoun, length: 2 }
  }
  if (!known.has(node.text)) return null
  if (next?.name === 'Word') return { preposition: node.text, noun: next, length: 2 }
  const afterThe = phrases[at + 2]
  if (next?.name !== 'The' || afterThe?.name !== 'Word') return null
  return { preposition: node.text, noun: afterThe, length: 3 }
}
