// Names in a row where the grammar has room for one: "at each of zikim and rafah", "unless qatar
// and egypt decide otherwise".

import type { PlaceId, RoleId } from '@holdfast/agreement'
import { childOf, childrenOf, type SurfaceNode } from '../surface/surface.ts'
import type { ClauseDraft } from './clause-draft.ts'
import type { Reading } from './moments.ts'
import { placeNamed, rolesNamed, type Word } from './names.ts'

/** Reads such a row; how many phrases it takes, 0 where none begins. */
export function readNames(
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  reading: Reading,
): number {
  return readEachOf(phrases, at, draft, reading) || readUnlessAll(phrases, at, draft, reading)
}

/** "at each of zikim and rafah": places that are no kind of place and no whole. */
function readEachOf(
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  { names, notes }: Reading,
): number {
  const node = phrases[at]
  const each = node?.name === 'At' ? childOf(node, 'Each') : undefined
  const of = phrases[at + 1]
  const first = of?.name === 'Of' ? childOf(of, 'Name') : undefined
  if (node === undefined || each === undefined || first === undefined) return 0
  if (childrenOf(each, 'Word').length > 0) return 0
  const row = rowFrom(phrases, at + 2, (word) => names.places.has(word))
  const places = [first, ...row.words].flatMap((word): readonly PlaceId[] => {
    const place = placeNamed(word, names, notes)
    return place === null ? [] : [place.id]
  })
  if (places.length > 0) draft.put('at each', places, node)
  return row.end - at
}

/** "unless qatar and egypt decide otherwise"; with one name the grammar reads it whole. */
function readUnlessAll(
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  { names, notes }: Reading,
): number {
  const node = phrases[at]
  const first = node?.name === 'Unless' ? childOf(node, 'Name') : undefined
  if (node === undefined || first === undefined || childrenOf(node, 'Word').length > 0) return 0
  const row = rowFrom(phrases, at + 1, (word) => names.roles.has(word))
  const [verb, otherwise] = [phrases[row.end]?.text ?? '', phrases[row.end + 1]?.text]
  const isDecided = /^(?:decide|agree|excuse)s?$/.test(verb) && otherwise === 'otherwise'
  if (row.words.length === 0 || !isDecided) return 0
  const ids = [first, ...row.words].flatMap(
    (word): readonly RoleId[] => rolesNamed(word, names, notes).ids,
  )
  // An agreement of several is of them all; a decision is by the rule of whoever decides.
  const rule = verb.startsWith('agree') ? 'all' : 'any'
  draft.put('unless', { holders: [...new Set(ids)], rule }, node)
  return row.end + 2 - at
}

/** Words that are joined by commas and "and", as long as each is one of those meant. */
export function rowFrom(
  phrases: readonly SurfaceNode[],
  from: number,
  isMeant: (word: string) => boolean,
): { readonly words: readonly Word[]; readonly end: number } {
  const words: Word[] = []
  let end = from
  for (let at = from; at < phrases.length; at += 1) {
    const node = phrases[at]
    if (node === undefined) break
    if ([',', 'And', 'The'].includes(node.name)) continue
    if (node.name !== 'Word' || !isMeant(node.text)) break
    words.push(node)
    end = at + 1
  }
  return { words, end }
}
