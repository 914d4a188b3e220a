// Due and contested: what runs out within a day, on what counts or sides differ, and what changed
// since an earlier answer. One page to open at any hour.
//
// It arranges statuses and adds nothing up. Contested is what the counts on record decide
// differently, and what somebody disputes with particulars; neither says who is right.

import type { RoleId, Status } from '@holdfast/agreement'
import { dayMs, instantFromMs, type Instant } from '@holdfast/base'
import type { Answer, RecordQuestion, Sum } from '@holdfast/sum'
import { figuresOf, type Figure } from './figures.ts'
import { headOf, type AnswerHead } from './head.ts'
import { dueOf, stateOf, type AgreementState, type Due } from './summary.ts'
import { whatIfOf, type WhatIfChange } from './what-if.ts'

/** Why an instance is contested. */
export const contests = ['counts-differ', 'disputed'] as const

/** An instance that counts decide differently, or that somebody disputes. */
export type Contested = Pick<Status, 'clause' | 'instance' | 'bearer' | 'status' | 'window'> & {
  readonly why: (typeof contests)[number]
  /** Whose counts differ, or who disputes, in the order of the record. */
  readonly by: readonly RoleId[]
  readonly figures: readonly Figure[]
}

/** The answer to which another is compared: as of when, and how far each room was read. */
export type Before = Pick<RecordQuestion, 'asOf' | 'knownAt'>

/** Due and contested. Each list has its first rows, and says how many there are. */
export type DueAnswer = AnswerHead & {
  readonly hasStatuses: boolean
  readonly state: AgreementState
  /** A day after the moment asked about. */
  readonly until: Instant
  readonly due: Listed<Due>
  readonly contested: Listed<Contested>
  /** Null where nobody asked since when. */
  readonly changed: Listed<WhatIfChange> | null
}

/** The first of a list, and how long it is. */
export type Listed<Row> = { readonly count: number; readonly rows: readonly Row[] }

/** The most rows of a list. */
const mostRows = 100

/** Due and contested, and what changed since `before`. */
export function dueAnswerOf(
  sum: Pick<Sum, 'standing'>,
  question: RecordQuestion,
  answer: Answer,
  before: Before | null,
): DueAnswer {
  const { agreement, standing } = answer
  const until = instantFromMs(answer.question.asOf + dayMs)
  return {
    ...headOf(answer),
    hasStatuses: standing.statuses.length > 0 || agreement.obligations.length === 0,
    state: stateOf(answer),
    until,
    due: listed(dueOf(answer).filter(({ due }) => due <= until)),
    contested: listed(contestedIn(standing.statuses)),
    changed: before === null ? null : changedSince(sum, { ...question, ...before }, answer),
  }
}

function changedSince(
  sum: Pick<Sum, 'standing'>,
  earlier: RecordQuestion,
  answer: Answer,
): DueAnswer['changed'] {
  // No earlier answer is of a later moment than this one.
  const asOf = instantFromMs(Math.min(earlier.asOf ?? answer.question.asOf, answer.question.asOf))
  const then = sum.standing({ ...earlier, asOf }, answer.question.asOf)
  const { changes, figures } = whatIfOf(then, answer)
  return listed([...changes, ...figures])
}

function contestedIn(statuses: readonly Status[]): readonly Contested[] {
  return statuses.flatMap((status): Contested[] => {
    const { clause, instance, bearer, window, reason, disputes } = status
    const of = { clause, instance, bearer, status: status.status, window }
    const figures = figuresOf(status)
    if (reason.code === 'counts-differ') {
      const by = [...new Set(reason.readings.map(({ source }) => source))]
      return [{ ...of, why: 'counts-differ', by, figures }]
    }
    const by = [...new Set(disputes.map((dispute) => dispute.by))]
    return by.length === 0 ? [] : [{ ...of, why: 'disputed', by, figures }]
  })
}

function listed<Row>(rows: readonly Row[]): Listed<Row> {
  return { count: rows.length, rows: rows.slice(0, mostRows) }
}
