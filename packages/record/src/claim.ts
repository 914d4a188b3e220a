// A claim: what one side says of another, with the answers, side by side.
//
// A claim is not counted. Every reported incident is shown as a claim too, beside the fact that it
// is; what names no act or gives no particulars is a claim and nothing more.

import type { EntryRef, FactKey, Objection, RoleId } from '@holdfast/agreement'
import type { ClaimDraft } from './meaning.ts'

/** What somebody said against a claim, or in answer to it. */
export type ClaimAnswer = {
  readonly by: RoleId
  readonly kind: Objection['kind']
  readonly words: string
  /** The exemption claimed: self-defence, training; null where none is. */
  readonly exemption: string | null
  readonly settled: boolean
  readonly entry: EntryRef
}

/** A claim as it stands. The key is the id of the statement that first made it. */
export type Claim = ClaimDraft & {
  readonly key: FactKey
  readonly source: RoleId
  readonly answers: readonly ClaimAnswer[]
  readonly entries: readonly EntryRef[]
}
