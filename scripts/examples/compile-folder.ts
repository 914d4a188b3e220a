// An example's agreement text, with the places and zones of its folder, compiled as everybody does.
//
// What the checker only warns of or asks is not shown here: `holdfast check` says it.

import type { CompiledAgreement } from '@holdfast/agreement'
import { present, type Bytes } from '@holdfast/base'
import { agreementFile, compileText, namesFile, policyFile } from '@holdfast/sum'
import { provenanceFile, zonesFile } from '@holdfast/sum'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const textFiles: readonly string[] = [
  agreementFile,
  zonesFile,
  namesFile,
  policyFile,
  provenanceFile,
]

/** The compiled agreement of a folder. Stops where its text has an error. */
export async function compileFolder(dir: string): Promise<CompiledAgreement> {
  const compiled = compileText(await filesToAdoptIn(dir))
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  const { agreement, diagnostics, names, provenance } = compiled.value
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(`${dir}: ${JSON.stringify(errors, null, 2)}`)
  if (!names.ok) throw new Error(`${dir}: ${JSON.stringify(names.problem)}`)
  if (!provenance.ok) throw new Error(`${dir}: ${JSON.stringify(provenance.problem)}`)
  return present(agreement, 'a text without errors compiles')
}

/** The time zone that an agreement's text names. */
export function zoneNamed(text: string): string {
  return present(/^time zone +(\S+)/m.exec(text)?.[1], 'the text names a time zone')
}

// Our own sources, before there is a record that adopts them.
async function filesToAdoptIn(dir: string): Promise<ReadonlyMap<string, Bytes>> {
  const files = new Map<string, Bytes>()
  for (const name of await readdir(dir)) {
    const isText = textFiles.includes(name) || name.endsWith('.geojson')
    if (isText) files.set(name, new Uint8Array(await readFile(join(dir, name))))
  }
  return files
}
