// One entry judged without the rest of its log: its signatures, and whether their keys spoke then,
// by the key statements of its record alone. For whoever has a receipt and not the record.
//
// Each entry's place must have been proved before (`verifyInclusion` of ledger). What it cannot see
// is the entry's chain, and a key statement that was held back; verifying the record sees both.

import type { Bytes, Sha256 } from '@holdfast/base'
import { areGoodSignatures, type SignatureClaim, type VerifySignatures } from '@holdfast/ledger'
import { aboutOf, decodeEnvelope, recordProblems, registerFromRoot } from '@holdfast/record'
import { registerWith, RoomKeys, RoomOrder, signedBytes } from '@holdfast/record'
import type { Envelope, Irregularity, KeyId, KeyRegister, RoomId } from '@holdfast/record'

/** An entry whose place in its room's log was proved. */
export type ProvedEntry = { readonly room: RoomId; readonly index: number; readonly bytes: Bytes }

/** What an entry is judged by. */
export type EntryAlone = {
  readonly sha256: Sha256
  readonly verify: VerifySignatures
  readonly agreement: string
  readonly root: KeyId
  /** The room that every other begins with the keys of. */
  readonly firstRoom: RoomId
  /** The entries that enrol and revoke keys, in any order. */
  readonly keyEntries: readonly ProvedEntry[]
  readonly entry: ProvedEntry
}

/** What is irregular about the entry, or about a key statement that it rests on. */
export async function entryFaults(given: EntryAlone): Promise<readonly Irregularity[]> {
  const { firstRoom, root, entry } = given
  const first = keysOf(given, firstRoom, registerFromRoot(root))
  const found: Irregularity[] = []
  const until = entry.room === firstRoom ? entry.index : Infinity
  await follow(given, { keys: first, room: firstRoom, until, found })
  if (entry.room === firstRoom) {
    found.push(...(await faultsOf(given, first, entry)).found)
    return found
  }
  const own = keysOf(given, entry.room, first.history.register)
  await follow(given, { keys: own, room: entry.room, until: entry.index, found })
  found.push(...(await faultsOf(given, own, entry)).found)
  return found
}

function keysOf({ sha256, agreement }: EntryAlone, room: RoomId, register: KeyRegister): RoomKeys {
  return new RoomKeys({ sha256, agreement, room, register })
}

type Following = {
  readonly keys: RoomKeys
  readonly room: RoomId
  readonly until: number
  readonly found: Irregularity[]
}

async function follow(given: EntryAlone, following: Following): Promise<void> {
  const { keys, room, until, found } = following
  const before = given.keyEntries
    .filter((one) => one.room === room && one.index < until)
    .toSorted((a, b) => a.index - b.index)
  for (const one of before) {
    const { envelope, found: faults } = await faultsOf(given, keys, one)
    found.push(...faults)
    if (envelope !== null) keys.take(keys.judge(envelope, one.index))
  }
}

type Faults = { readonly envelope: Envelope | null; readonly found: readonly Irregularity[] }

async function faultsOf(given: EntryAlone, keys: RoomKeys, one: ProvedEntry): Promise<Faults> {
  const { sha256, agreement } = given
  const { room, index } = one
  const decoded = decodeEnvelope(sha256, one.bytes)
  if (!decoded.ok) {
    const about = aboutOf(decoded.problem)
    return { envelope: null, found: [{ kind: 'malformed-entry', room, entry: index, about }] }
  }
  const envelope = decoded.value
  const order = new RoomOrder({ agreement, room, rootAt: () => null })
  const elsewhere = order
    .judge(envelope.statement, index)
    .irregularities.filter(({ kind }) => kind === 'wrong-agreement' || kind === 'wrong-room')
  const judged = keys.judge(envelope, index)
  const before = keys.history.register
  const register = judged.key === null ? before : registerWith(before, judged.key)
  const bad = await badSignatures(given, envelope, register)
  const unsigned = bad.map((keyId): Irregularity => {
    const about = aboutOf(recordProblems.badSignature(keyId))
    return { kind: 'bad-signature', room, entry: index, about }
  })
  return { envelope, found: [...elsewhere, ...judged.irregularities, ...unsigned] }
}

// An unknown key is told of where keys are judged.
async function badSignatures(
  { verify }: EntryAlone,
  { payload, signatures }: Envelope,
  { keys }: KeyRegister,
): Promise<readonly KeyId[]> {
  const message = signedBytes(payload)
  const asked = signatures.flatMap(({ keyId, signature }) => {
    const publicKey = keys.get(keyId)?.publicKey
    const claim: SignatureClaim | null =
      publicKey === undefined ? null : { publicKey, message, signature }
    return claim === null ? [] : [{ keyId, claim }]
  })
  const claims = asked.map(({ claim }) => claim)
  const areGood = await areGoodSignatures(verify, claims)
  return asked.filter((_, at) => areGood[at] !== true).map(({ keyId }) => keyId)
}
