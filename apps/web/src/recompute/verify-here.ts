// Whether the record that the server sent holds, found out in the reader's own browser by the rules
// of `packages/verify`: signatures, chains, keys at their times, trees, the text.
//
// The manifest is the server's. What it is believed for is the keys of the logs; its root key must
// be the one that the page shows, which the reader can compare with one given by somebody they
// trust.

import { encodeHex, type Bytes } from '@holdfast/base'
import { decodeNote, parseCheckpoint } from '@holdfast/ledger'
import { breaksRecord, decodeManifest, isRoomId } from '@holdfast/record'
import type { Irregularity, IrregularityKind } from '@holdfast/record'
import { verifyRecord, type Verification } from '@holdfast/verify'
import { sha256, verifySignatures } from '../proof/browser-crypto.ts'

/** A record as the server sent it. */
export type SentRecord = {
  readonly manifest: Bytes
  /** The root key that the page shows. */
  readonly root: string
  readonly files: ReadonlyMap<string, Bytes>
  /** Each room up to its checkpoint. */
  readonly rooms: readonly {
    readonly id: string
    readonly entries: readonly Bytes[]
    readonly checkpoint: Bytes
  }[]
}

/** What was found. `breaking` is the first thing that does not hold; null where all does. */
export type VerifiedHere = {
  /** True where logs, their roots, the manifest and the text hold. */
  readonly logs: boolean
  /** Entries about which nothing is wrong, of all. */
  readonly signatures: { readonly good: number; readonly of: number }
  readonly breaking: Irregularity | null
}

/** Verifies a record that was sent. A manifest that is none, or another's, holds nothing. */
export async function verifiedHere(
  sent: SentRecord,
  onProgress: (done: number, of: number) => void,
): Promise<VerifiedHere> {
  const of = sent.rooms.reduce((sum, { entries }) => sum + entries.length, 0)
  const manifest = decodeManifest(sha256, sent.manifest)
  if (!manifest.ok || manifest.value.root.keyId !== sent.root) {
    return { logs: false, signatures: { good: 0, of }, breaking: null }
  }
  const rooms = sent.rooms.flatMap(({ id, ...room }) =>
    isRoomId(id) ? [{ id, rest: new Uint8Array(0), ...room }] : [],
  )
  const verification = await verifyRecord({
    manifest: manifest.value,
    sha256,
    verify: verifySignatures,
    rooms,
    fileDigest: async ({ name }) => Promise.resolve(digestOf(sent.files.get(name))),
    onProgress: ({ done }) => onProgress(done, of),
  })
  return summedUp(verification, of)
}

/** What is wrong with a log or the text, and not with an entry. */
const ofLogs: ReadonlySet<IrregularityKind> = new Set([
  'bad-checkpoint',
  'unreadable-room',
  'missing-entries',
  'entry-differs',
  'root-differs',
  'foreign-bytes',
  'text-differs',
])

function summedUp({ irregularities, breaking }: Verification, of: number): VerifiedHere {
  const broken = irregularities.filter(breaksRecord)
  const wrong = broken.filter(({ kind }) => !ofLogs.has(kind))
  const entries = new Set(wrong.map(({ room, entry }) => `${room} ${entry}`))
  return {
    logs: wrong.length === broken.length,
    signatures: { good: of - entries.size, of },
    breaking,
  }
}

function digestOf(bytes: Bytes | undefined): string {
  return bytes === undefined ? 'missing' : encodeHex(sha256(bytes))
}

/** How many entries a checkpoint is of; 0 for one that cannot be read. */
export function sizeIn(checkpoint: Bytes): number {
  const note = decodeNote(checkpoint)
  const parsed = note.ok ? parseCheckpoint(note.value.text) : note
  return parsed.ok ? parsed.value.size : 0
}
