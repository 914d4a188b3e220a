// Reading the files that were named on the command line, with limits and in UTF-8.
//
// A file that is too large is not read; a byte that is not UTF-8 is named by its line.

import {
  concatBytes,
  decodeUtf8,
  firstBadByte,
  limits,
  ok,
  refuse,
  type Bytes,
  type Result,
} from '@holdfast/base'
import { open } from 'node:fs/promises'
import { cliProblems as problem } from '../problems.ts'

const inOrder = { autoClose: false, highWaterMark: 1024 * 1024 } as const

/** The bytes of a file of at most `limit` bytes. */
export async function readBytes(path: string, limit: number): Promise<Result<Bytes>> {
  try {
    await using file = await open(path, 'r')
    const stat = await file.stat()
    if (stat.isDirectory()) return refuse(problem.unreadableFile(path, 'EISDIR'))
    if (stat.size > limit) return refuse(problem.tooLarge(path, stat.size, limit))
    // A pipe or a device says no size and may never end: no more than the limit is ever held.
    const chunks: Bytes[] = []
    let size = 0
    for await (const chunk of file.createReadStream({ ...inOrder, end: limit })) {
      const bytes = new Uint8Array(chunk)
      chunks.push(bytes)
      size += bytes.length
    }
    return size > limit ? refuse(problem.tooLarge(path, size, limit)) : ok(concatBytes(...chunks))
  } catch (error) {
    const reason = systemCode(error)
    return refuse(
      reason === 'ENOENT' ? problem.noSuchFile(path) : problem.unreadableFile(path, reason),
    )
  }
}

/** The text of a file. A byte order mark is left out. */
export async function readText(path: string, limit: number): Promise<Result<string>> {
  const bytes = await readBytes(path, limit)
  return bytes.ok ? textOf(path, bytes.value) : bytes
}

/** The text that bytes of a file are, without a byte order mark; or which byte is no UTF-8. */
export function textOf(path: string, bytes: Bytes): Result<string> {
  const text = decodeUtf8(bytes)
  if (text !== null) return ok(text.replace(/^\uFEFF/, ''))
  const { line, byte } = firstBadByte(bytes, 'utf-8')
  return refuse(problem.notUtf8(path, line, byte))
}

/** The most bytes of a text that people write. */
export const textLimit = limits.agreementBytes

/** The system's short name for what went wrong: `ENOENT`. */
export function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code)
  return error instanceof Error ? error.message : String(error)
}
