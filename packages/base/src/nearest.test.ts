// One slip is enough to be understood; two in a long word.
// Nothing is suggested for another word.

import { expect, test } from 'vitest'
import { nearestTo } from './nearest.ts'

const names = ['status', 'check', 'verify', 'key', 'init', 'import']

test.each([
  ['stauts', 'status'],
  ['sttaus', 'status'],
  ['verfy', 'verify'],
  ['VERIFY', 'verify'],
  ['chekc', 'check'],
  ['imp', 'import'],
  ['kye', 'key'],
])('%s is read as %s', (given, meant) => {
  expect(nearestTo(given, names)).toBe(meant)
})

test.each(['frobnicate', 'i', 'in', '', 'keykeykey', 'vrefiy'])('%j suggests nothing', (given) => {
  expect(nearestTo(given, names)).toBeNull()
})

test('a word with another first letter is no slip of two letters', () => {
  expect(nearestTo('forces', ['sources'])).toBeNull()
  expect(nearestTo('wounded', ['counted'])).toBeNull()
  expect(nearestTo('bounted', ['counted'])).toBe('counted')
})

test('the first of several that are as near is suggested', () => {
  expect(nearestTo('cat', ['bat', 'hat'])).toBe('bat')
})

test('of several that begin so none is suggested', () => {
  expect(nearestTo('strip', ['strip-of-land', 'strip-of-sea'])).toBeNull()
})
