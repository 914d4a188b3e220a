// "At each crossing": the places of that kind, or the parts of the place of that name.
//
// The list is fixed when the text is compiled. Which of them are open on a day is not asked.

import type { PlaceId } from '@holdfast/agreement'
import type { Notes } from '../diagnostic.ts'
import { childrenOf, type SurfaceNode } from '../surface/surface.ts'
import { sayUnknown, type Names } from './names.ts'
import { phrase } from '../phrase.ts'

/** The places; null, and said, where the word stands for none. */
export function placesEach(
  node: SurfaceNode,
  names: Names,
  notes: Notes,
): readonly PlaceId[] | null {
  const [word, ...more] = childrenOf(node, 'Word')
  if (word === undefined) return null
  const [second] = more
  if (second !== undefined) {
    const what = phrase('phrase.after', { second: second.text, first: word.text })
    notes.say('clause.7', second, { what }, phrase('advice.place-kind-only'))
    return null
  }
  const ofKind = names.placeKinds.get(word.text)
  if (ofKind !== undefined && ofKind.length > 0) return ofKind
  const whole = names.places.get(word.text) ?? names.places.get(`${word.text}s`)
  if (whole !== undefined && whole.parts.length > 0) return whole.parts
  const known = [...names.placeKinds.keys()]
  const otherwise = phrase('advice.each-place-kind', { kind: word.text })
  sayUnknown('name.2', word, { name: word.text }, { known, otherwise }, notes)
  return null
}
