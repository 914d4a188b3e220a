// Goal: so many for each of a class that the other side releases, as texts of exchanges say it.
// Method: releases of one class, of another and of none, and what is then asked of whom.

import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { boundsOn, releasedOn, timeOn, toldWith } from './told-testing.ts'

const toldStatuses = toldWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))

const words = [releasedOn('north', 2, boundsOn(2)), releasedOn('south', 7, boundsOn(2, 20))]
const told = (clause: string, more: readonly ReturnType<typeof releasedOn>[] = words) =>
  toldStatuses(`1.1  ${clause}`, more, timeOn(6)).lines

describe('for each of a class that the other side releases', () => {
  const clause = 'for each soldier released by north, south must release 3 ill within 48 hours'
  const answer = releasedOn('south', 6, boundsOn(3), { class: 'ill' })

  test('so many are asked for each of those released, by whoever did it', () => {
    expect(told(clause)).toEqual(['1.1 for south undetermined 0/6 not-closed'])
    expect(told(clause, [...words, answer])).toEqual(['1.1 for south met 6/6 target-reached'])
  })

  test('nothing is asked for one of another class, or of none', () => {
    expect(told(clause, [releasedOn('north', 2, boundsOn(2), { class: 'ill' })])).toEqual([])
  })

  test('each release is asked about as it was written', () => {
    const written =
      'south must release 3 ill for every soldier that north releases, within 48 hours'
    expect(told(written, [...words, answer])).toEqual(told(clause, [...words, answer]))
  })
})

test('several for several: each class opens what is asked for it', () => {
  const clause =
    'south must release 3 ill for each soldier and 5 for each ill released by north, within 2 days'
  const ill = releasedOn('north', 1, boundsOn(3), { class: 'ill' })
  expect(told(clause, [...words, ill])).toEqual([
    '1.1 for south undetermined 0/6 not-closed',
    '1.1 for south undetermined 0/5 not-closed',
  ])
})
