// An agreement from the files of its text, with the digest of what it compiles to.
//
// The files come from a record folder or from the database; both give the same bytes.

import type { CompiledAgreement } from '@holdfast/agreement'
import { canonicalJson, encodeHex, encodeUtf8, type Bytes } from '@holdfast/base'
import type { AgreementText } from '@holdfast/language'
import { sha256, type TextVersion } from '@holdfast/store'
import { compileText } from '@holdfast/sum'

/** A text that compiles. */
export type ReadText = {
  readonly compiled: CompiledAgreement
  readonly text: AgreementText
  readonly version: TextVersion
}

/** Compiles the files of a text; null where they have errors. */
export function readText(files: ReadonlyMap<string, Bytes>): ReadText | null {
  const read = compileText(files)
  if (!read.ok || read.value.agreement === null) return null
  const { agreement, text } = read.value
  const digest = encodeHex(sha256(encodeUtf8(canonicalJson(agreement))))
  return { compiled: agreement, text, version: { digest, files } }
}
