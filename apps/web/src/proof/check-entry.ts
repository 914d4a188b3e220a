// Checking one entry in the reader's own browser, with our own ledger package and nothing else:
// the leaf is the hash of the bytes, the path leads from it to the root, the log signed that root,
// and the author signed the statement.
//
// Nothing the server says about its own answer is believed; every step works from bytes.

import { decodeBase64, decodeHex, encodeUtf8, encodeHex, type Bytes } from '@holdfast/base'
import { leafHash, openCheckpoint, parseVerifierKey, verifyInclusion } from '@holdfast/ledger'
import type { EntriesAnswer, EntryAnswer } from '@holdfast/protocol'
import { decodeEnvelope, keyIdOf, verifyStatement, type KeyId } from '@holdfast/record'
import { canVerify, sha256, verifySignature } from './browser-crypto.ts'

/** One step of the check. `unknown` where this browser cannot do it. */
export type ProofStep = {
  readonly id: 'leaf' | 'path' | 'log' | 'author'
  readonly outcome: 'good' | 'bad' | 'unknown'
  readonly shown: string
}

export type EntryProof = {
  readonly answer: EntryAnswer
  /** The verifier key of the room's log, as the agreement's answer has it. */
  readonly logKey: string
  /** The entries that enrolled keys, for the author's public key. */
  readonly enrolments: EntriesAnswer['entries']
}

/** Every step, in the order in which one leans on the one before. */
export async function checkEntry(given: EntryProof): Promise<readonly ProofStep[]> {
  const { answer, logKey, enrolments } = given
  const bytes = decodeBase64(answer.bytes) ?? new Uint8Array(0)
  const leaf = leafHash(sha256, bytes)
  const hasVerify = await canVerify()
  const opened = await checkpointOf(answer.checkpoint, logKey, hasVerify)
  const proof = answer.proof.map((hash) => decodeHex(hash) ?? new Uint8Array(0))
  const root = opened?.root ?? new Uint8Array(0)
  const isIncluded = verifyInclusion(sha256, {
    index: answer.leafIndex,
    size: opened?.size ?? answer.size,
    leaf,
    root,
    proof,
  }).ok
  return [
    {
      id: 'leaf',
      outcome: outcomeOf(encodeHex(leaf) === answer.leafHash),
      shown: encodeHex(leaf),
    },
    {
      id: 'path',
      outcome: opened === null && !hasVerify ? 'unknown' : outcomeOf(isIncluded),
      shown: encodeHex(root),
    },
    {
      id: 'log',
      outcome: hasVerify ? outcomeOf(opened !== null) : 'unknown',
      shown: logKey.split('+')[0] ?? '',
    },
    {
      id: 'author',
      outcome: hasVerify ? await authorOutcome(bytes, enrolments) : 'unknown',
      shown: answer.statement?.author ?? '',
    },
  ]
}

function outcomeOf(isGood: boolean): ProofStep['outcome'] {
  return isGood ? 'good' : 'bad'
}

async function checkpointOf(note: string, logKey: string, hasVerify: boolean) {
  const key = parseVerifierKey(sha256, logKey)
  if (!key.ok || !hasVerify) return null
  const opened = await openCheckpoint(encodeUtf8(note), key.value, verifySignature)
  return opened.ok ? opened.value : null
}

async function authorOutcome(
  bytes: Bytes,
  enrolments: EntriesAnswer['entries'],
): Promise<ProofStep['outcome']> {
  const envelope = decodeEnvelope(sha256, bytes)
  if (!envelope.ok) return 'bad'
  const keys = new Map<KeyId, Bytes>()
  for (const { body } of enrolments) {
    const key = typeof body['key'] === 'string' ? decodeBase64(body['key']) : null
    // A key id is the hash of its key, so whoever lists it cannot give another.
    if (key !== null) keys.set(keyIdOf(sha256, key), key)
  }
  const verified = await verifyStatement(
    envelope.value,
    (id) => keys.get(id) ?? null,
    verifySignature,
  )
  return outcomeOf(verified.ok)
}
