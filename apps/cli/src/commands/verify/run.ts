// `holdfast verify`: signatures, chains, keys and trees; then every status worked out again.
//
// Two people with the same record get the same digest of statuses, on any machine.

import {
  canonicalJson,
  encodeHex,
  encodeUtf8,
  limits,
  type Bytes,
  type Result,
} from '@holdfast/base'
import { breaksRecord, entryNumberOf, numbered, printEntryRef } from '@holdfast/record'
import type { RefusedEntry } from '@holdfast/replay'
import { sha256, verifyFolder, type ReadRecord } from '@holdfast/store'
import type { Verification } from '@holdfast/verify'
import { irregularityWords } from '@holdfast/words'
import type { Invocation, Run } from '../../command.ts'
import { exitCodeOf, exitCodes, type ExitCode } from '../../exit-codes.ts'
import { fail, sayProblem } from '../../failing.ts'
import { longTime } from '../../picture/days.ts'
import { plainFor } from '../../picture/marks.ts'
import { readBytes } from '../../reading/files.ts'
import { answerFrom, memoryHere, printed, sumOfRecord } from '../../reading/sum.ts'
import type { FolderAnswer } from '../../reading/sum.ts'
import { progressOn, type Progress } from '../../terminal/progress.ts'
import { wrapIndented } from '../../terminal/text-width.ts'
import { problemLine } from '../../words/problems.ts'

const mostListed = 100

/** Checks. */
export const run: Run = async (invocation) => {
  const { screen, options, operands } = invocation
  const [dir = ''] = operands
  const older: Bytes[] = []
  for (const path of options.list('older')) {
    const bytes = await readBytes(path, limits.checkpointBytes)
    if (!bytes.ok) return fail(invocation, bytes.problem)
    older.push(bytes.value)
  }
  const progress = progressOn(screen, invocation.elapsedMs)
  let again: Result<FolderAnswer> | null = null
  const verified = await verifyFolder(dir, {
    olderCheckpoints: older,
    memory: memoryHere(),
    onProgress: ({ done, total }) => progress.step({ what: 'Verifying the record', done, total }),
    meanwhile: (record) => {
      again = workedOutAgain(record, invocation, progress)
    },
  })
  progress.end()
  if (!verified.ok) return fail(invocation, verified.problem)
  return answerWith(verified.value, verified.value.isWhole ? again : null, invocation)
}

function answerWith(
  verified: Verification,
  again: Result<FolderAnswer> | null,
  invocation: Invocation,
): ExitCode {
  const { screen, options } = invocation
  const digest = again?.ok === true ? digestOf(again.value) : null
  const refused = again?.ok === true ? again.value.replayed.refused : []
  const sum = again?.ok === true ? again.value : null
  if (options.flag('json')) {
    screen.answer(canonicalJson(jsonOf(verified, { refused, digest, sum })))
  } else show(verified, { refused, digest, sum, invocation })
  if (again !== null && !again.ok) {
    sayProblem(screen, again.problem)
    return exitCodeOf(again.problem)
  }
  return verified.isWhole ? exitCodes.done : exitCodes.found
}

// From all rooms, as of the end of the term where that is past, else now. It is worked out while
// signatures are checked, and shown only where the record proves whole.
function workedOutAgain(
  record: ReadRecord,
  { now }: Invocation,
  progress: Progress,
): Result<FolderAnswer> {
  const opened = sumOfRecord(record)
  if (!opened.ok) return opened
  const view = record.rooms.map(({ id }) => id).join(',')
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
      longTime(text, question.asOf, screen.words),
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
