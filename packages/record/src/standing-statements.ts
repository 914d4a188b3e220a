// Which statements of a graph stand, and for which: through retractions, corrections and releases.
//
// What is worked out of a statement is remembered, so that one reading of a thread looks at each
// statement of it a few times at most, however they refer to each other. It is of one moment of
// the graph: make a new one when the graph has grown. Chains end at the limits of references, so
// nothing here can exhaust the stack.

import { limits } from '@holdfast/base'
import { contentsOf, inRecordOrder, type Graph, type Heard } from './heard.ts'
import type { Meaning } from './meaning.ts'

/** What stands, at one moment of a graph. */
export class StandingStatements {
  readonly #graph: Graph
  readonly #live = new Map<Heard, boolean>()
  readonly #corrections = new Map<Heard, readonly Heard[]>()
  readonly #versions = new Map<Heard, readonly Heard[]>()
  readonly #members = new Map<Heard, readonly Heard[]>()

  /** Of a graph that does not change while this is asked. */
  constructor(graph: Graph) {
    this.#graph = graph
  }

  /** False once its author took it back, unless that was taken back too. */
  isLive(heard: Heard): boolean {
    const known = this.#live.get(heard)
    if (known !== undefined) return known
    const isLive = !this.#graph
      .repliesTo(heard)
      .some((reply) => reply.meaning.reference?.kind === 'retraction' && this.isLive(reply))
    this.#live.set(heard, isLive)
    return isLive
  }

  /** The corrections of a statement that nobody took back, in record order. */
  corrections(heard: Heard): readonly Heard[] {
    const known = this.#corrections.get(heard)
    if (known !== undefined) return known
    const corrections = this.#graph
      .repliesTo(heard)
      .filter((reply) => reply.meaning.reference?.kind === 'correction' && this.isLive(reply))
    this.#corrections.set(heard, corrections)
    return corrections
  }

  /** The versions that lead to what now stands, from the statement to its last correction. */
  versions(heard: Heard): readonly Heard[] {
    const known = this.#versions.get(heard)
    if (known !== undefined) return known
    const versions = [heard]
    let last = this.corrections(heard).at(-1)
    while (last !== undefined) {
      versions.push(last)
      last = this.corrections(last).at(-1)
    }
    this.#versions.set(heard, versions)
    return versions
  }

  /** What a statement means now, after its corrections. */
  meaningNow(heard: Heard): Meaning {
    return contentsOf(this.versions(heard).at(-1) ?? heard)
  }

  /** The statement of a narrower room that this one makes known, where it is in the view too. */
  originalOf(heard: Heard): Heard | null {
    const original = heard.releases === null ? null : this.#graph.find(heard.releases)
    return original !== null && original.kind === heard.kind ? original : null
  }

  /** True while the original stands in the same view: what is said twice is counted once. */
  isCopy(heard: Heard): boolean {
    const original = this.originalOf(heard)
    return original !== null && this.isLive(original)
  }

  /** The statement that stands for this one: through corrections and releases to the first. */
  standsFor(heard: Heard): Heard {
    let at = heard
    for (;;) {
      const original = this.isCopy(at) ? this.originalOf(at) : null
      const isCorrection = at.meaning.reference?.kind === 'correction'
      const next = original ?? (isCorrection ? at.about : null)
      if (next === null) return at
      at = next
    }
  }

  /**
   * A statement, its live corrections and its releases: whoever speaks of one speaks of all. The
   * nearest first, and no more than the limit.
   */
  members(heard: Heard): readonly Heard[] {
    const known = this.#members.get(heard)
    if (known !== undefined) return known
    const members = new Set([heard])
    for (const member of members) {
      if (members.size >= limits.membersOfStatement) break
      for (const one of this.corrections(member)) members.add(one)
      for (const one of this.#graph.releasesOf(member)) {
        if (this.isLive(one) && this.isCopy(one)) members.add(one)
      }
    }
    const nearest = [...members].slice(0, limits.membersOfStatement)
    this.#members.set(heard, nearest)
    return nearest
  }

  /**
   * What is said about a statement and still stands, each once, in record order. Where the limit
   * keeps some out, what is said of the statement itself goes before what is said of its
   * corrections and releases.
   */
  replies(heard: Heard): readonly Heard[] {
    const replies: Heard[] = []
    for (const member of this.members(heard)) {
      for (const reply of this.#graph.repliesTo(member)) {
        if (replies.length >= limits.repliesOfStatement) break
        if (this.isLive(reply) && !this.isCopy(reply)) replies.push(reply)
      }
    }
    return replies.sort((a, b) => inRecordOrder(a.entry, b.entry))
  }
}
