// Bytes and their spellings: UTF-8, hexadecimal, base64.
//
// Decoders return null for anything but the one canonical spelling: base64 that decodes to the
// right bytes with stray padding bits is refused, so that one value has one text.

export type Bytes = Uint8Array<ArrayBuffer>

/** A synchronous SHA-256, handed in by whoever has one. */
export type Sha256 = {
  (bytes: Uint8Array): Bytes
  /** The same in hexadecimal, where whoever has it gives that sooner. */
  readonly hex?: (bytes: Uint8Array) => string
}

/** The SHA-256 of bytes as lowercase hex digits. */
export function hexSha256(sha256: Sha256, bytes: Uint8Array): string {
  return sha256.hex?.(bytes) ?? encodeHex(sha256(bytes))
}

const encoder = new TextEncoder()
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function encodeUtf8(text: string): Bytes {
  return encoder.encode(text)
}

/** The text of UTF-8 bytes, or null where they are not UTF-8. A byte order mark is kept. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return strictDecoder.decode(bytes)
  } catch {
    return null
  }
}

export function encodeHex(bytes: Uint8Array): string {
  return bytes.toHex()
}

export function decodeHex(text: string): Bytes | null {
  // The engine takes capital letters too, and a second spelling is refused here.
  return /^[0-9a-f]*$/.test(text) && text.length % 2 === 0 ? Uint8Array.fromHex(text) : null
}

export function encodeBase64(bytes: Uint8Array): string {
  return bytes.toBase64()
}

/** The engine's own decoder, strict about padding; it would skip white space, so sizes must fit. */
export function decodeBase64(text: string): Bytes | null {
  try {
    const bytes = Uint8Array.fromBase64(text, { lastChunkHandling: 'strict' })
    return text.length === Math.ceil(bytes.length / 3) * 4 ? bytes : null
  } catch {
    return null
  }
}

/**
 * The bytes of a base64 text, written into memory that is used again and again: what is given holds
 * until the next call with the same memory. Null for anything but the one canonical spelling, and
 * where the memory is too small.
 */
export function decodeBase64Into(memory: Bytes, text: string): Bytes | null {
  try {
    const { read, written } = memory.setFromBase64(text, { lastChunkHandling: 'strict' })
    const isWhole = read === text.length && read === Math.ceil(written / 3) * 4
    return isWhole ? memory.subarray(0, written) : null
  } catch {
    return null
  }
}

/** True where both hold the same bytes. Not for secrets: it stops at the first difference. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) {
    if (a[at] !== b[at]) return false
  }
  return true
}

/** The bytes of all parts, in order, in memory of their own. */
export function concatBytes(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Bytes of one piece of memory that pieces are cut from. */
const slabBytes = 262_144

/**
 * Memory for many small pieces that live about as long as each other: cutting them from one slab
 * costs a tenth of asking for each. A piece that is kept keeps its slab.
 */
export class Slabs {
  #slab: Bytes = new Uint8Array(0)
  #used = 0

  /** A piece of so many bytes, whatever they hold. Nobody else is given it. */
  piece(size: number): Bytes {
    if (size > slabBytes / 4) return new Uint8Array(size)
    if (this.#used + size > this.#slab.length) {
      this.#slab = new Uint8Array(slabBytes)
      this.#used = 0
    }
    const from = this.#used
    this.#used += size
    return this.#slab.subarray(from, from + size)
  }
}

/**
 * The first byte that is not in an encoding (a label of the Encoding Standard), counted from 1, and
 * its line. For bytes of which some is not.
 */
export function firstBadByte(
  bytes: Bytes,
  encoding: string,
): { readonly line: number; readonly byte: number } {
  const isGood = (size: number): boolean => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, size), { stream: true })
      return true
    } catch {
      return false
    }
  }
  // By halving what is decoded.
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1
    if (isGood(middle)) good = middle
    else bad = middle
  }
  const line = bytes.subarray(0, good).reduce((count, byte) => count + (byte === 10 ? 1 : 0), 1)
  return { line, byte: good + 1 }
}
