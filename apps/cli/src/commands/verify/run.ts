// `holdfast verify`: signatures, chains, keys and trees; then every status worked out again.
//
// Two people with the same record get the same digest of statuses, on any machine.

import { canonicalJson, encodeHex, encodeUtf8, type Bytes, type Result } from '@holdfast/base'
import { breaksRecord, entryNumberOf, numbered, printEntryRef } from '@holdfast/record'
import type { RefusedEntry } from '@holdfast/replay'
import { sha256, verifyFolder, type Verification } from '@holdfast/store'
import { irregularityWords } from '@holdfast/words'
import type { Invocation, Run } from '../../command.ts'
import { exitCodeOf, exitCodes } from '../../exit-codes.ts'
import { fail, sayProblem } from '../../failing.ts'
import { longTime } from '../../picture/days.ts'
import { plainFor } from '../../picture/marks.ts'
import { readBytes } from '../../reading/files.ts'
import { answerFrom, openFolderSum, printed, type FolderAnswer } from '../../reading/sum.ts'
import { progressOn, type Progress } from '../../terminal/progress.ts'
import { wrapIndented } from '../../terminal/text-width.ts'
import { problemLine } from '../../words/problems.ts'

const checkpointLimit = 1_000_000
const mostListed = 100

/** Checks. */
export const run: Run = async (invocation) => {
  const { screen, options, operands } = invocation
  const [dir = ''] = operands
  const older: Bytes[] = []
  for (const path of options.list('older')) {
    const bytes = await readBytes(path, checkpointLimit)
    if (!bytes.ok) return fail(invocation, bytes.problem)
    older.push(bytes.value)
  }
  const progress = progressOn(screen, invocation.elapsedMs)
  const verified = await verifyFolder(dir, {
    olderCheckpoints: older,
    onProgress: ({ done, total }) => progress.step({ what: 'Checking entries', done, total }),
  })
  if (!verified.ok) {
    progress.end()
    return fail(invocation, verified.problem)
  }
  const again = verified.value.isWhole ? await workedOutAgain(invocation, progress) : null
  progress.end()
  const digest = again?.ok === true ? digestOf(again.value) : null
  const refused = again?.ok === true ? again.value.replayed.refused : []
  const sum = again?.ok === true ? again.value : null
  if (options.flag('json')) {
    screen.answer(canonicalJson(jsonOf(verified.value, { refused, digest, sum })))
  } else show(verified.value, { refused, digest, sum, invocation })
  if (again !== null && !again.ok) {
    sayProblem(screen, again.problem)
    return exitCodeOf(again.problem)
  }
  return verified.value.isWhole ? exitCodes.done : exitCodes.found
}

// From all rooms, as of the end of the term where that is past, else now.
async function workedOutAgain(
  { operands, now }: Invocation,
  progress: Progress,
): Promise<Result<FolderAnswer>> {
  const [dir = ''] = operands
  const opened = await openFolderSum(dir, progress)
  if (!opened.ok) return opened
  const view = opened.value.folder.rooms.map(({ id }) => id).join(',')
  return answerFrom(opened.value, { view }, { now: now(), progress })
}

function digestOf(sum: FolderAnswer): string {
  return encodeHex(sha256(encodeUtf8(printed('statuses', sum))))
}

type Again = {
  readonly refused: readonly RefusedEntry[]
  readonly digest: string | null
  readonly sum: FolderAnswer | null
}

function show(
  verified: Verification,
  { refused, digest, sum, invocation }: Again & { readonly invocation: Invocation },
): void {
  const { screen } = invocation
  const { agreement, rootKey, rooms, entries, irregularities, irregularityCount } = verified
  const say = (text: string, indent = ''): void => {
    const wrapped = wrapIndented(text, {
      width: screen.width,
      indent: `${indent}  `,
      first: indent,
    })
    screen.answer(plainFor(screen, wrapped))
  }
  say(
    `${agreement}: ${entries} entries in ${rooms.length} ${rooms.length === 1 ? 'room' : 'rooms'}`,
  )
  say(`Root key ${rootKey}: compare it with the one you were given.`)
  for (const { id, entries: size, root } of rooms) {
    say(`${id}: ${size} entries, root ${root ?? 'not known'}`, '  ')
  }
  if (verified.isWhole) {
    say(
      'Whole: every signature is its author’s, every key spoke then, every entry is the one its ' +
        'log signed for.',
    )
  } else say('Not whole:')
  for (const one of irregularities.slice(0, mostListed))
    say(irregularityWords(numbered(one), screen.words), '  ')
  if (irregularityCount > mostListed) say(`and ${irregularityCount - mostListed} more`, '  ')
  if (refused.length > 0) say(`Refused when heard; these count for nothing: ${refused.length}`)
  for (const { entry, problem } of refused.slice(0, mostListed)) {
    say(`${entry.room}, entry ${entryNumberOf(entry.index)}: ${problemLine(problem, screen)}`, '  ')
  }
  if (sum === null) {
    say('No status was worked out from it.')
    return
  }
  const { standing, agreement: text, question } = sum
  say(
    `Worked out again from all rooms: ${standing.statuses.length} statuses as of ` +
      longTime(text, question.asOf),
  )
  say(`Their digest: ${digest ?? ''}`)
}

function jsonOf(
  verified: Verification,
  { refused, digest, sum }: Again,
): Parameters<typeof canonicalJson>[0] {
  const { agreement, rootKey, rooms, entries, irregularities, irregularityCount } = verified
  return {
    agreement,
    rootKey,
    entries,
    isWhole: verified.isWhole,
    text: verified.text?.map((file) => ({ ...file })) ?? null,
    rooms: rooms.map((room) => ({ ...room })),
    irregularityCount,
    irregularities: irregularities.map((one) => ({
      ...numbered(one),
      breaks: breaksRecord(one),
    })),
    refused: refused.map(({ entry, id, problem }) => ({
      entry: printEntryRef(entry),
      id,
      problem,
    })),
    statuses: sum === null ? null : { count: sum.standing.statuses.length, sha256: digest },
  }
}
