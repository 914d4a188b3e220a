// The kinds of statement of aid, in one table. There is one: a count says all that a clause can
// ask, and consignments by name have no kind.

import { ok } from '@holdfast/base'
import { kindFrom, meaning, sourceOf, tell, type Domain } from '@holdfast/record'
import { countFrom } from './count.ts'
import { countFact } from './facts.ts'
import { admit } from './rules.ts'
import { countedShape } from './statements.ts'

/** Aid: how much of which cargo was counted, by whom, at which stage. */
export const aid: Domain = {
  name: 'aid',
  kinds: [
    kindFrom({
      name: 'aid.counted',
      toldAs: 'trucks',
      shape: countedShape,
      sayers: { who: 'anybody' },
      asks: ['bring'],
      hear: (body, hearing) => {
        const period = admit(body, hearing)
        if (!period.ok) return period
        const fact = countFact(countFrom(body, period.value))
        return ok(meaning(sourceOf(hearing, body.quote), { facts: [fact] }))
      },
      gist: ({ by, amount, unit, cargo, stage, place, date, period, until, ...said }) => ({
        by: tell.role(by),
        amount: tell.amount(amount, unit),
        cargo: tell.word('cargo', cargo),
        stage: tell.word('stage', stage),
        place: tell.place(place),
        date: tell.date(date),
        until: tell.instant(until),
        at: tell.period(period),
        ...tell.figure(said),
      }),
    }),
  ],
}
