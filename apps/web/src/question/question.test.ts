// The question in the URL: what goes in comes out, and what is not known is dropped.
//
// What a value means is the server's to check and not tested here.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSearch, printSearch, questionNames, questionOf, searchFrom } from './question.ts'

test('every question survives the address', () => {
  const text = fc.string({ minLength: 1, maxLength: 40 })
  const names = fc.constantFrom('basis', 'source', 'stage', 'view', 'knownAt', 'q')
  fc.assert(
    fc.property(fc.dictionary(names, text), (search) => {
      expect({ ...parseSearch(printSearch(search).slice(1)) }).toEqual({ ...search })
    }),
  )
})

test('a plus in a time is a plus, however it was written', () => {
  const time = '2023-11-26T12:00+02:00'
  expect(parseSearch(`asOf=${time}`)['asOf']).toBe(time)
  expect(parseSearch(printSearch({ asOf: time }).slice(1))['asOf']).toBe(time)
})

test('addresses stay readable', () => {
  expect(printSearch({ knownAt: 'public=47,liaison=12', basis: 'reported' })).toBe(
    '?knownAt=public=47,liaison=12&basis=reported',
  )
})

test('only the names of the API make up the question', () => {
  const search = searchFrom({ asOf: 'x', clause: '3.1', other: 'y', basis: '' })
  expect(search).toEqual({ asOf: 'x', clause: '3.1' })
  expect(
    Object.keys(questionOf(search)).every((name) => questionNames.some((each) => each === name)),
  ).toBe(true)
})
