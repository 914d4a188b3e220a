// The sum, put together in one place: open the folder, compile the agreement, replay the entries in
// a view up to a cut, and work the standing out as of a moment.
//
// The folder's entries are compared with what its logs signed for before anything is worked out; a
// record that differs gives no status. Authors' signatures are checked by `verify`, not here.

import type { CompiledAgreement, Question, Standing } from '@holdfast/agreement'
import { momentToShow, type MomentToShow } from '@holdfast/analysis'
import { ok, refuse, type Instant, type Result } from '@holdfast/base'
import { createMonitor, inForceAt } from '@holdfast/monitor'
import { answerOf, replayRecord, type Replayed } from '@holdfast/replay'
import { openFolder, sha256, textFaults, type RecordFolder } from '@holdfast/store'
import { join } from 'node:path'
import type { Invocation } from '../command.ts'
import { cliProblems as problem } from '../problems.ts'
import type { Progress } from '../terminal/progress.ts'
import { agreementFile, agreementOf } from './agreement.ts'
import { cutOf, readAsked, viewOf, type Asked } from './question.ts'

/** How the moment asked about was chosen. */
export type AsOfChoice = 'asked' | MomentToShow['choice']

/** Everything that an answer is made from. */
export type Sum = {
  readonly agreement: CompiledAgreement
  readonly folder: RecordFolder
  readonly replayed: Replayed
  readonly question: Question
  readonly choice: AsOfChoice
  /** True where entries beyond `knownAt` are left out. */
  readonly isCut: boolean
  readonly standing: Standing
  /** The standing as of another moment, from the same entries. */
  readonly at: (moment: Instant) => Standing
}

/** A folder with its agreement, not yet replayed. */
export type OpenedRecord = {
  readonly agreement: CompiledAgreement
  readonly folder: RecordFolder
}

/** Works the sum of a folder out, as the options ask. */
export async function sumOf(invocation: Invocation, progress: Progress): Promise<Result<Sum>> {
  const [dir = ''] = invocation.operands
  const agreement = await agreementOf(dir)
  if (!agreement.ok) return agreement
  const asked = readAsked(invocation.options, agreement.value)
  if (!asked.ok) return asked
  const opened = await openRecord(dir, agreement.value, progress)
  if (!opened.ok) return opened
  const sum = replayAs(opened.value, asked.value, { now: invocation.now(), progress })
  return sum.ok ? withAdoptedText(sum.value) : sum
}

// A clause changed in the file would change every status, and no signature would show it.
async function withAdoptedText(sum: Sum): Promise<Result<Sum>> {
  const { folder, replayed } = sum
  const [first] = folder.rooms
  const faults = await textFaults(folder.dir, first?.id ?? '', replayed.text ?? [])
  const [fault] = faults
  if (fault === undefined) return ok(sum)
  return refuse(problem.textDiffers(String(fault.about['file'] ?? ''), folder.dir))
}

/** Opens a folder whose text is compiled, and sees to it that both speak of one agreement. */
export async function openRecord(
  dir: string,
  agreement: CompiledAgreement,
  progress: Progress,
): Promise<Result<OpenedRecord>> {
  progress.step({ what: 'Reading the record', done: 0, total: null })
  const folder = await openFolder(dir, {
    onProgress: ({ done, total }) => progress.step({ what: 'Reading the record', done, total }),
  })
  if (!folder.ok) return folder
  const { manifest } = folder.value
  if (manifest.agreement !== agreement.id) {
    const path = join(dir, agreementFile)
    return refuse(problem.otherAgreement(path, agreement.id, manifest.agreement))
  }
  return ok({ agreement, folder: folder.value })
}

/** Replays an opened record and works its standing out. */
export function replayAs(
  { agreement, folder }: OpenedRecord,
  asked: Asked,
  { now, progress }: { readonly now: Instant; readonly progress: Progress },
): Result<Sum> {
  const sizes = folder.rooms.map(({ id, entries }) => ({ id, size: entries.length }))
  const view = viewOf(asked.view, sizes)
  if (!view.ok) return view
  const cut = cutOf(asked.knownAt, sizes, view.value)
  if (!cut.ok) return cut
  progress.step({ what: 'Replaying the entries', done: 0, total: null })
  const replayed = replayRecord({
    agreement,
    rooms: folder.rooms.map(({ id, entries }) => ({ room: id, entries })),
    view: view.value,
    cut: cut.value,
    root: folder.manifest.root.keyId,
    sha256,
  })
  progress.step({ what: 'Working the statuses out', done: 0, total: null })
  const monitor = createMonitor(agreement)
  for (const fact of replayed.facts) monitor.observe({ key: fact.key, before: null, after: fact })
  monitor.hear(replayed.acts)
  const { basis, source, stage } = asked
  const at = (asOf: Instant): Standing => monitor.standing({ asOf, basis, source, stage })
  const chosen = chosenMoment(asked, agreement, { replayed, now })
  const question: Question = { asOf: chosen.asOf, basis, source, stage }
  return ok({
    agreement,
    folder,
    replayed,
    question,
    choice: chosen.choice,
    isCut: cut.value !== null,
    standing: at(chosen.asOf),
    at,
  })
}

// The end of the term as extended, where it is past; otherwise now. Only acts change the term.
function chosenMoment(
  { asOf }: Asked,
  agreement: CompiledAgreement,
  { replayed, now }: { readonly replayed: Replayed; readonly now: Instant },
): { readonly asOf: Instant; readonly choice: AsOfChoice } {
  if (asOf !== null) return { asOf, choice: 'asked' }
  const inForce = inForceAt(agreement, replayed.acts, now)
  return momentToShow({ inForce }, replayed.facts, now)
}

/** The answer as JSON: the object of `status --json`. */
export function answerFrom(sum: Sum): ReturnType<typeof answerOf> {
  const { agreement, replayed, question, standing } = sum
  const { view, knownAt } = replayed
  return answerOf(agreement, { view, knownAt }, question, standing)
}
