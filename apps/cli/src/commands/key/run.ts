// `holdfast key new`: a fresh key in a file of its own.
// It enrols the key nowhere: a record learns of it by a statement.

import { canonicalJson, isId, ok, refuse, type Result } from '@holdfast/base'
import { createKeyFile, storeProblems } from '@holdfast/store'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { cliProblems } from '../../problems.ts'
import { systemCode } from '../../reading/files.ts'
import { newKeyPath } from '../../reading/key-places.ts'
import { uninterrupted } from '../../writing.ts'

/** Makes the key. */
export const run: Run = async (invocation) => {
  const { screen, options, operands } = invocation
  const [verb = '', name = ''] = operands
  if (verb !== 'new')
    return fail(invocation, cliProblems.unknownCommand(`key ${verb}`, ['key new']))
  if (!isId(name)) return fail(invocation, cliProblems.badKeyName(name))
  const place = newKeyPath(name, options.text('out'))
  if (!place.ok) return fail(invocation, place.problem)
  const path = place.value
  const folder = await makeFolder(dirname(path))
  if (!folder.ok) return fail(invocation, folder.problem)
  const { value: made } = await uninterrupted(() => createKeyFile(path, name))
  if (!made.ok) return fail(invocation, made.problem)
  const { verifierKey, signer } = made.value
  if (options.flag('json')) {
    screen.answer(canonicalJson({ file: path, name, keyId: signer.keyId, verifierKey }))
    return exitCodes.done
  }
  screen.answer(verifierKey)
  screen.say(`The key of ${name} is in ${path}. Keep that file to yourself: it signs as you.`)
  screen.say(`Its id is ${signer.keyId}. The line on stdout is public: give it to others.`)
  return exitCodes.done
}

// A folder that is made for keys is its owner's alone.
async function makeFolder(path: string): Promise<Result<string>> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    return ok(path)
  } catch (error) {
    return refuse(storeProblems.diskRefused(path, systemCode(error)))
  }
}
