// Making a record folder: its manifest, its rooms, and the first entries, which enrol the root key
// and adopt the agreement's text.
//
// The manifest is written last, so a folder is a record only once everything else is there. A
// folder that has a manifest or rooms already is refused: a record is never made over another.

import { join } from 'node:path'
import { Author } from '@holdfast/author'
import { encodeUtf8, isId, limits, ok, refuse } from '@holdfast/base'
import type { Bytes, Instant, Result } from '@holdfast/base'
import { emptyTree, isKeyName, leafHash, signCheckpoint, treeAfterAll } from '@holdfast/ledger'
import { treeRoot } from '@holdfast/ledger'
import { encodeEnvelope, isRoomId, keyEnrolledBody, keyEnrolledKind } from '@holdfast/record'
import { printManifest, registrarRole } from '@holdfast/record'
import { textAdoptedBody, textAdoptedKind } from '@holdfast/record'
import type { Manifest, ManifestRoom, RoomId } from '@holdfast/record'
import { noteSignerFrom, sha256, type Signer } from '../crypto.ts'
import { errorCode, nodeDisk, type FolderDisk } from './disk.ts'
import { storeProblems as problem } from '../problems.ts'
import { manifestFile } from './record-files.ts'
import { openFolder, type RecordFolder } from './record-folder.ts'
import { encodeLeaves, joinLines, roomPaths } from './room-files.ts'
import { filesToAdopt } from './text-files.ts'

/** What a new record is made of. */
export type NewFolder = {
  readonly dir: string
  readonly agreement: string
  /** The first room takes the enrolments that every room knows; usually `public`. */
  readonly rooms: readonly string[]
  /** The root key: first registrar, and the key of every room's log. */
  readonly signer: Signer
  /** Whom the root key speaks for, for example `compiler`. */
  readonly holder: string
  /** Roles of the root key besides `registrar`. */
  readonly roles?: readonly string[]
  /** When the root key enrols itself, by its holder's clock. */
  readonly claimedAt: Instant
  /** From when the root key speaks; `claimedAt` where it is not given. Never later. */
  readonly from?: Instant
  /** The files of the agreement's text that the record adopts; those there are, if not given. */
  readonly texts?: readonly string[]
  /** What the logs' origins begin with; a name that no other record has. */
  readonly originPrefix?: string
  readonly disk?: FolderDisk
}

/** Makes a record folder and opens it. */
export async function initFolder(made: NewFolder): Promise<Result<RecordFolder>> {
  const { dir, disk = nodeDisk } = made
  const manifest = manifestOf(made)
  if (!manifest.ok) return manifest
  const first = await firstEntries(made, manifest.value)
  if (!first.ok) return first
  const path = join(dir, manifestFile)
  const roomsFolder = join(dir, 'rooms')
  try {
    if ((await disk.sizeOf(path)) !== null) return refuse(problem.alreadyThere(path))
    if ((await disk.list(roomsFolder)).length > 0) return refuse(problem.alreadyThere(roomsFolder))
  } catch (error) {
    return refuse(problem.unreadable(dir, errorCode(error)))
  }
  try {
    await disk.remove(roomsFolder)
    for (const [at, room] of manifest.value.rooms.entries()) {
      await writeRoom({
        dir,
        disk,
        room,
        signer: made.signer,
        entries: at === 0 ? first.value : [],
      })
    }
    await disk.remove(`${path}.new`)
    await disk.create(`${path}.new`, encodeUtf8(printManifest(manifest.value)), 0o644)
    await disk.rename(`${path}.new`, path)
  } catch (error) {
    await cleanUp(disk, path, roomsFolder)
    return refuse(problem.diskRefused(path, errorCode(error)))
  }
  return openFolder(dir, { disk })
}

function manifestOf(made: NewFolder): Result<Manifest> {
  const { agreement, rooms, signer, dir } = made
  const prefix = made.originPrefix ?? `holdfast/${signer.keyId}/${agreement}`
  if (!isId(agreement)) return refuse(problem.badManifest(dir, 'agreement'))
  if (!isKeyName(prefix)) return refuse(problem.badManifest(dir, 'origin'))
  const isCounted = rooms.length >= 1 && rooms.length <= limits.rooms
  // The keys that the public needs are public: its room is the first.
  const isPublicFirst = rooms.indexOf('public') <= 0
  if (!isCounted || !isPublicFirst || new Set(rooms).size !== rooms.length) {
    return refuse(problem.badManifest(dir, 'rooms'))
  }
  const described: ManifestRoom[] = []
  for (const id of rooms) {
    if (!isRoomId(id)) return refuse(problem.badRoomName(id))
    described.push({ id, logKey: noteSignerFrom(signer, `${prefix}/${id}`).key })
  }
  const root = { keyId: signer.keyId, publicKey: signer.publicKey }
  return ok({ agreement, root, rooms: described })
}

// The root enrols itself, then adopts the text.
async function firstEntries(made: NewFolder, manifest: Manifest): Promise<Result<Bytes[]>> {
  const { signer, claimedAt, holder, roles = [], dir, disk = nodeDisk } = made
  const room: RoomId | undefined = manifest.rooms[0]?.id
  if (room === undefined) return refuse(problem.badManifest(dir, 'rooms'))
  const from = made.from ?? claimedAt
  if (!isId(holder) || from > claimedAt) return refuse(problem.badManifest(dir, 'root'))
  const author = new Author({ sha256, signer, agreement: manifest.agreement, room })
  const enrolment = keyEnrolledBody({
    publicKey: signer.publicKey,
    holder,
    roles: [...new Set([registrarRole, ...roles])],
    from,
    until: null,
  })
  const first = await author.says({ kind: keyEnrolledKind, body: enrolment, claimedAt })
  if (!first.ok) return first
  const files = await filesToAdopt(dir, made.texts ?? null, disk)
  if (!files.ok) return files
  if (files.value.length === 0) return ok([encodeEnvelope(first.value)])
  const body = textAdoptedBody(files.value)
  const second = await author.says({ kind: textAdoptedKind, body, claimedAt })
  return second.ok ? ok([encodeEnvelope(first.value), encodeEnvelope(second.value)]) : second
}

type NewRoom = {
  readonly dir: string
  readonly disk: FolderDisk
  readonly room: ManifestRoom
  readonly signer: Signer
  readonly entries: readonly Bytes[]
}

async function writeRoom({ dir, disk, room, signer, entries }: NewRoom): Promise<void> {
  const paths = roomPaths(dir, room.id)
  const leaves = entries.map((entry) => leafHash(sha256, entry))
  const tree = treeAfterAll(sha256, emptyTree, leaves)
  const origin = room.logKey.name
  const checkpoint = { origin, size: tree.size, root: treeRoot(sha256, tree), extensions: [] }
  await disk.makeFolder(paths.folder)
  await disk.create(paths.entries, joinLines(entries), 0o644)
  await disk.create(paths.leaves, encodeLeaves(leaves), 0o644)
  const signed = await signCheckpoint(checkpoint, noteSignerFrom(signer, origin))
  await disk.create(paths.checkpoint, signed, 0o644)
}

// Takes away what was begun; where the disk refuses that too, a folder without a manifest is left,
// which is no record.
async function cleanUp(disk: FolderDisk, path: string, roomsFolder: string): Promise<void> {
  for (const left of [path, `${path}.new`, roomsFolder]) {
    await disk.remove(left).catch(() => undefined)
  }
}
