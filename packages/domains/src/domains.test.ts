// What must be so of every kind, whichever domain it is of. A new kind is held to it by being in
// the table.

import { describe, expect, test } from 'vitest'
import { isKind } from '@holdfast/record'
import { vocabulary } from '@holdfast/vocabulary'
import { domains, kinds } from './domains.ts'

const acts = new Set(vocabulary.acts.map(({ act }) => act))
const all = domains.flatMap((domain) => domain.kinds)

describe('the table of kinds', () => {
  test('has each kind once, under a name that an envelope may carry', () => {
    expect(kinds.size).toBe(all.length)
    expect(all.filter(({ name }) => !isKind(name))).toEqual([])
  })

  test('asks for acts of the vocabulary alone', () => {
    const unknown = all.flatMap(({ asks }) => asks.filter((act) => !acts.has(act)))
    expect(unknown).toEqual([])
  })

  test('has a kind that can report each act of the vocabulary', () => {
    const reported = new Set(all.flatMap(({ asks }) => asks))
    expect([...acts].filter((act) => !reported.has(act))).toEqual([])
  })

  test('asks a person for every member of every body, and for nothing else', () => {
    for (const { form, shape } of all) {
      expect(form.map(({ at }) => at)).toEqual(Object.keys(shape.shape))
    }
  })

  test('names a member of the body where it says that those named there speak', () => {
    const lost = all.filter(
      ({ sayers, form }) => sayers.who === 'named' && !form.some(({ at }) => at === sayers.member),
    )
    expect(lost).toEqual([])
  })

  test('refuses a member that nobody knows, and tells no gist of such a body', () => {
    for (const { shape, gist } of all) {
      expect(shape.safeParse({ nobodyKnows: 1 }).success).toBe(false)
      expect(gist({ nobodyKnows: 1 })).toBe(null)
    }
  })
})
