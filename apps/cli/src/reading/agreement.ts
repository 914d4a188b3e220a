// An agreement from its file: the text, the places beside it, the frozen zones beside it, compiled.
//
// In a record folder the text is `agreement.md` and the zones are in `zones.json`. Where a text
// stands alone the zones are read from this machine's tz database, which the compiled form names.

import type { CompiledAgreement } from '@holdfast/agreement'
import { decodeUtf8, encodeUtf8, limits, ok, printZones, refuse } from '@holdfast/base'
import type { Bytes, Result, ZoneSource } from '@holdfast/base'
import { freezeZone, yearsIn } from '@holdfast/store'
import { agreementFile, compileText, zonesFile, type CompiledText } from '@holdfast/sum'
import { readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { cliProblems as problem } from '../problems.ts'
import { readBytes, textLimit, textOf } from './files.ts'

/** What compiling a text gave, with the files that were read for it. */
export type ReadAgreement = {
  readonly path: string
  readonly compiled: CompiledText
  readonly files: ReadonlyMap<string, Bytes>
}

/** Reads and compiles the text at a path. Errors of the text are in what is given back. */
export async function readAgreement(path: string): Promise<Result<ReadAgreement>> {
  const bytes = await readSource(path)
  return bytes.ok
    ? compiledFrom(path, bytes.value, { kept: new Map(), isFrozenAnew: false })
    : bytes
}

/**
 * The same of a text that is to take another's place: a file that is not beside it is taken from
 * the other's. The zones frozen for the other serve as long as they reach; where they do not, zones
 * are frozen anew, and are among the files given back.
 */
export async function readAmended(
  path: string,
  kept: ReadonlyMap<string, Bytes>,
): Promise<Result<ReadAgreement>> {
  const bytes = await readSource(path)
  if (!bytes.ok) return bytes
  const read = compiledFrom(path, bytes.value, { kept, isFrozenAnew: false })
  if (!read.ok || isSoundWith(read.value, zonesFile)) return read
  const anew = compiledFrom(path, bytes.value, { kept, isFrozenAnew: true })
  if (!anew.ok || anew.value.compiled.agreement === null) return read
  const { compiled, files } = anew.value
  const frozen = encodeUtf8(printZones(compiled.zones))
  return ok({ path, compiled, files: new Map([...files, [zonesFile, frozen]]) })
}

function isSoundWith({ compiled, files }: ReadAgreement, name: string): boolean {
  return compiled.agreement !== null && files.has(name)
}

async function readSource(path: string): Promise<Result<Bytes>> {
  // Read once: a pipe gives what it has only once.
  const bytes = await readBytes(path, textLimit)
  if (!bytes.ok) return bytes
  // Says which byte is no UTF-8, which compiling would not.
  const source = textOf(path, bytes.value)
  return source.ok ? bytes : source
}

type Beside = { readonly kept: ReadonlyMap<string, Bytes>; readonly isFrozenAnew: boolean }

function compiledFrom(
  path: string,
  bytes: Bytes,
  { kept, isFrozenAnew }: Beside,
): Result<ReadAgreement> {
  const files = new Map([[agreementFile, bytes]])
  const get = (name: string): Bytes | undefined => {
    if (isFrozenAnew && name === zonesFile) return undefined
    const found = files.get(name) ?? fileBeside(path, name) ?? kept.get(name)
    if (found !== undefined) files.set(name, found)
    return found
  }
  const compiled = compileText({ get }, frozenFor(bytes))
  return compiled.ok ? ok({ path, compiled: compiled.value, files }) : compiled
}

/** The compiled agreement, where its text has no errors. */
export function withoutErrors({ path, compiled }: ReadAgreement): Result<CompiledAgreement> {
  const { agreement, diagnostics } = compiled
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  if (agreement === null || errors > 0) return refuse(problem.agreementHasErrors(path, errors))
  return ok(agreement)
}

// Such a file stands in the same folder: the text cannot name a file anywhere else.
function fileBeside(path: string, file: string): Bytes | undefined {
  if (basename(file) !== file || file.startsWith('.')) return undefined
  const beside = join(dirname(path), file)
  const stat = statSync(beside, { throwIfNoEntry: false })
  if (stat === undefined || !stat.isFile() || stat.size > limits.importBytes) return undefined
  return new Uint8Array(readFileSync(beside))
}

// The rules of this machine, for the years that the text may speak of.
function frozenFor(text: Bytes): ZoneSource {
  return (name) => {
    const years = yearsIn(decodeUtf8(text) ?? '')
    const rules = freezeZone(name, process.versions['tz'] ?? 'unknown', years)
    return rules.ok ? rules.value : null
  }
}
