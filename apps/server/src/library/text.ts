// An agreement from the files of its text: compiled with the zones and places that travel with it.
//
// The files come from a record folder or from the database; both give the same bytes and so the
// same agreement. Zones are never read from this machine: a text without frozen zones has only UTC.

import type { CompiledAgreement } from '@holdfast/agreement'
import { canonicalJson, decodeUtf8, encodeHex, encodeUtf8, utcRules } from '@holdfast/base'
import type { Bytes, ZoneRules } from '@holdfast/base'
import { vocabulary } from '@holdfast/domains'
import { compile, type AgreementText } from '@holdfast/language'
import { parseZones, sha256, zonesFile, type TextVersion } from '@holdfast/store'

/** The file that holds the text. */
export const agreementFile = 'agreement.md'

/** A text that compiles. */
export type ReadText = {
  readonly compiled: CompiledAgreement
  readonly text: AgreementText
  readonly version: TextVersion
}

/** Compiles the files of a text; null where they have errors. */
export function readText(files: ReadonlyMap<string, Bytes>): ReadText | null {
  const source = textOf(files, agreementFile)
  if (source === null) return null
  const zones = zonesOf(files)
  const { agreement, text } = compile(source, {
    vocabulary,
    places: (name) => textOf(files, name),
    zones: (name) => zones.find(({ zone }) => zone === name) ?? null,
  })
  if (agreement === null) return null
  const digest = encodeHex(sha256(encodeUtf8(canonicalJson(agreement))))
  return { compiled: agreement, text, version: { digest, files } }
}

function zonesOf(files: ReadonlyMap<string, Bytes>): readonly ZoneRules[] {
  const text = textOf(files, zonesFile)
  const zones = text === null ? null : parseZones(text, zonesFile)
  return [utcRules, ...(zones?.ok === true ? zones.value : [])]
}

function textOf(files: ReadonlyMap<string, Bytes>, name: string): string | null {
  const bytes = files.get(name)
  return bytes === undefined ? null : (decodeUtf8(bytes)?.replace(/^\uFEFF/, '') ?? null)
}
