// The group that an act counts down, after a verb that has no place for one: "hand in from arms".
//
// Reports name no group, so that it says which classes are meant and what a share is of. "Release
// 20 captives" says it without "from", where `captives` is a group.

import type { ActWord, Group } from '@holdfast/agreement'
import { childOf, type SurfaceNode } from '../surface/surface.ts'
import type { ClauseDraft } from './clause-draft.ts'
import type { Reading } from './moments.ts'

/** Reads "from arms", "of arms"; false for anything else. */
export function readBase(
  act: ActWord,
  node: SurfaceNode,
  draft: ClauseDraft,
  { names }: Reading,
): boolean {
  const noun = childOf(node, 'Name')
  const group = names.groups.get(noun?.text ?? '')
  const isFrom = node.name === 'From' || node.name === 'Of'
  const isTaking = isFrom && act.measure === 'sum' && !names.places.has(noun?.text ?? '')
  if (noun !== undefined && group === undefined && isTaking && isHeld(act, noun.text)) {
    draft.put('of what it holds', true, noun)
    return true
  }
  if (noun === undefined || group === undefined || !isFrom || act.measure !== 'sum') return false
  if (act.classTag === null || Object.hasOwn(act.prepositions, node.name.toLowerCase()))
    return false
  draft.put('the group', group.id, noun)
  return true
}

/** The group that a plain word after the verb names; undefined where the act takes from none. */
export function groupOfNoun(
  { classTag, measure, prepositions }: ActWord,
  { text }: SurfaceNode,
  { names }: Reading,
): Group | undefined {
  const takes = Object.values(prepositions).includes('group') || measure === 'sum'
  return classTag !== null && takes ? names.groups.get(text) : undefined
}

const persons = /^(?:prisoners?|detainees?|captives?|hostages?|persons|people|internees?)$/u

/** "Of its weapons", "of its prisoners": whatever the act is done to, without a class. */
export function isHeld({ units, prepositions }: ActWord, word: string): boolean {
  const isOfPersons = Object.values(prepositions).includes('group') && persons.test(word)
  return units.includes(word) || isOfPersons
}
