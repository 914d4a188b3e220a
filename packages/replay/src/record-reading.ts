// A record being read: its rooms, what was admitted, and what each statement came to.
//
// It changes as it reads; everything it says is worked out in record order, so the order in which
// rooms are read leaves no trace. Other rooms are read with the first room's keys: a key that
// changes there changes who is heard elsewhere, and then all is read again, the first room first.

import type { RoomId } from '@holdfast/agreement'
import { assert, present, type Bytes } from '@holdfast/base'
import { inRecordOrder, isKeyId, noOutcome, outcomeOf } from '@holdfast/record'
import { registerFromRoot, type Irregularity, type KeyId, type Outcome } from '@holdfast/record'
import type { StatementId } from '@holdfast/record'
import { Admission } from './admission.ts'
import { changesBetween, joinChanges, type Changes } from './changes.ts'
import type { Replayed, ReplayOptions } from './replayed.ts'
import { RoomReader, type RefusedEntry } from './room-reader.ts'

/** A record, read so far. */
export class RecordReading {
  readonly #options: ReplayOptions
  readonly #first: RoomId
  readonly #view: readonly RoomId[]
  readonly #taken = new Map<RoomId, Bytes[]>()
  readonly #outcomes = new Map<StatementId, Outcome>()
  /** Statements whose outcome has to be worked out anew. */
  readonly #unsettled = new Set<StatementId>()
  #readers = new Map<RoomId, RoomReader>()
  #admission: Admission
  #refused: RefusedEntry[] = []
  #irregularities: Irregularity[] = []

  /** A record of which nothing is read yet. */
  constructor(options: ReplayOptions) {
    assert(new Set(options.rooms).size === options.rooms.length, 'a room is given once')
    this.#options = options
    this.#first = present(options.rooms[0], 'a record has a room')
    this.#view = options.rooms
      .filter((room) => options.view === null || options.view.includes(room))
      .toSorted()
    this.#admission = new Admission(options.agreement)
  }

  /** Takes the next entry of a room. */
  take(room: RoomId, bytes: Bytes): void {
    assert(this.#options.rooms.includes(room), 'the room is one of the record')
    if (room !== this.#first && !this.#view.includes(room)) return
    const taken = this.#taken.get(room)
    if (taken === undefined) this.#taken.set(room, [bytes])
    else taken.push(bytes)
    const before = this.#readers.get(this.#first)?.register
    this.#read(room, bytes)
    const after = this.#readers.get(this.#first)?.register
    const hasOthers = this.#readers.size > (this.#readers.has(this.#first) ? 1 : 0)
    if (room === this.#first && before !== after && hasOthers) this.#readAgain()
  }

  /** Works out what is unsettled and says what changed since the last time. */
  settle(): Changes {
    const { gathering } = this.#admission
    const changes: Changes[] = []
    for (const id of this.#unsettled) {
      const heard = gathering.find(id)
      const before = this.#outcomes.get(id) ?? noOutcome
      const after = heard === null ? noOutcome : outcomeOf(gathering, heard)
      if (heard === null) this.#outcomes.delete(id)
      else this.#outcomes.set(id, after)
      changes.push(changesBetween(before, after))
    }
    this.#unsettled.clear()
    return joinChanges(changes)
  }

  /** Everything so far, in record order. */
  replayed(): Replayed {
    const { gathering } = this.#admission
    for (const id of this.#unsettled) {
      const heard = gathering.find(id)
      if (heard === null) this.#outcomes.delete(id)
      else this.#outcomes.set(id, outcomeOf(gathering, heard))
    }
    this.#unsettled.clear()
    const heard = [...gathering.all()].sort((a, b) => inRecordOrder(a.entry, b.entry))
    const outcomes = heard.map(({ id }) => this.#outcomes.get(id) ?? noOutcome)
    return {
      facts: outcomes.flatMap(({ facts }) => facts),
      acts: outcomes.flatMap(({ act }) => (act === null ? [] : [act])),
      claims: outcomes.flatMap(({ claim }) => (claim === null ? [] : [claim])),
      said: heard.map(({ id, entry, kind, holder, body, claimedAt }) => {
        return { id, entry, kind, holder, body, claimedAt }
      }),
      refused: this.#refused.toSorted((a, b) => inRecordOrder(a.entry, b.entry)),
      unresolved: this.#admission
        .unresolved()
        .map(({ said, refersTo }) => ({ entry: said.entry, id: said.statement.id, refersTo }))
        .toSorted((a, b) => inRecordOrder(a.entry, b.entry)),
      irregularities: this.#irregularities.toSorted(byRoomAndEntry),
      knownAt: Object.fromEntries(
        this.#view.map((room) => [room, this.#readers.get(room)?.size ?? 0]),
      ),
      view: this.#view,
      text: this.#readers.get(this.#first)?.text ?? null,
    }
  }

  #read(room: RoomId, bytes: Bytes): void {
    const { said, refused, irregularities } = this.#readerOf(room).read(bytes)
    if (!this.#view.includes(room)) return
    this.#irregularities.push(...irregularities)
    if (said !== null) {
      const admitted = this.#admission.take(said)
      for (const heard of admitted.changed) this.#unsettled.add(heard.id)
      for (const one of admitted.refused) this.#refused.push(one)
    }
    if (refused !== null) {
      this.#refused.push(refused)
      // What is out of place here may stand in the room that it names.
      const isMisplaced = refused.problem.code === 'replay.3'
      if (refused.id !== null && !isMisplaced) {
        for (const one of this.#admission.turnAway(refused.id)) this.#refused.push(one)
      }
    }
  }

  #readerOf(room: RoomId): RoomReader {
    const known = this.#readers.get(room)
    if (known !== undefined) return known
    const { agreement, sha256, root = null } = this.#options
    const inFirst = this.#readers.get(this.#first)?.register ?? registerFromRoot(root ?? nobody)
    const keys = room === this.#first ? root : inFirst
    const reader = new RoomReader({ sha256, agreement: agreement.id, room, keys })
    this.#readers.set(room, reader)
    return reader
  }

  #readAgain(): void {
    this.#readers = new Map()
    this.#admission = new Admission(this.#options.agreement)
    this.#refused = []
    this.#irregularities = []
    for (const id of this.#outcomes.keys()) this.#unsettled.add(id)
    for (const room of this.#options.rooms) {
      for (const bytes of this.#taken.get(room) ?? []) this.#read(room, bytes)
    }
  }
}

// The root of a record whose first room has no entry yet: until then nobody is heard anywhere.
const nobody: KeyId = keyIdFrom('0'.repeat(32))

function keyIdFrom(text: string): KeyId {
  assert(isKeyId(text), 'a key id')
  return text
}

function byRoomAndEntry(a: Irregularity, b: Irregularity): number {
  if (a.room !== b.room) return a.room < b.room ? -1 : 1
  return (a.entry ?? -1) - (b.entry ?? -1)
}
