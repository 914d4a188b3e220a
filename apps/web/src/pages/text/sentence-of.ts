// The English sentence of an obligation, by the language itself. Loaded when a clause is opened:
// it brings the grammar with it.

import type { CompiledAgreement, Obligation } from '@holdfast/agreement'
import { vocabulary } from '@holdfast/vocabulary'
import { sentence } from '@holdfast/language'

export function sentenceOf(obligation: Obligation, agreement: CompiledAgreement): string {
  return sentence(obligation, agreement, vocabulary)
}
