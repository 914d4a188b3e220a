// An agreement from the files of its text: compiled with the zones and places that travel with it.
//
// The files come from a record folder, a database or a server; the same bytes give the same
// agreement everywhere. Zones are never read from the machine: a text without frozen zones has UTC
// alone. Compiling never fails; whether there is an agreement is in what is given back.

import type { CompiledAgreement } from '@holdfast/agreement'
import { decodeUtf8, ok, parseZones, refuse, utcRules } from '@holdfast/base'
import type { Bytes, Result, ZoneRules, ZoneSource } from '@holdfast/base'
import { compileStages, type Stages } from '@holdfast/language'
import { vocabulary } from '@holdfast/vocabulary'
import { namesFile, parseNames, withPlaceNames, type GivenNames } from './names.ts'
import { policyFile, readPolicy, type Policy } from './policy.ts'
import { textProblems as problem } from './problems.ts'
import { parseProvenance, provenanceFile, type Provenance } from './provenance.ts'

/** The file of a text that holds the agreement. */
export const agreementFile = 'agreement.md'

/** The file of a text that holds its frozen zones. */
export const zonesFile = 'zones.json'

/** One version of an agreement's text: its files by name. */
export type Text = { readonly files: ReadonlyMap<string, Bytes> }

/** Gives a file of a text by its name; undefined where it has none of that name. */
export type FileSource = Pick<ReadonlyMap<string, Bytes>, 'get'>

/** What compiling a text gives, and which of its files took part. */
export type CompiledText = Stages & {
  readonly source: string
  /** The zones that the text asked for and has. */
  readonly zones: readonly ZoneRules[]
  /**
   * Its names in several languages, with those that its places files give places; null where it has
   * none, or has errors. Names that cannot be read are set aside with the reason: they change no
   * status.
   */
  readonly names: Result<GivenNames | null>
  /** What of it is told, and when. */
  readonly policy: Policy
  /** How its record was compiled, as it says itself; set aside in the same way. */
  readonly provenance: Result<Provenance | null>
}

/**
 * Compiles the files of a text. `zonesOf` answers for a text without frozen zones, as one that is
 * still being drafted; without it such a text has UTC. Refuses files without an agreement.
 */
export function compileText(files: FileSource, zonesOf?: ZoneSource): Result<CompiledText> {
  const source = textOf(files, agreementFile)
  if (source === null) return refuse(problem.noText(agreementFile))
  const frozen = frozenZones(files)
  if (!frozen.ok) return frozen
  const zones = new Set<ZoneRules>()
  const stages = compileStages(source, {
    vocabulary,
    places: (name) => (name === agreementFile ? null : textOf(files, name)),
    zones: (name) => {
      const found = frozen.value?.find(({ zone }) => zone === name) ?? null
      const isDraft = frozen.value === null && zonesOf !== undefined
      const rules = found ?? (name === utcRules.zone ? utcRules : isDraft ? zonesOf(name) : null)
      if (rules !== null) zones.add(rules)
      return rules
    },
  })
  const policy = readPolicy(files.get(policyFile))
  if (!policy.ok) return policy
  const { statuses } = policy.value
  const ordered = statuses === null ? {} : { statuses }
  const agreement = stages.agreement === null ? null : { ...stages.agreement, ...ordered }
  const bytes = files.get(namesFile)
  const given = bytes === undefined || agreement === null ? ok(null) : parseNames(bytes, agreement)
  const names = given.ok ? ok(withPlaceNames(given.value, stages.map)) : given
  const compiled = files.get(provenanceFile)
  const provenance = compiled === undefined ? ok(null) : parseProvenance(compiled)
  const told = policy.value
  return ok({ ...stages, agreement, source, zones: [...zones], names, policy: told, provenance })
}

/** The agreement of a text without errors. */
export function agreementOf({ agreement, diagnostics }: CompiledText): Result<CompiledAgreement> {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  return agreement === null ? refuse(problem.hasErrors(errors)) : ok(agreement)
}

// Null: the text has no file of zones.
function frozenZones(files: FileSource): Result<readonly ZoneRules[] | null> {
  const bytes = files.get(zonesFile)
  if (bytes === undefined) return ok(null)
  const text = decodeUtf8(bytes)
  if (text === null) return refuse(problem.badZones(zonesFile, 'UTF-8'))
  const zones = parseZones(text)
  return 'badAt' in zones ? refuse(problem.badZones(zonesFile, zones.badAt)) : ok(zones.zones)
}

function textOf(files: FileSource, name: string): string | null {
  const bytes = files.get(name)
  return bytes === undefined ? null : (decodeUtf8(bytes)?.replace(/^\uFEFF/, '') ?? null)
}
