// An author in a room: whoever holds a key, where their chain stands, and what they have seen of
// the room's log. From that, a thing to say becomes a signed envelope that the log can take next.
//
// It works from entries or from a head that was remembered, and runs in a browser as anywhere. It
// does not verify: follow entries that were verified. It does not ask whether the key may speak.

import { ok, refuse, type Bytes, type Instant, type Result, type Sha256 } from '@holdfast/base'
import { countersigned, decodeEnvelope, sharedProblems } from '@holdfast/record'
import { signedByAuthor, unsignedStatement, type UnsignedStatement } from '@holdfast/record'
import { TotalsSaid, type DayOfDate } from '@holdfast/record'
import type { ChainHead, Envelope, JsonObject, KeyId, RoomId, Seen } from '@holdfast/record'
import type { Statement, StatementId, StatementSigner } from '@holdfast/record'

/** Where an author goes on from in one room. */
export type AuthorHead = {
  /** Their last statement; null where they have said nothing. */
  readonly last: ChainHead | null
  /** The last checkpoint of the room's log that they have seen; null for none. */
  readonly seen: Seen | null
}

/** Who speaks where, and from which head on; from nothing where none is given. */
export type AuthorOptions = {
  readonly sha256: Sha256
  readonly signer: StatementSigner
  readonly agreement: string
  readonly room: RoomId
  readonly head?: AuthorHead
  /** What they have said in the room, where it is at hand: no second total of the same. */
  readonly said?: readonly Statement[]
  /** The agreement's day that begins on a date, where the agreement is at hand. */
  readonly dayOf?: DayOfDate
}

/** Something to say. `claimedAt` is the author's clock. */
export type Saying = {
  readonly kind: string
  readonly body: JsonObject
  readonly claimedAt: Instant
  /** The statement of a narrower room that this one makes known here. */
  readonly releases?: StatementId | null
}

/** A statement whose signature is being made. Its id is known already. */
export type Begun = { readonly id: StatementId; readonly envelope: Promise<Envelope> }

/** Speaks through one key in one room, each statement after the one before. */
export class Author {
  readonly #options: AuthorOptions
  #head: AuthorHead
  /** One thing is said after another, however they are asked for. */
  #turn: Promise<unknown> = Promise.resolve()
  readonly #totals: TotalsSaid

  /** An author who goes on from a head. */
  constructor(options: AuthorOptions) {
    this.#options = options
    this.#head = options.head ?? { last: null, seen: null }
    this.#totals = new TotalsSaid(options.dayOf)
    for (const statement of options.said ?? []) this.#totals.note(statement)
  }

  /** Where the next statement goes on from: remember it to go on later. */
  get head(): AuthorHead {
    return this.#head
  }

  /** Reads entries of the room: whatever this key said in them moves its chain on. */
  follow(entries: readonly Bytes[]): void {
    const { sha256, signer } = this.#options
    const said = saidBy(sha256, signer.keyId, entries)
    for (const statement of said) this.#totals.note(statement)
    const last = lastOf(said)
    const isLater = last !== null && last.seq > (this.#head.last?.seq ?? -1)
    if (isLater) this.#head = { ...this.#head, last }
  }

  /** Takes note of a checkpoint of the room's log: what is said next was not said before it. */
  saw(seen: Seen): void {
    this.#head = { ...this.#head, seen: { size: seen.size, root: seen.root } }
  }

  /**
   * Signs the next statement. Refuses what no reader would accept, and a second total of what it
   * gave one of, and then has said nothing.
   */
  async says(saying: Saying): Promise<Result<Envelope>> {
    const said = this.#turn.then(() => this.#say(saying))
    this.#turn = said.catch(() => null)
    return said
  }

  /**
   * The same without waiting for the signature, so that many are made at once. Not while `says` is
   * under way. Where the key fails, the envelope rejects and what was begun after it follows
   * nothing: go on with another author.
   */
  begins(saying: Saying): Result<Begun> {
    const unsigned = this.#next(saying)
    if (!unsigned.ok) return unsigned
    this.#take(unsigned.value)
    const envelope = signedByAuthor(unsigned.value, this.#options.signer)
    // Whoever waits for a later one first hears of it there.
    envelope.catch(() => undefined)
    return ok({ id: unsigned.value.statement.id, envelope })
  }

  /** Adds this key's signature to what somebody else said. The statement stays theirs. */
  async countersigns(envelope: Envelope): Promise<Result<Envelope>> {
    return countersigned(envelope, this.#options.signer)
  }

  async #say(saying: Saying): Promise<Result<Envelope>> {
    const unsigned = this.#next(saying)
    if (!unsigned.ok) return unsigned
    const envelope = await signedByAuthor(unsigned.value, this.#options.signer)
    this.#take(unsigned.value)
    return ok(envelope)
  }

  #next({ kind, body, claimedAt, releases = null }: Saying): Result<UnsignedStatement> {
    const { sha256, signer, agreement, room } = this.#options
    const { last, seen } = this.#head
    const rival = releases === null ? this.#totals.rivalOf({ kind, body }) : null
    if (rival !== null) return refuse(sharedProblems.rivalTotal(rival))
    const place = { agreement, room, author: signer.keyId }
    const chain = { seq: last === null ? 0 : last.seq + 1, previous: last?.id ?? null, seen }
    return unsignedStatement(sha256, { kind, ...place, ...chain, claimedAt, body, releases })
  }

  #take({ statement }: UnsignedStatement): void {
    const { seq, id } = statement
    this.#head = { ...this.#head, last: { seq, id } }
    this.#totals.note(statement)
  }
}

/** What a key said in a room, in the order of its entries. Whatever cannot be read is left out. */
export function saidBy(
  sha256: Sha256,
  author: KeyId,
  entries: readonly Bytes[],
): readonly Statement[] {
  return saidByAny(sha256, (key) => key === author, entries)
}

/** What several keys said in a room: those of one holder, who has changed keys. */
export function saidByAny(
  sha256: Sha256,
  isAuthor: (key: KeyId) => boolean,
  entries: readonly Bytes[],
): readonly Statement[] {
  return entries.flatMap((bytes) => {
    const envelope = decodeEnvelope(sha256, bytes)
    return envelope.ok && isAuthor(envelope.value.statement.author)
      ? [envelope.value.statement]
      : []
  })
}

/** The statement that the next one goes on from; null where nothing was said. */
export function lastOf(said: readonly ChainHead[]): ChainHead | null {
  let last: ChainHead | null = null
  for (const { seq, id } of said) if (last === null || seq > last.seq) last = { seq, id }
  return last
}
