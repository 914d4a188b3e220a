// Which lines hear an act, and how much of it there is for them.
//
// It is asked once of each act: it changes neither with the moment nor with other facts.

import type { Fact, RoleId } from '@holdfast/agreement'
import type { Queue } from './allotment.ts'
import { largestAmount, type Drafted } from './allotted.ts'
import type { Entry } from './run.ts'

/** How the lines of a group hear. It does not change while there are the same lines. */
export class Hearing {
  readonly #queues: readonly Queue[]
  readonly #drafts: readonly Drafted[]
  /** The lines that may hear the acts of an actor, in the order of the text. */
  readonly #ofActor = new Map<RoleId | null, readonly number[]>()
  /** Each list of lines once, by its name. */
  readonly #lists = new Map<string, readonly number[]>()

  /** Of queues in the order of the text. */
  constructor(queues: readonly Queue[], drafts: readonly Drafted[]) {
    this.#queues = queues
    this.#drafts = drafts
  }

  /** The act as it is allotted; null where no line hears it. */
  entryOf(fact: Fact): Entry | null {
    const heard = this.#candidates(fact.actor).filter((n) => this.#queues[n]?.hears(fact) === true)
    if (heard.length === 0) return null
    const asked = heard.join(' ')
    const heardBy = this.#lists.get(asked) ?? heard
    if (heardBy === heard) this.#lists.set(asked, heard)
    return { fact, amount: largestAmount(this.#drafts, fact), heardBy, asked }
  }

  #candidates(actor: RoleId | null): readonly number[] {
    const known = this.#ofActor.get(actor)
    if (known !== undefined) return known
    const may = this.#queues.flatMap((queue, n) =>
      queue.actor === null || queue.actor === actor ? [n] : [],
    )
    this.#ofActor.set(actor, may)
    return may
  }
}
