// Captions are broken into lines that a picture has room for, and lose nothing.
//
// A drawing breaks no lines by itself, and a digest or an address has no space to break at.

import { expect, test } from 'vitest'
import { linesOf } from './Paper.tsx'

test('no line is longer than its room, and no character is lost', () => {
  const text = `Clause 3.1, as of 1 December. ${'a1b2'.repeat(40)} the end`
  const lines = linesOf(text, 30)
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(30)
  expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
})
