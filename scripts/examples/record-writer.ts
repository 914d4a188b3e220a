// Writes the statements of an example in order: each follows the one before of its author in its
// room, names are resolved to ids, and the entries are kept room by room.

import { Author } from '@holdfast/author'
import { assert, present, type Bytes, type Instant, type Json } from '@holdfast/base'
import { completeBody, type Draft } from '@holdfast/imports'
import { encodeEnvelope, isJsonObject } from '@holdfast/record'
import type { JsonObject, RoomId, StatementId } from '@holdfast/record'
import { sha256, type Signer } from '@holdfast/store'

/** One statement to write. */
export type Writing = {
  readonly name: string | null
  readonly by: string
  readonly cosigners: readonly string[]
  readonly room: RoomId
  readonly at: Instant
  readonly kind: string
  readonly body: JsonObject
  readonly releases: string | null
}

/** Writes statements. `entries` are those of each room so far. */
export class RecordWriter {
  readonly entries = new Map<RoomId, Bytes[]>()
  readonly #agreement: string
  readonly #signers: ReadonlyMap<string, Signer>
  readonly #named = new Map<string, StatementId>()
  readonly #authors = new Map<string, Author>()

  constructor(agreement: string, signers: ReadonlyMap<string, Signer>) {
    this.#agreement = agreement
    this.#signers = signers
  }

  /** Goes on from entries that were written elsewhere: what begins a folder. */
  follow(by: string, room: RoomId, entries: readonly Bytes[]): void {
    this.#authorIn(room, by).follow(entries)
  }

  /** Writes one statement and gives its id. */
  async write(writing: Writing): Promise<StatementId> {
    const { name, by, room, kind, releases } = writing
    const signed = await this.#authorIn(room, by).says({
      kind,
      body: this.#resolved(writing.body),
      claimedAt: writing.at,
      releases: releases === null ? null : this.#idOf(releases),
    })
    assert(signed.ok, `${name ?? kind}: ${signed.ok ? '' : JSON.stringify(signed.problem)}`)
    let envelope = signed.value
    for (const cosigner of writing.cosigners) {
      const more = await this.#authorIn(room, cosigner).countersigns(envelope)
      assert(more.ok, `${name ?? kind} is countersigned by ${cosigner}`)
      envelope = more.value
    }
    const { id } = envelope.statement
    this.entries.set(room, [...(this.entries.get(room) ?? []), encodeEnvelope(envelope)])
    if (name !== null) this.#call(name, id)
    return id
  }

  /** Writes drafts of one table. The first statement of row 7 is then called `table:7`. */
  async writeDrafts(
    table: {
      readonly name: string
      readonly drafts: readonly Draft[]
      readonly ids: StatementId[]
    },
    rows: { readonly first: number; readonly last: number },
    who: Pick<Writing, 'by' | 'room' | 'at'>,
  ): Promise<void> {
    const { name, drafts, ids } = table
    for (const [at, draft] of drafts.entries()) {
      if (draft.row < rows.first || draft.row > rows.last) continue
      const row = `${name}:${draft.row}`
      assert(ids[at] === undefined, `${row} is in the plan once`)
      const { kind } = draft
      const body = completeBody(draft, ids)
      const isFirst = !this.#named.has(row)
      ids[at] = await this.write({
        ...who,
        name: isFirst ? row : null,
        cosigners: [],
        kind,
        body,
        releases: null,
      })
    }
  }

  #authorIn(room: RoomId, name: string): Author {
    const signer = present(this.#signers.get(name), `there is a key called ${name}`)
    const place = `${name} ${room}`
    const known = this.#authors.get(place)
    const author = known ?? new Author({ sha256, signer, agreement: this.#agreement, room })
    this.#authors.set(place, author)
    return author
  }

  #call(name: string, id: StatementId): void {
    assert(!this.#named.has(name), `one statement is called ${name}`)
    this.#named.set(name, id)
  }

  #idOf(name: string): StatementId {
    return present(this.#named.get(name), `a statement before is called ${name}`)
  }

  #resolved(body: JsonObject): JsonObject {
    let resolved: JsonObject = {}
    for (const [name, value] of Object.entries(body)) {
      resolved = { ...resolved, [name]: this.#resolvedValue(value) }
    }
    return resolved
  }

  #resolvedValue(value: Json | undefined): Json | undefined {
    if (typeof value === 'string') return value.startsWith('$') ? this.#idOf(value.slice(1)) : value
    return isJsonObject(value) ? this.#resolved(value) : value
  }
}
