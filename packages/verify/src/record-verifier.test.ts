// Goal: a record of nothing but irregularities is counted and not kept whole. Method: many entries
// that are none, and many whose signature is another.
//
// Tampering with real records is tested in `packages/store`, where folders are.

import { encodeUtf8 } from '@holdfast/base'
import { encodeEnvelope, registrarRole, type Envelope } from '@holdfast/record'
import { expect, test } from 'vitest'
import { verifyRecord, type RoomFound } from './record-verifier.ts'
import * as cast from './testing.ts'
import { listedLimit, type Verification } from './verification.ts'

const { enrols, manifest, publicRoom, root, sha256, verify } = cast
const rest = new Uint8Array(0)

async function verified(entries: RoomFound['entries']): Promise<Verification> {
  const rooms = [{ id: publicRoom, entries, rest, checkpoint: null }]
  const fileDigest = async (): Promise<string> => Promise.resolve('missing')
  return verifyRecord({ manifest, sha256, verify, rooms, fileDigest })
}

test('many entries that cannot be read are counted, and the first are listed', async () => {
  const many = 200_000
  const found = await verified(Array.from({ length: many }, (_, at) => encodeUtf8(String(at))))
  // The checkpoint is missing too.
  expect([found.irregularityCount, found.irregularities.length]).toEqual([many + 1, listedLimit])
  expect(found.irregularities[1]).toMatchObject({ kind: 'malformed-entry', entry: 0 })
  expect(found.breaking).toMatchObject({ kind: 'bad-checkpoint' })
})

test('signatures that are not good are listed by entry, whenever they were checked', async () => {
  const first = await enrols(root, null, { roles: [registrarRole] })
  const said: Envelope[] = [first]
  for (let n = 1; n < 1_200; n++) {
    said.push(await cast.says({ key: root, after: said.at(-1)?.statement ?? null }))
  }
  const forged = said.map((envelope, at) => ({
    ...envelope,
    signatures: envelope.signatures.map((one) =>
      at % 2 === 0 ? one : { ...one, signature: one.signature.toReversed() },
    ),
  }))
  const found = await verified(forged.map(encodeEnvelope))
  expect(found.irregularityCount).toBe(601)
  const entries = found.irregularities.slice(1).map(({ entry }) => entry)
  expect(entries).toEqual(Array.from({ length: 600 }, (_, at) => at * 2 + 1))
})
