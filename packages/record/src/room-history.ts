// One room's log, followed entry by entry: who may be heard, and what is irregular.
//
// The one place that knows the rules a log keeps among its entries, so that appending and verifying
// cannot disagree. Signatures are checked elsewhere (they take time); the tree is the ledger's.
// It changes as it observes: make a new one to start again.

import { equalBytes, ok, type Bytes, type Problem, type Sha256 } from '@holdfast/base'
import { chainAfter, emptyChain, type Chain } from './chain.ts'
import type { KeyId, RoomId, StatementId } from './ids.ts'
import type { Irregularity, IrregularityKind } from './irregularity.ts'
import { keyRegisterAfter, speakerAt, type KeyRegister } from './keys.ts'
import { keyEnrolledKind } from './key-statements.ts'
import type { Envelope } from './envelope.ts'
import type { Statement } from './payload.ts'
import { textAfter, type TextFile } from './text-statements.ts'

/** What a room's history is judged by. */
export type RoomHistoryOptions = {
  readonly sha256: Sha256
  readonly agreement: string
  readonly room: RoomId
  /** What the room begins from: the root alone in the first room, elsewhere the first room's. */
  readonly register: KeyRegister
  /** The root of the room's log at a size up to the entry observed; null where not known. */
  readonly rootAt: (size: number) => Bytes | null
}

/** The history of one room so far. */
export class RoomHistory {
  readonly #options: RoomHistoryOptions
  readonly #chains = new Map<KeyId, Chain>()
  readonly #indexes = new Map<StatementId, number>()
  #register: KeyRegister
  #text: readonly TextFile[] | null = null

  /** A room without entries. */
  constructor(options: RoomHistoryOptions) {
    this.#options = options
    this.#register = options.register
  }

  /** The keys known after the last entry observed. */
  get register(): KeyRegister {
    return this.#register
  }

  /** The agreement's files as last adopted here; null where none were. */
  get text(): readonly TextFile[] | null {
    return this.#text
  }

  /** The index of a statement observed, or null. */
  indexOf(id: StatementId): number | null {
    return this.#indexes.get(id) ?? null
  }

  /** Takes the next entry and says what is irregular about it. `entry` is its index. */
  observe(envelope: Envelope, entry: number): readonly Irregularity[] {
    const said = envelope.statement
    const found: Irregularity[] = []
    const note = (kind: IrregularityKind, about: Irregularity['about']): void => {
      found.push({ kind, room: this.#options.room, entry, about })
    }
    const repeats = this.indexOf(said.id)
    if (repeats !== null) {
      note('repeated-entry', { statement: said.id, repeats })
      return found
    }
    this.#indexes.set(said.id, entry)
    if (said.agreement !== this.#options.agreement) {
      note('wrong-agreement', { agreement: said.agreement })
    }
    if (said.room !== this.#options.room) note('wrong-room', { room: said.room })
    this.#observeChain(said, note)
    this.#observeSeen(said, entry, note)
    this.#observeKeys(envelope, note)
    if (this.#isOurs(said)) this.#observeText(said, note)
    return found
  }

  // What was said elsewhere changes no keys and no text here, whoever copied it in.
  #isOurs({ agreement, room }: Statement): boolean {
    return agreement === this.#options.agreement && room === this.#options.room
  }

  #observeChain(said: Statement, note: Note): void {
    const { chain, step } = chainAfter(this.#chains.get(said.author) ?? emptyChain, said)
    this.#chains.set(said.author, chain)
    const about = { author: said.author, seq: said.seq }
    if (step.kind === 'fork') note('chain-fork', about)
    if (step.kind === 'gap') note('chain-gap', { ...about, expectedSeq: step.expectedSeq })
  }

  #observeSeen(said: Statement, entry: number, note: Note): void {
    if (said.seen === null) return
    const root = said.seen.size <= entry ? this.#options.rootAt(said.seen.size) : null
    const isSame = root !== null && equalBytes(root, said.seen.root)
    if (!isSame) note('seen-differs', { size: said.seen.size })
  }

  #observeText(said: Statement, note: Note): void {
    const after = textAfter(this.#text, this.#register, said)
    if (after.ok) this.#text = after.value
    else note('bad-text-statement', aboutOf(after.problem))
  }

  #observeKeys(envelope: Envelope, note: Note): void {
    const said = envelope.statement
    const isRootToBe = this.#register.keys.size === 0
    const after = this.#isOurs(said)
      ? keyRegisterAfter(this.#options.sha256, this.#register, said)
      : ok(this.#register)
    if (after.ok) this.#register = after.value
    else note('bad-key-statement', aboutOf(after.problem))
    if (isRootToBe && !(after.ok && said.kind === keyEnrolledKind)) {
      note('root-not-first', { root: this.#register.root })
    }
    for (const { keyId } of envelope.signatures) {
      const known = this.#register.keys.get(keyId) ?? null
      const speaker = speakerAt(this.#register, keyId, said.claimedAt)
      const kind = known === null ? 'unknown-key' : 'key-not-valid'
      if (!speaker.ok) note(kind, aboutOf(speaker.problem))
      else if (known !== null && known.revokedFrom !== null) {
        note('after-revocation', { key: keyId })
      }
    }
  }
}

type Note = (kind: IrregularityKind, about: Irregularity['about']) => void

/** The particulars of a problem as those of an irregularity, with its code. */
export function aboutOf(problem: Problem): Irregularity['about'] {
  return { code: problem.code, ...problem.about }
}
