// Where a text stops being JSON; and that it says so of exactly the texts that the engine refuses,
// and of no other.

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonFault } from './json-fault.ts'

test.each([
  ['', 1, 1],
  ['{', 1, 2],
  ['{"a": 1,}', 1, 9],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
  ['{"a": tru}', 1, 7],
  ['{"a": 01}', 1, 7],
  ['{"a": "x', 1, 7],
  ['{"a": "x\ny"}', 1, 7],
  ["{'a': 1}", 1, 2],
  ['[1, 2', 1, 6],
  ['[1, 2}', 1, 6],
  ['{} x', 1, 4],
  ['{"é": 1, "😀": }', 1, 15],
  ['// note\n{}', 1, 1],
])('%j cannot be read on at line %i, character %i', (text, line, character) => {
  expect(jsonFault(text)).toEqual({ line, character })
})

const marks = ['{', '}', '[', ']', ',', ':', '"', '\\', ' ', '\n', '0', '1', '-', '.', 'e', 'E']

test('every text is JSON to it that is JSON to the engine, and no other', () => {
  const piece = fc.constantFrom(...marks, 'true', 'null', '"a"', '"a":', '\\u00e9', 'x')
  const noise = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
  const cut = fc.tuple(fc.json(), fc.nat(), fc.nat()).map(([text, from, to]) => {
    const [a, b] = [from % (text.length + 1), to % (text.length + 1)]
    return text.slice(0, Math.min(a, b)) + text.slice(Math.max(a, b))
  })
  fc.assert(
    fc.property(fc.oneof(noise, cut, fc.json()), (text) => {
      expect([text, jsonFault(text) === null]).toEqual([text, isJsonText(text)])
    }),
    { numRuns: 3_000 },
  )
})

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
