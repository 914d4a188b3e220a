// The kinds of statement about lines, in one table. Each is one fact; which position holds at a
// moment is asked later.

import { ok, type Result } from '@holdfast/base'
import { kindFrom, meaning, sourceOf, tell, type Domain } from '@holdfast/record'
import type { FactDraft, Hearing, Meaning, Quote } from '@holdfast/record'
import { clearanceFact, positionFact, withdrawalFact } from './facts.ts'
import { clearanceFrom, positionFrom, withdrawalFrom } from './position.ts'
import { admit } from './rules.ts'
import { keptClearShape, positionShape, withdrawnShape } from './statements.ts'

/** Lines: where units are, what was left, what was kept clear. */
export const lines: Domain = {
  name: 'lines',
  kinds: [
    kindFrom({
      name: 'lines.position_reported',
      shape: positionShape,
      sayers: { who: 'anybody' },
      asks: ['station'],
      hear: (body, hearing) => {
        const admitted = admit(body, hearing)
        return admitted.ok ? saying(body, hearing, positionFact(positionFrom(body))) : admitted
      },
      gist: ({ by, what, place, amount, unit, closes }) => ({
        by: tell.role(by),
        category: tell.word('category', what),
        amount: tell.amount(amount, unit),
        place: tell.place(place),
        bound: tell.case(closes === true ? 'all' : 'least'),
      }),
    }),
    kindFrom({
      name: 'lines.withdrawn',
      shape: withdrawnShape,
      sayers: { who: 'anybody' },
      asks: ['withdraw'],
      hear: (body, hearing) => {
        const admitted = admit(body, hearing)
        return admitted.ok ? saying(body, hearing, withdrawalFact(withdrawalFrom(body))) : admitted
      },
      gist: ({ by, place, at }) => ({
        by: tell.role(by),
        place: tell.place(place),
        at: tell.bounds(at),
      }),
    }),
    kindFrom({
      name: 'lines.kept_clear',
      shape: keptClearShape,
      sayers: { who: 'anybody' },
      asks: ['keep-out'],
      hear: (body, hearing) => {
        const admitted = admit(body, hearing)
        return admitted.ok ? saying(body, hearing, clearanceFact(clearanceFrom(body))) : admitted
      },
      gist: ({ by, what, place, period }) => ({
        by: tell.role(by),
        category: tell.word('category', what),
        place: tell.place(place),
        at: tell.bounds({ earliest: period.from, latest: period.to }),
      }),
    }),
  ],
}

function saying(
  { quote }: { readonly quote?: Quote | undefined },
  hearing: Hearing,
  fact: FactDraft,
): Result<Meaning> {
  return ok(meaning(sourceOf(hearing, quote), { facts: [fact] }))
}
