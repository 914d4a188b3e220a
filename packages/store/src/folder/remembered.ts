// Which records this user's machine has verified already, so that the next command need not verify
// them again: a small file for each, named by the digest of everything that was verified.
//
// It can only ever say "these very bytes were whole". A file that is damaged, that is another's, or
// that others may write is passed over (kept-files.ts), and the record is verified again.

import { homedir } from 'node:os'
import { join } from 'node:path'
import { canonicalJson, encodeUtf8, hexSha256 } from '@holdfast/base'
import { isJsonObject, type TextFile } from '@holdfast/record'
import { sha256 } from '../crypto.ts'
import { keep, readKept } from './kept-files.ts'

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
  const bytes = await readKept(join(folder, digest), mostBytes)
  try {
    return bytes === null ? null : parseRemembered(bytes.toString('utf8'), digest)
  } catch {
    return null
  }
}

/** Remembers that a record was whole. Where that is not possible nothing is lost but time. */
export function remember(folder: string, digest: string, what: Remembered): Promise<void> {
  return keep(folder, digest, [encodeUtf8(printRemembered(what, digest))])
}

// A file of 32 names and hashes stays far below this.
const mostBytes = 64 * 1024

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
