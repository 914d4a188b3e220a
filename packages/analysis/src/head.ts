// The head of every answer: of which agreement, from which rooms, how far each was read, as of
// when, on which basis and by whose count.

import type { AgreementId, Basis, RoleId, RoomId } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import type { Answer } from '@holdfast/sum'

/** What every answer says of itself. */
export type AnswerHead = {
  readonly agreement: AgreementId
  /** The rooms; other material may exist. */
  readonly view: readonly RoomId[]
  /** How many entries of each room were read. */
  readonly knownAt: Readonly<Record<string, number>>
  readonly asOf: Instant
  readonly basis: Basis
  /** Null: all counts, side by side. */
  readonly source: RoleId | null
  readonly stage: string | null
}

/** The head of an answer. */
export function headOf({ agreement, question, view, knownAt }: Answer): AnswerHead {
  return {
    agreement: agreement.id,
    view,
    knownAt,
    asOf: question.asOf,
    basis: question.basis ?? agreement.basis,
    source: question.source,
    stage: question.stage,
  }
}
