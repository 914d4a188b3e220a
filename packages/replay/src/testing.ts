// A record for tests: rooms, a cast with keys, statements that follow each other; and reading one
// view of one record, at once or entry by entry.
//
// Replay does not look at signatures, so these are 64 zero bytes. Keys are the public keys of
// RFC 8032's test vectors, because the register asks for keys that are good.

import type { CompiledAgreement, RoomId } from '@holdfast/agreement'
import { assert, decodeHex, isInstantMs, present, type Bytes, type Sha256 } from '@holdfast/base'
import { encodeEnvelope, encodePayload, isRoomId, keyEnrolledBody, keyIdOf } from '@holdfast/record'
import { statementIdOf, type JsonObject, type KeyId, type StatementId } from '@holdfast/record'
import { at, roles, twoRivers } from '@holdfast/record/testing'
import type { Changes } from './changes.ts'
import { openRecord, type RecordLog } from './record-log.ts'
import type { Replayed } from './replayed.ts'
import { readView, type ViewReading } from './view-reading.ts'

const publicKeys: Readonly<Record<string, string>> = {
  compiler: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  north: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  south: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
  watch: '278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c597f1d426e',
  board: '1469510dec984a77f8b644885a785828d06d9e586d07c1447492fba8cb84e840',
}

/** The raw public key of one of the cast. */
function publicKeyOf(who: string): Bytes {
  return present(decodeHex(publicKeys[who] ?? '-'), `nobody is called ${who}`)
}

/** A checked room id. */
export function room(text: string): RoomId {
  assert(isRoomId(text), 'a room id')
  return text
}

/** What a statement of a story may say besides who, what kind and body. */
export type Telling = {
  readonly room?: string
  readonly releases?: StatementId
  readonly agreement?: string
  /** The room that the payload names, where it is not the one the entry is put in. */
  readonly names?: string
  readonly claimedAt?: string
  readonly cosigners?: readonly string[]
}

/** A record that grows as a story is told. */
export class Story {
  readonly #sha256: Sha256
  readonly #heads = new Map<string, { seq: number; id: StatementId }>()
  readonly #rooms = new Map<string, Bytes[]>()

  /** A record whose first room, `public`, enrols the cast. */
  constructor(sha256: Sha256, rooms: readonly string[] = ['public']) {
    this.#sha256 = sha256
    for (const name of rooms) this.#rooms.set(name, [])
    for (const who of Object.keys(roles)) this.enrol(who)
  }

  /** The rooms with their entries, in the manifest's order. */
  get rooms(): { readonly room: RoomId; readonly entries: readonly Bytes[] }[] {
    return [...this.#rooms].map(([name, entries]) => ({ room: room(name), entries }))
  }

  /** The key of one of the cast. */
  keyOf(who: string): KeyId {
    return keyIdOf(this.#sha256, publicKeyOf(who))
  }

  /** Enrols the key of one of the cast in the public room. */
  enrol(who: string): StatementId {
    const said = {
      publicKey: publicKeyOf(who),
      holder: who,
      roles: roles[who] ?? ['party'],
      from: at('2031-01-01T00:00Z'),
      until: null,
    }
    return this.say('compiler', 'record.key_enrolled', keyEnrolledBody(said))
  }

  /** Puts a statement on the record and gives its id. */
  say(who: string, kind: string, body: JsonObject, telling: Telling = {}): StatementId {
    const name = telling.room ?? 'public'
    const device = `${who} in ${name}`
    const head = this.#heads.get(device)
    const seq = head === undefined ? 0 : head.seq + 1
    const claimed = at(telling.claimedAt ?? '2031-04-01T00:00Z') + (telling.claimedAt ? 0 : seq)
    assert(isInstantMs(claimed), 'a story has fewer statements than a year has milliseconds')
    const payload = encodePayload({
      kind,
      agreement: telling.agreement ?? twoRivers.id,
      room: room(telling.names ?? name),
      author: this.keyOf(who),
      seq,
      previous: head?.id ?? null,
      claimedAt: claimed,
      seen: null,
      body,
      releases: telling.releases ?? null,
    })
    assert(payload.ok, 'the story is well formed')
    const id = statementIdOf(this.#sha256, payload.value)
    this.#heads.set(device, { seq, id })
    this.put(name, this.#sign(payload.value, [who, ...(telling.cosigners ?? [])], id))
    return id
  }

  /** Puts bytes in a room as its next entry. */
  put(name: string, bytes: Bytes): void {
    present(this.#rooms.get(name), `no room is called ${name}`).push(bytes)
  }

  #sign(payload: Bytes, who: readonly string[], id: StatementId): Bytes {
    return encodeEnvelope({
      // The bytes of an envelope come from its payload alone; the statement is not printed.
      statement: { ...nothingSaid, id, author: this.keyOf(who[0] ?? '') },
      payload,
      signatures: who.map((one) => ({
        keyId: this.keyOf(one),
        signature: new Uint8Array(64),
      })),
    })
  }
}

const nothingSaid = {
  kind: 'record.retracted',
  agreement: twoRivers.id,
  room: room('public'),
  seq: 0,
  previous: null,
  claimedAt: at('2031-01-01T00:00Z'),
  seen: null,
  body: {},
  releases: null,
}

/** What a record is replayed with. */
export type ReplayOptions = {
  readonly agreement: CompiledAgreement
  /** The record's rooms; the first holds the key register and is read for it in every view. */
  readonly rooms: readonly RoomId[]
  /** The rooms a reader is in; null for all of them. */
  readonly view: readonly RoomId[] | null
  readonly sha256: Sha256
  /** The root key as the manifest names it. Without it, the first room's first author. */
  readonly root?: KeyId
}

/** A replay that takes entries as they come. */
export type Replay = {
  /** Takes the next entry of a room and says what changed. Nothing, outside the view. */
  readonly observe: (room: RoomId, bytes: Bytes) => Changes
  /** Everything so far. */
  readonly replayed: () => Replayed
}

/** A replay of which nothing is read yet. */
export function createReplay(options: ReplayOptions): Replay {
  const { log, reading } = opened(options)
  return {
    observe: (room, bytes) => {
      log.take(room, bytes)
      return reading.follow()
    },
    replayed: () => reading.replayed(),
  }
}

/** One room of a record: its entries, in the order of its log. */
export type RoomEntries = { readonly room: RoomId; readonly entries: readonly Bytes[] }

/** Everything a record amounts to, at once. */
export function replayRecord(
  given: Omit<ReplayOptions, 'rooms'> & {
    readonly rooms: readonly RoomEntries[]
    /** How many entries of each room are known; a room it does not name is not. Null: all. */
    readonly cut: Readonly<Record<string, number>> | null
  },
): Replayed {
  const { rooms, cut, ...options } = given
  const { log, reading } = opened({ ...options, rooms: rooms.map(({ room }) => room) })
  for (const { room, entries } of rooms) {
    const size = cut === null ? entries.length : Math.min(cut[room] ?? 0, entries.length)
    for (let index = 0; index < size; index++) {
      log.take(room, present(entries[index], 'the cut is within the entries'))
    }
  }
  reading.follow()
  return reading.replayed()
}

function opened(options: ReplayOptions): {
  readonly log: RecordLog
  readonly reading: ViewReading
} {
  const { agreement, rooms, view, sha256 } = options
  const log = openRecord({ agreementId: agreement.id, rooms, root: options.root ?? null, sha256 })
  return { log, reading: readView(log, { agreement, view, cut: null }) }
}
