// A record as it is read: its rooms' logs, decoded and judged once for every view and every cut.
//
//     const log = openRecord({ agreementId, rooms, root, sha256 })
//     log.take(room, bytes)                        the next entry of a room
//     readView(log, { agreement, view, cut })      what it amounts to for a reader
//
// The first room holds the keys that every other begins from. A room that no view includes is
// never decoded. Signatures and trees were verified where the record came from, not here.

import type { CompiledAgreement, EntryRef, RoomId } from '@holdfast/agreement'
import { assert, present, type Bytes, type Instant, type Sha256 } from '@holdfast/base'
import { isKeyId, registerFromRoot } from '@holdfast/record'
import type { KeyId, KeyRegister, Signed, StatementId, TextFile } from '@holdfast/record'
import { MeaningCache } from './meanings.ts'
import { RoomJudged, type AdoptedText } from './room-judged.ts'
import { RoomLog } from './room-log.ts'

/** What a record is opened with. */
export type RecordOptions = {
  readonly agreementId: string
  /** Its rooms in the order of the manifest; the first holds the key register. */
  readonly rooms: readonly RoomId[]
  /** The root key as the manifest names it. Null: the first room's first author. */
  readonly root: KeyId | null
  readonly sha256: Sha256
}

/** How many entries of each room are known. A room that it does not name is known whole. */
export type Cut = ReadonlyMap<RoomId, number>

/** Rooms at earlier keys that are kept for readers of a cut; the oldest goes first. */
const earlierKept = 8

/** Opens a record without entries. */
export function openRecord(options: RecordOptions): RecordLog {
  return new RecordLog(options)
}

/** The rooms of a record. Take entries in the order of each room's log. */
export class RecordLog {
  readonly #options: RecordOptions
  readonly #first: RoomId
  readonly #logs: ReadonlyMap<RoomId, RoomLog>
  readonly #judged: Map<RoomId, RoomJudged>
  /** How many changes of the first room's keys a room has been judged with. */
  readonly #judgedWith: Map<RoomId, number>
  /** Rooms as judged with the first room's keys of an earlier moment. */
  readonly #earlier = new Map<string, RoomJudged>()
  readonly #meanings: MeaningCache
  /** Until the first room has an entry that can be read, nobody is heard anywhere. */
  readonly #rootAlone: KeyRegister

  /** A record without entries; or one that goes on from another without changing it. */
  constructor(options: RecordOptions, from?: RecordLog) {
    const { rooms, agreementId: agreement, sha256 } = options
    assert(new Set(rooms).size === rooms.length, 'a room is given once')
    this.#options = options
    this.#rootAlone = registerFromRoot(options.root ?? nobody)
    this.#first = present(rooms[0], 'a record has a room')
    this.#logs = new Map(
      rooms.map((room) => {
        const log =
          (from === undefined ? undefined : from.#logs.get(room))?.fork() ??
          new RoomLog({ sha256, agreement, room })
        return [room, log]
      }),
    )
    this.#judged = new Map(
      [...(from === undefined ? [] : from.#judged)].map(([room, one]) => [
        room,
        one.fork(this.#logOf(room)),
      ]),
    )
    this.#judgedWith = new Map(from === undefined ? [] : from.#judgedWith)
    this.#meanings = from === undefined ? new MeaningCache() : from.#meanings
  }

  /** Its rooms, in the order of the manifest. */
  get rooms(): readonly RoomId[] {
    return this.#options.rooms
  }

  /**
   * Takes the next entry of a room. One of the first room is read at once: no reader of another
   * room, who needs its keys, waits for what it grew by.
   */
  take(room: RoomId, bytes: Bytes): void {
    this.#logOf(room).take(bytes)
    if (room === this.#first) this.#live(room)
  }

  /** How many entries of a room were taken. */
  size(room: RoomId): number {
    return this.#logOf(room).size
  }

  /** The keys known after all that a room holds, those of the first room included. */
  register(room: RoomId): KeyRegister {
    const judged = this.#live(room)
    return judged.registerAt(Infinity) ?? this.#rootAlone
  }

  /** The keys that a room knows: those that the first room ever enrolled, and its own. */
  keysIn(room: RoomId): readonly KeyId[] {
    const rooms = room === this.#first ? [room] : [this.#first, room]
    return [...new Set(rooms.flatMap((one) => this.#live(one).changes))]
  }

  /** The agreement's files as the first room last adopted them, within a cut; null: never. */
  text(cut: Cut | null): readonly TextFile[] | null {
    return this.#live(this.#first).textAt(cut?.get(this.#first) ?? Infinity)
  }

  /** Every text that the first room adopted within a cut, in the order in which it did. */
  texts(cut: Cut | null): readonly AdoptedText[] {
    return this.#live(this.#first).textsAt(cut?.get(this.#first) ?? Infinity)
  }

  /** What an entry says; null where there is none, or it cannot be read. */
  signedAt({ room, index }: EntryRef): Signed | null {
    const log = this.#logs.get(room)
    return log?.entries()[index]?.signed ?? null
  }

  /** The latest time that anybody claims in a room; null where nothing was said. */
  lastClaimedIn(room: RoomId): Instant | null {
    let last: Instant | null = null
    for (const { signed } of this.#logOf(room).entries()) {
      const at = signed?.statement.claimedAt ?? null
      if (at !== null && (last === null || at > last)) last = at
    }
    return last
  }

  /** The last statement of a key in a room; null where it has said nothing there. */
  headOf(room: RoomId, key: KeyId): { readonly seq: number; readonly id: StatementId } | null {
    let head: { readonly seq: number; readonly id: StatementId } | null = null
    for (const { signed } of this.#logOf(room).entries()) {
      if (signed?.statement.author !== key) continue
      const { seq, id } = signed.statement
      if (head === null || seq > head.seq) head = { seq, id }
    }
    return head
  }

  /** A room's entries with who speaks in each, by the keys that are known within a cut. */
  judged(room: RoomId, cut: Cut | null): RoomJudged {
    const live = this.#live(room)
    const size = cut?.get(this.#first) ?? Infinity
    if (room === this.#first || size >= this.#logOf(this.#first).size) return live
    const begin = this.#live(this.#first).registerAt(size) ?? this.#rootAlone
    if (begin === live.begin || this.#hearsAlike(room, live, begin)) return live
    const key = `${room} ${begin.keys.size} ${size}`
    const known = this.#earlier.get(key)
    const judged = known?.begin === begin ? known : new RoomJudged(this.#logOf(room), begin)
    judged.follow()
    this.#earlier.delete(key)
    this.#earlier.set(key, judged)
    const [oldest] = this.#earlier.keys()
    if (this.#earlier.size > earlierKept && oldest !== undefined) this.#earlier.delete(oldest)
    return judged
  }

  /** A room as it was last judged by the keys of that time; null where it never was. */
  asJudgedBefore(room: RoomId): RoomJudged | null {
    return this.#judged.get(room) ?? null
  }

  /** What statements mean by themselves under an agreement, each heard once for all readers. */
  meanings(agreement: CompiledAgreement): ReturnType<MeaningCache['of']> {
    return this.#meanings.of(agreement)
  }

  /** Another record that begins with these entries and goes its own way. */
  fork(): RecordLog {
    return new RecordLog(this.#options, this)
  }

  #logOf(room: RoomId): RoomLog {
    return present(this.#logs.get(room), 'the room is one of the record')
  }

  // A room as it is judged now, by all the keys that the first room has enrolled.
  #live(room: RoomId): RoomJudged {
    const log = this.#logOf(room)
    if (room === this.#first) {
      const { root } = this.#options
      const begin = root === null ? null : registerFromRoot(root)
      const judged = this.#judged.get(room) ?? new RoomJudged(log, begin)
      this.#judged.set(room, judged)
      judged.follow()
      return judged
    }
    const first = this.#live(this.#first)
    const begin = first.registerAt(Infinity) ?? this.#rootAlone
    const judged = this.#judged.get(room) ?? new RoomJudged(log, begin)
    if (judged.begin !== begin) {
      const { changes } = first
      judged.rebase(begin, new Set(changes.slice(this.#judgedWith.get(room) ?? 0)))
      this.#judgedWith.set(room, changes.length)
    }
    this.#judged.set(room, judged)
    judged.follow()
    return judged
  }

  // True where nobody who signed in a room, or has a key of its own there, had another key then.
  #hearsAlike(room: RoomId, live: RoomJudged, begin: KeyRegister): boolean {
    const now = live.begin
    if (now === null || begin.keys.size === 0) return false
    const isSame = (key: KeyId): boolean => now.keys.get(key) === begin.keys.get(key)
    return [...this.#logOf(room).signers].every(isSame) && live.changes.every(isSame)
  }
}

const nobody: KeyId = keyIdFrom('0'.repeat(32))

function keyIdFrom(text: string): KeyId {
  assert(isKeyId(text), 'a key id')
  return text
}
