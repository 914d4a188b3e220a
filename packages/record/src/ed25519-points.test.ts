// Keys that must not be enrolled, and keys that may.
//
// The eight small-order encodings and their non-canonical spellings are those of "Taming the many
// EdDSAs" (Chalkias, Garillot, Nikolaenko, 2020, table 1). The 914 edge cases are C2SP/CCTV's
// (commit 1e3d2860), read in place where they are beside the checkout.

import { generateKeyPairSync } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeHex, present } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { checkPublicKey } from './ed25519-points.ts'

const vectors = join(import.meta.dirname, '../../../../shared/vectors/ed25519/ed25519vectors.json')

function reasonFor(hex: string): string {
  const checked = checkPublicKey(present(decodeHex(hex), 'hexadecimal'))
  return checked.ok ? 'good' : String(checked.problem.about['reason'])
}

describe('a public key', () => {
  test.each([
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '0000000000000000000000000000000000000000000000000000000000000080',
    '0000000000000000000000000000000000000000000000000000000000000000',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  ])('of small order is refused: %s', (hex) => {
    expect(reasonFor(hex)).toBe('small order')
  })

  test.each([
    '0100000000000000000000000000000000000000000000000000000000000080',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  ])('in a spelling that is not canonical is refused: %s', (hex) => {
    expect(reasonFor(hex)).toBe('non-canonical')
  })

  test.each([
    // The keys of RFC 8032, section 7.1, tests 1 to 3.
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
  ])('of RFC 8032 is good: %s', (hex) => {
    expect(reasonFor(hex)).toBe('good')
  })

  test('of another length, or off the curve, is refused', () => {
    expect(reasonFor('00')).toBe('length')
    expect(reasonFor(`02${'00'.repeat(31)}`)).toBe('not on the curve')
  })

  test('that Node makes is good', () => {
    for (let count = 0; count < 10; count++) {
      const der = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' })
      expect(reasonFor(der.subarray(-32).toString('hex'))).toBe('good')
    }
  })

  test('of the published edge cases is good only where nothing is odd about it', () => {
    const shape = z.array(z.object({ key: z.string(), flags: z.array(z.string()).nullable() }))
    // A key of small order and a key of order 8·L (the sum of it and a good one), for want of more.
    const ours = [{ key: `01${'00'.repeat(31)}`, flags: ['low_order_A'] }]
    const cases = existsSync(vectors)
      ? shape.parse(JSON.parse(readFileSync(vectors, 'utf8')))
      : ours
    const odd = new Set(['low_order_A', 'low_order_component_A', 'non_canonical_A'])
    const reasons = new Map<string, string>()
    const wrong = cases.filter(({ key, flags }) => {
      const reason = reasons.get(key) ?? reasonFor(key)
      reasons.set(key, reason)
      return (reason === 'good') === (flags ?? []).some((flag) => odd.has(flag))
    })
    expect(wrong).toEqual([])
    expect(cases.length).toBeGreaterThan(0)
  })
})
