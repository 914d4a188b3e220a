// What a clause of an agreement means, by the language itself and with the vocabulary of the house.
// Loaded when a clause is opened, since it brings the grammar with it.

import type { ClauseId, CompiledAgreement } from '@holdfast/agreement'
import { meaningOf, type Saying } from '@holdfast/language'
import { vocabulary } from '@holdfast/vocabulary'

export function meaningIn(clause: ClauseId, agreement: CompiledAgreement): Saying | null {
  return meaningOf(clause, agreement, vocabulary)
}
