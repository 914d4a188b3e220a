// Envelopes and payloads: what is accepted, what is refused and with which code, and the bytes of a
// worked example, which are the format.

import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { canonicalJson, decodeUtf8, encodeBase64, encodeUtf8, limits } from '@holdfast/base'
import { parseInstant, present, Slabs, type Bytes, type Json, type Result } from '@holdfast/base'
import type { SignatureClaim } from '@holdfast/ledger'
import { describe, expect, test } from 'vitest'
import { countersigned, decodeEnvelope, encodeEnvelope, signStatement } from './envelope.ts'
import { signedBytes, statementPayloadType, verifyStatement } from './envelope.ts'
import type { Envelope, StatementSigner } from './envelope.ts'
import { isRoomId, keyIdOf, type RoomId } from './ids.ts'
import { decodePayload, encodePayload, isJsonObject } from './payload.ts'
import type { JsonObject, Payload } from './payload.ts'

const sha256 = (bytes: Uint8Array): Bytes =>
  new Uint8Array(createHash('sha256').update(bytes).digest())

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

// A signer from a seed of one repeated byte, so that the bytes of the example are always the same.
function signerOf(seed: number): StatementSigner & { readonly publicKey: Bytes } {
  const key = createPrivateKey({
    key: Buffer.concat([pkcs8, Buffer.alloc(32, seed)]),
    format: 'der',
    type: 'pkcs8',
  })
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  const publicKey = new Uint8Array(spki.subarray(-32))
  const signWith = async (message: Bytes): Promise<Bytes> =>
    Promise.resolve(new Uint8Array(sign(null, message, key)))
  return { keyId: keyIdOf(sha256, publicKey), publicKey, sign: signWith }
}

async function verifies({ publicKey, message, signature }: SignatureClaim): Promise<boolean> {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey])
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  return Promise.resolve(verify(null, message, key, signature))
}

function roomNamed(text: string): RoomId {
  if (!isRoomId(text)) throw new Error(text)
  return text
}

const author = signerOf(1)
const witness = signerOf(2)

const payload: Payload = {
  kind: 'aid.counted',
  agreement: 'two-sectors',
  room: roomNamed('public'),
  author: author.keyId,
  seq: 0,
  previous: null,
  claimedAt: present(parseInstant('2023-11-24T05:00Z'), 'an instant'),
  seen: null,
  body: { count: 137, words: 'عدد الشاحنات' },
  releases: null,
}

async function signed(more: Partial<Payload> = {}): Promise<Envelope> {
  const envelope = await signStatement(sha256, { ...payload, ...more }, author)
  return present(envelope.ok ? envelope.value : null, 'a good payload')
}

function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : `${result.problem.code} ${result.problem.about['at'] ?? ''}`.trim()
}

function decodedPayload(value: Json): string {
  return codeOf(decodePayload(sha256, encodeUtf8(canonicalJson(value))))
}

async function payloadJson(): Promise<JsonObject> {
  const value: unknown = JSON.parse(decodeUtf8((await signed()).payload) ?? '')
  if (!isJsonObject(value)) throw new Error('a payload is an object')
  return value
}

describe('an envelope', () => {
  test('has these bytes, for ever', async () => {
    const envelope = await signed()
    expect(decodeUtf8(envelope.payload)).toBe(
      '{"agreement":"two-sectors","author":"d2dd6e81a001b70a13607f6fbbb3b129",' +
        '"body":{"count":137,"words":"عدد الشاحنات"},"claimedAt":"2023-11-24T05:00Z","format":1,' +
        '"kind":"aid.counted","previous":null,"room":"public","seen":null,"seq":0}',
    )
    expect(decodeUtf8(signedBytes(envelope.payload).subarray(0, 59))).toBe(
      'DSSEv1 39 application/vnd.holdfast.statement+json 242 {"agr',
    )
    expect(envelope.statement.id).toBe(
      '2ccfa2e3cbc4c16a39b3516f2883be7b500c59c4b222c198a134e9c8de26f0e9',
    )
    expect(createHash('sha256').update(encodeEnvelope(envelope)).digest('hex')).toBe(
      '1d960763586bcc6d5c91e6d07bc5dec1345b495c7eb30e3f6cc023dfd42484a8',
    )
  })

  test('decodes to what was encoded', async () => {
    const seen = { size: 3, root: sha256(new Uint8Array(0)) }
    const first = await signed()
    const { id } = first.statement
    const envelope = await signed({ seq: 7, previous: id, seen, releases: id })
    const decoded = decodeEnvelope(sha256, encodeEnvelope(envelope))
    expect(decoded).toEqual({ ok: true, value: envelope })
  })

  test('says the same read among many, and none of them changes another', async () => {
    const many = { share: (text: string) => text, slabs: new Slabs() }
    const said = [await signed(), await signed({ body: { count: 138 } }), await signed({ seq: 0 })]
    const both = await countersigned(present(said[1], 'the second'), witness)
    if (both.ok) said.push(both.value)
    const read = said.map((one) => decodeEnvelope(sha256, encodeEnvelope(one), many))
    const messages = said.map((one) => signedBytes(one.payload, many.slabs))
    expect(read).toEqual(said.map((value) => ({ ok: true, value })))
    expect(messages).toEqual(said.map((one) => signedBytes(one.payload)))
  })

  test('verifies by its author and by who countersigned it, and keeps its id', async () => {
    const envelope = await signed()
    const both = await countersigned(envelope, witness)
    const value = present(both.ok ? both.value : null, 'a second signature')
    const keys = new Map([author, witness].map((signer) => [signer.keyId, signer.publicKey]))
    const verified = await verifyStatement(value, (id) => keys.get(id) ?? null, verifies)
    expect(verified).toEqual({ ok: true, value: envelope.statement })
    expect(decodeEnvelope(sha256, encodeEnvelope(value))).toEqual({ ok: true, value })
    expect(codeOf(await countersigned(value, witness))).toBe('record.4 keyid')
  })

  test('is refused where any signature is bad or any key unknown', async () => {
    const envelope = await signed()
    const forged = { ...witness, sign: author.sign }
    const both = await countersigned(envelope, forged)
    const value = present(both.ok ? both.value : null, 'a second signature')
    const keys = new Map([author, witness].map((signer) => [signer.keyId, signer.publicKey]))
    const lookup = (id: string): Bytes | null =>
      [...keys].find(([keyId]) => keyId === id)?.[1] ?? null
    expect(codeOf(await verifyStatement(value, lookup, verifies))).toBe('record.13')
    expect(codeOf(await verifyStatement(value, () => null, verifies))).toBe('record.9')
  })

  test('is not signed for another author', async () => {
    const refused = await signStatement(sha256, payload, witness)
    expect(codeOf(refused)).toBe('record.5 author')
  })

  test('may fill its limit and not a byte more', async () => {
    const spare = limits.entryBytes - encodeEnvelope(await signed({ body: { words: '' } })).length
    const most = Math.floor(spare / 4) * 3
    const codes = []
    for (const letters of [most - 3, most, most + 3]) {
      const body = { words: 'x'.repeat(letters) }
      codes.push(codeOf(await signStatement(sha256, { ...payload, body }, author)))
    }
    expect(codes).toEqual(['ok', 'ok', 'record.6'])
  })
})

describe('the bytes of an entry', () => {
  test('are refused where they are not one canonical envelope', async () => {
    const text = decodeUtf8(encodeEnvelope(await signed())) ?? ''
    const decode = (changed: string): string => codeOf(decodeEnvelope(sha256, encodeUtf8(changed)))
    expect(decode(text)).toBe('ok')
    expect(decode('')).toBe('record.1')
    expect(decode(text.slice(0, -1))).toBe('record.1')
    expect(codeOf(decodeEnvelope(sha256, Uint8Array.of(0xff)))).toBe('record.1')
    expect(decode(`${text}\n`)).toBe('record.2')
    expect(decode(text.replace('":', '": '))).toBe('record.2')
    expect(decode('[]')).toBe('record.2')
    expect(decode('{}')).toBe('record.4 payload')
    expect(decode(text.replace('statement+json', 'statement+xml'))).toBe('record.3')
    expect(decode(text.replace('"signatures":[', '"signatures":[[],'))).toMatch(/^record.4/)
    expect(decode(text.replace(author.keyId, witness.keyId))).toBe('record.4 keyid')
    expect(decode(text.replace(author.keyId, author.keyId.toUpperCase()))).toMatch(/^record.4/)
    expect(decode(text.replace('"payload":"', '"payload":"A'))).toBe('record.4 payload')
    expect(decode(text.replace('"sig":"', '"sig":"AAAA'))).toBe('record.4 sig')
    expect(decode('x'.repeat(limits.entryBytes + 1))).toBe('record.6')
  })

  test('are refused where the payload is not canonical', async () => {
    const spaced = encodeUtf8(`${decodeUtf8((await signed()).payload) ?? ''} `)
    const text = canonicalJson({
      payload: encodeBase64(spaced),
      payloadType: statementPayloadType,
      signatures: [{ keyid: author.keyId, sig: encodeBase64(new Uint8Array(64)) }],
    })
    expect(codeOf(decodeEnvelope(sha256, encodeUtf8(text)))).toBe('record.8')
  })
})

describe('a payload', () => {
  test.each<[string, Record<string, Json>, string]>([
    ['another format', { format: 2 }, 'record.5 format'],
    ['a kind without a domain', { kind: 'counted' }, 'record.5 kind'],
    ['a kind in capitals', { kind: 'Aid.counted' }, 'record.5 kind'],
    ['a room that leaves its folder', { room: '../x' }, 'record.5 room'],
    ['a room in capitals', { room: 'Public' }, 'record.5 room'],
    ['an author that is no key id', { author: 'israel' }, 'record.5 author'],
    ['an agreement with a space', { agreement: 'a b' }, 'record.5 agreement'],
    ['a negative number', { seq: -1 }, 'record.5 seq'],
    ['half a number', { seq: 0.5 }, 'record.5 seq'],
    ['a later number without a previous', { seq: 1 }, 'record.5 previous'],
    ['a first number with a previous', { previous: 'ab'.repeat(32) }, 'record.5 previous'],
    ['a time in another zone', { claimedAt: '2023-11-24T07:00+02:00' }, 'record.5 claimedAt'],
    ['a time without a zone', { claimedAt: '2023-11-24T07:00' }, 'record.5 claimedAt'],
    ['seconds that need not be there', { claimedAt: '2023-11-24T07:00:00Z' }, 'record.5 claimedAt'],
    ['a root in capitals', { seen: { size: 1, root: 'AB'.repeat(32) } }, 'record.5 seen.root'],
    ['a root cut short', { seen: { size: 1, root: 'ab' } }, 'record.5 seen.root'],
    ['a body that is a list', { body: [] }, 'record.5 body'],
    ['a member nobody knows', { more: 1 }, 'record.5'],
    ['a release of nothing', { releases: null }, 'record.5 releases'],
    ['an override in a name', { body: { name: 'a\u202Eb' } }, 'record.7 body.name'],
    ['an override in a key', { body: { 'a\u2066': 1 } }, 'record.7 body'],
    ['a control deep inside', { body: { a: [{ b: 'x\u0007' }] } }, 'record.7 body.a.0.b'],
  ])('with %s is refused', async (_, change, expected) => {
    expect(decodedPayload({ ...(await payloadJson()), ...change })).toBe(expected)
  })

  test('keeps letters of every script, joiners and line breaks', async () => {
    const words = 'می‌خواهم\nשלום 👩‍🔬'
    expect(decodedPayload({ ...(await payloadJson()), body: { words } })).toBe('ok')
  })

  test('is a problem, never a fault, where it is not JSON', () => {
    let deep: Json = []
    for (let depth = 0; depth < 100; depth++) deep = [deep]
    const bodies: readonly Payload['body'][] = [
      { a: NaN },
      { a: '\uD800' },
      { '\uD800': 1 },
      { deep },
    ]
    for (const body of bodies) expect(codeOf(encodePayload({ ...payload, body }))).toBe('record.1')
  })
})
