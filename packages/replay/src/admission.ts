// Lets statements in, one after another, and keeps those that wait for one not yet seen.
//
// Across rooms only references by id order statements. One that speaks of a statement not in the
// view waits, is listed as unresolved, and is admitted when the other arrives; nothing is lost.
// What speaks of a refused statement is refused.

import { ok, refuse, type Problem, type Result } from '@holdfast/base'
import { admitReference, sharedProblems } from '@holdfast/record'
import type { Heard, Hearing, Meaning, StatementId } from '@holdfast/record'
import { Gathering } from './gathering.ts'
import { hear, type Meanings } from './meanings.ts'
import type { RefusedEntry, Said } from './room-judged.ts'

type Waiting = { readonly said: Said; readonly meaning: Meaning; readonly hearing: Hearing }

/** A statement that waits, and for which. */
export type Unresolved = { readonly said: Said; readonly refersTo: StatementId }

/** What became of a statement, and of those that waited for it. */
export type Admitted = {
  readonly heard: readonly Heard[]
  /** Those standing by themselves whose outcome may have changed. */
  readonly changed: readonly Heard[]
  readonly refused: readonly RefusedEntry[]
  /** Those heard, now or before, that are from now on beyond what their holder may say. */
  readonly setAside: readonly Heard[]
  readonly waiting: readonly Unresolved[]
}

type Admitting = { [Name in keyof Admitted]: Admitted[Name][number][] }

const none: readonly never[] = []

/** Lets statements in. */
export class Admission {
  /** The statements admitted. */
  readonly gathering: Gathering
  readonly #meanings: Meanings
  readonly #waiting: Map<StatementId, Waiting[]>
  readonly #refused: Set<StatementId>

  /** Nothing admitted yet; or what another admitted, without changing that. */
  constructor(meanings: Meanings, from?: Admission) {
    this.#meanings = meanings
    this.gathering = from?.gathering.fork() ?? new Gathering()
    const waiting = [...(from === undefined ? [] : from.#waiting)]
    this.#waiting = new Map(waiting.map(([id, list]) => [id, [...list]]))
    this.#refused = new Set(from === undefined ? [] : from.#refused)
  }

  /** Takes a statement in, with those that waited for it; or refuses it, and those. */
  take(said: Said): Admitted {
    const heard = this.#meanings.of(said)
    const isWaitedFor = this.#waiting.size > 0 && this.#waiting.has(said.statement.id)
    // Most statements speak of no other, and nobody waited for them.
    if (heard.ok && heard.value.reference === null && !isWaitedFor) {
      const alone = heardFrom(said, heard.value, null)
      const added = this.gathering.add(alone)
      return { heard: [alone], refused: none, waiting: none, ...added }
    }
    const admitted: Admitting = { heard: [], changed: [], refused: [], setAside: [], waiting: [] }
    if (!heard.ok) {
      this.#refuse(said, heard.problem, admitted.refused)
      return admitted
    }
    const hearing = this.#meanings.hearingOf(said)
    const queue: Waiting[] = [{ said, meaning: heard.value, hearing }]
    // The queue grows while it is walked: those that waited follow in the order they came.
    for (const next of queue) this.#resolve(next, admitted, queue)
    return admitted
  }

  /** Notes that an entry of the view was refused before it could be heard. */
  turnAway(id: StatementId): readonly RefusedEntry[] {
    const refused: RefusedEntry[] = []
    this.#refused.add(id)
    this.#refuseWaiting(id, refused)
    return refused
  }

  #resolve(next: Waiting, admitted: Admitting, queue: Waiting[]): void {
    const { said } = next
    const { id } = said.statement
    const refersTo = next.meaning.reference?.statement ?? null
    const about = refersTo === null ? null : this.gathering.find(refersTo)
    if (refersTo !== null && about === null && !this.#refused.has(refersTo)) {
      const list = this.#waiting.get(refersTo)
      if (list === undefined) this.#waiting.set(refersTo, [next])
      else list.push(next)
      admitted.waiting.push({ said, refersTo })
      return
    }
    const complete = about === null ? standing(next.meaning) : referring(next, about)
    if (!complete.ok) {
      this.#refuse(said, complete.problem, admitted.refused)
      return
    }
    const heard = heardFrom(said, complete.value, about)
    admitted.heard.push(heard)
    const { changed, setAside } = this.gathering.add(heard)
    for (const one of changed) admitted.changed.push(one)
    for (const one of setAside) admitted.setAside.push(one)
    for (const one of this.#waiting.get(id) ?? []) queue.push(one)
    this.#waiting.delete(id)
  }

  #refuse(said: Said, problem: Problem, refused: RefusedEntry[]): void {
    const { id } = said.statement
    refused.push({ entry: said.entry, id, problem })
    this.#refused.add(id)
    this.#refuseWaiting(id, refused)
  }

  // What waited for a refused statement, and what waited for that.
  #refuseWaiting(id: StatementId, refused: RefusedEntry[]): void {
    const queue = [id]
    for (const next of queue) {
      const waiting = this.#waiting.get(next)
      if (waiting === undefined) continue
      const problem = sharedProblems.refersToRefused(next)
      for (const { said } of waiting) {
        refused.push({ entry: said.entry, id: said.statement.id, problem })
        this.#refused.add(said.statement.id)
        queue.push(said.statement.id)
      }
      this.#waiting.delete(next)
    }
  }
}

function heardFrom(
  { entry, statement, speaker }: Said,
  means: Meaning,
  about: Heard | null,
): Heard {
  const { id, kind, releases, body, claimedAt } = statement
  const { holder } = speaker
  const depth = about === null ? 0 : about.depth + 1
  return { id, entry, kind, holder, body, claimedAt, releases, meaning: means, about, depth }
}

function standing(said: Meaning): Result<Meaning> {
  const { reference } = said
  return reference === null ? ok(said) : refuse(sharedProblems.refersToRefused(reference.statement))
}

function referring({ said, meaning: given, hearing }: Waiting, target: Heard): Result<Meaning> {
  const { reference } = given
  if (reference === null) return ok(given)
  const { kind } = said.statement
  return admitReference({ kind, meaning: given, reference, target, hearing, hear })
}
