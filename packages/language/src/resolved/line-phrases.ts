// What a clause says of a line: "within 25 km of contact-line", "at least 15 km from it", "east of
// it", "behind it"; and how large a weapon is: "over 100 mm".
//
// "Must keep … at least 25 km from the line" forbids what "must not keep … within 25 km of the
// line" forbids, and is read as that.

import {
  sides,
  type ActWord,
  type Filter,
  type Gauge,
  type PlaceId,
  type Side,
} from '@holdfast/agreement'
import { childOf, type SurfaceNode } from '../surface/surface.ts'
import { amountFrom } from './amounts.ts'
import type { ClauseDraft } from './clause-draft.ts'
import type { Reading } from './moments.ts'
import { listed, sayUnknown, type Names, type Word } from './names.ts'
import { numberOf } from './numbers.ts'
import { phrase } from '../phrase.ts'

/** The words of lengths that a line can be measured in, in metres. */
const lengthWords: Readonly<Record<string, number>> = {
  km: 1_000,
  kilometre: 1_000,
  kilometres: 1_000,
  kilometer: 1_000,
  kilometers: 1_000,
  m: 1,
  metre: 1,
  metres: 1,
  meter: 1,
  meters: 1,
}

/** The words of what a calibre is measured in. */
export const calibreWords: readonly string[] = ['mm', 'millimetres', 'millimeters']

/** The words before a calibre that compare it, besides those of every amount. */
export const calibreCompares: Readonly<Record<string, Gauge['compare']>> = {
  over: 'over',
  above: 'over',
  exceeding: 'over',
  under: 'under',
  below: 'under',
}

/** Reads what is said of a line or a calibre; how many phrases it takes, 0 where nothing is. */
export function readLinePhrase(
  act: ActWord,
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  reading: Reading,
): number {
  return (
    readNear(phrases[at], draft, reading) ||
    readSide(phrases, at, draft, reading) ||
    readAway(phrases, at, draft, reading) ||
    readBehind(act, phrases, at, draft, reading) ||
    readCalibre(phrases, at, draft, reading)
  )
}

/** "within 25 km of contact-line", "within 5 km east of it". */
function readNear(node: SurfaceNode | undefined, draft: ClauseDraft, reading: Reading): number {
  if (node?.name !== 'Near') return 0
  const figure = childOf(node, 'Number') ?? childOf(node, 'Dotted')
  const length = lengthWords[childOf(node, 'Length')?.text ?? ''] ?? 1
  const word = childOf(node, 'Word')
  const side = word === undefined ? null : sideOf(word.text)
  if (word !== undefined && side === null) {
    const about = { word: word.text, context: phrase('phrase.a-line') }
    const otherwise = phrase('advice.it-takes', { list: listed(sides) })
    sayUnknown('word.1', word, about, { known: sides, otherwise }, reading.notes)
  }
  const line = lineNamed(childOf(node, 'Name'), reading)
  if (line === null || figure === undefined) return 1
  const withinMetres = metresOf(figure, length, reading)
  draft.put('seen from a line', { line, withinMetres, side }, node)
  return 1
}

/** "east of contact-line". */
function readSide(
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  reading: Reading,
): number {
  const [node, of] = [phrases[at], phrases[at + 1]]
  const side = node?.name === 'Word' ? sideOf(node.text) : null
  const noun = of?.name === 'Of' ? childOf(of, 'Name') : undefined
  if (side === null || noun === undefined || !isLine(noun.text, reading.names)) return 0
  const line = lineNamed(noun, reading)
  if (line !== null && of !== undefined) {
    draft.put('seen from a line', { line, withinMetres: null, side }, of)
  }
  return 2
}

/** "at least 25 km from contact-line": nothing of it nearer. */
function readAway(
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  reading: Reading,
): number {
  const [amount, unit, from] = phrases.slice(at, at + 3)
  const noun = from?.name === 'From' ? childOf(from, 'Name') : undefined
  const length = Object.hasOwn(lengthWords, unit?.text ?? '') ? lengthWords[unit?.text ?? ''] : null
  if (amount?.name !== 'Amount' || noun === undefined || length == null) return 0
  const said = amountFrom(amount, reading.names, reading.notes)
  const line = lineNamed(noun, reading)
  const isFloor = said.compare === null || said.compare === 'at-least'
  const figure = childOf(amount, 'Number') ?? childOf(amount, 'Dotted')
  if (line === null || figure === undefined) return 3
  if (!isFloor || said.amount.kind !== 'number') {
    const what = phrase('phrase.such-a-distance')
    reading.notes.say('clause.7', amount, { what }, phrase('advice.say-within'))
    return 3
  }
  const withinMetres = metresOf(figure, length, reading)
  draft.put('seen from a line', { line, withinMetres, side: null }, amount)
  draft.put('that it is kept away', true, amount)
  return 3
}

/** "behind contact-line": of an act that takes it. */
function readBehind(
  act: ActWord,
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  reading: Reading,
): number {
  if (phrases[at]?.text !== 'behind' || act.prepositions['behind'] === undefined) return 0
  const length = phrases[at + 1]?.name === 'The' ? 3 : 2
  const noun = phrases[at + length - 1]
  if (noun?.name !== 'Word') return 0
  const line = lineNamed(noun, reading)
  if (line !== null) draft.put('behind what', line, noun)
  return length
}

/** "over 100 mm", "at least 82 mm". */
function readCalibre(
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  { names, notes }: Reading,
): number {
  const first = phrases[at]
  const word = first?.name === 'Word' ? first.text : ''
  const compare = Object.hasOwn(calibreCompares, word) ? calibreCompares[word] : undefined
  const start = compare === undefined ? at : at + 1
  const [amount, unit] = [phrases[start], phrases[start + 1]]
  if (amount?.name !== 'Amount' || !calibreWords.includes(unit?.text ?? '')) return 0
  const said = amountFrom(amount, names, notes)
  if (said.amount.kind !== 'number' || (compare !== undefined && said.compare !== null)) return 0
  const { value } = said.amount
  draft.gauges.push({ tag: 'calibre', compare: compare ?? said.compare ?? 'exactly', value })
  return start + 2 - at
}

/** Whole metres and thousandths of them, of a number and a unit; what is too far is said. */
function metresOf(figure: SurfaceNode, length: number, { notes }: Reading): number {
  const metres = Math.round(numberOf(figure) * length * 1_000) / 1_000
  if (metres > 0 && metres <= farthestMetres) return metres
  const advice = phrase('advice.number-to', { most: farthestMetres / length })
  notes.say('time.9', figure, { what: figure.text.slice(0, 40) }, advice)
  return 1
}

/** Nothing on the Earth is farther from anything. */
const farthestMetres = 20_000_000

function sideOf(word: string): Side | null {
  return sides.find((side) => side === word) ?? null
}

/** True for a line, a version of one, or what has versions. */
function isLine(word: string, { places }: Names): boolean {
  return (
    places.get(word)?.version !== undefined ||
    [...places.values()].some(({ version }) => version?.of === word)
  )
}

/** The line of a name; null, and said, where it is none. */
function lineNamed(word: Word | undefined, { names, notes }: Reading): PlaceId | null {
  if (word === undefined) return null
  const place = names.places.get(word.text)
  if (place !== undefined && isLine(word.text, names)) return place.id
  const known = [...names.places.keys()].filter((id) => isLine(id, names))
  const otherwise = phrase('advice.declare-line', { name: word.text })
  sayUnknown('name.13', word, { name: word.text }, { known, otherwise }, notes)
  return null
}

/** What the line and the calibres add to the facts that a clause asks for. */
export function lineFilter(
  draft: ClauseDraft,
  { places }: Names,
): { readonly tags: Readonly<Record<string, readonly string[]>>; readonly more: LineFilter } {
  const behind = draft.get('behind what')
  const line = draft.get('seen from a line')
  const { gauges } = draft
  // Whoever names the line means it as it then runs: itself, or its version that nothing replaced.
  const versions = [...places.values()].filter(
    ({ version }) => version?.of === behind && version?.until === null,
  )
  return {
    tags:
      behind === undefined
        ? {}
        : { behind: [...new Set([behind, ...versions.map(({ id }) => id)])] },
    more: {
      ...(line === undefined ? {} : { line }),
      ...(gauges.length === 0 ? {} : { gauges }),
    },
  }
}

type LineFilter = Pick<Filter, 'line' | 'gauges'>
