// What every view of a sum stands on: the versions of the text, and the record.
//
// A record may be there already when a sum is opened. Its entries are read when something needs
// them and not before: what it came to in a view may be recalled, and then nothing does. Whatever
// is observed makes what is recalled a thing of the past.

import type { CompiledAgreement } from '@holdfast/agreement'
import type { Bytes, Sha256 } from '@holdfast/base'
import type { RoomId } from '@holdfast/record'
import { openRecord, readView, type RecordLog, type RecordOptions } from '@holdfast/replay'
import type { AdmittedStatement, AdoptedText, Upshot } from '@holdfast/replay'
import type { Cut, RoomSize } from './question.ts'
import type { Recalled } from './recalled.ts'
import type { Version, Versions } from './versions.ts'

/** A record that is there when a sum is opened. */
export type RecordThere = {
  /** How many entries each room has, in the order of the manifest. */
  readonly rooms: readonly RoomSize[]
  /** The entries of a room, as many as it has. Asked for when something needs them. */
  readonly entries: (room: RoomId) => readonly Bytes[]
  /** What it came to in a view when it was read before; null where nobody remembers. */
  readonly recalled: Recalled | null
}

/** The versions of a text and a record. */
export class Ground {
  readonly versions: Versions
  readonly #options: RecordOptions
  readonly #there: RecordThere | null
  /** How many entries each room had when the record was there. */
  readonly #sizes: Cut
  #log: RecordLog | null
  #hasGrown: boolean

  /** A record of which nothing is read; or one that goes on from another without changing it. */
  constructor(
    given: {
      readonly versions: Versions
      readonly record: RecordOptions
      readonly there: RecordThere | null
    },
    from?: Ground,
  ) {
    this.versions = given.versions
    this.#options = given.record
    this.#there = given.there
    this.#sizes = new Map(given.there?.rooms.map(({ id, size }) => [id, size]))
    this.#log = (from === undefined ? null : from.#log)?.fork() ?? null
    this.#hasGrown = from !== undefined && from.#hasGrown
  }

  /** True from the first entry on that was observed, here or where this was forked from. */
  get hasGrown(): boolean {
    return this.#hasGrown
  }

  /** The record's rooms, read as far as they were taken. */
  get log(): RecordLog {
    if (this.#log !== null) return this.#log
    const log = openRecord(this.#options)
    for (const { id } of this.#there?.rooms ?? []) {
      for (const bytes of this.#there?.entries(id) ?? []) log.take(id, bytes)
    }
    this.#log = log
    return log
  }

  /** The rooms and how many entries each has, in the order of the manifest. */
  rooms(): readonly RoomSize[] {
    return this.#options.rooms.map((id) => ({ id, size: this.size(id) }))
  }

  /** The agreement that the record is of. */
  get agreementId(): string {
    return this.#options.agreementId
  }

  /** What the record is hashed with. */
  get sha256(): Sha256 {
    return this.#options.sha256
  }

  /** How many entries a room has. */
  size(room: RoomId): number {
    return this.#log?.size(room) ?? this.#sizes.get(room) ?? 0
  }

  /** The record's rooms, to be given more. */
  grow(): RecordLog {
    this.#hasGrown = true
    return this.log
  }

  /** Takes the next entry of a room. */
  observe(room: RoomId, bytes: Bytes): void {
    this.grow().take(room, bytes)
  }

  /** Every text that the record adopted within a cut, in the order in which it did. */
  texts(cut: Cut | null): readonly AdoptedText[] {
    const recalled = cut === null ? this.#recalled() : null
    return recalled === null ? this.log.texts(cut) : recalled.texts
  }

  /** What the record is recalled to come to in a view, by a version of the text; or null. */
  recalledIn(view: readonly RoomId[], { hashes }: Version): Upshot | null {
    const found = this.#recalled()?.layers.find(({ files }) => {
      const names = Object.keys(files)
      return names.length === hashes.size && names.every((name) => files[name] === hashes.get(name))
    })
    if (found === undefined) return null
    const { upshot } = found
    const isSameView =
      upshot.view.length === view.length && view.every((room) => upshot.view.includes(room))
    return isSameView ? upshot : null
  }

  /** The statements admitted in a view of the record as it was there. Reads all of it. */
  saidThere(agreement: CompiledAgreement, view: readonly RoomId[]): readonly AdmittedStatement[] {
    const reading = readView(this.log, { agreement, view, cut: this.#sizes })
    reading.follow()
    return reading.replayed().said
  }

  /** Another that begins with this record and goes its own way. */
  fork(): Ground {
    const { versions } = this
    return new Ground({ versions, record: this.#options, there: this.#there }, this)
  }

  // A key or a text that came since may change what any room comes to.
  #recalled(): Recalled | null {
    const { recalled } = this.#there ?? { recalled: null }
    if (recalled === null || this.#hasGrown) return null
    const isWhole = recalled.layers.every(({ upshot: { view, knownAt } }) =>
      view.every((room) => knownAt[room] === this.size(room)),
    )
    return isWhole ? recalled : null
  }
}
