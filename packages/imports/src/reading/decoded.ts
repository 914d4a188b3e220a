// The text that the bytes of a table are.
//
// A mark at the beginning says the encoding: UTF-8, or UTF-16 as spreadsheets save "Unicode text".
// Without one the mapping says it. What is not in the encoding is refused with its line, since a
// letter guessed wrong is a name that nobody declared.

import { firstBadByte, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import { importProblems as problem } from '../problems.ts'

/** The encodings that a mapping may name, as the Encoding Standard of the WHATWG spells them. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'iso-8859-6',
  'iso-8859-8',
  'iso-8859-9',
  'koi8-u',
] as const

/** One of them. */
export type Encoding = (typeof encodings)[number]

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** The text, without its mark. `encoding` is that of a text without one. */
export function decodedText(bytes: Bytes, encoding: Encoding): Result<string> {
  const mark = marks.find(([, said]) => said.every((byte, at) => bytes[at] === byte))
  const meant = mark?.[0] ?? encoding
  const text = textOf(bytes.subarray(mark?.[1].length ?? 0), meant)
  if (text === null) {
    const { line } = firstBadByte(bytes, meant)
    return refuse(problem.notInEncoding(meant, line, likelyOf(bytes)))
  }
  // Every other byte of Latin text in UTF-16 is nothing: a program saved it without its mark.
  const likely = text.slice(0, 1_000).includes('\0') ? likelyOf(bytes) : ''
  return likely === '' ? ok(text) : refuse(problem.notInEncoding(meant, 1, likely))
}

function textOf(bytes: Bytes, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-16, where the zeros of it are there; empty where nothing can be told. */
function likelyOf(bytes: Bytes): Encoding | '' {
  const start = bytes.subarray(0, 2_000)
  const zeros = [0, 0]
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (Math.max(even, odd) < start.length / 8) return ''
  return odd > even ? 'utf-16le' : 'utf-16be'
}
