// JSON that is printed once and sent many times: its text, its tag, and its compressed form.
//
// The bytes of the text are the answer; compressing changes how they travel and nothing else.

import { gzipSync } from 'node:zlib'
import { encodeHex, encodeUtf8 } from '@holdfast/base'
import { sha256 } from '@holdfast/store'

/** JSON as it is sent. `tag` changes when the text does. */
export type Printed = {
  readonly text: string
  readonly tag: string
  /** The same, compressed; made when it is first asked for. */
  readonly gzipped: () => Buffer
}

/** The text with its tag. */
export function printed(text: string): Printed {
  let gzipped: Buffer | null = null
  return {
    text,
    tag: `"${encodeHex(sha256(encodeUtf8(text)).subarray(0, 16))}"`,
    gzipped: () => (gzipped ??= gzipSync(text)),
  }
}
