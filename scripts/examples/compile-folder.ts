// An example's agreement text, with the places and zones of its folder, compiled as everybody does.
//
// What the checker only warns of or asks is not shown here: `holdfast check` says it.

import type { CompiledAgreement } from '@holdfast/agreement'
import { present } from '@holdfast/base'
import { readFolderText } from '@holdfast/store'
import { compileText } from '@holdfast/sum'

/** The compiled agreement of a folder. Stops where its text has an error. */
export async function compileFolder(dir: string): Promise<CompiledAgreement> {
  const compiled = compileText((await readFolderText(dir)).files)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  const { agreement, diagnostics } = compiled.value
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(`${dir}: ${JSON.stringify(errors, null, 2)}`)
  return present(agreement, 'a text without errors compiles')
}

/** The time zone that an agreement's text names. */
export function zoneNamed(text: string): string {
  return present(/^time zone +(\S+)/m.exec(text)?.[1], 'the text names a time zone')
}
