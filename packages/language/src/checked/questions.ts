// What a text leaves open that only shows in what it compiles to: how many there are of whom all,
// or a share, are asked.
//
// What a clause itself leaves unnamed is asked where the clause is read.

import { isOfAll } from '@holdfast/agreement'
import type { Setting } from './setting.ts'

/** Asks how many there are: of a group that is not counted, or of one class among several. */
export function checkQuestions({ agreement, notes, spanOf }: Setting): void {
  for (const { clause, kind, target } of agreement.obligations) {
    const { amount } = target
    if (amount.kind !== 'share' || kind !== 'duty') continue
    const group = agreement.groups.find(({ id }) => id === amount.of)
    if (group === undefined) continue
    if (!isOfAll(amount, group)) {
      const named = (amount.classes ?? []).join(', ')
      notes.say('open.9', spanOf(clause), { id: clause, class: named, group: group.id })
      continue
    }
    const isSet = agreement.powers.some(
      ({ effect, names }) => effect === 'set' && (names === undefined || names.includes(group.id)),
    )
    if (group.size === null && !isSet) {
      notes.say('open.11', spanOf(clause), { id: clause, group: group.id })
    }
  }
}
