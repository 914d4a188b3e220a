// What there was at most by the word of one source that closed its acts, allotted when it is asked.
//
// Its own acts are what it says there were, also where that is in its interest; what others told
// within its totals is no more.

import type { Fact } from '@holdfast/agreement'
import { nearestInstant } from '@holdfast/base'
import { allot, type Queue } from './allotment.ts'
import type { Drafted, PiecesOf } from './allotted.ts'
import { isNoMore, lastOf, type Bound } from './bound.ts'
import { inOrderOfBegin, withStepsBefore } from './allotted.ts'
import type { Of } from '../overlay/powers.ts'
import { howManyHappened, type Setting } from '../setting.ts'

/** What is allotted, and by what. */
export type BoundedQuestion = {
  readonly setting: Setting
  readonly drafts: readonly Drafted[]
  readonly queues: readonly Queue[]
  readonly decisions: readonly Of<'allot'>[]
  readonly amountOf: (fact: Fact) => number
}

/** Allots for each bound what is left under it; the same bound once. Facts in order of latest. */
export function boundedBy(
  factsOf: () => readonly Fact[],
  { setting, drafts, queues, decisions, amountOf }: BoundedQuestion,
): (by: Bound) => PiecesOf {
  const asked = new WeakMap<Bound, PiecesOf>()
  const known = new Map<string, PiecesOf>()
  const work = (by: Bound, left: readonly Fact[]): PiecesOf => {
    const heard = queues.map((queue): Queue => {
      const hears = (fact: Fact): boolean =>
        fact.source === by.source ? queue.hearsAny(fact) : queue.hears(fact)
      return { ...queue, hears }
    })
    const inOrder = inOrderOfBegin(setting.agreement.calendar, left)
    const { piecesOf } = allot(heard, inOrder, decisions, amountOf, 'to-exact')
    return withStepsBefore(drafts, piecesOf)
  }
  // A period takes only what surely lies in it, and leaves the rest to nobody else.
  const arePeriods =
    decisions.length === 0 &&
    queues.every(({ slots }) => slots.every(({ instance }) => instance.isPeriod))
  return (by) => {
    const before = asked.get(by)
    if (before !== undefined) return before
    const facts = factsOf()
    const { from, to } = by.window
    const begin = howManyHappened(facts, nearestInstant(from - 1))
    const end = howManyHappened(facts, lastOf(by.totals))
    const without = new Set(facts.slice(begin, end).filter((fact) => isNoMore(by, fact)))
    const all = arePeriods ? facts.slice(begin, howManyHappened(facts, to)) : facts
    const of = arePeriods ? [from, to] : []
    const key = [by.source, ...of, ...[...without].map((fact) => fact.key)].join(' ')
    const left = all.filter((fact) => !without.has(fact))
    const pieces = known.get(key) ?? work(by, left)
    known.set(key, pieces)
    asked.set(by, pieces)
    return pieces
  }
}
