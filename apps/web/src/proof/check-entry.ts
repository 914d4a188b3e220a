// Checking one entry in the reader's own browser: the leaf is the hash of the bytes, the path leads
// from it to the root, the log signed that root, and the author signed the statement with a key
// that spoke then.
//
// Nothing the server says about its own answer is believed; every step works from bytes. What one
// entry cannot show is what was held back: working everything out here does.

import { decodeBase64, decodeHex, encodeUtf8, encodeHex, type Bytes } from '@holdfast/base'
import { leafHash, openCheckpoint, parseVerifierKey, verifyInclusion } from '@holdfast/ledger'
import type { EntryAnswer } from '@holdfast/protocol'
import { breaksRecord, isKeyId, isRoomId } from '@holdfast/record'
import { entryFaults, type ProvedEntry } from '@holdfast/verify'
import { canVerify, sha256, verifySignature, verifySignatures } from './browser-crypto.ts'

/** One step of the check. `unknown` where this browser cannot do it. */
export type ProofStep = {
  readonly id: 'leaf' | 'path' | 'log' | 'author'
  readonly outcome: 'good' | 'bad' | 'unknown'
  readonly shown: string
}

export type EntryProof = {
  readonly answer: EntryAnswer
  readonly agreement: string
  /** The root key that the page shows. */
  readonly root: string
  /** The rooms with the verifier keys of their logs. The first holds everybody's keys. */
  readonly rooms: readonly { readonly id: string; readonly logKey: string }[]
  /** The entries that enrolled and revoked keys, each with its own proof. */
  readonly keyAnswers: readonly EntryAnswer[]
}

/** Every step, in the order in which one leans on the one before. */
export async function checkEntry(given: EntryProof): Promise<readonly ProofStep[]> {
  const { answer } = given
  const logKey = logKeyOf(given, answer.room)
  const hasVerify = await canVerify()
  const { leaf, opened, isIncluded } = await placeOf(answer, logKey, hasVerify)
  return [
    {
      id: 'leaf',
      outcome: outcomeOf(encodeHex(leaf) === answer.leafHash),
      shown: encodeHex(leaf),
    },
    {
      id: 'path',
      outcome: opened === null && !hasVerify ? 'unknown' : outcomeOf(isIncluded),
      shown: encodeHex(opened?.root ?? new Uint8Array(0)),
    },
    {
      id: 'log',
      outcome: hasVerify ? outcomeOf(opened !== null) : 'unknown',
      shown: logKey.split('+')[0] ?? '',
    },
    {
      id: 'author',
      outcome: hasVerify ? outcomeOf(await isAuthors(given)) : 'unknown',
      shown: answer.statement?.author ?? '',
    },
  ]
}

function outcomeOf(isGood: boolean): ProofStep['outcome'] {
  return isGood ? 'good' : 'bad'
}

function logKeyOf({ rooms }: EntryProof, room: string): string {
  return rooms.find(({ id }) => id === room)?.logKey ?? ''
}

async function placeOf(answer: EntryAnswer, logKey: string, hasVerify: boolean) {
  const leaf = leafHash(sha256, bytesOf(answer))
  const opened = await checkpointOf(answer.checkpoint, logKey, hasVerify)
  const isIncluded = verifyInclusion(sha256, {
    index: answer.leafIndex,
    size: opened?.size ?? answer.size,
    leaf,
    root: opened?.root ?? new Uint8Array(0),
    proof: answer.proof.map((hash) => decodeHex(hash) ?? new Uint8Array(0)),
  }).ok
  return { leaf, opened, isIncluded }
}

function bytesOf({ bytes }: EntryAnswer): Bytes {
  return decodeBase64(bytes) ?? new Uint8Array(0)
}

async function checkpointOf(note: string, logKey: string, hasVerify: boolean) {
  const key = parseVerifierKey(sha256, logKey)
  if (!key.ok || !hasVerify) return null
  const opened = await openCheckpoint(encodeUtf8(note), key.value, verifySignature)
  return opened.ok ? opened.value : null
}

// Signed by keys that spoke then, by the key statements that the logs prove.
async function isAuthors(given: EntryProof): Promise<boolean> {
  const { answer, agreement, root, rooms, keyAnswers } = given
  const firstRoom = rooms[0]?.id ?? ''
  const keyEntries: ProvedEntry[] = []
  for (const one of keyAnswers) {
    const { isIncluded } = await placeOf(one, logKeyOf(given, one.room), true)
    const entry = provedEntry(one)
    if (!isIncluded || entry === null) return false
    keyEntries.push(entry)
  }
  const entry = provedEntry(answer)
  if (entry === null || !isKeyId(root) || !isRoomId(firstRoom)) return false
  const verify = verifySignatures
  const options = { sha256, verify, agreement, root, firstRoom, keyEntries, entry }
  return !(await entryFaults(options)).some(breaksRecord)
}

function provedEntry(answer: EntryAnswer): ProvedEntry | null {
  const { room, leafIndex } = answer
  return isRoomId(room) ? { room, index: leafIndex, bytes: bytesOf(answer) } : null
}
