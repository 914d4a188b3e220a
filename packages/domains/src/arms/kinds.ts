// The kinds of statement about arms, in one table, with what they add up to: items by stage,
// stocks, lists. A list under seal has its totals here and nothing else.

import { ok } from '@holdfast/base'
import { kindFrom, meaning, sourceOf, tell, type Domain } from '@holdfast/record'
import { armsAccount } from './account.ts'
import { countedFacts, listFact, stockFact } from './facts.ts'
import { admit, admitCounted } from './rules.ts'
import { countedShape, listedShape, stockedShape } from './statements.ts'

/** Arms: items handed in and accepted, stocks in storage, lists under seal. */
export const arms: Domain = {
  name: 'arms',
  kinds: [
    kindFrom({
      name: 'arms.counted',
      shape: countedShape,
      sayers: { who: 'anybody' },
      asks: ['hand-in', 'decommission'],
      hear: (said, hearing) => {
        const period = admitCounted(said, hearing)
        if (!period.ok) return period
        const facts = countedFacts(said, period.value)
        return ok(meaning(sourceOf(hearing, said.quote), { facts }))
      },
      gist: ({ by, what, amount, unit, stage, place, date, period, reason, ...said }) => ({
        by: tell.role(by),
        category: tell.word('category', what),
        amount: tell.amount(amount, unit),
        stage: tell.word('stage', stage),
        place: tell.place(place),
        date: tell.date(date),
        at: tell.period(period),
        words: tell.words(reason),
        ...tell.figure(said),
      }),
    }),
    kindFrom({
      name: 'arms.stocked',
      shape: stockedShape,
      sayers: { who: 'anybody' },
      asks: ['stockpile'],
      hear: (said, hearing) => {
        const admitted = admit(said, hearing)
        if (!admitted.ok) return admitted
        return ok(meaning(sourceOf(hearing, said.quote), { facts: [stockFact(said)] }))
      },
      gist: ({ by, what, amount, unit, place, at, closes }) => ({
        by: tell.role(by),
        category: tell.word('category', what),
        amount: tell.amount(amount, unit),
        place: tell.place(place),
        at: tell.bounds(at),
        bound: tell.case(closes === true ? 'all' : 'least'),
      }),
    }),
    kindFrom({
      name: 'arms.listed',
      shape: listedShape,
      sayers: { who: 'anybody' },
      asks: ['submit-list'],
      hear: (said, hearing) => {
        const admitted = admit(said, hearing)
        if (!admitted.ok) return admitted
        return ok(meaning(sourceOf(hearing, said.quote), { facts: [listFact(said)] }))
      },
      gist: ({ by, what, amount, unit, at }) => ({
        by: tell.role(by),
        category: tell.word('category', what),
        amount: tell.amount(amount, unit),
        at: tell.bounds(at),
      }),
    }),
  ],
  account: armsAccount,
}
