// `holdfast import`: a table's rows, signed and appended to a room at once, or not at all.
//
// Everything that can be refused is refused before anything is written. What rows are tied to is
// kept first: of statements that then are not appended it says nothing, and an import repeated
// after a crash finds what was appended. The append is whole or is not there.

import { ok, type Result } from '@holdfast/base'
import { encodeEnvelope } from '@holdfast/record'
import { appendEntries, keepMapping, keepTies, type Appended } from '@holdfast/store'
import type { Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { memoryHere } from '../../reading/sum.ts'
import { progressOn } from '../../terminal/progress.ts'
import { uninterrupted } from '../../writing.ts'
import { preview } from './preview.ts'
import { prepare, type Prepared } from './prepare.ts'
import { report } from './report.ts'
import { showSuggestion, suggest } from './suggest.ts'

/** Imports. */
export const run: Run = async (invocation) => {
  const { screen, options } = invocation
  const progress = progressOn(screen, invocation.elapsedMs)
  if (options.flag('suggest')) {
    const suggested = await suggest(invocation, progress)
    progress.end()
    if (!suggested.ok) return fail(invocation, suggested.problem)
    showSuggestion(invocation, suggested.value)
    return exitCodes.done
  }
  const prepared = await prepare(invocation, progress)
  if (!prepared.ok) {
    progress.end()
    return fail(invocation, prepared.problem)
  }
  const { imported } = prepared.value
  const wasAnythingGood = imported.bad.length === 0 || imported.statements.length > 0
  const exit = wasAnythingGood ? exitCodes.done : exitCodes.found
  if (options.flag('preview')) {
    progress.end()
    const shown = preview(invocation, prepared.value)
    if (!shown.ok) return fail(invocation, shown.problem)
    return imported.bad.length > 0 && !options.flag('skip-bad') ? exitCodes.found : exit
  }
  if (options.flag('dry-run')) {
    progress.end()
    report(invocation, { ...prepared.value, appended: null })
    return exit
  }
  const { value: appended, wasInterrupted } = await uninterrupted(() => write(prepared.value))
  progress.end()
  if (!appended.ok) return fail(invocation, appended.problem)
  report(invocation, { ...prepared.value, appended: appended.value })
  if (!wasInterrupted) return exit
  screen.say('The import was complete before the interrupt.')
  return exitCodes.interrupted
}

async function write(prepared: Prepared): Promise<Result<Appended>> {
  const { folder, room, key, admission, signed, named, ties } = prepared
  const tied = ties === null ? ok(true) : await keepTies(folder.dir, ties.of, ties.text)
  if (!tied.ok) return tied
  const kept = named.toKeep === null ? ok(true) : await keepMapping(folder.dir, named.toKeep)
  if (!kept.ok) return kept
  const entries = signed.envelopes.map(encodeEnvelope)
  const { signer } = key
  return appendEntries(folder, { room: room.id, entries, signer, admission, memory: memoryHere() })
}
