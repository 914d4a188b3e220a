// The files beside the log that make up the agreement's text: hashing them, and comparing them with
// what the record adopted.

import { join } from 'node:path'
import { encodeHex, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import type { Irregularity, TextFile } from '@holdfast/record'
import { sha256 } from '../crypto.ts'
import { errorCode, nodeDisk, type FolderDisk } from './disk.ts'
import { storeProblems as problem } from '../problems.ts'

/** The files that a record adopts where nobody names others: text, places, frozen time zones. */
export const usualTextFiles: readonly string[] = ['agreement.md', 'places.geojson', 'zones.json']

/** The files to adopt with their hashes. A file that is named must be there. */
export async function filesToAdopt(
  dir: string,
  names: readonly string[] | null,
  disk: FolderDisk = nodeDisk,
): Promise<Result<TextFile[]>> {
  const files: TextFile[] = []
  for (const name of names ?? usualTextFiles) {
    const path = join(dir, name)
    const bytes = await disk.read(path).catch((error: unknown) => errorCode(error))
    if (typeof bytes === 'string') return refuse(problem.unreadable(path, bytes))
    if (bytes !== null) files.push({ name, sha256: hashOf(bytes) })
    else if (names !== null) return refuse(problem.unreadable(path, 'ENOENT'))
  }
  return ok(files)
}

/** An irregularity for each adopted file that is missing or differs. */
export async function textFaults(
  dir: string,
  room: string,
  adopted: readonly TextFile[],
  disk: FolderDisk = nodeDisk,
): Promise<readonly Irregularity[]> {
  const faults: Irregularity[] = []
  for (const { name, sha256: hash } of adopted) {
    const bytes = await disk.read(join(dir, name)).catch(() => null)
    const found = bytes === null ? 'missing' : hashOf(bytes)
    if (found === hash) continue
    const about = { file: name, adopted: hash, found }
    faults.push({ kind: 'text-differs', room, entry: null, about })
  }
  return faults
}

function hashOf(bytes: Bytes): string {
  return encodeHex(sha256(bytes))
}
