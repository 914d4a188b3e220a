// A release as one statement gives it, with its agreement day worked out.
//
// It is one holder's act. Who received the persons, and what is owed for them, is the agreement's
// business: obligations that follow a release are counted by the monitor.

import type { GroupId, PlaceId, RoleId } from '@holdfast/agreement'
import type { Bounds, Interval } from '@holdfast/base'
import type { AgreementNames } from '@holdfast/record'
import type { Released } from './statements.ts'

/** Persons let go by one holder. */
export type Release = {
  readonly by: RoleId
  readonly class: string
  readonly persons: number
  /** The group they are of; null where none is said and none, or more than one, would fit. */
  readonly group: GroupId | null
  readonly at: Bounds
  readonly place: PlaceId | null
  /** The agreement's day whose count it closes with its like. */
  readonly closes: Interval | null
  readonly isOutside: boolean
}

/** The release of a statement; `closes` is its day, already known to overlap with its time. */
export function releaseFrom(
  said: Released,
  names: AgreementNames,
  closes: Interval | null,
): Release {
  return {
    by: said.by,
    class: said.class,
    persons: said.persons,
    group: said.group ?? groupOf(said, names),
    at: said.at,
    place: said.place ?? null,
    closes,
    isOutside: said.outside === true,
  }
}

/** A group is whoever a holder holds of some classes: a release says which by saying those. */
export function groupOf(
  said: Pick<Released, 'by' | 'class'>,
  names: AgreementNames,
): GroupId | null {
  const fitting = names.agreement.groups.filter(
    (group) => group.heldBy === said.by && group.classes.includes(said.class),
  )
  const [only] = fitting
  return fitting.length === 1 && only !== undefined ? only.id : null
}
