// Which program this is: a fingerprint of its sources as they lie on the disk.
//
// A checkout has no version that would change with every line. The name, size and times of each
// source file and of the list of what was installed do, and asking for them costs a few
// milliseconds; the time of the last change of a file cannot be set by hand.

import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of all packages, of which this is one. */
const packages = join(import.meta.dirname, '..', '..', '..')

let known: string | null | undefined

/** The fingerprint of the program that runs; null where its sources are not to be found. */
export function programFingerprint(): string | null {
  known ??= fingerprintOf(packages)
  return known
}

/** A fingerprint of the sources of the packages in a folder and of what is installed beside it. */
export function fingerprintOf(folder: string): string | null {
  const hash = createHash('sha256')
  hash.update(`${process.version} ${folder}\n`)
  try {
    note(hash, join(folder, '..', 'node_modules', '.package-lock.json'))
    for (const name of readdirSync(folder).sort()) {
      const sources = readdirSync(join(folder, name, 'src'), {
        recursive: true,
        withFileTypes: true,
      })
      const paths = sources
        .filter((one) => one.isFile())
        .map((one) => join(one.parentPath, one.name))
      for (const path of paths.sort()) note(hash, path)
    }
  } catch {
    return null
  }
  return hash.digest('hex')
}

function note(hash: ReturnType<typeof createHash>, path: string): void {
  const { size, mtimeMs, ctimeMs } = statSync(path)
  hash.update(`${path} ${size} ${mtimeMs} ${ctimeMs}\n`)
}
