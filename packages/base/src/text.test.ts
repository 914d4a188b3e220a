// Goal: what can hide in a text is found, and letters of every script are welcome.
// Method: one text for each way of hiding, and ids as people write them.

import { expect, test } from 'vitest'
import { hiddenControlIn, isId } from './text.ts'

const hiding: readonly [string, string][] = [
  ['a right-to-left override', 'U+202E'],
  ['an isolate', 'U+2066'],
  ['an Arabic letter mark', 'U+061C'],
  ['a zero-width space', 'U+200B'],
  ['a byte order mark', 'U+FEFF'],
  ['a null', 'U+0000'],
  ['an escape', 'U+001B'],
  ['a C1 control', 'U+0085'],
]
for (const [what, code] of hiding) {
  test(`finds ${what} and where it is`, () => {
    const hidden = String.fromCodePoint(Number.parseInt(code.slice(2), 16))
    expect(hiddenControlIn(`north${hidden}south`)).toEqual({ at: 5, code })
  })
}

test('finds nothing in text of any script, with its line ends', () => {
  const texts = ['شمال غزة', 'צפון', 'güney\tşehir', 'a\r\nb', 'می\u200Cشود', '']
  expect(texts.filter((text) => hiddenControlIn(text) !== null)).toEqual([])
})

test('an id is short and has no space', () => {
  const good = ['gaza-pause-2023', '2.1', 'شمال', 'rooms_1']
  const bad = ['', 'a b', '-x', 'a/b', 'x'.repeat(65), 'a\u202Eb']
  expect([...good, ...bad].filter(isId)).toEqual(good)
})
