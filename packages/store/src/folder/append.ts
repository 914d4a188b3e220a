// Appending entries to a room of a record folder: all of them, or none.
//
// What would make the record break is refused before it counts, by the same rules that verifying
// uses. Where the entries adopt another text, its files come with them: see text-files.ts. How an
// append is written is in folder-append.ts.

import { equalBytes, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import type { VerifySignatures } from '@holdfast/ledger'
import { aboutOf, decodeEnvelope, type Envelope } from '@holdfast/record'
import { Admission } from '@holdfast/verify'
import { sha256, signaturesVerifier, type Signer } from '../crypto.ts'
import { storeProblems as problem } from '../problems.ts'
import { nodeDisk, type FolderDisk } from './disk.ts'
import { FolderAppend, type AppendedCounts } from './folder-append.ts'
import type { FolderRoom, RecordFolder } from './record-folder.ts'

/** Where to append and who signs the new checkpoint. */
export type AppendOptions = {
  readonly room: string
  /** Files of a text that the entries adopt, by name, which take the place of those there. */
  readonly texts?: ReadonlyMap<string, Bytes>
  /** Holds the key of the room's log. */
  readonly signer: Signer
  /** What `admissionTo` gave for this folder and room, to be used once; made where left out. */
  readonly admission?: Admission
  /** The folder of `rememberedFolder`: a record remembered as whole is remembered as it becomes. */
  readonly memory?: string | null
  readonly disk?: FolderDisk
  readonly verify?: VerifySignatures
}

/** What to append besides. */
export type Appending = AppendOptions & { readonly entries: readonly Bytes[] }

/** The folder after an append. */
export type Appended = AppendedCounts & { readonly folder: RecordFolder }

/** Appends entries to one room. On any problem the record is as it was, but for `store.17`. */
export async function appendEntries(
  folder: RecordFolder,
  { entries, ...options }: Appending,
): Promise<Result<Appended>> {
  const append = appendTo(folder, options)
  if (!append.ok) return append
  const envelopes = decodedEntries(entries, append.value.room)
  if (!envelopes.ok) return envelopes
  const added = await append.value.add(envelopes.value)
  if (!added.ok) {
    await append.value.abort()
    return added
  }
  const done = await append.value.commit()
  if (!done.ok) return done
  const { after, ...counts } = done.value
  if (after === null) return ok({ ...counts, folder })
  const before = append.value.room
  const grown: FolderRoom = {
    ...before,
    ...after,
    entries: [...before.entries, ...added.value.map(({ bytes }) => bytes)],
    leaves: [...before.leaves, ...added.value.map(({ leaf }) => leaf)],
    unfinishedBytes: 0,
    hasLeaves: true,
  }
  const rooms = folder.rooms.map((room) => (room.id === before.id ? grown : room))
  return ok({ ...counts, folder: { ...folder, rooms } })
}

/** Begins an append to one room, in batches: see `FolderAppend`. Nothing is written yet. */
export function appendTo(folder: RecordFolder, options: AppendOptions): Result<FolderAppend> {
  const { disk = nodeDisk, memory = null, texts = new Map(), signer } = options
  const room = folder.rooms.find(({ id }) => id === options.room)
  if (room === undefined) return refuse(problem.unknownRoom(options.room))
  if (!equalBytes(room.logKey.publicKey, signer.publicKey)) {
    return refuse(problem.wrongLogKey(room.id))
  }
  const admission = options.admission ?? admissionTo(folder, room, options.verify)
  return ok(new FolderAppend({ folder, room, signer, admission, memory, texts, disk }))
}

/** Judges what may be appended to a room of a folder that was opened. */
export function admissionTo(
  { manifest, rooms }: RecordFolder,
  room: FolderRoom,
  verify: VerifySignatures = signaturesVerifier(),
): Admission {
  const admission = new Admission({ manifest, sha256, verify })
  const [first] = rooms
  if (first !== undefined) admission.follow(first.id, first.entries)
  if (room.id !== first?.id) admission.follow(room.id, room.entries)
  return admission
}

function decodedEntries(entries: readonly Bytes[], room: FolderRoom): Result<readonly Envelope[]> {
  const envelopes: Envelope[] = []
  for (const [at, bytes] of entries.entries()) {
    const envelope = decodeEnvelope(sha256, bytes)
    if (!envelope.ok) {
      const about = aboutOf(envelope.problem)
      const found = { kind: 'malformed-entry', room: room.id, entry: null, about } as const
      return refuse(problem.irregularEntry(at, found))
    }
    envelopes.push(envelope.value)
  }
  return ok(envelopes)
}
