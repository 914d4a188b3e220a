// Goal: one entry by itself is judged by its keys at their times, as the whole record would judge
// it. Method: key statements and entries made by hand, each signed as it should be or not.

import { instantFromMs } from '@holdfast/base'
import { encodeEnvelope, keyRevokedBody, keyRevokedKind, registrarRole } from '@holdfast/record'
import type { Envelope, RoomId } from '@holdfast/record'
import { expect, test } from 'vitest'
import { entryFaults, type ProvedEntry } from './entry-alone.ts'
import * as cast from './testing.ts'

const { claimedAt, enrols, liaison, manifest, north, publicRoom, root, says, sha256, south } = cast
const later = instantFromMs(claimedAt + 3_600_000)

function proved(index: number, envelope: Envelope, room: RoomId = publicRoom): ProvedEntry {
  return { room, index, bytes: encodeEnvelope(envelope) }
}

async function faults(
  keyEntries: readonly ProvedEntry[],
  entry: ProvedEntry,
): Promise<readonly string[]> {
  const { agreement } = manifest
  const options = { sha256, verify: cast.verify, agreement, root: root.keyId }
  const found = await entryFaults({ ...options, firstRoom: publicRoom, keyEntries, entry })
  return found.map(({ kind }) => kind)
}

async function rootEnrolled(): Promise<Envelope> {
  return enrols(root, null, { roles: [registrarRole] })
}

test('an entry by a key that spoke then is good, in whatever order keys are given', async () => {
  const first = await rootEnrolled()
  const second = await enrols(north, first.statement)
  const keys = [proved(1, second), proved(0, first)]
  expect(await faults(keys, proved(2, await says({ key: north })))).toEqual([])
  const beside = await says({ key: north, room: liaison })
  expect(await faults(keys, proved(0, beside, liaison))).toEqual([])
  expect(await faults([], proved(0, first))).toEqual([])
})

test('a key that has expired, was revoked, or is enrolled only later does not speak', async () => {
  const first = await rootEnrolled()
  const second = await enrols(north, first.statement, { until: later })
  const keys = [proved(0, first), proved(1, second)]
  const late = await says({ key: north, at: later })
  expect(await faults(keys, proved(2, late))).toEqual(['key-not-valid'])
  const body = keyRevokedBody({ key: north.keyId, from: claimedAt, reason: 'lost' })
  const revoked = await says({ key: root, after: second.statement, kind: keyRevokedKind, body })
  const said = await says({ key: north })
  const afterwards = [...keys, proved(2, revoked)]
  expect(await faults(afterwards, proved(3, said))).toEqual(['key-not-valid'])
  expect(await faults(keys, proved(1, await says({ key: south })))).toEqual(['unknown-key'])
  expect(await faults([proved(0, first), proved(5, second)], proved(2, said))).toEqual([
    'unknown-key',
  ])
})

test('a forged signature is told, on the entry or on a key statement it rests on', async () => {
  const first = await rootEnrolled()
  const second = await enrols(north, first.statement)
  const said = await says({ key: north })
  const forged = (envelope: Envelope): Envelope => ({
    ...envelope,
    signatures: envelope.signatures.map(({ keyId, signature }) => ({
      keyId,
      signature: signature.map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
    })),
  })
  const keys = [proved(0, first), proved(1, second)]
  expect(await faults(keys, proved(2, forged(said)))).toEqual(['bad-signature'])
  const others = [proved(0, first), proved(1, forged(second))]
  expect(await faults(others, proved(2, said))).toEqual(['bad-signature'])
})

test('what was said elsewhere, or cannot be read, is told', async () => {
  const first = await rootEnrolled()
  const keys = [proved(0, first), proved(1, await enrols(north, first.statement))]
  const said = await says({ key: north })
  expect(await faults(keys, proved(0, said, liaison))).toEqual(['wrong-room'])
  const entry = { room: publicRoom, index: 2, bytes: new Uint8Array([1]) }
  expect(await faults(keys, entry)).toEqual(['malformed-entry'])
})
