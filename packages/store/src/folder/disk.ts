// The few things a record folder asks of a disk, so that tests can make any of them fail.
//
// Every method resolves or throws; throwing says nothing about whether the write was kept. Paths
// are whole paths. What must survive a power cut is synced before a method resolves.

import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { link, lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Bytes } from '@holdfast/base'

/** A disk. */
export type FolderDisk = {
  /** The bytes of a file, or null where there is no such file. */
  readonly read: (path: string) => Promise<Bytes | null>
  /**
   * The bytes of a plain file, or null where there is no such file. Throws a `NotPlain` for a link,
   * a folder, a device, a pipe or a socket, and for a file of more than `limit` bytes: whoever
   * hands a folder over may have put anything in it.
   */
  readonly readPlain: (path: string, limit: number) => Promise<Bytes | null>
  /** What lies at a path, links not followed; null where nothing does. */
  readonly kindOf: (path: string) => Promise<PathKind | null>
  /** The size of a file in bytes, or null where there is no such file. */
  readonly sizeOf: (path: string) => Promise<number | null>
  /** Writes bytes at an offset, makes that the end of the file, and syncs it. */
  readonly writeFrom: (path: string, offset: number, bytes: Uint8Array) => Promise<void>
  /**
   * Creates a file with these bytes and syncs it. Throws `EEXIST` where there is one. Nobody sees
   * the file before it has its bytes.
   */
  readonly create: (path: string, bytes: Uint8Array, mode: number) => Promise<void>
  /** Renames a file over another and syncs the folder. */
  readonly rename: (from: string, to: string) => Promise<void>
  /** Removes a file or a folder with everything in it; nothing happens where there is none. */
  readonly remove: (path: string) => Promise<void>
  /** Makes a folder and those above it. */
  readonly makeFolder: (path: string) => Promise<void>
  /** The names in a folder; none where there is no such folder. */
  readonly list: (path: string) => Promise<readonly string[]>
}

/** What a path may be. */
export type PathKind = 'file' | 'folder' | 'link' | 'other'

/** A file that is not read for what it is. `code` says why. */
export class NotPlain extends Error {
  override readonly name = 'NotPlain'
  readonly code: 'link' | 'not-a-file' | 'too-large'

  constructor(code: NotPlain['code'], path: string) {
    super(`${path}: ${code}`)
    this.code = code
  }
}

/** The disk of this machine. */
export const nodeDisk: FolderDisk = {
  read: (path) => orNull(() => readWhole(path)),
  readPlain: (path, limit) => orNull(() => readPlain(path, limit)),
  kindOf: (path) => orNull(() => kindOf(path)),
  sizeOf: (path) =>
    orNull(async () => {
      await using file = await open(path, 'r')
      return (await file.stat()).size
    }),
  writeFrom: async (path, offset, bytes) => {
    await using file = await open(path, 'r+')
    await file.truncate(offset)
    await writeAll(file, bytes, offset)
    await file.sync()
  },
  create: async (path, bytes, mode) => {
    const aside = `${path}.${randomUUID()}`
    try {
      await writeNew(aside, bytes, mode)
      await linkOrWrite(aside, path, () => writeNew(path, bytes, mode))
    } finally {
      await rm(aside, { force: true })
    }
    await syncFolder(dirname(path))
  },
  rename: async (from, to) => {
    await rename(from, to)
    await syncFolder(dirname(to))
  },
  remove: (path) => rm(path, { recursive: true, force: true }),
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true })
  },
  list: async (path) => (await orNull(() => readdir(path))) ?? [],
}

type File = Awaited<ReturnType<typeof open>>

/** Bytes asked for in one read: a file may be larger than one read can give. */
const chunkBytes = 64 * 1024 * 1024

/** Opens for reading, no link, and does not wait for a pipe; Windows has neither flag nor need. */
export const readingPlain = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

async function kindOf(path: string): Promise<PathKind> {
  const stat = await lstat(path)
  if (stat.isSymbolicLink()) return 'link'
  if (stat.isDirectory()) return 'folder'
  return stat.isFile() ? 'file' : 'other'
}

// Looked at before it is opened, because opening a pipe waits and opening a device may do anything;
// and again once it is open, because it may have been changed in between.
async function readPlain(path: string, limit: number): Promise<Bytes> {
  const kind = await kindOf(path)
  if (kind !== 'file') throw new NotPlain(kind === 'link' ? 'link' : 'not-a-file', path)
  await using file = await open(path, readingPlain)
  const stat = await file.stat()
  if (!stat.isFile()) throw new NotPlain('not-a-file', path)
  if (stat.size > limit) throw new NotPlain('too-large', path)
  return await readAll(file, stat.size)
}

async function readWhole(path: string): Promise<Bytes> {
  await using file = await open(path, 'r')
  return await readAll(file, (await file.stat()).size)
}

// No more than `size`, whatever the file grows to meanwhile.
async function readAll(file: File, size: number): Promise<Bytes> {
  const bytes = new Uint8Array(size)
  let at = 0
  while (at < bytes.length) {
    const length = Math.min(chunkBytes, bytes.length - at)
    const { bytesRead } = await file.read(bytes, at, length, at)
    if (bytesRead === 0) break
    at += bytesRead
  }
  return bytes.subarray(0, at)
}

async function writeNew(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  await using file = await open(path, 'wx', mode)
  await writeAll(file, bytes, 0)
  await file.sync()
}

// A link is how a whole file appears at once under a name nobody has. Where a file system has no
// links, the file is written in place.
async function linkOrWrite(from: string, to: string, write: () => Promise<void>): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(errorCode(error))) throw error
    await write()
  }
}

async function writeAll(file: File, bytes: Uint8Array, offset: number): Promise<void> {
  let at = 0
  while (at < bytes.length) {
    const { bytesWritten } = await file.write(bytes, at, bytes.length - at, offset + at)
    at += bytesWritten
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; there a rename is as durable as the system makes it.
  if (process.platform === 'win32') return
  await using folder = await open(path, 'r')
  await folder.sync()
}

async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null
    throw error
  }
}

/** The system's code of an error (`ENOSPC`), or its name where it has none. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
