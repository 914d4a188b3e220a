// The last checkpoint that this server published of each log, kept outside the database.
//
// A database that was restored from an older backup does not know what was published since. Signing
// on top of it would make a second history, so before a room is written to, what the database holds
// is compared with this note. Keep the folder out of backups that are ever put back.

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { equalBytes, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import { openCheckpoint, type VerifySignature } from '@holdfast/ledger'
import { nodeDisk, type FolderDisk } from '../folder/disk.ts'
import { databaseProblems as problem } from './problems.ts'
import type { RoomState } from './record-state.ts'

/** The notes of a folder. */
export type Published = {
  /** Refuses a room that is shorter than, or other than, what was published of it. */
  readonly check: (room: RoomState) => Promise<Result<true>>
  /** Keeps a room's checkpoint, durably, before anybody is told of it. */
  readonly keep: (room: Pick<RoomState, 'logKey' | 'checkpointBytes'>) => Promise<void>
}

/** The notes in `dir`. The folder is made when the first is kept. */
export function publishedIn(
  dir: string,
  verify: VerifySignature,
  disk: FolderDisk = nodeDisk,
): Published {
  const pathOf = (origin: string): string => {
    const name = createHash('sha256').update(origin).digest('hex').slice(0, 32)
    return join(dir, `${name}.checkpoint`)
  }
  const kept = new Map<string, Bytes>()
  return {
    check: async (room) => {
      const { name } = room.logKey
      const note = kept.get(name) ?? (await disk.read(pathOf(name)))
      if (note === null || equalBytes(note, room.checkpointBytes)) return ok(true)
      return compare(room, note, verify)
    },
    keep: async ({ logKey, checkpointBytes }) => {
      const path = pathOf(logKey.name)
      kept.set(logKey.name, checkpointBytes)
      await disk.makeFolder(dir)
      await disk.remove(`${path}.new`)
      await disk.create(`${path}.new`, checkpointBytes, 0o600)
      await disk.rename(`${path}.new`, path)
    },
  }
}

async function compare(
  room: RoomState,
  note: Bytes,
  verify: VerifySignature,
): Promise<Result<true>> {
  const opened = await openCheckpoint(note, room.logKey, verify)
  // A note that cannot be read may be one of a longer log: nothing is signed until it is looked at.
  if (!opened.ok) return refuse(problem.otherHistory(room.id, room.size))
  const { size, root } = opened.value
  if (size > room.size) {
    return refuse(problem.olderThanPublished(room.id, room.size, size))
  }
  const ours = room.tree.rootAt(size)
  const isSame = ours !== null && equalBytes(ours, root)
  return isSame ? ok(true) : refuse(problem.otherHistory(room.id, size))
}
