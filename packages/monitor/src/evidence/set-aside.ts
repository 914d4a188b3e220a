// Facts that cannot be used, which are named in the answer while the rest answers.
//
// What a kind refuses does not come here; what an older record holds may. A report that could be
// anywhere decides nothing, and no figure is so large that a sum of them stops being one.

import type { EntryRef, Fact, FactKey, SetAside } from '@holdfast/agreement'
import { dayMs, LayeredMap, limits } from '@holdfast/base'

/** The facts set aside so far. */
export class SetAsides {
  readonly #facts: LayeredMap<FactKey, SetAside | null>
  #list: readonly SetAside[] | null
  /** How many were ever set aside: mostly none, and then nobody is looked for. */
  #count: number

  /** None; or those of another, without changing it. */
  constructor(from?: SetAsides) {
    this.#facts = from === undefined ? new LayeredMap() : from.#facts.fork()
    this.#list = from === undefined ? [] : from.#list
    this.#count = from === undefined ? 0 : from.#count
  }

  /** True for a fact that is set aside. */
  has(key: FactKey): boolean {
    return this.#count > 0 && (this.#facts.get(key) ?? null) !== null
  }

  /** The fact, where it can be used; null where it is set aside, and where there is none. */
  admit(key: FactKey, fact: Fact | null): Fact | null {
    const why = fact === null ? null : whyUnusable(fact)
    if (why === null && !this.has(key)) return fact
    this.#list = null
    const aside = fact === null || why === null ? null : { fact: key, why, entries: fact.entries }
    this.#facts.set(key, aside)
    this.#count += 1
    return why === null ? fact : null
  }

  /** Those set aside, in record order. */
  list(): readonly SetAside[] {
    this.#list ??= [...this.#facts.entries()]
      .flatMap(([, aside]) => (aside === null ? [] : [aside]))
      .sort((a, b) => inRecordOrder(a.entries[0], b.entries[0]) || (a.fact < b.fact ? -1 : 1))
    return this.#list
  }
}

/** What is wrong with a fact that cannot be used; null for any other. */
function whyUnusable({ form, amount, at, period }: Fact): SetAside['why'] | null {
  const isAmount = amount.value >= 0 && amount.value <= limits.amount
  if (!isAmount) return 'amount'
  const widthMs = at.latest - at.earliest
  const isAct = form === 'event' || form === 'state'
  if (widthMs < 0 || (isAct && widthMs > limits.actBoundsDays * dayMs)) return 'bounds'
  const lastsMs = Math.max(period === null ? 0 : period.to - period.from, widthMs)
  const isPeriod = period === null || period.from < period.to
  return isPeriod && lastsMs <= limits.periodDays * dayMs ? null : 'bounds'
}

function inRecordOrder(a: EntryRef | undefined, b: EntryRef | undefined): number {
  if (a === undefined || b === undefined) return 0
  if (a.room !== b.room) return a.room < b.room ? -1 : 1
  return a.index - b.index
}
