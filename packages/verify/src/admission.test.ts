// What may be appended: a statement on record already, in its own envelope or in another; a chain
// that names what nobody knows; keys enrolled in the same batch; and what a refusal leaves behind.
//
// Signatures are played: 64 bytes that begin with the hash of the key and of the message are good.

import { hash } from 'node:crypto'
import { assert, instantFromMs, present, type Bytes } from '@holdfast/base'
import { ed25519VerifierKey, type SignatureClaim } from '@holdfast/ledger'
import { encodeEnvelope, isRoomId, keyEnrolledBody, keyEnrolledKind } from '@holdfast/record'
import { keyIdOf, registrarRole, signStatement } from '@holdfast/record'
import type { Envelope, JsonObject, Manifest, RoomId, Statement } from '@holdfast/record'
import { describe, expect, test } from 'vitest'
import { Admission, type Admitted } from './admission.ts'

const sha256 = (bytes: Uint8Array): Bytes => new Uint8Array(hash('sha256', bytes, 'buffer'))
const claimedAt = instantFromMs(Date.UTC(2031, 3, 3))

function roomId(text: string): RoomId {
  assert(isRoomId(text), 'a room id')
  return text
}
const publicRoom = roomId('public')
const liaison = roomId('liaison')

function played(publicKey: Bytes, message: Bytes): Bytes {
  return new Uint8Array([...sha256(new Uint8Array([...publicKey, ...message])), ...sha256(message)])
}

// Real points of the curve, because enrolling checks them; what they sign is played.
const points = [
  '58'.padEnd(64, '6'),
  'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
]

function keyNamed(at: number) {
  const publicKey = Uint8Array.fromHex(present(points[at], 'a point'))
  const keyId = keyIdOf(sha256, publicKey)
  const sign = async (message: Bytes): Promise<Bytes> => Promise.resolve(played(publicKey, message))
  return { publicKey, keyId, sign }
}

const [root, north, south] = [keyNamed(0), keyNamed(1), keyNamed(2)] as const

const manifest: Manifest = {
  agreement: 'two-sectors',
  root,
  rooms: [publicRoom, liaison].map((id) => ({
    id,
    logKey: ed25519VerifierKey(sha256, `test/${id}`, root.publicKey),
  })),
}

let asked = 0
async function verify(claims: readonly SignatureClaim[]): Promise<readonly boolean[]> {
  asked += claims.length
  return Promise.resolve(
    claims.map(({ publicKey, message, signature }) =>
      played(publicKey, message).every((byte, at) => byte === signature[at]),
    ),
  )
}

type Saying = {
  readonly key: ReturnType<typeof keyNamed>
  readonly after?: Statement | null
  readonly room?: RoomId
  readonly kind?: string
  readonly body?: JsonObject
}

async function says({ key, after = null, room = publicRoom, ...what }: Saying): Promise<Envelope> {
  const { kind = 'aid.counted', body = { n: after?.seq ?? -1 } } = what
  const chain = { seq: after === null ? 0 : after.seq + 1, previous: after?.id ?? null }
  const place = { agreement: 'two-sectors', room, author: key.keyId }
  const payload = { kind, body, ...place, ...chain, claimedAt, seen: null, releases: null }
  const signed = await signStatement(sha256, payload, key)
  assert(signed.ok, 'it can be said')
  return signed.value
}

async function enrols(
  key: ReturnType<typeof keyNamed>,
  after: Statement | null,
  roles: readonly string[] = ['party'],
): Promise<Envelope> {
  const { publicKey, keyId } = key
  const term = { roles: [...roles], from: claimedAt, until: null }
  const body = keyEnrolledBody({ publicKey, holder: keyId.slice(0, 8), ...term })
  return says({ key: root, after, kind: keyEnrolledKind, body })
}

// A record in which the root and north are enrolled and north has said one thing.
async function begun() {
  const admission = new Admission({ manifest, sha256, verify })
  const first = await enrols(root, null, [registrarRole])
  const second = await enrols(north, first.statement)
  const said = await says({ key: north })
  const entries = [first, second, said].map(encodeEnvelope)
  admission.follow(publicRoom, entries)
  const judge = async (...envelopes: readonly Envelope[]): Promise<readonly Admitted[]> => {
    asked = 0
    return admission.judge(envelopes.map((envelope) => ({ room: publicRoom, envelope })))
  }
  return { admission, judge, second, said }
}

function flipped(envelope: Envelope): Envelope {
  const [first] = envelope.signatures
  assert(first !== undefined, 'an author signed')
  return {
    ...envelope,
    signatures: [
      { ...first, signature: first.signature.map((byte, at) => (at === 40 ? byte ^ 1 : byte)) },
    ],
  }
}

describe('a statement on record already', () => {
  test('is known, and its signatures are not checked again', async () => {
    const { judge, said } = await begun()
    expect(await judge(said, said)).toEqual([
      { kind: 'known', index: 2 },
      { kind: 'known', index: 2 },
    ])
    expect(asked).toBe(0)
  })

  test('is refused where its signature is another and not good', async () => {
    const { judge, said } = await begun()
    expect(await judge(flipped(said))).toMatchObject([
      { kind: 'refused', why: { kind: 'bad-signature', about: { code: 'record.13' } } },
    ])
  })

  test('is refused where a stranger has signed it too', async () => {
    const { judge, said } = await begun()
    const signature = await south.sign(said.payload)
    const signatures = [...said.signatures, { keyId: south.keyId, signature }]
    expect(await judge({ ...said, signatures })).toMatchObject([
      { kind: 'refused', why: { kind: 'unknown-key' } },
    ])
  })
})

describe('a statement', () => {
  test('that names one before it which nobody knows is refused as a gap', async () => {
    const { judge, said } = await begun()
    const lost = await says({ key: north, after: said.statement, body: { isLost: true } })
    const inPlace = { ...lost.statement, seq: 0 }
    expect(
      await judge(
        await says({ key: north, after: lost.statement }),
        await says({ key: north, after: inPlace }),
      ),
    ).toMatchObject([
      { kind: 'refused', why: { kind: 'chain-gap' } },
      { kind: 'refused', why: { kind: 'chain-gap' } },
    ])
  })

  test('that goes on from one that another followed is a fork, and noted', async () => {
    const { judge, said } = await begun()
    const two = [1, 2].map((n) => says({ key: north, after: said.statement, body: { n } }))
    expect(await judge(...(await Promise.all(two)))).toMatchObject([
      { kind: 'admitted', index: 3, noted: [] },
      { kind: 'admitted', index: 4, noted: [{ kind: 'chain-fork' }] },
    ])
  })

  test('by a key enrolled before it in the batch is admitted, also in another room', async () => {
    const { admission, second, judge } = await begun()
    const stranger = await says({ key: south, room: liaison })
    expect(await admission.judge([{ room: liaison, envelope: stranger }])).toMatchObject([
      { kind: 'refused', why: { kind: 'unknown-key' } },
    ])
    const enrolled = await enrols(south, second.statement)
    expect(await judge(enrolled, await says({ key: south }))).toMatchObject([
      { kind: 'admitted', index: 3 },
      { kind: 'admitted', index: 4 },
    ])
    expect(await admission.judge([{ room: liaison, envelope: stranger }])).toMatchObject([
      { kind: 'admitted', index: 0 },
    ])
  })

  test('that is refused leaves no trace', async () => {
    const { admission, judge, said } = await begun()
    const next = await says({ key: north, after: said.statement })
    await judge(flipped(next), await says({ key: south }), flipped(next))
    expect(admission.sizeOf(publicRoom)).toBe(3)
    expect(await judge(next)).toMatchObject([{ kind: 'admitted', index: 3, noted: [] }])
  })

  test('is withheld for whoever asked, and then has not been said', async () => {
    const { admission, said } = await begun()
    const envelope = await says({ key: north, after: said.statement })
    const problem = { code: 'test.1', about: {} }
    const proposed = [{ room: publicRoom, envelope }]
    expect(await admission.judge(proposed, () => problem)).toEqual([{ kind: 'withheld', problem }])
    expect(await admission.judge(proposed)).toMatchObject([{ kind: 'admitted', index: 3 }])
  })

  test('for a room that is not there is told so', async () => {
    const { admission, said } = await begun()
    expect(await admission.judge([{ room: roomId('nowhere'), envelope: said }])).toEqual([
      { kind: 'unknown-room' },
    ])
  })
})

test('the root’s own enrolment may begin a record', async () => {
  const admission = new Admission({ manifest, sha256, verify })
  const envelope = await enrols(root, null, [registrarRole])
  expect(await admission.judge([{ room: publicRoom, envelope }])).toMatchObject([
    { kind: 'admitted', index: 0 },
  ])
  admission.forget()
  expect(admission.sizeOf(publicRoom)).toBe(0)
})
