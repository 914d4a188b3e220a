// What looks like a formula is guarded wherever a cell may begin, and nothing else is touched; what
// was said comes back.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardedText, unguardedText } from './guarded-text.ts'

test.each([
  ['=1+1', "'=1+1"],
  ['+972 50', "'+972 50"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1+1', "'＝1+1"],
  ["'=1", "''=1"],
  ['\t=1', "'\t'=1"],
  ['\rx', "'\rx"],
  ['a;=1+1', "a;'=1+1"],
  ['a\n-b', "a\n'-b"],
  ['a=1', 'a=1'],
  ['a - b; c', 'a - b; c'],
  ['', ''],
])('%j is guarded as %j', (said, kept) => {
  expect(guardedText(said)).toBe(kept)
  expect(unguardedText(kept)).toBe(said)
})

test('no cell begins as a formula, and what was said comes back', () => {
  const marks = fc.constantFrom("'", '=', '-', '@', '＝', ';', '\t', '\r', '\n', 'a', ' ')
  const said = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: marks }))
  fc.assert(
    fc.property(said, (text) => {
      const kept = guardedText(text)
      expect(kept).not.toMatch(/^[\t\r]|(?:^|[;\t\r\n])[=+\-@＝＋－＠]/)
      expect(unguardedText(kept)).toBe(text)
    }),
    { numRuns: 2_000 },
  )
})
