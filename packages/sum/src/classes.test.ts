// Goal: amounts of several classes are asked of each class, and a third of a group is a third.
// Method: releases that come to the number asked in all, and not in each class.

import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { boundsOn, releasedOn, saidOf, timeOn, toldWith } from './told-testing.ts'
import { watchedOn, type Telling } from './told-testing.ts'

const toldStatuses = toldWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))
const watched = [1, 2, 3, 4, 5].map((date) => watchedOn(['release'], date))
const soldiers = (persons: number): Telling => releasedOn('north', persons, boundsOn(2))
const ill = (persons: number): Telling =>
  releasedOn('north', persons, boundsOn(3), { class: 'ill' })

const read = (clause: string, words: readonly Telling[], declared = ''): string | undefined =>
  toldStatuses(clause, [...words, ...watched], timeOn(6), declared).lines[0]

describe('two classes in one clause', () => {
  const clause = '1.1  north must release 2 soldier and 1 ill from held-by-north by day 4'

  test('are met where each has its own', () => {
    expect(read(clause, [soldiers(2), ill(1)])).toContain('1.1 once north met 3/3')
  })

  test('are not met by as many of one of them', () => {
    expect(read(clause, [soldiers(3)])).toContain('unmet')
    expect(read(clause, [soldiers(1), ill(2)])).toContain('unmet')
  })

  test('are refused where one is a floor and one a ceiling', () => {
    const clause = '1.1  north must release at least 2 soldier and at most 1 ill by day 4'
    expect(saidOf(clause)).toContain('error clause.5')
  })
})

test('a third is a third, and no more and no less in per cent', () => {
  const group = (size: number): string =>
    `group      garrison  held by north  classes soldier, guard  size ${size}\n`
  const third = '1.1  north must release one third of garrison by day 4'
  const thirds = '1.1  north must release at least two thirds of garrison by day 4'
  expect(read(third, [soldiers(3)], group(9))).toContain('met 3/3')
  expect(read(third, [soldiers(3)], group(10))).toContain('unmet 3/4')
  expect(read(thirds, [soldiers(6)], group(9))).toContain('met 6/6')
  expect(read(thirds, [soldiers(6)], group(10))).toContain('unmet 6/7')
})
