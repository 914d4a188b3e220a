// What if: which statuses would change, were something said besides, or later, or not at all.
//
// Both answers are of the same question; what is supposed is in a fork of the sum and in no record.

import type { Quantity, ReasonCode, Status } from '@holdfast/agreement'
import type { Answer } from '@holdfast/sum'
import { headOf, type AnswerHead } from './head.ts'

/** How an instance stands on one side. */
export type Side = Pick<Status, 'status' | 'measured' | 'target'> & { readonly reason: ReasonCode }

/** An instance that changes. Null on a side that does not ask it. */
export type WhatIfChange = Pick<Status, 'clause' | 'instance' | 'bearer'> & {
  readonly before: Side | null
  readonly after: Side | null
}

/** What would change. */
export type WhatIfAnswer = AnswerHead & {
  /** Those whose status changes, in the order of the text. */
  readonly changes: readonly WhatIfChange[]
  /** Those of the same status with other figures. */
  readonly figures: readonly WhatIfChange[]
}

/** What changes between an answer and the answer to the same question of a sum that supposes. */
export function whatIfOf(before: Answer, after: Answer): WhatIfAnswer {
  const was = new Map(before.standing.statuses.map((one) => [nameOf(one), one]))
  const is = new Map(after.standing.statuses.map((one) => [nameOf(one), one]))
  const changes: WhatIfChange[] = []
  const figures: WhatIfChange[] = []
  const compare = (old: Status | null, fresh: Status | null): void => {
    const one = fresh ?? old
    if (one === null) return
    const { clause, instance, bearer } = one
    const change = { clause, instance, bearer, before: sideOf(old), after: sideOf(fresh) }
    if (old?.status !== fresh?.status) changes.push(change)
    else if (!isAlike(old, fresh)) figures.push(change)
  }
  for (const one of after.standing.statuses) compare(was.get(nameOf(one)) ?? null, one)
  for (const one of before.standing.statuses) if (!is.has(nameOf(one))) compare(one, null)
  return { ...headOf(before), changes, figures }
}

function nameOf({ clause, instance, bearer }: Status): string {
  return `${clause} ${instance} ${bearer ?? ''}`
}

function sideOf(one: Status | null): Side | null {
  if (one === null) return null
  const { status, measured, target, reason } = one
  return { status, measured, target, reason: reason.code }
}

function isAlike(a: Status | null, b: Status | null): boolean {
  return (
    a?.reason.code === b?.reason.code &&
    isSame(a?.measured ?? null, b?.measured ?? null) &&
    isSame(a?.target ?? null, b?.target ?? null)
  )
}

function isSame(a: Quantity | null, b: Quantity | null): boolean {
  return a?.value === b?.value && a?.unit === b?.unit
}
