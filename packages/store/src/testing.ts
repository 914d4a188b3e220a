// What the tests of this package and of others share: a clean record in a temporary folder, people
// with keys, and a disk that fails where it is told to.
//
// Not part of the package's public interface.

import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Author } from '@holdfast/author'
import { assert, parseInstant, present, type Bytes, type Instant } from '@holdfast/base'
import { leafHash, rootOf, signCheckpoint } from '@holdfast/ledger'
import { encodeEnvelope, isRoomId } from '@holdfast/record'
import { keyEnrolledBody, keyEnrolledKind, type JsonObject, type Payload } from '@holdfast/record'
import { generateKeyPair, noteSignerFrom, sha256, signerFrom, type Signer } from './crypto.ts'
import { nodeDisk, type FolderDisk } from './folder/disk.ts'
import { initFolder } from './folder/init-folder.ts'
import type { RecordFolder } from './folder/record-folder.ts'
import { encodeLeaves, joinLines, roomPaths } from './folder/room-files.ts'

/** When everything in these tests is said. */
export const testInstant: Instant = present(parseInstant('2023-11-24T05:00Z'), 'an instant')

/** A signer with a fresh key. */
export async function freshSigner(): Promise<Signer> {
  return present(await signerFrom(await generateKeyPair()), 'the halves belong together')
}

/** A path in the machine's temporary folder that nobody else uses. */
export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'holdfast-test-'))
}

/** A new record with rooms `public` and `intake`, and the key that is its root. */
export async function freshRecord(): Promise<{
  readonly folder: RecordFolder
  readonly root: Signer
}> {
  const root = await freshSigner()
  const folder = await initFolder({
    dir: await temporaryFolder(),
    agreement: 'two-sectors',
    rooms: ['public', 'intake'],
    signer: root,
    holder: 'compiler',
    roles: ['compiler'],
    claimedAt: testInstant,
  })
  assert(folder.ok, 'a new record is made')
  return { folder: folder.value, root }
}

/** What a device may say otherwise than tests usually do. */
export type SaidOtherwise = Partial<Pick<Payload, 'agreement' | 'claimedAt' | 'seen'>>

/** One device that speaks in one room, and keeps its chain. */
export type Device = {
  /** The bytes of its next entry. */
  readonly says: (kind: string, body: JsonObject, more?: SaidOtherwise) => Promise<Bytes>
}

/** A device of a signer; `first` is an entry of its chain that it goes on from. */
export function deviceOf(signer: Signer, room: string, first: Bytes | null = null): Device {
  assert(isRoomId(room), 'a room')
  const begun = new Author({ sha256, signer, agreement: 'two-sectors', room })
  begun.follow(first === null ? [] : [first])
  let { last } = begun.head
  const says: Device['says'] = async (kind, body, more = {}) => {
    const { agreement = 'two-sectors', claimedAt = testInstant, seen = null } = more
    const author = new Author({ sha256, signer, agreement, room, head: { last, seen } })
    const envelope = await author.says({ kind, body, claimedAt })
    assert(envelope.ok, 'tests say what can be said')
    last = author.head.last
    return encodeEnvelope(envelope.value)
  }
  return { says }
}

/** The body that enrols a signer's key for a party. */
export async function enrolment(registrar: Device, signer: Signer, holder: string): Promise<Bytes> {
  const { publicKey } = signer
  const term = { roles: ['party'], from: testInstant, until: null }
  return registrar.says(keyEnrolledKind, keyEnrolledBody({ publicKey, holder, ...term }))
}

/** How a write fails: before anything is written, half way, or after all of it was kept. */
export type FailureMoment = 'before' | 'half' | 'after'

/** A disk whose write number `nth` (from 0) fails, and those after it too where `forGood`. */
export function failingDisk(nth: number, moment: FailureMoment, forGood: boolean): FolderDisk {
  let writes = 0
  const isFailing = (): boolean => {
    const at = writes++
    return at === nth || (forGood && at > nth)
  }
  const failing = async (write: () => Promise<void>, half: () => Promise<void>): Promise<void> => {
    if (!isFailing()) {
      await write()
      return
    }
    if (moment === 'after') await write()
    if (moment === 'half') await half()
    throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' })
  }
  const nothing = async (): Promise<void> => Promise.resolve()
  return {
    ...nodeDisk,
    writeFrom: (path, offset, bytes) =>
      failing(
        () => nodeDisk.writeFrom(path, offset, bytes),
        () => nodeDisk.writeFrom(path, offset, bytes.subarray(0, bytes.length / 2)),
      ),
    create: (path, bytes, mode) =>
      failing(
        () => nodeDisk.create(path, bytes, mode),
        () => nodeDisk.create(path, bytes.subarray(0, bytes.length / 2), mode),
      ),
    rename: (from, to) => failing(() => nodeDisk.rename(from, to), nothing),
    remove: (path) => failing(() => nodeDisk.remove(path), nothing),
  }
}

/** Writes a room as a holder who rewrites its history would: other entries, signed anew. */
export async function rewriteRoom(
  folder: RecordFolder,
  room: string,
  entries: readonly Bytes[],
  signer: Signer,
): Promise<void> {
  const found = present(
    folder.rooms.find(({ id }) => id === room),
    'the room is there',
  )
  const paths = roomPaths(folder.dir, found.id)
  const leaves = entries.map((entry) => leafHash(sha256, entry))
  const origin = found.logKey.name
  const root = rootOf(sha256, leaves)
  const checkpoint = { origin, size: leaves.length, root, extensions: [] }
  await writeFile(paths.entries, joinLines(entries))
  await writeFile(paths.leaves, encodeLeaves(leaves))
  const note = noteSignerFrom(signer, origin)
  await writeFile(paths.checkpoint, await signCheckpoint(checkpoint, note))
}
