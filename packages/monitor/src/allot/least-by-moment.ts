// What there was at least, at one moment after another: the supplies of tellings.ts, of what had
// happened by then.
//
// A block of days whose reports had all happened is chosen from once; only the blocks that a moment
// cuts through are chosen from anew. For agreements without decisions: those reach back.

import type { Fact, RoleId } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import { howManyHappened } from '../setting.ts'
import { blocksIn, chosenIn, type Telling, type TellingQuestion } from './tellings.ts'

/** What there was at least at a moment: each source's own, and what no two sources count twice. */
export type LeastAt = {
  /** None where one source told everything. */
  readonly sources: readonly RoleId[]
  /** In each cell the source that reports most; null where that is a source's own. */
  readonly cells: readonly Fact[] | null
}

const nothing: LeastAt = { sources: [], cells: null }

/** Reports of the same acts, moment by moment. */
export class LeastByMoment {
  readonly #tellings: readonly Telling[]
  readonly #facts: readonly Fact[]
  readonly #question: TellingQuestion
  /** Of each report, the place of the last one in its block. */
  readonly #blockEnds: Uint32Array
  /** What is chosen of blocks that are over. */
  readonly #chosen: ReadonlySet<Fact>

  /** Of tellings in the order of their latest bounds. */
  constructor(tellings: readonly Telling[], question: TellingQuestion) {
    this.#tellings = tellings
    this.#facts = tellings.map(({ fact }) => fact)
    this.#question = question
    this.#blockEnds = new Uint32Array(tellings.length)
    const places = new Map(this.#facts.map((fact, at) => [fact, at]))
    const chosen = new Set<Fact>()
    for (const block of blocksIn(tellings, question)) {
      for (const fact of chosenIn(block, question)) chosen.add(fact)
      const at = block.map(({ fact }) => places.get(fact) ?? 0)
      const end = at.reduce((last, one) => Math.max(last, one), 0)
      for (const one of at) this.#blockEnds[one] = end
    }
    this.#chosen = chosen
  }

  /** The supplies of what had happened by a moment. */
  at(moment: Instant): LeastAt {
    const size = howManyHappened(this.#facts, moment)
    const told = new Map<RoleId, number>()
    for (let at = 0; at < size; at++) {
      const source = this.#facts[at]?.source
      if (source !== undefined) told.set(source, (told.get(source) ?? 0) + 1)
    }
    if (told.size < 2) return nothing
    const cells = this.#cells(size)
    const [first] = cells
    const isOwn =
      first !== undefined &&
      told.get(first.source) === cells.length &&
      cells.every(({ source }) => source === first.source)
    return { sources: [...told.keys()], cells: isOwn ? null : cells }
  }

  #cells(size: number): readonly Fact[] {
    const isOpen = (at: number): boolean => (this.#blockEnds[at] ?? 0) >= size
    const open = this.#tellings.slice(0, size).filter((_, at) => isOpen(at))
    const chosen = new Set(
      blocksIn(open, this.#question).flatMap((block) => chosenIn(block, this.#question)),
    )
    return this.#facts
      .slice(0, size)
      .filter((fact, at) => (isOpen(at) ? chosen : this.#chosen).has(fact))
  }
}
