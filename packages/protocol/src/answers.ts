// The answers to questions about a record, printed: what a server sends, what the command line
// prints with --json, and what a browser works out for itself. All of them print here, so the bytes
// are equal.

import {
  accountAnswerOf,
  chartAnswerOf,
  clauseAnswerOf,
  dueAnswerOf,
  exposureAnswerOf,
  factsAnswerOf,
  findClause,
  instancesOf,
} from '@holdfast/analysis'
import {
  placesAnswerOf,
  provenanceAnswerOf,
  standingAnswerOf,
  stripOf,
  summaryOf,
  timelineOf,
  tonightAnswerOf,
  whatIfSupposed,
  whyAnswerOf,
} from '@holdfast/analysis'
import type { Before, CellReading } from '@holdfast/analysis'
import { ok, refuse, type Instant, type Problem, type Result } from '@holdfast/base'
import type { Answer, RecordQuestion, Sum, SupposedLine } from '@holdfast/sum'
import { accountAnswer } from './accounts.ts'
import { clockOf, type Codec } from './codec.ts'
import { factsAnswer, placesAnswer } from './facts.ts'
import { dueAnswer, exposureAnswer, timelineAnswer } from './outlook.ts'
import { tonightAnswer, whatIfAnswer } from './outlook.ts'
import { provenanceAnswer } from './provenance.ts'
import { clauseAnswer, standingAnswer, whyAnswer } from './standing.ts'
import { chartAnswer, stripAnswer } from './strip.ts'
import { summaryAnswer } from './summary.ts'

/** The names of answers, as routes have them. */
export const answerNames = [
  'statuses',
  'summary',
  'strip',
  'chart',
  'clause',
  'why',
  'due',
  'tonight',
  'exposure',
  'timeline',
  'whatif',
  'facts',
  'places',
  'account',
  'provenance',
] as const
export type AnswerName = (typeof answerNames)[number]

/** What some answers are asked besides the question. What an answer has no use for is not read. */
export type AnswerDetail = {
  /** Of the strip: the status at the end of each day, or as it stands now. */
  readonly cells?: CellReading | undefined
  /** Of the strip: only the days of the week that this day is in. */
  readonly week?: number | undefined
  /** Of a clause: which. Of the strip and the charts: only this one. */
  readonly clause?: string | undefined
  /** Of why: which instance of the clause; without it, all of them. */
  readonly instance?: string | undefined
  /** Of the facts: which of them, and of the claims after them, comes first; counted from 1. */
  readonly from?: number | undefined
  /** Of what if: what is supposed. */
  readonly supposed?: readonly SupposedLine[] | undefined
  /** Of what is due: the earlier answer that it is compared with. */
  readonly before?: Before | undefined
  /** Of an account: which domain's. */
  readonly domain?: string | undefined
}

/** Everything that an answer is printed from. */
export type Asking = {
  readonly sum: Pick<Sum, 'standing' | 'standings' | 'suppose' | 'why'>
  readonly question: RecordQuestion
  /** What "now" means where the question names no moment, and when an agreement is over. */
  readonly now: Instant
  readonly detail?: AnswerDetail
}

/** Problems of answers. */
export const answerProblems = {
  unknownClause: (clause: string): Problem => ({ code: 'answer.1', about: { clause } }),
  unknownInstance: (clause: string, instance: string): Problem => ({
    code: 'answer.2',
    about: { clause, instance },
  }),
} as const

/** An answer as canonical JSON. Refuses a clause that the text does not have. */
export function printAnswer(
  what: AnswerName,
  { sum, question, now, detail = {} }: Asking,
): Result<string> {
  const answer = sum.standing(question, now)
  return printFrom(what, answer, { sum, question, now, detail })
}

/** The same from an answer that is known already: the one that `sum` gives to the question. */
export function printFrom(
  what: AnswerName,
  answer: Answer,
  { sum, question, now, detail = {} }: Asking,
): Result<string> {
  const { clause = null } = detail
  const known = clause === null ? null : findClause(answer.agreement, clause)
  if (clause !== null && known === null) return refuse(answerProblems.unknownClause(clause))
  const print = <Value>(codec: Codec<Value>, value: Value): Result<string> =>
    ok(codec.print(value, clockOf(answer.agreement)))
  switch (what) {
    case 'statuses':
      return print(standingAnswer, standingAnswerOf(answer))
    case 'summary':
      return print(summaryAnswer, summaryOf(answer))
    case 'strip': {
      const { cells = 'day-end', week = null } = detail
      return print(stripAnswer, stripOf(sum, question, answer, { cells, week, clause }))
    }
    case 'chart':
      return print(chartAnswer, chartAnswerOf(answer, clause))
    case 'clause':
      return known === null
        ? refuse(answerProblems.unknownClause(''))
        : print(clauseAnswer, clauseAnswerOf(answer, known))
    case 'why': {
      if (known === null) return refuse(answerProblems.unknownClause(''))
      const { instance = null } = detail
      if (instance !== null && !instancesOf(answer, known).includes(instance)) {
        return refuse(answerProblems.unknownInstance(known, instance))
      }
      return print(whyAnswer, whyAnswerOf(sum, question, answer, { clause: known, instance }))
    }
    case 'due':
      return print(dueAnswer, dueAnswerOf(sum, question, answer, detail.before ?? null))
    case 'tonight':
      return print(tonightAnswer, tonightAnswerOf(sum, question, answer, now))
    case 'exposure':
      return print(exposureAnswer, exposureAnswerOf(sum, question, answer, now))
    case 'timeline':
      return print(timelineAnswer, timelineOf(answer))
    case 'whatif': {
      const found = whatIfSupposed(sum, question, answer, { lines: detail.supposed ?? [], now })
      return found.ok ? print(whatIfAnswer, found.value.answer) : found
    }
    case 'facts':
      return print(factsAnswer, factsAnswerOf(answer, detail.from ?? 1))
    case 'places':
      return print(placesAnswer, placesAnswerOf(answer))
    case 'provenance':
      return print(provenanceAnswer, provenanceAnswerOf(answer))
    case 'account': {
      const account = accountAnswerOf(answer, detail.domain ?? '')
      return account.ok ? print(accountAnswer, account.value) : account
    }
  }
}
