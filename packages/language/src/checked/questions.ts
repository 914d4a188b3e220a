// What a text leaves open that only shows in what it compiles to: how many there are of whom all,
// or a share, are asked.
//
// What a clause itself leaves unnamed is asked where the clause is read.

import type { Setting } from './setting.ts'

/** Asks how many there are: of a group that is not counted, or of a part of one. */
export function checkQuestions({ agreement, notes, spanOf }: Setting): void {
  const { groups, powers, obligations } = agreement
  for (const { clause, kind, target } of obligations) {
    const { amount } = target
    if (amount.kind !== 'share' || kind !== 'duty') continue
    const { of } = amount
    const group = groups.find(({ id }) => id === of)
    if (group === undefined || group.size !== null) continue
    const isSet = powers.some(
      ({ effect, names }) => effect === 'set' && (names === undefined || names.includes(of)),
    )
    if (isSet) continue
    const whole = groups.find(({ id }) => of.startsWith(`${id}.`))
    if (whole === undefined) notes.say('open.11', spanOf(clause), { id: clause, group: of })
    else {
      const about = { id: clause, class: group.classes.join(', '), group: whole.id }
      notes.say('open.9', spanOf(clause), about)
    }
  }
}
