// Canonical JSON read back: whatever is canonical is read, whatever is not is refused.
//
// The method: any JSON value, printed canonically and otherwise, with the texts that a quick reader
// could take for canonical named one by one.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, isJson, parseCanonicalJson } from './canonical-json.ts'
import { limits } from './limits.ts'

describe('canonical JSON', () => {
  test('what was printed is read back', () => {
    const property = fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value))
      if (!isJson(plain) || !JSON.stringify(plain).isWellFormed()) return
      if (/\\u[dD]/.test(JSON.stringify(plain))) return
      const text = canonicalJson(plain)
      expect(parseCanonicalJson(text)).toEqual(plain)
      expect(canonicalJson(parseCanonicalJson(text) ?? null)).toBe(text)
    })
    fc.assert(property, { numRuns: 500 })
  })

  test('a text is read exactly when it is the canonical text of its value', () => {
    const property = fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const text = JSON.stringify(value)
      const plain: unknown = JSON.parse(text)
      let isCanonical = false
      try {
        isCanonical = isJson(plain) && canonicalJson(plain) === text
      } catch {
        isCanonical = false
      }
      expect(parseCanonicalJson(text) !== null || text === 'null').toBe(
        isCanonical || text === 'null',
      )
    })
    fc.assert(property, { numRuns: 500 })
  })

  const bad: readonly (readonly [string, string])[] = [
    ['keys out of order', '{"b":1,"a":2}'],
    ['keys out of order deep inside', '[{"a":{"z":1,"y":2}}]'],
    ['a key twice', '{"a":1,"a":1}'],
    ['white space', '{"a": 1}'],
    ['a number spelt otherwise', '[1.0]'],
    ['minus zero', '[-0]'],
    ['a number too large', '[1e999]'],
    ['an escape that is not needed', '["\\u0041"]'],
    ['an escaped lone surrogate', '["\\ud800"]'],
    ['an escaped lone surrogate in capitals', '["\\uD800"]'],
    ['a lone surrogate', '["\ud800"]'],
    ['an escaped pair', '["\\ud83d\\ude00"]'],
    ['numbers as keys in the order of numbers', '{"9":1,"10":2}'],
    [
      'nesting beyond the limit',
      '['.repeat(limits.jsonDepth + 2) + ']'.repeat(limits.jsonDepth + 2),
    ],
  ]
  for (const [what, text] of bad) {
    test(`refuses ${what}`, () => expect(parseCanonicalJson(text)).toBeNull())
  }

  test('reads numbers as keys in the order of text', () => {
    expect(parseCanonicalJson('{"10":2,"9":1}')).toEqual({ 9: 1, 10: 2 })
  })

  test('reads nesting at the limit', () => {
    const text = '['.repeat(limits.jsonDepth) + ']'.repeat(limits.jsonDepth)
    expect(parseCanonicalJson(text)).not.toBeNull()
  })
})
