// The directory at the end of a `.zip`: which files are in it, how long each is, and the check sum
// of its bytes. What unpacks a `.zip` piece by piece does not look at it, and would give half of a
// damaged file as if it were whole.

import type { Bytes } from '@holdfast/base'

/** A file as the directory lists it. */
export type ListedFile = { readonly crc: number; readonly size: number }

const endMark = 0x06054b50
const fileMark = 0x02014b50
/** Names are in UTF-8; others are given byte by byte, as whoever unpacks gives them. */
const utf8Flag = 0x800
const endBytes = 22
const fileBytes = 46
/** What may follow the end is a comment of no more than this. */
const commentBytes = 0xffff
/** Sizes that are said elsewhere, in files larger than any that is read here. */
const elsewhere = 0xffffffff

/** The files that a directory lists, by name; null where there is no directory, or half of one. */
export function listedFiles(bytes: Bytes): ReadonlyMap<string, ListedFile> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === null) return null
  const files = new Map<string, ListedFile>()
  const decoder = new TextDecoder()
  let at = view.getUint32(end + 16, true)
  const count = view.getUint16(end + 10, true)
  for (let n = 0; n < count; n += 1) {
    if (at + fileBytes > end || view.getUint32(at, true) !== fileMark) return null
    const [nameLength, extra, comment] = [28, 30, 32].map((from) => view.getUint16(at + from, true))
    const nameEnd = at + fileBytes + (nameLength ?? 0)
    if (nameEnd > end) return null
    const size = view.getUint32(at + 24, true)
    if (size === elsewhere) return null
    const named = bytes.subarray(at + fileBytes, nameEnd)
    const isUtf8 = (view.getUint16(at + 8, true) & utf8Flag) !== 0
    const name = isUtf8 ? decoder.decode(named) : String.fromCharCode(...named)
    files.set(name, { crc: view.getUint32(at + 16, true), size })
    at = nameEnd + (extra ?? 0) + (comment ?? 0)
  }
  return files
}

function endOf(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - endBytes - commentBytes)
  for (let at = view.byteLength - endBytes; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endMark) return at
  }
  return null
}

/** The check sum of bytes that come in pieces, as a `.zip` keeps it (CRC-32). */
export class CheckSum {
  #register = -1

  /** Takes the next piece. */
  add(piece: Uint8Array): void {
    let register = this.#register
    for (const byte of piece) {
      register = (steps[(register ^ byte) & 0xff] ?? 0) ^ (register >>> 8)
    }
    this.#register = register
  }

  /** Of everything taken so far. */
  get value(): number {
    return ~this.#register >>> 0
  }
}

const polynomial = 0xedb88320
const steps = Int32Array.from({ length: 256 }, (_, byte) => {
  let register = byte
  for (let bit = 0; bit < 8; bit += 1) {
    register = (register & 1) === 1 ? polynomial ^ (register >>> 1) : register >>> 1
  }
  return register
})
