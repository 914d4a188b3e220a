// Goal: what can hide in a text is found, and letters of every script are welcome.
// Method: one text for each way of hiding, and ids as people write them.

import { expect, test } from 'vitest'
import { hiddenControlIn, isComposed, isId } from './text.ts'

const hiding: readonly [string, string][] = [
  ['a right-to-left override', 'U+202E'],
  ['an isolate', 'U+2066'],
  ['an Arabic letter mark', 'U+061C'],
  ['a zero-width space', 'U+200B'],
  ['a byte order mark', 'U+FEFF'],
  ['a null', 'U+0000'],
  ['an escape', 'U+001B'],
  ['a C1 control', 'U+0085'],
  ['a soft hyphen', 'U+00AD'],
  ['a grapheme joiner', 'U+034F'],
  ['a Hangul filler', 'U+3164'],
  ['a Hangul choseong filler', 'U+115F'],
  ['a halfwidth filler', 'U+FFA0'],
  ['a variation selector', 'U+FE0F'],
  ['a supplementary variation selector', 'U+E0100'],
  ['a Mongolian variation selector', 'U+180B'],
  ['a tag', 'U+E0041'],
  ['a joiner between Latin letters', 'U+200D'],
  ['a non-joiner between Latin letters', 'U+200C'],
]
for (const [what, code] of hiding) {
  test(`finds ${what} and where it is`, () => {
    const hidden = String.fromCodePoint(Number.parseInt(code.slice(2), 16))
    expect(hiddenControlIn(`north${hidden}south`)).toEqual({ at: 5, code })
  })
}

test('finds nothing in text of any script, with its line ends', () => {
  const texts = ['شمال غزة', 'צפון', 'güney\tşehir', 'a\r\nb', 'می\u200Cشود', 'ශ්\u200Dරී', '']
  expect(texts.filter((text) => hiddenControlIn(text) !== null)).toEqual([])
})

test('an id that reads the same is the same', () => {
  expect(isComposed('g\u00FCney')).toBe(true)
  expect(isComposed('gu\u0308ney')).toBe(false)
})

test('an id is short and has no space', () => {
  const good = ['gaza-pause-2023', '2.1', 'شمال', 'rooms_1', 'g\u00FCney']
  const bad = [
    '',
    'a b',
    '-x',
    'a/b',
    'x'.repeat(65),
    'a\u202Eb',
    'north\uFE00',
    'nor\u3164th',
    'gu\u0308ney',
    'می\u200Cشود',
  ]
  expect([...good, ...bad].filter(isId)).toEqual(good)
})
