// What routes that ask a sum have in common: find the record, read the question, have it answered
// in turn, and send what is printed.

import { ok, type Result } from '@holdfast/base'
import type { QuestionQuery } from '@holdfast/protocol'
import { readQuestion, type RecordQuestion, type RoomSize } from '@holdfast/sum'
import type { ReadableRecord } from '../library/library.ts'
import type { Reader, Waiter } from '../reader.ts'
import type { Params, Questioned } from '../sums/presenters.ts'
import type { Printed } from '../sums/worker-seat.ts'
import type { Context } from './route.ts'

/** A question about a record, and who waits for the answer. */
export type Questioning = {
  readonly record: ReadableRecord
  readonly what: Questioned
  readonly question: RecordQuestion
  readonly params?: Params
  readonly waiter: Waiter
}

/** Has a question answered. */
export function askSum(
  { now }: Context,
  { record, what, question, params = {}, waiter }: Questioning,
): Promise<Result<Printed>> {
  const { address: reader, signal } = waiter
  return record.ask({ what, question, params, now: now(), reader, signal })
}

type AskedOfRecord = {
  readonly reader: Reader
  readonly params: { readonly id: string }
  readonly query: QuestionQuery
  readonly waiter: Waiter
}

/** Answers a question about one record, in bytes. `params` are what a route adds to it. */
export async function answerQuestion(
  what: Questioned,
  context: Context,
  asked: AskedOfRecord,
  params: Params = {},
): Promise<Result<{ readonly kind: 'printed'; readonly printed: Printed }>> {
  const record = await context.library.find(asked.reader, asked.params.id)
  if (!record.ok) return record
  const { compiled: agreement, rooms } = record.value
  const question = readQuestion(asked.query, { agreement, rooms })
  if (!question.ok) return question
  const { waiter } = asked
  const asking = { record: record.value, what, question: question.value, params, waiter }
  const printed = await askSum(context, asking)
  return printed.ok ? ok({ kind: 'printed', printed: printed.value }) : printed
}

/** What a query adds to a question, as a worker is told it. */
export function detailOf(query: {
  readonly cells?: string | undefined
  readonly week?: number | undefined
  readonly clause?: string | undefined
  readonly from?: number | undefined
}): Params {
  const { cells, week, clause, from } = query
  return {
    ...(cells === undefined ? {} : { cells }),
    ...(week === undefined ? {} : { week: String(week) }),
    ...(clause === undefined ? {} : { clause }),
    ...(from === undefined ? {} : { from: String(from) }),
  }
}

/** How many entries of each room in view are known: those of the cut, else all there are. */
export function knownOf(
  { view, knownAt }: Pick<RecordQuestion, 'view' | 'knownAt'>,
  rooms: readonly RoomSize[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    view.map((id) => [id, knownAt?.get(id) ?? rooms.find((room) => room.id === id)?.size ?? 0]),
  )
}

/** A question about everything known in a view as it stands. */
export function usualQuestion(reach: Pick<RecordQuestion, 'view' | 'knownAt'>): RecordQuestion {
  return { ...reach, asOf: null, basis: null, source: null, stage: null }
}
