// `holdfast import`: a table's rows, signed and appended to a room at once, or not at all.
//
// Rows are signed and written batch by batch behind what the record has, and count only once the
// checkpoint over all of them is in its place: a refusal, an interrupt or a kill before that leaves
// the record as it was. What rows are tied to is kept just before: of statements that then are not
// appended it says nothing, and an import repeated after a crash finds what was appended.

import { setFlagsFromString } from 'node:v8'
import { ok, refuse, type Problem, type Result } from '@holdfast/base'
import type { TakeSigned } from '@holdfast/imports'
import type { Envelope } from '@holdfast/record'
import { appendTo, keepMapping, keepTies, type AppendedCounts } from '@holdfast/store'
import type { Invocation, Run } from '../../command.ts'
import { exitCodes, type ExitCode } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { memoryHere } from '../../reading/sum.ts'
import { progressOn, type Progress } from '../../terminal/progress.ts'
import { uninterrupted } from '../../writing.ts'
import { prepare, type Prepared } from './prepare.ts'
import { preview } from './preview.ts'
import { report } from './report.ts'
import { signPrepared, type Signed } from './sign.ts'
import { showSuggestion, suggest } from './suggest.ts'

// Of a long table the heap would grow to almost three times what it holds before it is cleared, and
// a laptop's memory is what an import has to fit in. Half as much again costs no time to speak of.
const sparingly = '--heap-growing-percent=50'

/** Imports. */
export const run: Run = async (invocation) => {
  setFlagsFromString(sparingly)
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
  if (options.flag('preview')) return previewed(invocation, prepared.value, progress)
  if (options.flag('dry-run')) return tried(invocation, prepared.value, progress)
  const { value: written, wasInterrupted } = await uninterrupted((isToStop) =>
    write(invocation, prepared.value, { progress, isToStop }),
  )
  progress.end()
  if (written === null) {
    screen.say('Interrupted. The record is as it was.')
    return exitCodes.interrupted
  }
  if (!written.ok) return fail(invocation, written.problem)
  report(invocation, written.value)
  if (!wasInterrupted) return exitOf(written.value)
  screen.say('The import was complete before the interrupt.')
  return exitCodes.interrupted
}

async function previewed(
  invocation: Invocation,
  prepared: Prepared,
  progress: Progress,
): Promise<ExitCode> {
  const envelopes: Envelope[] = []
  const take = async (batch: readonly Envelope[]): Promise<Result<unknown>> => {
    for (const one of batch) envelopes.push(one)
    return Promise.resolve(ok(true))
  }
  const signed = await signPrepared(invocation, prepared, { progress, take })
  progress.end()
  if (!signed.ok) return fail(invocation, signed.problem)
  const shown = preview(invocation, { ...signed.value, envelopes })
  if (!shown.ok) return fail(invocation, shown.problem)
  const { bad } = signed.value.imported
  const isRefused = bad.length > 0 && !invocation.options.flag('skip-bad')
  return isRefused ? exitCodes.found : exitOf(signed.value)
}

async function tried(
  invocation: Invocation,
  prepared: Prepared,
  progress: Progress,
): Promise<ExitCode> {
  const take = async (): Promise<Result<unknown>> => Promise.resolve(ok(true))
  const signed = await signPrepared(invocation, prepared, { progress, take })
  progress.end()
  if (!signed.ok) return fail(invocation, signed.problem)
  report(invocation, { ...signed.value, appended: null })
  return exitOf(signed.value)
}

function exitOf({ imported }: Pick<Signed, 'imported'>): ExitCode {
  const wasAnythingGood = imported.bad.length === 0 || imported.statements.length > 0
  return wasAnythingGood ? exitCodes.done : exitCodes.found
}

type Written = Signed & { readonly appended: AppendedCounts }

/** Null where it was interrupted while that could still be taken back. */
async function write(
  invocation: Invocation,
  prepared: Prepared,
  { progress, isToStop }: { readonly progress: Progress; readonly isToStop: () => boolean },
): Promise<Result<Written> | null> {
  const { folder, room, key, admission } = prepared
  const where = { room: room.id, signer: key.signer, admission, memory: memoryHere() }
  const append = appendTo(folder, where)
  if (!append.ok) return append
  const take: TakeSigned = async (envelopes) => {
    return isToStop() ? refuse(stopped) : append.value.add(envelopes)
  }
  const signed = await signPrepared(invocation, prepared, { progress, take })
  const ready = signed.ok && !isToStop() ? await keep(folder.dir, signed.value) : signed
  if (!ready.ok || isToStop()) {
    await append.value.abort()
    return ready.ok || isToStop() ? null : ready
  }
  progress.step({ what: 'Signing the checkpoint', done: 0, total: null })
  const appended = await append.value.commit()
  return appended.ok ? ok({ ...ready.value, appended: appended.value }) : appended
}

/** Ends the signing. Nobody is shown it. */
const stopped: Problem = { code: 'cli.interrupted', about: {} }

/** Keeps beside the record what the next import of the table needs. */
async function keep(dir: string, signed: Signed): Promise<Result<Signed>> {
  const { named, ties } = signed
  const tied = ties === null ? ok(true) : await keepTies(dir, ties.of, ties.text)
  if (!tied.ok) return tied
  const kept = named.toKeep === null ? ok(true) : await keepMapping(dir, named.toKeep)
  return kept.ok ? ok(signed) : kept
}
