// Bytes and their spellings are inverse of each other, and only the canonical spelling is read.
// Compared with Node's own base64.

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBase64, decodeHex, encodeBase64, encodeHex, Slabs } from './bytes.ts'

describe('base64', () => {
  test('decodes what it encodes, as Node does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = encodeBase64(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64'))
        expect(decodeBase64(text)).toEqual(new Uint8Array(bytes))
      }),
    )
  })

  test('reads a text only where encoding gives the same text back', () => {
    const letters = fc.constantFrom(...'ABQgwz09+/=\n -_'.split(''))
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 9 }), (parts) => {
        const text = parts.join('')
        const bytes = decodeBase64(text)
        const isCanonical = Buffer.from(text, 'base64').toString('base64') === text
        expect(bytes === null ? null : encodeBase64(bytes)).toBe(isCanonical ? text : null)
      }),
      { numRuns: 5_000 },
    )
  })

  test('takes a text of many megabytes', () => {
    const bytes = new Uint8Array(12_000_000).fill(7)
    expect(decodeBase64(encodeBase64(bytes))?.length).toBe(bytes.length)
  })
})

test('hexadecimal decodes what it encodes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(decodeHex(encodeHex(bytes))).toEqual(new Uint8Array(bytes))
    }),
  )
})

test('pieces of a slab are as large as asked for and nobody else has them', () => {
  const sizes = fc.array(fc.oneof(fc.nat(300), fc.nat(100_000)), { maxLength: 60 })
  fc.assert(
    fc.property(sizes, (asked) => {
      const slabs = new Slabs()
      const pieces = asked.map((size) => slabs.piece(size))
      for (const [at, piece] of pieces.entries()) piece.fill(at + 1)
      expect(pieces.map(({ length }) => length)).toEqual(asked)
      const isOwn = pieces.every((piece, at) => piece.every((byte) => byte === at + 1))
      expect(isOwn).toBe(true)
    }),
  )
})
