// Signatures as Node's WebCrypto makes and judges them.
//
// The 914 edge cases of C2SP/CCTV (commit 1e3d2860) are read in place where they are beside the
// checkout. Node accepted 208 of them, as Go does, until it began to refuse points of small order
// (nodejs/node pull request 64026, June 2026); since then 43. Our own rule must not depend on that.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeHex, encodeHex, encodeUtf8, present } from '@holdfast/base'
import { isGoodSignature } from '@holdfast/ledger'
import { checkPublicKey, isJsonObject } from '@holdfast/record'
import { describe, expect, test } from 'vitest'
import { generateKeyPair, noteSignerFrom, sha256, signatureVerifier, signerFrom } from './crypto.ts'
import { freshSigner } from './testing.ts'

const vectors = join(import.meta.dirname, '../../../../shared/vectors/ed25519/ed25519vectors.json')
const verify = signatureVerifier()

function hex(text: string): Uint8Array<ArrayBuffer> {
  return present(decodeHex(text), 'hexadecimal')
}

type EdgeCase = { readonly key: string; readonly sig: string; readonly msg: string }

// RFC 8032, section 7.1, test 1; and the same with a signature of S + L, which must be refused.
const rfcKey = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'
const rfcR = 'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155'
const ourCases: readonly (EdgeCase & { readonly isGood: boolean })[] = [
  {
    key: rfcKey,
    sig: `${rfcR}5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b`,
    msg: '',
    isGood: true,
  },
  {
    key: rfcKey,
    sig: `${rfcR}4c8c7872aa064e049dbb3013fbf29380d25bf5f0595bbe24655141438e7a101b`,
    msg: '',
    isGood: false,
  },
  { key: rfcKey, sig: '00'.repeat(64), msg: '', isGood: false },
]

const edgeCases = existsSync(vectors) ? readEdgeCases() : ourCases

function isEdgeCase(one: unknown): one is EdgeCase {
  return isJsonObject(one) && ['key', 'sig', 'msg'].every((name) => typeof one[name] === 'string')
}

function readEdgeCases(): readonly EdgeCase[] {
  const all: unknown = JSON.parse(readFileSync(vectors, 'utf8'))
  const cases: readonly unknown[] = Array.isArray(all) ? all : []
  return cases.filter(isEdgeCase)
}

async function isAccepted({ key, sig, msg }: EdgeCase): Promise<boolean> {
  return verify({ publicKey: hex(key), signature: hex(sig), message: encodeUtf8(msg) })
}

describe('a signature', () => {
  test('of RFC 8032 is accepted, and its malleable twin is not', async () => {
    const accepted = await Promise.all(ourCases.map(isAccepted))
    expect(accepted).toEqual(ourCases.map(({ isGood }) => isGood))
  })

  test('of the published edge cases is accepted by Node as by Go, or more strictly', async () => {
    const accepted = await Promise.all(edgeCases.map(isAccepted))
    const counts = existsSync(vectors) ? [208, 43] : [1]
    expect(counts).toContain(accepted.filter(Boolean).length)
  })

  // What is left of the edge cases once the key may be enrolled and R has no small order: one
  // ordinary signature, about which no two cofactorless verifiers disagree.
  test('of the published edge cases is accepted by our rule on every machine alike', async () => {
    const judged = edgeCases.map(async (one) => {
      const claim = {
        publicKey: hex(one.key),
        signature: hex(one.sig),
        message: encodeUtf8(one.msg),
      }
      return checkPublicKey(claim.publicKey).ok && (await isGoodSignature(verify, claim))
    })
    const accepted = (await Promise.all(judged)).flatMap((isGood, at) => (isGood ? [at] : []))
    expect(accepted).toEqual(existsSync(vectors) ? [305] : [0])
  })

  // The author of the test key made this on purpose: R is the identity and S is k·a. Verifiers that
  // follow RFC 8032 accept it (Node 20 does), those that follow WebCrypto refuse it.
  test('whose R has small order is refused, though its key is good', async () => {
    const claim = {
      publicKey: hex('8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c'),
      signature: hex(
        `01${'00'.repeat(31)}e787aa4a51d441ef17069bf363dcc71819aad4e8a4341891e59afe69fdda0505`,
      ),
      message: encodeUtf8('said'),
    }
    expect(checkPublicKey(claim.publicKey).ok).toBe(true)
    const lenient = async (): Promise<boolean> => Promise.resolve(true)
    expect(await isGoodSignature(lenient, claim)).toBe(false)
    expect(await isGoodSignature(lenient, { ...claim, signature: hex('77'.repeat(64)) })).toBe(true)
  })

  test('of any length, under any bytes for a key, is refused and never throws', async () => {
    const message = encodeUtf8('said')
    for (const length of [0, 1, 31, 32, 33, 63, 64, 65]) {
      const bytes = new Uint8Array(length).fill(7)
      expect(await verify({ publicKey: bytes, message, signature: bytes })).toBe(false)
      expect(await verify({ publicKey: hex(rfcKey), message, signature: bytes })).toBe(false)
    }
  })
})

describe('a signer', () => {
  test('signs what its public key verifies, and nothing else', async () => {
    const signer = await freshSigner()
    const message = encodeUtf8('said')
    const signature = await signer.sign(message)
    const claim = { publicKey: signer.publicKey, message, signature }
    expect(await verify(claim)).toBe(true)
    expect(await verify({ ...claim, message: encodeUtf8('not said') })).toBe(false)
    expect(noteSignerFrom(signer, 'log.example/a').key.publicKey).toEqual(signer.publicKey)
  })

  test('is not made from halves of two keys', async () => {
    const [one, two] = [await generateKeyPair(), await generateKeyPair()]
    expect(await signerFrom({ publicKey: one.publicKey, seed: two.seed })).toBeNull()
  })
})

test('SHA-256 of nothing and of "abc" is that of FIPS 180-4', () => {
  expect(encodeHex(sha256(new Uint8Array(0))).slice(0, 16)).toBe('e3b0c44298fc1c14')
  expect(encodeHex(sha256(encodeUtf8('abc'))).slice(0, 16)).toBe('ba7816bf8f01cfea')
})
