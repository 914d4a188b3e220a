// An agreement from its file: the text, the places beside it, the frozen zones beside it, compiled.
//
// In a record folder the text is `agreement.md` and the zones are in `zones.json`. Where a text
// stands alone the zones are read from this machine's tz database, which the compiled form names.

import type { CompiledAgreement } from '@holdfast/agreement'
import { decodeUtf8, limits, ok, refuse } from '@holdfast/base'
import type { Result, ZoneRules, ZoneSource } from '@holdfast/base'
import { vocabulary } from '@holdfast/domains'
import { compileStages, type Stages } from '@holdfast/language'
import { freezeZone, loadZones, zonesFile } from '@holdfast/store'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { cliProblems as problem } from '../problems.ts'
import { readText, textLimit } from './files.ts'

/** The file of a record folder that holds the text. */
export const agreementFile = 'agreement.md'

/** What compiling a text gave, with what was read for it. */
export type ReadAgreement = {
  readonly path: string
  readonly source: string
  readonly compiled: Stages
  /** The places files that the text names, as they were read. */
  readonly placeFiles: ReadonlyMap<string, string>
  /** The zones that were asked for. */
  readonly zones: readonly ZoneRules[]
}

/** Reads and compiles the text at a path. Errors of the text are in what is given back. */
export async function readAgreement(path: string): Promise<Result<ReadAgreement>> {
  const source = await readText(path, textLimit)
  if (!source.ok) return source
  const zones = await zonesBeside(path)
  if (!zones.ok) return zones
  const asked = new Map<string, ZoneRules>()
  const placeFiles = new Map<string, string>()
  const compiled = compileStages(source.value, {
    vocabulary,
    places: (file) => {
      const text = placesBeside(path, file)
      if (text !== null) placeFiles.set(file, text)
      return text
    },
    zones: (name) => {
      const rules = zones.value(name)
      if (rules !== null) asked.set(name, rules)
      return rules
    },
  })
  return ok({ path, source: source.value, compiled, placeFiles, zones: [...asked.values()] })
}

/** The agreement of a record folder, complete. Refuses a text with errors. */
export async function agreementOf(dir: string): Promise<Result<CompiledAgreement>> {
  const path = join(dir, agreementFile)
  if (!existsSync(path)) {
    const isFolder = statSync(dir, { throwIfNoEntry: false })?.isDirectory() ?? false
    return refuse(isFolder ? problem.noAgreement(dir, path) : problem.noSuchFile(dir))
  }
  const read = await readAgreement(path)
  return read.ok ? withoutErrors(read.value) : read
}

/** The compiled agreement, where its text has no errors. */
export function withoutErrors({ path, compiled }: ReadAgreement): Result<CompiledAgreement> {
  const { agreement, diagnostics } = compiled
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  if (agreement === null || errors > 0) return refuse(problem.agreementHasErrors(path, errors))
  return ok(agreement)
}

// A places file stands in the same folder: the text cannot name a file anywhere else.
function placesBeside(path: string, file: string): string | null {
  if (basename(file) !== file || file.startsWith('.')) return null
  const beside = join(dirname(path), file)
  const stat = statSync(beside, { throwIfNoEntry: false })
  if (stat === undefined || !stat.isFile() || stat.size > limits.importBytes) return null
  return decodeUtf8(readFileSync(beside))?.replace(/^\uFEFF/, '') ?? null
}

async function zonesBeside(path: string): Promise<Result<ZoneSource>> {
  const dir = dirname(path)
  if (existsSync(join(dir, zonesFile))) return loadZones(dir)
  const utc = await loadZones(dir)
  if (!utc.ok) return utc
  return ok((name) => utc.value(name) ?? frozenHere(name))
}

function frozenHere(name: string): ZoneRules | null {
  const rules = freezeZone(name, process.versions['tz'] ?? 'unknown')
  return rules.ok ? rules.value : null
}
