// Goal: the receipt of an entry is checked from bytes alone. Method: answers made from an example
// record as the server makes them, whole, and with one thing in them changed.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeUtf8, encodeBase64, encodeHex, encodeUtf8, present } from '@holdfast/base'
import { inclusionProof, leafHash, printVerifierKey } from '@holdfast/ledger'
import type { EntryAnswer } from '@holdfast/protocol'
import { decodeEnvelope, decodeManifest, keyEnrolledKind } from '@holdfast/record'
import { beforeAll, expect, test } from 'vitest'
import { sha256 } from './browser-crypto.ts'
import { checkEntry, type EntryProof } from './check-entry.ts'

const dir = join(import.meta.dirname, '../../../../agreements/gaza-pause-2023')

let proofs: readonly EntryProof[]
beforeAll(async () => {
  const decoded = decodeManifest(sha256, await readFile(join(dir, 'holdfast.json')))
  const manifest = present(decoded.ok ? decoded.value : null, 'a manifest')
  const { id } = present(manifest.rooms[0], 'a room')
  const rooms = manifest.rooms.map((room) => ({
    id: room.id,
    logKey: printVerifierKey(room.logKey),
  }))
  const text = decodeUtf8(await readFile(join(dir, 'rooms', id, 'entries.jsonl'))) ?? ''
  const checkpoint = decodeUtf8(await readFile(join(dir, 'rooms', id, 'checkpoint'))) ?? ''
  const entries = text.split('\n').slice(0, -1).map(encodeUtf8)
  const leaves = entries.map((entry) => leafHash(sha256, entry))
  const answers = entries.map((bytes, index): EntryAnswer => {
    const envelope = decodeEnvelope(sha256, bytes)
    const statement = present(envelope.ok ? envelope.value.statement : null, 'an entry')
    return {
      room: id,
      entry: index + 1,
      leafIndex: index,
      size: entries.length,
      id: statement.id,
      leafHash: encodeHex(leafHash(sha256, bytes)),
      bytes: encodeBase64(bytes),
      statement: { ...statement, holder: null, claimedAt: '', seen: null },
      signatures: [],
      standing: 'admitted',
      problem: null,
      waitsFor: null,
      facts: [],
      repliedBy: [],
      proof: inclusionProof(sha256, leaves, index).map(encodeHex),
      checkpoint,
    }
  })
  const keyAnswers = answers.filter(({ statement }) => statement?.kind === keyEnrolledKind)
  const { agreement, root } = manifest
  proofs = [0, 3, answers.length - 1].map((at) => {
    const answer = present(answers[at], 'an entry')
    return { answer, agreement, root: root.keyId, rooms, keyAnswers }
  })
})

async function outcomes(proof: EntryProof): Promise<readonly string[]> {
  return (await checkEntry(proof)).map(({ outcome }) => outcome)
}

test('every step of an honest receipt is good', async () => {
  for (const proof of proofs) {
    expect(await outcomes(proof)).toEqual(['good', 'good', 'good', 'good'])
  }
})

test('what was changed is found in the step that leans on it', async () => {
  const proof = present(proofs[1], 'a proof')
  const { answer } = proof
  expect(await outcomes({ ...proof, answer: { ...answer, leafIndex: 4 } })).toContain('bad')
  const checkpoint = answer.checkpoint.replace(/\n\d+\n/, '\n7\n')
  expect((await outcomes({ ...proof, answer: { ...answer, checkpoint } })).slice(1, 3)).toEqual([
    'bad',
    'bad',
  ])
  const others = await outcomes({ ...proof, root: '0'.repeat(32) })
  expect(others).toEqual(['good', 'good', 'good', 'bad'])
  expect((await outcomes({ ...proof, keyAnswers: [] }))[3]).toBe('bad')
  const [first, ...rest] = proof.keyAnswers
  const moved = { ...present(first, 'a key'), leafIndex: 9 }
  expect((await outcomes({ ...proof, keyAnswers: [moved, ...rest] }))[3]).toBe('bad')
})
