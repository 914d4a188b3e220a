// What an act is done to, where no report says so in a form: "obstruct the watch".
//
// It stands right after the verb and is part of the act, as an open word is: what is on record
// leaves its day undetermined until a finding says that it is what is meant. A place there
// is a place.

import type { ActWord } from '@holdfast/agreement'
import { nearestTo } from '@holdfast/base'
import { childOf, type SurfaceNode } from '../surface/surface.ts'
import { verbsOf } from '../plain/verb-forms.ts'
import { createDraft, type ClauseDraft } from './clause-draft.ts'
import { readIdiom } from './idioms.ts'
import { reservedWords } from './keywords.ts'
import type { Reading } from './moments.ts'
import { sensesOf } from './senses.ts'

/** The most words of an object. */
const objectMax = 8

/** Reads the object that stands first, if one does; how many phrases it takes. */
export function objectLength(
  act: ActWord,
  phrases: readonly SurfaceNode[],
  draft: ClauseDraft,
  reading: Reading,
): number {
  if (act.takesObject !== true) return 0
  let at = 0
  while (phrases[at]?.name === 'The') at += 1
  const [first] = phrases.slice(at)
  const { names } = reading
  const place = first?.name === 'Word' ? names.places.get(first.text) : undefined
  if (first !== undefined && place !== undefined) {
    draft.put('the place', place.id, first)
    return at + 1
  }
  const words: string[] = []
  const prepositions = Object.keys(act.prepositions)
  while (at < phrases.length && words.length < objectMax) {
    const node = phrases[at]
    const isRow = node?.name === ',' && words.length > 0 && isJoinedAfter(phrases, at)
    if (node === undefined) break
    if (!isRow && !isOfObject(node, words.length, prepositions, reading)) break
    const isJoined = words.length === 0 && (node.name === 'Or' || node.name === 'And')
    if (isJoined && isActAt(phrases, at + 1, reading)) return 0
    if (words.length === 0 && isIdiomAt(phrases, at, reading)) break
    words.push(node.text.replaceAll(/\s+/g, ' '))
    at += 1
  }
  while (words.length > 0 && ['and', 'or', 'the', ','].includes(words.at(-1) ?? '')) {
    words.pop()
    at -= 1
  }
  if (words.length === 0) return 0
  const said = words.join(' ').replaceAll(' ,', ',').replace(/^the /, '')
  draft.openWords.push(said)
  draft.qualifiers.push(said)
  return at
}

/** True where a comma stands in a row of words that "and" or "or" ends. */
function isJoinedAfter(phrases: readonly SurfaceNode[], at: number): boolean {
  for (const node of phrases.slice(at + 1)) {
    if (node.name === 'And' || node.name === 'Or') return true
    if (node.name !== 'Word' && node.name !== ',') return false
  }
  return false
}

function isOfObject(
  node: SurfaceNode,
  count: number,
  prepositions: readonly string[],
  { names }: Reading,
): boolean {
  if (node.name === 'Of') return count > 0 && childOf(node, 'Name') !== undefined
  if (node.name === 'The' || node.name === 'And' || node.name === 'Or') return true
  if (node.name !== 'Word' || prepositions.includes(node.text)) return false
  if (names.places.has(node.text) || sensesOf(node.text, names).length > 0) return false
  // A slip of a word of the language is a slip.
  if (names.roles.has(node.text)) return true
  return nearestTo(node.text, [...prepositions, ...reservedWords, ...names.places.keys()]) === null
}

/** "Attack or flying": a second act is no object of the first. */
function isActAt(phrases: readonly SurfaceNode[], at: number, { names }: Reading): boolean {
  const word = phrases[at]?.text ?? ''
  return [word, ...verbsOf(word)].some((verb) => sensesOf(verb, names).length > 0)
}

/** Words that mean the same whatever the verb are no object. */
function isIdiomAt(phrases: readonly SurfaceNode[], at: number, reading: Reading): boolean {
  const none = (): undefined => undefined
  const notes = { say: none, sayInstead: none, errorCount: () => 0, all: () => [] }
  return readIdiom(phrases, at, createDraft(notes), { ...reading, notes }) > 0
}
