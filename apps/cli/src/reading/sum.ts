// The sum of a record folder: its text and its entries, given to the one sum that everybody runs.
//
// The record is verified before anything is worked out, every signature of it, unless this user's
// machine remembers these very bytes as whole. A record that does not hold gives no answer.

import { assert, ok, refuse, type Instant, type Result } from '@holdfast/base'
import { printFrom, type AnswerName } from '@holdfast/protocol'
import { readRecord, rememberedFolder, sha256, type ReadRecord } from '@holdfast/store'
import { openSum, readQuestion, type Answer, type Sum } from '@holdfast/sum'
import type { RecordQuestion, SaidQuestion } from '@holdfast/sum'
import { existsSync } from 'node:fs'
import type { Given, Invocation } from '../command.ts'
import { cliProblems as problem } from '../problems.ts'
import type { Progress } from '../terminal/progress.ts'

/** An answer about a folder, with the sum that gave it. */
export type FolderAnswer = Answer & {
  readonly record: ReadRecord
  readonly sum: Sum
  readonly asked: RecordQuestion
  readonly now: Instant
}

/** A record with the sum of everything in it. */
export type FolderSum = { readonly record: ReadRecord; readonly sum: Sum }

/** Answers what the options ask of a folder. */
export async function answerAbout(
  invocation: Invocation,
  progress: Progress,
): Promise<Result<FolderAnswer>> {
  const [dir = ''] = invocation.operands
  const opened = await openFolderSum(dir, progress)
  if (!opened.ok) return opened
  const answer = answerFrom(opened.value, questionIn(invocation.options), {
    now: invocation.now(),
    progress,
  })
  if (!answer.ok) return answer
  // A clause changed in the file would change every status, and no signature would show it.
  const { differsIn } = answer.value
  return differsIn === null ? answer : refuse(problem.textDiffers(differsIn, dir))
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

/** Reads and verifies a folder and gives its text and its entries to the sum. */
export async function openFolderSum(dir: string, progress: Progress): Promise<Result<FolderSum>> {
  progress.step({ what: 'Reading the record', done: 0, total: null })
  const record = await readRecord(dir, {
    memory: memoryHere(),
    onProgress: ({ done, total }) => progress.step({ what: 'Verifying the record', done, total }),
  })
  if (record.ok) return sumOfRecord(record.value)
  return existsSync(dir) ? record : refuse(problem.noSuchFile(dir))
}

/** Where this user's machine remembers the records that it has verified. */
export function memoryHere(): string {
  return rememberedFolder(process.env, process.platform)
}

/** Gives the text and the entries of a record to the sum. */
export function sumOfRecord(record: ReadRecord): Result<FolderSum> {
  const { manifest, rooms, text } = record
  const sum = openSum({ texts: [text], manifest, sha256 })
  if (!sum.ok) return sum
  for (const { id, entries } of rooms) {
    for (const bytes of entries) sum.value.observe(id, bytes)
  }
  return ok({ record, sum: sum.value })
}

/** Answers a question about an opened folder. */
export function answerFrom(
  { record, sum }: FolderSum,
  said: SaidQuestion,
  { now, progress }: { readonly now: Instant; readonly progress: Progress },
): Result<FolderAnswer> {
  const question = readQuestion(said, { agreement: sum.agreement, rooms: sum.rooms() })
  if (!question.ok) return question
  progress.step({ what: 'Working the statuses out', done: 0, total: null })
  const answer = sum.standing(question.value, now)
  return ok({ ...answer, record, sum, asked: question.value, now })
}

/** The answer as it is printed with --json. */
export function printed(what: AnswerName, answer: FolderAnswer): string {
  const { sum, asked, now } = answer
  const text = printFrom(what, answer, { sum, question: asked, now })
  assert(text.ok, 'an answer about the whole text is refused nothing')
  return text.value
}
