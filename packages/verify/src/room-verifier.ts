// One room being verified: its entries in order, what is irregular among them, and its tree.
//
// Signatures are asked for and come later; everything else is known as soon as an entry was taken.
// A room other than the first begins with the first room's keys: where those have changed it is
// followed again from its first entry, and only signatures that could not be asked for are.

import { Slabs, type Bytes, type Sha256 } from '@holdfast/base'
import { leafHash, LogTree, type SignatureClaim } from '@holdfast/ledger'
import { aboutOf, copied, decodeEnvelope, recordProblems } from '@holdfast/record'
import { RoomHistory, signedBytes } from '@holdfast/record'
import type { Envelope, KeyId, KeyRegister, ManifestRoom } from '@holdfast/record'
import type { RoomId, Sharing, StatementId, TextFile } from '@holdfast/record'
import { FoundList, inOrder, type Found } from './found.ts'

/** Whose signature it is that is being checked. */
export type SignatureMark = {
  readonly room: RoomVerifier
  readonly entry: number
  readonly key: KeyId
}

/** What a room is verified with. `ask` has a signature checked and tells `found` of a bad one. */
export type RoomVerifierOptions = {
  readonly sha256: Sha256
  readonly agreement: string
  readonly room: ManifestRoom
  readonly register: KeyRegister
  /** Kept where the room may have to be followed again. */
  readonly keepsEntries: boolean
  readonly ask: (claim: SignatureClaim, mark: SignatureMark) => void
}

/** Follows one room. */
export class RoomVerifier {
  readonly #options: RoomVerifierOptions
  readonly #entries: Bytes[] = []
  /** Entries whose every signature was asked for. */
  readonly #asked = new Set<number>()
  readonly #badSignatures = new Map<number, KeyId>()
  readonly tree: LogTree
  #begin: KeyRegister
  #history: RoomHistory
  #found = new FoundList()
  readonly #many = { share: oneCopyEach(), slabs: new Slabs() }

  /** A room of which nothing was taken yet. */
  constructor(options: RoomVerifierOptions) {
    this.#options = options
    this.#begin = options.register
    this.tree = new LogTree(options.sha256)
    this.#history = this.#newHistory()
  }

  /** How many entries were taken. */
  get size(): number {
    return this.tree.size
  }

  /** The keys known after the last entry. */
  get register(): KeyRegister {
    return this.#history.register
  }

  /** The agreement's files as last adopted here; null where none were. */
  get text(): readonly TextFile[] | null {
    return this.#history.text
  }

  /** The index of a statement, or null. */
  indexOf(id: StatementId): number | null {
    return this.#history.indexOf(id)
  }

  /** What is irregular about the entries, by entry. Signatures must have been checked. */
  get found(): Found {
    const { id } = this.#options.room
    const bad = new FoundList()
    for (const [entry, key] of [...this.#badSignatures].toSorted(([a], [b]) => a - b)) {
      const about = aboutOf(recordProblems.badSignature(key))
      bad.add({ kind: 'bad-signature', room: id, entry, about })
    }
    return inOrder(this.#found.all, bad.all)
  }

  /** Takes the next entry. */
  take(bytes: Bytes): void {
    const { sha256, keepsEntries } = this.#options
    if (keepsEntries) this.#entries.push(bytes)
    const entry = this.tree.size
    this.#follow(bytes, entry)
    this.tree.add(leafHash(sha256, bytes))
  }

  /** Which room it is. */
  get id(): RoomId {
    return this.#options.room.id
  }

  /** Goes on from other keys of the first room, as if they had been known from the beginning. */
  beginFrom(register: KeyRegister): void {
    if (register === this.#begin) return
    this.#begin = register
    this.#found = new FoundList()
    this.#history = this.#newHistory()
    for (const [entry, bytes] of this.#entries.entries()) this.#follow(bytes, entry)
  }

  /** Takes note of a signature that is not good. */
  noteBadSignature(entry: number, key: KeyId): void {
    this.#badSignatures.set(entry, key)
  }

  #newHistory(): RoomHistory {
    const { sha256, agreement, room } = this.#options
    return new RoomHistory({
      sha256,
      agreement,
      room: room.id,
      register: this.#begin,
      rootAt: (size) => this.tree.rootAt(size),
    })
  }

  #follow(bytes: Bytes, entry: number): void {
    const { sha256, room } = this.#options
    const decoded = decodeEnvelope(sha256, bytes, this.#many)
    if (!decoded.ok) {
      const about = aboutOf(decoded.problem)
      this.#found.add({ kind: 'malformed-entry', room: room.id, entry, about })
      return
    }
    for (const one of this.#history.observe(decoded.value, entry)) this.#found.add(one)
    if (!this.#asked.has(entry)) this.#askFor(decoded.value, entry)
  }

  // An unknown key is the history's to report. An id has one key, whenever it is asked for.
  #askFor({ payload, signatures }: Envelope, entry: number): void {
    const { keys } = this.#history.register
    const message = signedBytes(payload, this.#many.slabs)
    let areAllKnown = true
    for (const { keyId, signature } of signatures) {
      const publicKey = keys.get(keyId)?.publicKey
      if (publicKey === undefined) areAllKnown = false
      else {
        const mark = { room: this, entry, key: keyId }
        this.#options.ask({ publicKey, message, signature }, mark)
      }
    }
    if (areAllKnown && this.#options.keepsEntries) this.#asked.add(entry)
  }
}

/** Names kept of one room: a record of ever new ones shares none. */
const mostNames = 10_000
const idLength = 64

// A text cut out of a payload keeps the whole of it. The names of a record are few; what a
// statement names as the one before it is looked at and let go.
function oneCopyEach(): Sharing {
  const names = new Map<string, string>()
  return (text) => {
    if (text.length === idLength) return text
    const known = names.get(text)
    if (known !== undefined) return known
    const copy = copied(text)
    if (names.size < mostNames) names.set(copy, copy)
    return copy
  }
}
