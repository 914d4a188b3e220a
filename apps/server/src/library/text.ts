// An agreement from the files of its text, with the digest of what it compiles to.
//
// The files come from a record folder or from the database; both give the same bytes.

import type { CompiledAgreement } from '@holdfast/agreement'
import { canonicalJson, encodeHex, encodeUtf8, type Bytes } from '@holdfast/base'
import type { AgreementText } from '@holdfast/language'
import { sha256, type TextVersion } from '@holdfast/store'
import { compileText, type GivenNames, type Policy } from '@holdfast/sum'

/** A text that compiles. */
export type ReadText = {
  readonly compiled: CompiledAgreement
  readonly text: AgreementText
  /** What it names in several languages; null where it has none that can be used. */
  readonly names: GivenNames | null
  readonly version: TextVersion
  /** What of it is told, and when. */
  readonly policy: Policy
}

/** Compiles the files of a text; null where they have errors. */
export function readText(files: ReadonlyMap<string, Bytes>): ReadText | null {
  const read = compileText(files)
  if (!read.ok || read.value.agreement === null) return null
  const { agreement, text, names, policy } = read.value
  const digest = encodeHex(sha256(encodeUtf8(canonicalJson(agreement))))
  return {
    compiled: agreement,
    text,
    names: names.ok ? names.value : null,
    version: { digest, files },
    policy,
  }
}
