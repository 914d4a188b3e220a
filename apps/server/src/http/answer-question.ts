// What statuses, facts, tonight and the timeline have in common: find the record, read the
// question, and send what the sum prints.

import { ok, type Result } from '@holdfast/base'
import type { QuestionQuery } from '@holdfast/protocol'
import { readQuestion } from '../library/question.ts'
import type { Printed } from '../library/printed.ts'
import type { Questioned } from '../library/sum.ts'
import type { Reader } from '../reader.ts'
import type { Context } from './route.ts'

type AskedOfRecord = {
  readonly reader: Reader
  readonly params: { readonly id: string }
  readonly query: QuestionQuery
}

/** Answers a question about one record, in bytes. */
export async function answerQuestion(
  what: Questioned,
  { library, now }: Context,
  { reader, params, query }: AskedOfRecord,
): Promise<Result<{ readonly kind: 'printed'; readonly printed: Printed }>> {
  const record = library.find(reader, params.id)
  if (!record.ok) return record
  const { compiled, rooms, state, sum } = record.value
  const asked = readQuestion(query, compiled, rooms)
  if (!asked.ok) return asked
  const printed = await sum.print(what, state, asked.value, now())
  return ok({ kind: 'printed', printed })
}
