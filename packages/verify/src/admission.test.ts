// What may be appended: a statement on record already, in its own envelope or in another; a chain
// that names what nobody knows; keys enrolled in the same batch; and what a refusal leaves behind.

import { assert } from '@holdfast/base'
import { encodeEnvelope, registrarRole, type Envelope } from '@holdfast/record'
import { describe, expect, test } from 'vitest'
import { Admission, type Admitted } from './admission.ts'
import * as cast from './testing.ts'

const { counting, enrols, liaison, manifest, north, publicRoom, roomId, root, says } = cast
const { sha256, south, verify } = cast

// A record in which the root and north are enrolled and north has said one thing.
async function begun() {
  const admission = new Admission({ manifest, sha256, verify })
  const first = await enrols(root, null, { roles: [registrarRole] })
  const second = await enrols(north, first.statement)
  const said = await says({ key: north })
  const entries = [first, second, said].map(encodeEnvelope)
  admission.follow(publicRoom, entries)
  const judge = async (...envelopes: readonly Envelope[]): Promise<readonly Admitted[]> => {
    counting.asked = 0
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
    expect(counting.asked).toBe(0)
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
  const envelope = await enrols(root, null, { roles: [registrarRole] })
  expect(await admission.judge([{ room: publicRoom, envelope }])).toMatchObject([
    { kind: 'admitted', index: 0 },
  ])
  admission.forget()
  expect(admission.sizeOf(publicRoom)).toBe(0)
})
