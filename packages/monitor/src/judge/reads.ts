// Which instances of a clause read which facts, so that a change asks those anew and no other.
//
// What is read is noted by kind of fact and by time. Of some readings only few facts matter: those
// that may be meant and may not, and those in their speaker's interest. A fact that is neither
// touches nobody there.

import type { Fact, Obligation } from '@holdfast/agreement'
import type { Only } from '../evidence/evidence.ts'
import { both, isSaidOf, matchOf } from '../evidence/matching.ts'
import { emptyTiers, isIn, spanOf, tierOf, touching } from '../evidence/placed.ts'
import type { Heap, Span } from '../evidence/placed.ts'
import type { Sorted } from '../evidence/sorted.ts'
import { weightOf } from '../evidence/weight.ts'
import { seenFor, whoMatch } from '../evidence/who.ts'
import { filterAt, type Instance } from '../plan/instances.ts'
import type { Setting } from '../setting.ts'

/**
 * Of what is read: all of a heap, what may be meant, what is said in one's own interest, or counts
 * of what the clause asks for.
 */
export type ReadKey = Heap | Only

/** That an instance read some facts, from when until when. */
export type Read = Span & {
  readonly key: ReadKey
  readonly instance: Instance
  /** Tells any two apart. */
  readonly id: number
}

/** The readings of a clause's instances. */
export class Reads {
  readonly #obligation: Obligation
  readonly #byKey: Map<ReadKey, readonly Sorted<Read>[]>

  /** None; or those of another, going its own way. */
  constructor(obligation: Obligation, from?: Reads) {
    this.#obligation = obligation
    const lists = from === undefined ? [] : [...from.#byKey]
    this.#byKey = new Map(lists.map(([key, tiers]) => [key, tiers.map((tier) => tier.fork())]))
  }

  /** Notes what was read. */
  add(reads: readonly Read[]): void {
    for (const read of reads) {
      const tiers = this.#byKey.get(read.key) ?? emptyTiers(byBeginning)
      this.#byKey.set(read.key, tiers)
      tiers[tierOf(read)]?.add(read)
    }
  }

  /** Forgets that it was read. */
  remove(reads: readonly Read[]): void {
    for (const read of reads) this.#byKey.get(read.key)?.[tierOf(read)]?.remove(read)
  }

  /** Whose readings a fact is among. */
  touchedBy(setting: Setting, fact: Fact, found: Set<Instance>): void {
    const span = spanOf(fact)
    for (const [key, tiers] of this.#byKey) {
      if (!this.#isAmong(setting, key, fact)) continue
      for (const { instance } of touching(tiers, span)) found.add(instance)
    }
  }

  /** Whoever read any of what a key stands for. */
  readersOf(key: ReadKey): readonly Instance[] {
    const tiers = this.#byKey.get(key) ?? []
    return tiers.flatMap((tier) => tier.list().map(({ instance }) => instance))
  }

  #isAmong(setting: Setting, key: ReadKey, fact: Fact): boolean {
    if (key === 'unsure') return mayBeMeant(setting, this.#obligation, fact)
    if (key === 'claims') return mayClaim(setting, this.#obligation, fact)
    if (key === 'asked') return fact.form === 'count' && isAsked(this.#obligation, fact)
    return isIn(key, fact)
  }
}

function byBeginning(a: Read, b: Read): number {
  return a.from - b.from || a.id - b.id
}

/** Whether it is of what a clause asks for, wherever it was. A part asks by a filter of its own. */
function isAsked({ measure, parts }: Obligation, fact: Fact): boolean {
  return parts.length > 0 || isSaidOf(measure.filter, fact)
}

/** Whether it might be meant, and might not, by some instance. */
function mayBeMeant(setting: Setting, obligation: Obligation, fact: Fact): boolean {
  if (fact.form !== 'event') return false
  const { measure, perPlace, bearers, parts } = obligation
  // A part asks by a filter of its own.
  if (parts.length > 0) return true
  const seen = seenFor(setting, obligation, fact)
  return (perPlace ?? [null]).some((place) => {
    const match = matchOf(filterAt(measure.filter, place), seen, setting.geography)
    if (match === 'no') return false
    return (bearers ?? [null]).some(
      (bearer) => both(match, whoMatch(setting, bearer, obligation, seen)) === 'maybe',
    )
  })
}

/** Whether it is of no weight for some bearer the way that an act counts. */
function mayClaim(setting: Setting, obligation: Obligation, fact: Fact): boolean {
  if (!obligation.measure.forms.includes(fact.form)) return false
  const seen = seenFor(setting, obligation, fact)
  return (obligation.bearers ?? [null]).some((bearer) => {
    const { toMet, toUnmet } = weightOf(setting, obligation, bearer, seen)
    return obligation.target.compare === 'at-most' ? !toUnmet : !toMet
  })
}
