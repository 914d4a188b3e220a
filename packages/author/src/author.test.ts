// An author's statements follow each other, from nothing, from entries, or from a head remembered.
// Whether signatures verify is tested where they are made.

import { hash } from 'node:crypto'
import { assert, encodeHex, instantFromMs, type Bytes, type Result } from '@holdfast/base'
import { encodeEnvelope, isRoomId, keyIdOf, type Envelope } from '@holdfast/record'
import { describe, expect, test } from 'vitest'
import { Author, lastOf, saidBy, type AuthorHead, type Saying } from './author.ts'

const sha256 = (bytes: Uint8Array): Bytes => new Uint8Array(hash('sha256', bytes, 'buffer'))

// Signatures are not what is tested here: any 64 bytes do.
function signerNamed(name: number) {
  const sign = async (message: Bytes): Promise<Bytes> =>
    Promise.resolve(new Uint8Array([...sha256(message), ...sha256(message)]))
  return { keyId: keyIdOf(sha256, new Uint8Array(32).fill(name)), sign }
}

function authorOf(name: number, head?: AuthorHead): Author {
  const room = 'public'
  assert(isRoomId(room), 'a room id')
  const options = { sha256, signer: signerNamed(name), agreement: 'two-sectors', room }
  return new Author(head === undefined ? options : { ...options, head })
}

function saying(n: number): Saying {
  return { kind: 'aid.counted', body: { n }, claimedAt: instantFromMs(Date.UTC(2031, 3, 3)) }
}

function said(result: Result<Envelope>): Envelope {
  assert(result.ok, 'it can be said')
  return result.value
}

describe('an author', () => {
  test('says one thing after another, also when asked for all at once', async () => {
    const author = authorOf(1)
    const all = await Promise.all([1, 2, 3].map((n) => author.says(saying(n))))
    const [first, second, third] = all.map((one) => said(one).statement)
    expect([first?.seq, second?.seq, third?.seq]).toEqual([0, 1, 2])
    expect([first?.previous, second?.previous, third?.previous]).toEqual([
      null,
      first?.id,
      second?.id,
    ])
    expect(author.head.last).toEqual({ seq: 2, id: third?.id })
  })

  test('goes on from entries, of which only their own count, and from a head', async () => {
    const [one, other] = [authorOf(1), authorOf(2)]
    const mine = [said(await one.says(saying(1))), said(await one.says(saying(2)))]
    const theirs = said(await other.says(saying(3)))
    const entries = [...mine, theirs].map(encodeEnvelope)
    const later = authorOf(1)
    later.follow([...entries, new Uint8Array([0])])
    expect(later.head).toEqual(one.head)
    const again = said(await authorOf(1, one.head).says(saying(4))).statement
    expect(again).toMatchObject({ seq: 2, previous: mine[1]?.statement.id })
    expect(saidBy(sha256, signerNamed(2).keyId, entries).map(({ id }) => id)).toEqual([
      theirs.statement.id,
    ])
    expect(lastOf([])).toBe(null)
  })

  test('says what they have seen of the log', async () => {
    const author = authorOf(1)
    expect(said(await author.says(saying(1))).statement.seen).toBe(null)
    author.saw({ size: 7, root: sha256(new Uint8Array(0)) })
    const { seen } = said(await author.says(saying(2))).statement
    expect([seen?.size, encodeHex(seen?.root ?? new Uint8Array(0))]).toEqual([
      7,
      encodeHex(sha256(new Uint8Array(0))),
    ])
  })

  test('has said nothing where no reader would accept it', async () => {
    const author = authorOf(1)
    const refused = await author.says({ ...saying(1), kind: 'NO KIND' })
    expect(refused.ok).toBe(false)
    expect(author.head.last).toBe(null)
    expect(said(await author.says(saying(1))).statement.seq).toBe(0)
  })

  test('goes on after a key that failed to sign', async () => {
    let isBroken = true
    const { keyId, sign } = signerNamed(1)
    const failing = async (message: Bytes): Promise<Bytes> =>
      isBroken ? Promise.reject(new Error('the token was pulled out')) : sign(message)
    const room = 'public'
    assert(isRoomId(room), 'a room id')
    const signer = { keyId, sign: failing }
    const author = new Author({ sha256, signer, agreement: 'two-sectors', room })
    await expect(author.says(saying(1))).rejects.toThrow('pulled out')
    isBroken = false
    expect(said(await author.says(saying(1))).statement.seq).toBe(0)
  })

  test('countersigns what another said, once', async () => {
    const theirs = said(await authorOf(2).says(saying(1)))
    const signed = said(await authorOf(1).countersigns(theirs))
    expect(signed.statement).toEqual(theirs.statement)
    expect(signed.signatures.map(({ keyId }) => keyId)).toEqual([
      signerNamed(2).keyId,
      signerNamed(1).keyId,
    ])
    expect((await authorOf(1).countersigns(signed)).ok).toBe(false)
  })
})
