// What statements mean by themselves under an agreement, each heard once.
//
// Hearing reads a body, which costs more than all the rest; what it gives depends on nothing but
// the statement, its speakers and the agreement. So every view and every cut shares it.

import type { CompiledAgreement, RoomId } from '@holdfast/agreement'
import { refuse, type Result } from '@holdfast/base'
import { kinds, namesIn } from '@holdfast/domains'
import type { AgreementNames, Hear, Hearing, Meaning } from '@holdfast/record'
import { replayProblems } from './problems.ts'
import type { Said } from './room-judged.ts'

/** Hears a body as a statement of its kind. */
export const hear: Hear = (said, hearing) => {
  const kind = kinds.get(said.kind)
  return kind === undefined
    ? refuse(replayProblems.unknownKind(said.kind))
    : kind.hear(said.body, hearing)
}

/** Agreements whose meanings are kept; the oldest goes first. */
const agreementsKept = 4

/** Meanings by agreement: a record's text may come in several versions. */
export class MeaningCache {
  readonly #ofAgreements = new Map<CompiledAgreement, Meanings>()

  /** The meanings under an agreement. */
  of(agreement: CompiledAgreement): Meanings {
    const known = this.#ofAgreements.get(agreement)
    if (known !== undefined) return known
    const meanings = new Meanings(agreement)
    this.#ofAgreements.set(agreement, meanings)
    const [oldest] = this.#ofAgreements.keys()
    const isFull = this.#ofAgreements.size > agreementsKept
    if (isFull && oldest !== undefined) this.#ofAgreements.delete(oldest)
    return meanings
  }
}

/** What each entry of a room said when it was heard, and what that meant. */
type Known = { readonly said: Said[]; readonly meanings: Result<Meaning>[] }

/** Meanings under one agreement. */
export class Meanings {
  readonly names: AgreementNames
  readonly #known = new Map<RoomId, Known>()

  /** Of which none is known yet. */
  constructor(agreement: CompiledAgreement) {
    this.names = namesIn(agreement)
  }

  /** Who speaks to which agreement in a statement. */
  hearingOf({ speaker, cosigners }: Said): Hearing {
    return { names: this.names, speaker, cosigners }
  }

  /** What a statement means by itself, or why it is not admitted. */
  of(said: Said): Result<Meaning> {
    const { room, index } = said.entry
    const ofRoom = this.#known.get(room) ?? { said: [], meanings: [] }
    if (ofRoom.said.length === 0) this.#known.set(room, ofRoom)
    const known = ofRoom.said[index] === said ? ofRoom.meanings[index] : undefined
    if (known !== undefined) return known
    const heard = hear(said.statement, this.hearingOf(said))
    ofRoom.said[index] = said
    ofRoom.meanings[index] = heard
    return heard
  }
}
