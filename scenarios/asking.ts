// How a story asks an example record: the folder is read and verified, and its text and entries are
// given to the one sum, all through the packages' public interfaces.
//
// What comes back is the same JSON that `holdfast status --json` prints.

import { join } from 'node:path'
import type { CompiledAgreement } from '@holdfast/agreement'
import { assert, parseInstant, present, type Result } from '@holdfast/base'
import { printAnswer } from '@holdfast/protocol'
import { readRecord, sha256 } from '@holdfast/store'
import { openSum, readQuestion } from '@holdfast/sum'
import type { AdmittedStatement, RecordQuestion, Sum, Upshot } from '@holdfast/sum'

/** What is asked. What is left out is as on the command line. */
export type Asked = {
  readonly asOf: string
  readonly basis?: string
  readonly source?: string
  readonly stage?: string
  readonly knownAt?: Readonly<Record<string, number>>
  readonly view?: readonly string[]
}

/** One status of the answer, as far as stories look at it. */
export type Told = {
  readonly clause: string
  readonly instance: string
  readonly bearer: string | null
  readonly status: string
  readonly measured: { readonly value: number; readonly unit: string } | null
  readonly target: { readonly value: number; readonly unit: string }
  readonly basis: string
  readonly reason: { readonly code: string }
  readonly readings: readonly { readonly source: string; readonly value: number }[]
  readonly evidence: readonly { readonly fact: string; readonly counted: number }[]
  readonly parts: readonly { readonly label: string; readonly status: string }[]
  readonly disputes: readonly { readonly by: string }[]
  readonly claims: readonly { readonly by: string; readonly amount: number }[]
}

/** The answer, as far as stories look at it. */
export type Answer = {
  readonly inForce: { readonly from: string; readonly to: string | null }
  readonly statuses: readonly Told[]
  readonly powers: readonly { readonly clause: string; readonly used: readonly unknown[] }[]
  readonly idleActs: readonly unknown[]
}

/** What a record amounts to, with the statements that were admitted. */
export type Replayed = Upshot & { readonly said: readonly AdmittedStatement[] }

/** An example record, open. */
export type Example = {
  readonly agreement: CompiledAgreement
  readonly sum: Sum
  readonly replay: (asked?: Pick<Asked, 'knownAt' | 'view'>) => Replayed
  readonly ask: (asked: Asked) => Answer
  /** The same as JSON text, to compare with the command line's. */
  readonly askText: (asked: Asked) => string
}

/** Opens an example of `agreements/`. */
export async function openExample(name: string): Promise<Example> {
  const dir = join(import.meta.dirname, '..', 'agreements', name)
  const { manifest, rooms, text } = good(await readRecord(dir))
  const sum = good(openSum({ texts: [text], manifest, sha256 }))
  for (const { id, entries } of rooms) for (const bytes of entries) sum.observe(id, bytes)
  const { agreement } = sum
  const now = present(parseInstant(longPast), 'an instant')
  const questionOf = (asked: Partial<Asked>): RecordQuestion => {
    const knownAt = Object.entries(asked.knownAt ?? {}).map(([room, size]) => `${room}=${size}`)
    const said = { ...asked, view: asked.view?.join(','), knownAt: knownAt.join(',') }
    return good(readQuestion(said, { agreement, rooms: sum.rooms() }))
  }
  const askText = (asked: Asked): string =>
    good(printAnswer('statuses', { sum, question: questionOf(asked), now }))
  return {
    agreement,
    sum,
    askText,
    replay: (asked = {}) => {
      const { replayed, said } = sum.standing(questionOf(asked), now)
      return { ...replayed, said: said() }
    },
    ask: (asked) => answerIn(askText(asked)),
  }
}

// Stories name their moments; what has none is asked from before them all.
const longPast = '2000-01-01T00:00Z'

function answerIn(text: string): Answer {
  const value: unknown = JSON.parse(text)
  assert(isAnswer(value), 'an answer has statuses')
  return value
}

// The packages' own types say the rest; here only what a wrong call would miss.
function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'statuses' in value
}

function good<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(JSON.stringify(result.problem))
}

/** The statuses of a clause as lines: `day-1 israel unmet`. */
export function linesOf(answer: Answer, clause: string): readonly string[] {
  return answer.statuses
    .filter((told) => told.clause === clause)
    .map(({ instance, bearer, status }) => `${instance} ${bearer ?? '-'} ${status}`)
}

/** The one status of an instance, and of a bearer where it has several. */
export function statusOf(answer: Answer, clause: string, instance: string, bearer?: string): Told {
  const found = answer.statuses.filter(
    (told) =>
      told.clause === clause &&
      told.instance === instance &&
      (bearer === undefined || told.bearer === bearer),
  )
  assert(found.length === 1, `one status of ${clause} ${instance}`)
  return present(found[0], 'one was found')
}
