// Lets statements in, one after another, and keeps those that wait for one not yet seen.
//
// Across rooms only references by id order statements. One that speaks of a statement not in the
// view waits, is listed as unresolved, and is admitted when the other arrives; nothing is lost.
// What speaks of a refused statement is refused.

import type { CompiledAgreement } from '@holdfast/agreement'
import { ok, refuse, type Problem, type Result } from '@holdfast/base'
import { kinds, namesIn } from '@holdfast/domains'
import { admitReference, sharedProblems } from '@holdfast/record'
import type { AgreementNames, Hear, Heard, Hearing, Meaning } from '@holdfast/record'
import type { StatementId } from '@holdfast/record'
import { Gathering } from './gathering.ts'
import { replayProblems } from './problems.ts'
import type { RefusedEntry, Said } from './room-reader.ts'

type Waiting = { readonly said: Said; readonly meaning: Meaning; readonly hearing: Hearing }

/** What became of a statement: whose outcome may have changed, and what was refused. */
export type Admitted = {
  readonly changed: readonly Heard[]
  readonly refused: readonly RefusedEntry[]
}

/** Lets statements in. */
export class Admission {
  /** The statements admitted. */
  readonly gathering = new Gathering()
  readonly #names: AgreementNames
  readonly #waiting = new Map<StatementId, Waiting[]>()
  readonly #refused = new Set<StatementId>()

  /** Nothing admitted yet. */
  constructor(agreement: CompiledAgreement) {
    this.#names = namesIn(agreement)
  }

  /** Statements that wait, with what they wait for. In no order that may be relied on. */
  unresolved(): readonly { readonly said: Said; readonly refersTo: StatementId }[] {
    return [...this.#waiting].flatMap(([refersTo, list]) =>
      list.map(({ said }) => ({ said, refersTo })),
    )
  }

  /** Takes a statement in, with those that waited for it; or refuses it, and those. */
  take(said: Said): Admitted {
    const changed: Heard[] = []
    const refused: RefusedEntry[] = []
    const { speaker, cosigners, statement } = said
    const hearing = { names: this.#names, speaker, cosigners }
    const heard = hear(statement, hearing)
    if (!heard.ok) {
      this.#refuse(said, heard.problem, refused)
      return { changed, refused }
    }
    const queue: Waiting[] = [{ said, meaning: heard.value, hearing }]
    // The queue grows while it is walked: those that waited follow in the order they came.
    for (const next of queue) this.#resolve(next, changed, refused, queue)
    return { changed, refused }
  }

  /** Notes that an entry of the view was refused before it could be heard. */
  turnAway(id: StatementId): readonly RefusedEntry[] {
    const refused: RefusedEntry[] = []
    this.#refused.add(id)
    this.#refuseWaiting(id, refused)
    return refused
  }

  #resolve(next: Waiting, changed: Heard[], refused: RefusedEntry[], queue: Waiting[]): void {
    const { said, hearing } = next
    const { id, kind, releases, body, claimedAt } = said.statement
    const refersTo = next.meaning.reference?.statement ?? null
    const about = refersTo === null ? null : this.gathering.find(refersTo)
    if (refersTo !== null && about === null && !this.#refused.has(refersTo)) {
      const list = this.#waiting.get(refersTo)
      if (list === undefined) this.#waiting.set(refersTo, [next])
      else list.push(next)
      return
    }
    const complete = about === null ? this.#standing(next.meaning) : admitted(next, about)
    if (!complete.ok) {
      this.#refuse(said, complete.problem, refused)
      return
    }
    const heard: Heard = {
      id,
      entry: said.entry,
      kind,
      holder: hearing.speaker.holder,
      body,
      claimedAt,
      releases,
      meaning: complete.value,
      about,
      depth: about === null ? 0 : about.depth + 1,
    }
    for (const one of this.gathering.add(heard)) changed.push(one)
    for (const one of this.#waiting.get(id) ?? []) queue.push(one)
    this.#waiting.delete(id)
  }

  #standing(said: Meaning): Result<Meaning> {
    const { reference } = said
    return reference === null
      ? ok(said)
      : refuse(sharedProblems.refersToRefused(reference.statement))
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
      const problem = sharedProblems.refersToRefused(next)
      for (const { said } of this.#waiting.get(next) ?? []) {
        refused.push({ entry: said.entry, id: said.statement.id, problem })
        this.#refused.add(said.statement.id)
        queue.push(said.statement.id)
      }
      this.#waiting.delete(next)
    }
  }
}

const hear: Hear = (said, hearing) => {
  const kind = kinds.get(said.kind)
  return kind === undefined
    ? refuse(replayProblems.unknownKind(said.kind))
    : kind.hear(said.body, hearing)
}

function admitted({ said, meaning: given, hearing }: Waiting, target: Heard): Result<Meaning> {
  const { reference } = given
  if (reference === null) return ok(given)
  const { kind } = said.statement
  return admitReference({ kind, meaning: given, reference, target, hearing, hear })
}
