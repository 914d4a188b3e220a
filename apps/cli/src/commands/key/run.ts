// `holdfast key new`: a fresh key in a file of its own.
// It enrols the key nowhere: a record learns of it by a statement.

import { canonicalJson, isId } from '@holdfast/base'
import { createKeyFile } from '@holdfast/store'
import type { Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { cliProblems } from '../../problems.ts'
import { uninterrupted } from '../../writing.ts'

/** Makes the key. */
export const run: Run = async (invocation) => {
  const { screen, options, operands } = invocation
  const [verb = '', name = ''] = operands
  if (verb !== 'new')
    return fail(invocation, cliProblems.unknownCommand(`key ${verb}`, ['key new']))
  if (!isId(name)) return fail(invocation, cliProblems.badKeyName(name))
  const path = options.text('out') ?? `${name}.key.json`
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
