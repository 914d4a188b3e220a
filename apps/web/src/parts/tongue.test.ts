// In which language a passage is, by its letters; and the parts of a sentence that quotes.
//
// The passages are made up.

import { expect, test } from 'vitest'
import { partsOf, quoted, tongueOf } from './tongue.ts'

test.each([
  ['strikes at Haris', 'en'],
  ['أنصار الله: 3 trucks', 'ar'],
  ['צה״ל', 'he'],
  ['ateşkes sürüyor', 'tr'],
  ['187 – 42', null],
  ['', null],
])('%s is in %s', (text, tongue) => {
  expect(tongueOf(text)).toBe(tongue)
})

test('a sentence gives the words that it quotes apart from its own', () => {
  const told = (sentence: string) => partsOf(sentence).map(({ text, isHeld }) => [text, isHeld])
  expect(told(`قال: ${quoted('the truce \u2068holds\u2069')}، أمس`)).toEqual([
    ['قال: ', false],
    ['the truce \u2068holds\u2069', true],
    ['، أمس', false],
  ])
  expect(told('no quotation')).toEqual([['no quotation', false]])
  expect(told(`${quoted('a')}${quoted('b')}`)).toEqual([
    ['a', true],
    ['b', true],
  ])
})
