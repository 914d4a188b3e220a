// The files of one room: entries, leaf hashes, checkpoint. Where they are and how they are split.
//
// The checkpoint is the commit point: as many entries count as it says, and bytes after them are an
// append that was interrupted. `leaves.txt` is never trusted; it names what differs.

import { join } from 'node:path'
import { decodeHex, decodeUtf8, encodeHex, encodeUtf8, type Bytes } from '@holdfast/base'
import { hashBytes } from '@holdfast/ledger'
import type { RoomId } from '@holdfast/record'

/** Where the files of a room are. */
export type RoomPaths = {
  readonly folder: string
  readonly entries: string
  readonly leaves: string
  readonly checkpoint: string
}

/** Bytes of one line of `leaves.txt`: a hash in hexadecimal and a newline. */
export const leafLineBytes = hashBytes * 2 + 1

const newline = 10

/** The paths of a room of the record in `dir`. */
export function roomPaths(dir: string, room: RoomId): RoomPaths {
  const folder = join(dir, 'rooms', room)
  return {
    folder,
    entries: join(folder, 'entries.jsonl'),
    leaves: join(folder, 'leaves.txt'),
    checkpoint: join(folder, 'checkpoint'),
  }
}

/** No entry is shorter: its envelope alone takes more. */
const leastEntryBytes = 256

/**
 * The lines of a file without their newlines, and what follows them. Of a file with more lines than
 * entries could fill, the others are left in what follows: nobody's memory is for newlines alone.
 */
export function splitLines(bytes: Bytes): {
  readonly lines: readonly Bytes[]
  readonly rest: Bytes
} {
  const most = Math.ceil(bytes.length / leastEntryBytes)
  const lines: Bytes[] = []
  let from = 0
  for (let to = bytes.indexOf(newline); to !== -1; to = bytes.indexOf(newline, from)) {
    if (lines.length === most) break
    lines.push(bytes.subarray(from, to))
    from = to + 1
  }
  return { lines, rest: bytes.subarray(from) }
}

/** The bytes of lines, each with its newline. Inverse of `splitLines` with nothing left over. */
export function joinLines(lines: readonly Uint8Array[]): Bytes {
  const bytes = new Uint8Array(lines.reduce((size, line) => size + line.length + 1, 0))
  let at = 0
  for (const line of lines) {
    bytes.set(line, at)
    bytes[at + line.length] = newline
    at += line.length + 1
  }
  return bytes
}

/** The bytes of `leaves.txt` for these hashes. */
export function encodeLeaves(leaves: readonly Bytes[]): Bytes {
  return encodeUtf8(leaves.map((leaf) => `${encodeHex(leaf)}\n`).join(''))
}

/** The first `size` hashes of `leaves.txt`, one after another; null where it has not that many. */
export function decodeLeaves(bytes: Bytes | null, size: number): Bytes | null {
  const text = decodeUtf8(bytes?.subarray(0, size * leafLineBytes) ?? new Uint8Array(0))
  if (text === null || text.length !== size * leafLineBytes) return null
  const leaves = new Uint8Array(size * hashBytes)
  for (let at = 0; at < size; at++) {
    const from = at * leafLineBytes
    const leaf = decodeHex(text.slice(from, from + leafLineBytes - 1))
    if (leaf === null || text[from + leafLineBytes - 1] !== '\n') return null
    leaves.set(leaf, at * hashBytes)
  }
  return leaves
}
