// An allotment that is made for one moment by itself.
//
// Recorded decisions reach back, and so do words on reports and counts, which hold acts told
// before: what had not happened is left out before anything is allotted.

import type { Fact } from '@holdfast/agreement'
import { exactAmount, type Instant } from '@holdfast/base'
import { allot, type Queue } from './allotment.ts'
import {
  countsOfActs,
  inOrderOfBegin,
  isAllotted,
  largestAmount,
  queuesOf,
  tellingsOf,
  withStepsBefore,
  type Allotted,
  type Drafted,
  type PiecesOf,
  type Spent,
} from './allotted.ts'
import { boundedBy } from './bounded.ts'
import { leastSupplies, type Telling, type TellingQuestion } from './tellings.ts'
import { takeable } from './takeable.ts'
import { mostUntold, surelyToldIn, untoldIn } from './untold.ts'
import { howManyHappened, type Setting } from '../setting.ts'

/** What the acts of a group come to at one moment after another, where some reach back. */
export class Decided {
  readonly #drafts: readonly Drafted[]
  readonly #setting: Setting
  readonly #spentBefore: Spent
  /** In the order of their latest bounds. */
  readonly #facts: readonly Fact[]
  /** Counts of such acts, in record order. */
  readonly #counts: readonly Fact[]
  readonly #queues: readonly Queue[]
  readonly #amountOf: (fact: Fact) => number

  /** The acts that count for the obligations, less what groups before counted. */
  constructor(drafts: readonly Drafted[], setting: Setting, act: string, spentBefore: Spent) {
    this.#drafts = drafts
    this.#setting = setting
    this.#spentBefore = spentBefore
    this.#facts = setting.heard(act).eventsByLatest()
    const obligations = drafts.map(({ obligation }) => obligation)
    this.#counts = countsOfActs(setting, act, obligations)
    this.#queues = drafts
      .filter(isAllotted)
      .flatMap((draft) => queuesOf(draft, setting))
      .map((queue) => {
        return { ...queue, hears: remembering(queue.hears), hearsAny: remembering(queue.hearsAny) }
      })
    this.#amountOf = remembering((fact) =>
      exactAmount(largestAmount(drafts, fact) - (spentBefore.get(fact.key) ?? 0)),
    )
  }

  /** How many acts and counts had happened by a moment or may have begun: else nothing differs. */
  happenedBy(moment: Instant): number {
    const counted = this.#counts.filter(({ at }) => at.latest <= moment).length
    const begun = this.#facts.filter(({ at }) => at.earliest <= moment).length
    return howManyHappened(this.#facts, moment) + counted + begun
  }

  /** What they came to of acts that had happened. */
  at(moment: Instant): Allotted {
    const { agreement, geography, term } = this.#setting
    const decisions = term.allotments
    const events = this.#facts.slice(0, howManyHappened(this.#facts, moment))
    const counts = this.#counts.filter(({ at }) => at.latest <= moment)
    const untold = untoldIn(counts, events, { ...agreement, geography, isMost: true })
    const question = tellingsOf(this.#setting, 'to-met')
    const leasts =
      counts.length === 0
        ? this.#leastsOf(events, question)
        : this.#leastsByDeadlines(moment, events, counts)
    const once = question.related.onceEach(events, this.#amountOf)
    const more = mostUntold(untold)
    const most = this.#allotted(inOrderOfTime(once, more), 'left')
    const begun = this.#facts.filter(({ at }) => at.earliest <= moment)
    const begunOnce = question.related.onceEach(begun, this.#amountOf)
    const inOrder = inOrderOfBegin(agreement.calendar, inOrderOfTime(begunOnce, more))
    const told = inOrderOfTime(begun, untold)
    return {
      piecesOf: withStepsBefore(this.#drafts, most.piecesOf),
      applied: most.applied,
      begunOf: this.#piecesOf(inOrder, 'left'),
      bounded: boundedBy(() => told, {
        setting: this.#setting,
        drafts: this.#drafts,
        queues: this.#queues,
        decisions,
        amountOf: this.#amountOf,
      }),
      spent: this.#withRetold(this.#spentAfter(most.piecesOf), events, once),
      leasts,
    }
  }

  /** What each supply that there was at least comes to. */
  #leastsOf(facts: readonly Fact[], question: TellingQuestion): readonly PiecesOf[] {
    return leastSupplies(this.#tellings(facts), question).map((supply) =>
      this.#piecesOf(
        facts.filter((fact) => supply.has(fact)),
        'to-exact',
      ),
    )
  }

  /**
   * What was told by each deadline by itself, and by now: a count of more time, or an act that may
   * be among a count's, undoes nothing of it. Counts of parts first, and of less time first.
   */
  #leastsByDeadlines(
    moment: Instant,
    events: readonly Fact[],
    counts: readonly Fact[],
  ): readonly PiecesOf[] {
    const { agreement, geography } = this.#setting
    const question = { ...tellingsOf(this.#setting, 'to-met'), isParted: true }
    const slots = this.#queues.flatMap((queue) => queue.slots)
    const deadlines = slots.flatMap(({ instance: { due, isPeriod } }) =>
      due === null || isPeriod || due >= moment ? [] : [due],
    )
    return [...new Set([moment, ...deadlines])].flatMap((due) => {
      const isBy = ({ at }: Fact): boolean => at.latest <= due
      const [told, counted] = [events.filter(isBy), counts.filter(isBy)]
      const sure = surelyToldIn(told, counted, { ...agreement, geography })
      const tellings = sure.length === told.length ? [told] : [told, sure]
      return tellings.flatMap((acts) =>
        (['parts', 'time'] as const).flatMap((first) => {
          const untold = untoldIn(counted, acts, { ...agreement, geography, first })
          const facts = inOrderOfTime(acts, untold)
          const leasts = this.#leastsOf(facts, question)
          return leasts.length > 0 ? leasts : [this.#piecesOf(facts, 'to-exact')]
        }),
      )
    })
  }

  /** The reports that some queue hears; none where one source told all, and nothing was said. */
  #tellings(facts: readonly Fact[]): readonly Telling[] {
    const { related, apart } = tellingsOf(this.#setting, 'to-met')
    const told = takeable(this.#queues, facts, apart)
    const [first] = told
    const isOneSource = told.every(({ source }) => source === first?.source)
    if (related.isNone && isOneSource) return []
    return told.flatMap((fact) => {
      const asked = this.#queues.flatMap((queue, at) => (queue.hears(fact) ? [at] : []))
      const amount = this.#amountOf(fact)
      return asked.length === 0 ? [] : [{ fact, amount, asked: asked.join(' ') }]
    })
  }

  #allotted(facts: readonly Fact[], surplus: 'left' | 'to-exact'): ReturnType<typeof allot> {
    const { allotments } = this.#setting.term
    return allot(this.#queues, facts, allotments, this.#amountOf, surplus)
  }

  #piecesOf(facts: readonly Fact[], surplus: 'left' | 'to-exact'): PiecesOf {
    return withStepsBefore(this.#drafts, this.#allotted(facts, surplus).piecesOf)
  }

  #spentAfter(piecesOf: ReturnType<typeof allot>['piecesOf']): Map<Fact['key'], number> {
    const spent = new Map<Fact['key'], number>()
    for (const pieces of piecesOf.values()) {
      for (const { fact, amount } of pieces) {
        spent.set(fact.key, exactAmount((spent.get(fact.key) ?? 0) + amount))
      }
    }
    return spent
  }

  // What tells of an act that another report tells is used up with it.
  #withRetold(
    spent: Map<Fact['key'], number>,
    facts: readonly Fact[],
    once: readonly Fact[],
  ): Spent {
    const kept = new Set(once)
    for (const fact of once.length === facts.length ? [] : facts) {
      if (kept.has(fact)) continue
      spent.set(fact.key, exactAmount((spent.get(fact.key) ?? 0) + this.#amountOf(fact)))
    }
    const before = this.#spentBefore
    return { get: (key) => exactAmount((before.get(key) ?? 0) + (spent.get(key) ?? 0)) }
  }
}

/** Acts and what counts say beyond them, in the order of their latest bounds. */
function inOrderOfTime(acts: readonly Fact[], untold: readonly Fact[]): readonly Fact[] {
  return untold.length === 0
    ? acts
    : [...acts, ...untold].toSorted((a, b) => a.at.latest - b.at.latest)
}

/** The same answer for the same fact, worked out once. */
function remembering<Value>(answer: (fact: Fact) => Value): (fact: Fact) => Value {
  const known = new Map<Fact, Value>()
  return (fact) => {
    const before = known.get(fact)
    if (before !== undefined) return before
    const value = answer(fact)
    known.set(fact, value)
    return value
  }
}
