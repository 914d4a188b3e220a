// Which records this user's machine has verified already, so that the next command need not verify
// them again: a small file for each, named by the digest of everything that was verified.
//
// It can only ever say "these very bytes were whole". A file that is damaged, that is another's, or
// that others may write is passed over, and the record is verified again. Whoever can write files
// as this user can make them say what they like; they can also replace the program.

import { randomUUID } from 'node:crypto'
import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { canonicalJson, encodeUtf8, hexSha256, limits } from '@holdfast/base'
import { isJsonObject, type TextFile } from '@holdfast/record'
import { sha256 } from '../crypto.ts'
import { readingPlain } from './disk.ts'

/** What is remembered of a record that was whole: the files it adopts; null where none. */
export type Remembered = { readonly text: readonly TextFile[] | null }

/** The folder for what the user's programs may forget, by the habits of the system. */
export function rememberedFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
): string {
  const asked = env['XDG_CACHE_HOME'] ?? ''
  if (asked !== '') return join(asked, 'holdfast', 'verified')
  const local = env['LOCALAPPDATA'] ?? ''
  if (platform === 'win32' && local !== '') return join(local, 'holdfast', 'cache', 'verified')
  const home = homedir()
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'holdfast', 'verified')
  return join(home, '.cache', 'holdfast', 'verified')
}

/** What is remembered under a digest; null where nothing is, or nothing that can be used. */
export async function recall(folder: string, digest: string): Promise<Remembered | null> {
  try {
    await using file = await open(join(folder, digest), readingPlain)
    const found = await file.stat()
    if (!found.isFile() || found.size > mostBytes || !isOursAlone(found)) return null
    return parseRemembered(await file.readFile('utf8'), digest)
  } catch {
    return null
  }
}

/** Remembers that a record was whole. Where that is not possible nothing is lost but time. */
export async function remember(folder: string, digest: string, what: Remembered): Promise<void> {
  const aside = join(folder, `.${randomUUID()}`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    {
      await using file = await open(aside, 'wx', 0o600)
      await file.writeFile(printRemembered(what, digest))
    }
    await chmod(aside, 0o600)
    await rename(aside, join(folder, digest))
    await forgetSome(folder)
  } catch {
    await rm(aside, { force: true }).catch(() => undefined)
  }
}

// A file of 32 names and hashes stays far below this.
const mostBytes = 64 * 1024

function isOursAlone({ uid, mode }: { readonly uid: number; readonly mode: number }): boolean {
  const self = process.getuid?.()
  // Windows has no such owners and modes; there the folder itself is the user's.
  return self === undefined || (uid === self && (mode & 0o022) === 0)
}

// The last line is the hash of what is before it: half a file, or one with a flipped bit, is none.
function printRemembered({ text }: Remembered, digest: string): string {
  const files = text?.map((file) => ({ name: file.name, sha256: file.sha256 })) ?? null
  const said = canonicalJson({ format: 'holdfast-verified/1', digest, text: files })
  return `${said}\n${hexSha256(sha256, encodeUtf8(said))}\n`
}

function parseRemembered(content: string, digest: string): Remembered | null {
  const [said = '', hash] = content.split('\n')
  if (hexSha256(sha256, encodeUtf8(said)) !== hash) return null
  const value: unknown = JSON.parse(said)
  if (!isJsonObject(value) || value['digest'] !== digest) return null
  const { text } = value
  if (text === null) return { text }
  if (!Array.isArray(text)) return null
  const files = text.flatMap((file): readonly TextFile[] => {
    if (!isJsonObject(file)) return []
    const { name, sha256: hashed } = file
    return typeof name === 'string' && typeof hashed === 'string' ? [{ name, sha256: hashed }] : []
  })
  return files.length === text.length ? { text: files } : null
}

// A record that grows leaves one behind each time it is read: the oldest go.
async function forgetSome(folder: string): Promise<void> {
  const names = await readdir(folder)
  if (names.length <= limits.rememberedRecords) return
  const aged = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  )
  aged.sort((a, b) => a.at - b.at)
  for (const { name } of aged.slice(0, Math.ceil(names.length / 2))) {
    await rm(join(folder, name), { force: true })
  }
}
