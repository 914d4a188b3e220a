// Which mapping an import uses, and under which name it is kept beside the record.
//
// `--mapping` takes the name of a mapping that is kept, or a file. A mapping with a key is always
// kept: its rows are known through it, so that another under the same name would correct what this
// one said. Whoever changes it says so with `--keep`.

import { ok, refuse, type Result } from '@holdfast/base'
import { keyColumns, parseMapping, type Mapping } from '@holdfast/imports'
import { isMappingName, keptMappings, storeProblems, type KeptMapping } from '@holdfast/store'
import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Given } from '../../command.ts'
import { cliProblems as problem } from '../../problems.ts'
import { readText, textLimit } from '../../reading/files.ts'

/** A mapping, with what is kept of it. */
export type NamedMapping = {
  readonly mapping: Mapping
  /** The name by which its rows are known; null where they are not. */
  readonly name: string | null
  /** What is to be kept; null where it is kept already, or is not to be. */
  readonly toKeep: KeptMapping | null
  /** Its columns are not known to be those by which rows of this name were known. */
  readonly isKeyedAnew: boolean
}

/** The mapping that the options name, for a table and a record. */
export async function mappingNamed(
  options: Given,
  { table, dir }: { readonly table: string; readonly dir: string },
): Promise<Result<NamedMapping>> {
  const keep = options.text('keep')
  if (keep !== null && !isMappingName(keep)) return refuse(storeProblems.badMappingName(keep))
  const kept = await keptMappings(dir)
  if (!kept.ok) return kept
  const said = options.text('mapping')
  const named = said === null ? undefined : kept.value.find(({ name }) => name === said)
  const path = said ?? mappingBeside(table)
  if (named === undefined && said !== null && isMappingName(said) && !isThere(said)) {
    return refuse(
      problem.noMapping(
        said,
        dir,
        kept.value.map(({ name }) => name),
      ),
    )
  }
  const text = named === undefined ? await readText(path, textLimit) : ok(named.text)
  if (!text.ok) return text
  const mapping = parseMapping(text.value)
  if (!mapping.ok) {
    const { code, about } = mapping.problem
    return refuse({ code, about: { ...about, file: path } })
  }
  const there = { text: text.value, mapping: mapping.value, path }
  if (keep !== null) return ok(keptAs(keep, there, kept.value))
  if (named !== undefined) return ok(unkept(mapping.value, named.name))
  if (mapping.value.key === undefined) return ok(unkept(mapping.value, null))
  const same = kept.value.find((one) => isSame(one, mapping.value))
  const name = same?.name ?? nameFrom(path)
  if (!isMappingName(name)) return refuse(storeProblems.badMappingName(name))
  const other = kept.value.find((one) => one.name === name)
  if (other !== undefined && !isSame(other, mapping.value)) {
    return refuse(problem.mappingDiffers(name, path))
  }
  return ok(keptAs(name, there, kept.value))
}

type There = { readonly text: string; readonly mapping: Mapping }

function keptAs(
  name: string,
  { text, mapping }: There,
  kept: readonly KeptMapping[],
): NamedMapping {
  const before = kept.find((one) => one.name === name)
  if (before !== undefined && isSame(before, mapping)) return unkept(mapping, name)
  const earlier = before === undefined ? null : parseMapping(before.text)
  const isKeyedAnew =
    earlier?.ok !== true || !isDeepStrictEqual(keyColumns(earlier.value), keyColumns(mapping))
  return { mapping, name, toKeep: { name, text }, isKeyedAnew }
}

function unkept(mapping: Mapping, name: string | null): NamedMapping {
  return { mapping, name, toKeep: null, isKeyedAnew: false }
}

/** True where a kept mapping says the same, however it is written. */
function isSame({ text }: KeptMapping, mapping: Mapping): boolean {
  const kept = parseMapping(text)
  return kept.ok && isDeepStrictEqual(kept.value, mapping)
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

/** `relief.csv` has its mapping in `relief.mapping.json`. */
function mappingBeside(path: string): string {
  return `${path.replace(/\.[^./\\]+$/, '')}.mapping.json`
}

/** `Relief counts.mapping.json` is kept as `relief-counts`. */
function nameFrom(path: string): string {
  return basename(path)
    .replace(/(?:\.mapping)?\.json$/i, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '-')
    .replaceAll(/^[-_]+|-+$/g, '')
    .slice(0, 64)
}
