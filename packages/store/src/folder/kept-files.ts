// Files that this user's machine keeps to save time and may forget: written for the user alone, and
// passed over where they are another's or where others may write them.
//
// Whoever can write files as this user can make them say what they like; they can also replace the
// program. Where nothing can be kept nothing is lost but time.

import { randomUUID } from 'node:crypto'
import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { limits } from '@holdfast/base'
import { readingPlain } from './disk.ts'

/** The bytes of a kept file; null where there is none that can be used. */
export async function readKept(path: string, mostBytes: number): Promise<Buffer | null> {
  try {
    await using file = await open(path, readingPlain)
    const found = await file.stat()
    if (!found.isFile() || found.size > mostBytes || !isOursAlone(found)) return null
    return await file.readFile()
  } catch {
    return null
  }
}

/** Keeps a file, all of it or nothing. */
export async function keep(
  folder: string,
  name: string,
  parts: readonly Uint8Array[],
): Promise<void> {
  const aside = join(folder, `.${randomUUID()}`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    {
      await using file = await open(aside, 'wx', 0o600)
      for (const part of parts) await file.writeFile(part)
    }
    await chmod(aside, 0o600)
    await rename(aside, join(folder, name))
    await forgetSome(folder)
  } catch {
    await rm(aside, { force: true }).catch(() => undefined)
  }
}

function isOursAlone({ uid, mode }: { readonly uid: number; readonly mode: number }): boolean {
  const self = process.getuid?.()
  // Windows has no such owners and modes; there the folder itself is the user's.
  return self === undefined || (uid === self && (mode & 0o022) === 0)
}

type Aged = { readonly name: string; readonly size: number; readonly at: number }

// A record that grows leaves files behind each time it is read: the oldest go. The large ones go
// sooner, as they take room.
async function forgetSome(folder: string): Promise<void> {
  const aged = await Promise.all(
    (await readdir(folder)).map(async (name): Promise<Aged> => {
      const { size, mtimeMs } = await stat(join(folder, name))
      return { name, size, at: mtimeMs }
    }),
  )
  aged.sort((a, b) => a.at - b.at)
  const isMany = aged.length > limits.rememberedRecords
  const left = isMany ? aged.slice(Math.ceil(aged.length / 2)) : aged
  const kept = new Set(left)
  let bytes = left.reduce((sum, { size }) => sum + size, 0)
  for (const one of left.filter(({ size }) => size > smallBytes)) {
    if (bytes <= limits.rememberedBytes) break
    bytes -= one.size
    kept.delete(one)
  }
  for (const one of aged) {
    if (!kept.has(one)) await rm(join(folder, one.name), { force: true })
  }
}

/** Files up to this size are not dropped for the room they take. */
const smallBytes = 64 * 1024
