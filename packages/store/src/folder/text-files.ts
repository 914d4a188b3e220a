// The files beside the log that make up the agreement's text: those that a record adopts, by name
// and hash, and no others.
//
// Whatever else lies in a folder is never opened. An adopted file counts only as a plain file,
// within the limit, with the very bytes that were adopted.

import { join } from 'node:path'
import { hexSha256, limits, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import type { TextFile } from '@holdfast/record'
import { sha256 } from '../crypto.ts'
import { storeProblems as problem } from '../problems.ts'
import { errorCode, nodeDisk, NotPlain, type FolderDisk } from './disk.ts'

/** What a record adopts where nobody names others: text, places, frozen time zones, names. */
const usualTextFiles: readonly string[] = [
  'agreement.md',
  'places.geojson',
  'zones.json',
  'names.json',
]

/** The files to adopt with their hashes. A file that is named must be there. */
export async function filesToAdopt(
  dir: string,
  names: readonly string[] | null,
  disk: FolderDisk = nodeDisk,
): Promise<Result<TextFile[]>> {
  const files: TextFile[] = []
  for (const name of names ?? usualTextFiles) {
    const path = join(dir, name)
    const bytes = await disk
      .readPlain(path, limits.textBytes)
      .catch((error: unknown) => errorCode(error))
    if (typeof bytes === 'string') return refuse(problem.unreadable(path, bytes))
    if (bytes !== null) files.push({ name, sha256: hashOf(bytes) })
    else if (names !== null) return refuse(problem.unreadable(path, 'ENOENT'))
  }
  return ok(files)
}

/** Reads adopted files and keeps those that are what was adopted. */
export class AdoptedFiles {
  readonly #dir: string
  readonly #disk: FolderDisk
  readonly #read = new Map<string, { readonly bytes: Bytes; readonly hash: string }>()
  #bytes = 0

  /** The adopted files of a folder, none of them read yet. */
  constructor(dir: string, disk: FolderDisk) {
    this.#dir = dir
    this.#disk = disk
  }

  /**
   * The SHA-256 of a file in hexadecimal; or what was found where there is no plain file to read:
   * `missing`, `link`, `not-a-file`, `too-large`, `unreadable`.
   */
  async digestOf(name: string): Promise<string> {
    const known = this.#read.get(name)
    if (known !== undefined) return known.hash
    try {
      const bytes = await this.#disk.readPlain(
        join(this.#dir, name),
        limits.textBytes - this.#bytes,
      )
      if (bytes === null) return 'missing'
      this.#bytes += bytes.length
      const hash = hashOf(bytes)
      this.#read.set(name, { bytes, hash })
      return hash
    } catch (error) {
      return error instanceof NotPlain ? error.code : 'unreadable'
    }
  }

  /** The files that are what was adopted, by name. Reads those that were not read before. */
  async matching(adopted: readonly TextFile[]): Promise<ReadonlyMap<string, Bytes>> {
    const files = new Map<string, Bytes>()
    for (const { name, sha256: hash } of adopted) {
      const isSame = (await this.digestOf(name)) === hash
      const bytes = this.#read.get(name)?.bytes
      if (isSame && bytes !== undefined) files.set(name, bytes)
    }
    return files
  }
}

function hashOf(bytes: Bytes): string {
  return hexSha256(sha256, bytes)
}
