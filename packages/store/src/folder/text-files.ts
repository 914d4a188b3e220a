// The files beside the log that make up the agreement's text: those that a record adopts, by name
// and hash, and no others.
//
// Whatever else lies in a folder is never opened. An adopted file counts only as a plain file,
// within the limit, with the very bytes that were adopted.
//
// A record that adopts another text and the files of that text change together. The files are
// first put aside under names of their own; then the log adopts them; then they take their names.
// Until they do, an adopted file that is not at its name is read from where it was put aside.

import { join } from 'node:path'
import { hexSha256, limits, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import type { TextFile } from '@holdfast/record'
import { sha256 } from '../crypto.ts'
import { storeProblems as problem } from '../problems.ts'
import { errorCode, nodeDisk, NotPlain, type FolderDisk } from './disk.ts'

/** What a record adopts where nobody names others: the text and what travels with it. */
const usualTextFiles: readonly string[] = [
  'agreement.md',
  'places.geojson',
  'zones.json',
  'names.json',
  'policy.json',
  'provenance.json',
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
  readonly #found = new Map<string, Found>()
  #bytes = 0

  /** The adopted files of a folder, none of them read yet. */
  constructor(dir: string, disk: FolderDisk) {
    this.#dir = dir
    this.#disk = disk
  }

  /**
   * The SHA-256 of an adopted file in hexadecimal, as it is found; or what was found where there is
   * no plain file to read: `missing`, `link`, `not-a-file`, `too-large`, `unreadable`.
   */
  async digestOf(adopted: TextFile): Promise<string> {
    return (await this.#find(adopted)).digest
  }

  /** The files that are what was adopted, by name. Reads those that were not read before. */
  async matching(adopted: readonly TextFile[]): Promise<ReadonlyMap<string, Bytes>> {
    const files = new Map<string, Bytes>()
    for (const one of adopted) {
      const { bytes } = await this.#find(one)
      if (bytes !== null) files.set(one.name, bytes)
    }
    return files
  }

  async #find({ name, sha256: hash }: TextFile): Promise<Found> {
    const known = this.#found.get(`${hash} ${name}`)
    if (known !== undefined) return known
    const named = await this.#read(name, hash)
    const aside = named.bytes === null ? await this.#read(asideName(name), hash) : named
    const found = aside.bytes === null ? named : aside
    this.#bytes += found.bytes?.length ?? 0
    this.#found.set(`${hash} ${name}`, found)
    return found
  }

  async #read(name: string, hash: string): Promise<Found> {
    try {
      const path = join(this.#dir, name)
      const bytes = await this.#disk.readPlain(path, limits.textBytes - this.#bytes)
      if (bytes === null) return { digest: 'missing', bytes: null }
      const digest = hashOf(bytes)
      return { digest, bytes: digest === hash ? bytes : null }
    } catch (error) {
      return { digest: error instanceof NotPlain ? error.code : 'unreadable', bytes: null }
    }
  }
}

/** What was found of an adopted file. `bytes` is null where they are not those adopted. */
type Found = { readonly digest: string; readonly bytes: Bytes | null }

/** Where a file of a text is put aside until the record has adopted it. */
function asideName(name: string): string {
  return `${name}.adopting`
}

/** A folder whose files change with what its record adopts, and the disk that it is on. */
type TextFolder = { readonly dir: string; readonly disk: FolderDisk }

/**
 * Puts the files of a text aside, to take their names once the record has adopted them. What the
 * record adopts before, and an earlier change left aside, takes its name first.
 */
export async function putAside(
  { dir, disk }: TextFolder,
  files: ReadonlyMap<string, Bytes>,
  adopted: readonly TextFile[],
): Promise<void> {
  for (const { name, sha256: hash } of adopted) {
    const aside = await readOrNull(disk, join(dir, asideName(name)))
    if (aside === null || hashOf(aside) !== hash) continue
    const named = await readOrNull(disk, join(dir, name))
    if (named === null || hashOf(named) !== hash) await takeName({ dir, disk }, name)
  }
  for (const [name, bytes] of files) {
    const path = join(dir, asideName(name))
    await disk.remove(path)
    await disk.create(path, bytes, 0o644)
  }
}

/** Gives files that were put aside their names. */
export async function takeNames(folder: TextFolder, names: Iterable<string>): Promise<void> {
  for (const name of names) await takeName(folder, name)
}

/** Removes files that were put aside for nothing; never what the record adopts and has aside. */
export async function dropAside(
  { dir, disk }: TextFolder,
  names: Iterable<string>,
  adopted: readonly TextFile[],
): Promise<void> {
  const hashes = new Map(adopted.map(({ name, sha256: hash }) => [name, hash]))
  for (const name of names) {
    const path = join(dir, asideName(name))
    const aside = await readOrNull(disk, path)
    if (aside === null || hashOf(aside) !== hashes.get(name)) await disk.remove(path)
  }
}

function takeName({ dir, disk }: TextFolder, name: string): Promise<void> {
  return disk.rename(join(dir, asideName(name)), join(dir, name))
}

async function readOrNull(disk: FolderDisk, path: string): Promise<Bytes | null> {
  try {
    return await disk.readPlain(path, limits.textBytes)
  } catch (error) {
    if (error instanceof NotPlain) return null
    throw error
  }
}

function hashOf(bytes: Bytes): string {
  return hexSha256(sha256, bytes)
}
