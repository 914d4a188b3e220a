// What a body did, as one statement gives it: a meeting, a report submitted, a finding.
//
// A finding changes the evidence of the fact it speaks of: what a body establishes is determined,
// what it finds not established is refuted, and what it calls probable or possible is shown and
// changes no grade.

import type { Confirmation, RoleId } from '@holdfast/agreement'
import type { Bounds } from '@holdfast/base'
import type { Reference, StatementId } from '@holdfast/record'
import type { Found, Met, ReportSubmitted } from './statements.ts'

/** A meeting of a body, or a report it submitted. */
export type Sitting = {
  readonly act: 'meet' | 'report'
  readonly body: RoleId
  readonly at: Bounds
  /** Of a report: whom it was submitted to; null where nobody is named. */
  readonly to: RoleId | null
}

/** What a body determined about one statement. */
export type Finding = {
  readonly statement: StatementId
  readonly body: RoleId
  /** Null: it is shown and changes no grade. */
  readonly grade: Confirmation['grade'] | null
  readonly attributedTo: RoleId | null | undefined
  readonly notBy: RoleId | null
}

/** The sitting of a statement that a body met or reported. */
export function sittingFrom(act: Sitting['act'], said: Met | ReportSubmitted): Sitting {
  const { body, at } = said
  return { act, body, at, to: 'to' in said ? (said.to ?? null) : null }
}

const grades: Readonly<Record<Found['finding'], Finding['grade']>> = {
  established: 'determined',
  probable: null,
  possible: null,
  'not-established': 'refuted',
  unable: 'unverifiable',
}

/** The finding of a statement. It attributes only what it establishes. */
export function findingFrom(said: Found): Finding {
  return {
    statement: said.statement,
    body: said.body,
    grade: grades[said.finding],
    attributedTo: said.finding === 'established' ? said.attributedTo : undefined,
    notBy: said.notBy ?? null,
  }
}

/** A finding as what it says about the fact. */
export function referenceFrom(found: Finding): Reference {
  const { statement, body: by, grade, attributedTo, notBy } = found
  const cleared = notBy === null ? {} : { notBy }
  return {
    kind: 'confirmation',
    statement,
    by,
    isFinding: true,
    grade,
    attributedTo,
    ...cleared,
  }
}
