// An example's agreement text, compiled with the places and zones of its folder.
//
// What the checker only warns of or asks is not shown here: `holdfast check` says it.

import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CompiledAgreement } from '@holdfast/agreement'
import { present } from '@holdfast/base'
import { vocabulary } from '@holdfast/domains'
import { compile } from '@holdfast/language'
import { loadZones } from '@holdfast/store'

/** The compiled agreement of a folder. Stops where its text has an error. */
export async function compileFolder(dir: string): Promise<CompiledAgreement> {
  const text = await readFile(join(dir, 'agreement.md'), 'utf8')
  const zones = await loadZones(dir)
  if (!zones.ok) throw new Error(JSON.stringify(zones.problem))
  const places = (file: string): string => readFileSync(join(dir, file), 'utf8')
  const { agreement, diagnostics } = compile(text, { vocabulary, places, zones: zones.value })
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(`${dir}: ${JSON.stringify(errors, null, 2)}`)
  return present(agreement, 'a text without errors compiles')
}

/** The time zone that an agreement's text names. */
export function zoneNamed(text: string): string {
  return present(/^time zone +(\S+)/m.exec(text)?.[1], 'the text names a time zone')
}
