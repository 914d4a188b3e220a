// Prints the file of the command line as people run it: the compiled form, made where it is not
// there, or its sources where nothing can be compiled.

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { cliSource, compiledCli, compiler } from './compiled.mjs'

const root = join(import.meta.dirname, '..')

function compiledNow(): string | null {
  const there = compiledCli(root)
  if (there !== null) return there
  spawnSync(process.execPath, [join(root, compiler), root], { stdio: 'ignore' })
  return compiledCli(root)
}

console.log(compiledNow() ?? join(root, cliSource))
