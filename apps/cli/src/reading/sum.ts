// The sum of a record folder: its text and its entries, given to the one sum that everybody runs.
//
// The record is verified before anything is worked out, every signature of it, unless this user's
// machine remembers these very bytes as whole. A record that does not hold gives no answer. What a
// long record came to is remembered too, and then its entries are not read.

import { assert, limits, ok, refuse, type Instant, type Result } from '@holdfast/base'
import { printFrom, type AnswerName } from '@holdfast/protocol'
import type { RoomId } from '@holdfast/record'
import { readRecord, recallText, rememberedFolder, rememberText, sha256 } from '@holdfast/store'
import type { ReadRecord } from '@holdfast/store'
import { openSum, parseRecalled, printRecalled, readQuestion, readReach } from '@holdfast/sum'
import type { Answer, Recalled, RecordQuestion, SaidQuestion, Sum } from '@holdfast/sum'
import { existsSync } from 'node:fs'
import type { Given, Invocation } from '../command.ts'
import { cliProblems as problem } from '../problems.ts'
import type { Progress } from '../terminal/progress.ts'

/** An answer about a folder, with the sum that gave it. */
export type FolderAnswer = Answer &
  FolderSum & {
    readonly asked: RecordQuestion
    readonly now: Instant
  }

/** A record with the sum of everything in it. */
export type FolderSum = {
  readonly record: ReadRecord
  readonly sum: Sum
  /** True where what the record came to in some view was remembered. */
  readonly isRecalled: boolean
}

/** Answers what the options ask of a folder. */
export async function answerAbout(
  invocation: Invocation,
  progress: Progress,
): Promise<Result<FolderAnswer>> {
  const [dir = ''] = invocation.operands
  const said = questionIn(invocation.options)
  const opened = await openFolderSum(dir, progress, said)
  if (!opened.ok) return opened
  const answer = answerFrom(opened.value, said, {
    now: invocation.now(),
    progress,
  })
  if (!answer.ok) return answer
  // A clause changed in the file would change every status, and no signature would show it.
  const { differsIn } = answer.value
  if (differsIn !== null) return refuse(problem.textDiffers(differsIn, dir))
  await rememberAnswer(answer.value)
  return answer
}

/** The question as the options say it. */
function questionIn(options: Given): SaidQuestion {
  return {
    asOf: options.text('as-of'),
    knownAt: options.text('known-at'),
    basis: options.text('basis'),
    source: options.text('source'),
    stage: options.text('stage'),
    view: options.text('view'),
  }
}

/**
 * Reads and verifies a folder and gives its text and its entries to the sum; and what the record
 * came to in a view, as options name it, where this user's machine remembers that.
 */
export async function openFolderSum(
  dir: string,
  progress: Progress,
  said: Pick<SaidQuestion, 'view'> | null = null,
): Promise<Result<FolderSum>> {
  progress.step({ what: 'Reading the record', done: 0, total: null })
  const record = await readRecord(dir, {
    memory: memoryHere(),
    onProgress: ({ done, total }) => progress.step({ what: 'Verifying the record', done, total }),
  })
  if (!record.ok) return existsSync(dir) ? record : refuse(problem.noSuchFile(dir))
  return sumOfRecord(record.value, said === null ? null : await recalledOf(record.value, said))
}

/** Where this user's machine remembers the records that it has verified. */
export function memoryHere(): string {
  return rememberedFolder(process.env, process.platform)
}

/** Gives the text and the entries of a record to the sum, with what is recalled of it. */
export function sumOfRecord(
  record: ReadRecord,
  recalled: Recalled | null = null,
): Result<FolderSum> {
  const { manifest, rooms, text } = record
  const entries = new Map(rooms.map((room) => [room.id, room]))
  const there = { rooms, entries: (id: RoomId) => entries.get(id)?.entries ?? [], recalled }
  const sum = openSum({ texts: [text], manifest, sha256, there })
  return sum.ok ? ok({ record, sum: sum.value, isRecalled: recalled !== null }) : sum
}

async function recalledOf(
  record: ReadRecord,
  said: Pick<SaidQuestion, 'view'>,
): Promise<Recalled | null> {
  const reach = readReach(said, record.rooms)
  const { digest } = record
  if (digest === null || !reach.ok || !isLong(record)) return null
  const text = await recallText(memoryHere(), { digest, view: reach.value.view })
  return text === null ? null : parseRecalled(text)
}

// What a record came to is remembered in the view it was asked from, where nothing is left out.
async function rememberAnswer({ record, sum, asked, isRecalled }: FolderAnswer): Promise<void> {
  const { digest } = record
  if (isRecalled || digest === null || !isLong(record)) return
  const recalled = sum.toRecall(asked)
  if (recalled === null) return
  await rememberText(memoryHere(), { digest, view: asked.view }, printRecalled(recalled))
}

// A short record is read as soon as it is recalled.
function isLong({ rooms }: ReadRecord): boolean {
  return rooms.reduce((sum, { size }) => sum + size, 0) >= limits.recalledEntries
}

/** Answers a question about an opened folder. */
export function answerFrom(
  opened: FolderSum,
  said: SaidQuestion,
  { now, progress }: { readonly now: Instant; readonly progress: Progress },
): Result<FolderAnswer> {
  const { sum } = opened
  const question = readQuestion(said, { agreement: sum.agreement, rooms: sum.rooms() })
  if (!question.ok) return question
  progress.step({ what: 'Working the statuses out', done: 0, total: null })
  const answer = sum.standing(question.value, now)
  return ok({ ...answer, ...opened, asked: question.value, now })
}

/** The answer as it is printed with --json. */
export function printed(what: AnswerName, answer: FolderAnswer): string {
  const { sum, asked, now } = answer
  const text = printFrom(what, answer, { sum, question: asked, now })
  assert(text.ok, 'an answer about the whole text is refused nothing')
  return text.value
}
