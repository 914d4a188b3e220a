// `holdfast diff`: what differs between two texts of one agreement.
//
// Both are compiled; what differs is said by `analysis`, and here put in lines.

import { diffAnswerOf } from '@holdfast/analysis'
import { refuse, type Result } from '@holdfast/base'
import { clockOf, diffAnswer } from '@holdfast/protocol'
import type { Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { diffLines } from '../../picture/diff.ts'
import { plainFor } from '../../picture/marks.ts'
import { cliProblems } from '../../problems.ts'
import { readSoundText } from '../../reading/sound-text.ts'
import { progressOn } from '../../terminal/progress.ts'
import { namedScreen } from '../../words/sheet-names.ts'

/** Compares. */
export const run: Run = async (invocation) => {
  const { options, operands } = invocation
  const [old = '', fresh = ''] = operands
  const progress = progressOn(invocation.screen, invocation.elapsedMs)
  const before = await readSoundText(old, progress)
  const now = before.ok ? await readSoundText(fresh, progress) : before
  progress.end()
  if (!before.ok) return fail(invocation, before.problem)
  if (!now.ok) return fail(invocation, now.problem)
  const ids = [before.value.agreement.id, now.value.agreement.id] as const
  const isOne: Result<null> =
    ids[0] === ids[1] ? { ok: true, value: null } : refuse(cliProblems.twoAgreements(...ids))
  if (!isOne.ok) return fail(invocation, isOne.problem)
  const screen = namedScreen(invocation.screen, now.value)
  const answer = diffAnswerOf(before.value, now.value)
  if (options.flag('json')) screen.answer(diffAnswer.print(answer, clockOf(now.value.agreement)))
  else
    for (const line of diffLines(answer, now.value.agreement, screen))
      screen.answer(plainFor(screen, line))
  return exitCodes.done
}
