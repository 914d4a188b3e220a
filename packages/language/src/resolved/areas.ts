// Several places at once: "from all of valley", "from all villages in valley except upper",
// "from all villages but 5", "from at least 3 of upper, lower and bridge".
//
// Villages are the places of that kind, as the places file says; the list is fixed when the text is
// compiled. What a clause leaves out by name is no more in it.

import type { ActWord, PlaceId } from '@holdfast/agreement'
import { childOf, type SurfaceNode } from '../surface/surface.ts'
import { amountFrom } from './amounts.ts'
import type { ClauseDraft } from './clause-draft.ts'
import { idiomAt, idiomsOf } from './idiom-table.ts'
import { exceptWords } from './idioms.ts'
import { rowFrom } from './lists.ts'
import type { Reading } from './moments.ts'
import { placeNamed, type Names, type Word } from './names.ts'
import { phrase } from '../phrase.ts'

/** Reads such places after a preposition of the verb; how many phrases they take. */
export function readArea(
  act: ActWord,
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  reading: Reading,
): number {
  const node = phrases[at]
  const isBare = node?.name === 'From' && node.children.length === 1
  if (node === undefined || !(isBare || node.name === 'Word')) return 0
  if (!Object.hasOwn(act.prepositions, node.text)) return 0
  const amount = phrases[at + 1]
  if (amount?.name !== 'Amount') return 0
  const read = childOf(amount, 'All') === undefined ? readSome : readAll
  return read(phrases, at, draft, reading)
}

/** "all of valley", "all of the villages", "all villages in valley but 5". */
function readAll(
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  reading: Reading,
): number {
  const { names } = reading
  const all = phrases[at + 1]
  const ofName = childOf(all === undefined ? noNode : (childOf(all, 'All') ?? noNode), 'Name')
  const whole = ofName === undefined ? undefined : names.places.get(ofName.text)
  if (whole !== undefined && ofName !== undefined) {
    draft.put('the place', whole.id, ofName)
    return 2
  }
  let next = at + 2
  if (ofName === undefined && phrases[next]?.name === 'The') next += 1
  const kind = ofName ?? phrases[next]
  const places = kind === undefined ? undefined : placesOfKind(kind.text, names)
  if (kind === undefined || places === undefined) return 0
  if (ofName === undefined) next += 1
  const inside = insideOf(phrases, next, names)
  const asked = places.filter((place) => inside === null || isIn(place, inside.place, names))
  if (inside !== null) next += inside.length
  return next - at + readBut(phrases, next, { places: asked, kind }, draft, reading)
}

const butIdioms = idiomsOf(exceptWords)

type Asked = { readonly places: readonly PlaceId[]; readonly kind: Word }

/** "but 5", "except 5 of them"; without it each of them is asked by itself. */
function readBut(
  phrases: readonly SurfaceNode[],
  at: number,
  { places, kind }: Asked,
  draft: ClauseDraft,
  { names, notes }: Reading,
): number {
  const found = idiomAt(butIdioms, phrases, at)
  const amount = phrases[at + (found?.length ?? 0)]
  if (found === null || amount?.name !== 'Amount') {
    draft.put('at each', places, kind)
    return 0
  }
  const { amount: said } = amountFrom(amount, names, notes)
  const but = said.kind === 'number' ? said.value : 0
  if (!Number.isInteger(but) || but < 1 || but >= places.length) {
    const advice = phrase('advice.number-to', { most: Math.max(1, places.length - 1) })
    notes.say('time.9', amount, { what: amount.text }, advice)
    return found.length + 1
  }
  draft.put('how many places', { places, least: places.length - but }, kind)
  const next = at + found.length + 1
  const after = phrases.slice(next, next + 2).map(({ text }) => text.replaceAll(/\s+/g, ' '))
  const isOfThem = after[0] === 'of them'
  const isOfKind = placesOfKind(after[0] ?? '', names) !== undefined
  return found.length + 1 + (isOfThem || isOfKind ? 1 : 0)
}

/** "at least 3 of upper, lower and bridge", "3 of the villages". */
function readSome(
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  reading: Reading,
): number {
  const { names, notes } = reading
  const [amount, of] = [phrases[at + 1], phrases[at + 2]]
  const first = of?.name === 'Of' ? childOf(of, 'Name') : undefined
  if (amount === undefined || first === undefined) return 0
  const ofKind = names.places.has(first.text) ? undefined : placesOfKind(first.text, names)
  const row = rowFrom(phrases, at + 3, (word) => names.places.has(word))
  const places =
    ofKind ?? [first, ...row.words].flatMap((word) => placeNamed(word, names, notes)?.id ?? [])
  const said = amountFrom(amount, names, notes)
  const least = said.amount.kind === 'number' ? said.amount.value : 0
  const isFloor = said.compare === null || said.compare === 'at-least'
  if (!isFloor || !Number.isInteger(least) || least < 1 || least > places.length) {
    const advice = phrase('advice.number-to', { most: places.length })
    notes.say('time.9', amount, { what: amount.text }, advice)
  } else draft.put('how many places', { places: [...new Set(places)], least }, amount)
  return (ofKind === undefined ? Math.max(row.end, at + 3) : at + 3) - at
}

/** The places of a kind, by its name or the plural of it; undefined where no kind is so called. */
function placesOfKind(word: string, { placeKinds }: Names): readonly PlaceId[] | undefined {
  const singular = [word, word.replace(/s$/, ''), word.replace(/ies$/, 'y')]
  return singular.map((one) => placeKinds.get(one)).find((found) => found !== undefined)
}

function insideOf(
  phrases: readonly SurfaceNode[],
  at: number,
  { places }: Names,
): { readonly place: PlaceId; readonly length: number } | null {
  const [preposition, noun] = [phrases[at], phrases[at + 1]]
  const ofName = preposition?.name === 'Of' ? childOf(preposition, 'Name') : undefined
  const ofPlace = places.get(ofName?.text ?? '')
  if (ofPlace !== undefined) return { place: ofPlace.id, length: 1 }
  const isIn = ['in', 'inside', 'within'].includes(preposition?.text ?? '')
  const place = places.get(noun?.name === 'Word' ? noun.text : '')
  return isIn && place !== undefined ? { place: place.id, length: 2 } : null
}

function isIn(place: PlaceId, whole: PlaceId, { places }: Names): boolean {
  const seen = new Set<PlaceId>()
  const isPart = (part: PlaceId): boolean =>
    [...places.values()].some(({ id, parts }) => id === whole && parts.includes(part))
  for (let one: PlaceId | null = place; one !== null && !seen.has(one);) {
    if (one === whole || isPart(one)) return true
    seen.add(one)
    one = places.get(one)?.within ?? null
  }
  return false
}

const noNode: SurfaceNode = { name: '', text: '', from: 0, to: 0, children: [] }
