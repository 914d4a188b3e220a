// One slip is enough to be understood; two in a long word.
// Nothing is suggested for another word.

import { expect, test } from 'vitest'
import { didYouMean, nearestName } from './did-you-mean.ts'

const names = ['status', 'check', 'verify', 'key', 'init', 'import']

test.each([
  ['stauts', 'status'],
  ['verfy', 'verify'],
  ['chekc', 'check'],
  ['imp', 'import'],
  ['kye', 'key'],
])('%s is read as %s', (given, meant) => {
  expect(nearestName(given, names)).toBe(meant)
})

test('another word suggests nothing', () => {
  expect(nearestName('frobnicate', names)).toBeNull()
  expect(didYouMean('frobnicate', names)).toBe('')
})

test('a suggestion is a sentence of its own', () => {
  expect(didYouMean('verfy', names)).toBe(' Did you mean verify?')
})
