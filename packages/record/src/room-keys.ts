// Who may be heard in a room: its keys and its text, entry by entry, beginning from the keys of the
// first room.
//
// Judging an entry changes nothing; taking it does. Signatures are checked elsewhere; here a key
// only has to be enrolled and valid at the instant claimed.

import { ok, type Problem, type Result, type Sha256 } from '@holdfast/base'
import type { Signed } from './envelope.ts'
import type { RoomId } from './ids.ts'
import type { Irregularity, IrregularityKind } from './irregularity.ts'
import { KeyHistory } from './key-history.ts'
import { keyEnrolledKind } from './key-statements.ts'
import { keyAfter, registerWith, speakerAt } from './keys.ts'
import type { KeyRegister, RegisteredKey, Speaker } from './keys.ts'
import { isOfTheLog } from './log-kinds.ts'
import { textAdoptedKind, textAfter, type TextFile } from './text-statements.ts'

/** What a room's keys are judged by. */
export type RoomKeysOptions = {
  readonly sha256: Sha256
  readonly agreement: string
  readonly room: RoomId
  /** What the room begins from: the root alone in the first room, elsewhere the first room's. */
  readonly register: KeyRegister
}

/** Who speaks in an entry, and what it changes. */
export type KeysJudgement = {
  /** Who speaks through each signature, the author's first; or why nobody does. */
  readonly speakers: readonly Result<Speaker>[]
  readonly irregularities: readonly Irregularity[]
  /** The key that it changes, as it then is. */
  readonly key: RegisteredKey | null
  /** The text that it adopts. */
  readonly text: readonly TextFile[] | null
}

/** The keys and the text of one room so far. */
export class RoomKeys {
  readonly #options: RoomKeysOptions
  readonly #history: KeyHistory
  #text: readonly TextFile[] | null
  readonly #usuals = new WeakMap<Result<Speaker>, KeysJudgement>()

  /** A room without entries; or one that goes on from another without changing it. */
  constructor(options: RoomKeysOptions, from?: RoomKeys) {
    this.#options = options
    this.#history = from === undefined ? new KeyHistory(options.register) : from.#history.fork()
    this.#text = from === undefined ? null : from.#text
  }

  /** The keys, as they changed here. */
  get history(): KeyHistory {
    return this.#history
  }

  /** The agreement's files as last adopted here; null where none were. */
  get text(): readonly TextFile[] | null {
    return this.#text
  }

  /** Judges an envelope as the next entry. Changes nothing. */
  judge(envelope: Signed, entry: number): KeysJudgement {
    return this.#usual(envelope) ?? this.#judged(envelope, entry)
  }

  // Most entries change nothing and are signed by one key that is valid: their judgement is one
  // value for each term of a key.
  #usual({ statement, signatures }: Signed): KeysJudgement | null {
    if (signatures.length > 1 || isOfTheLog(statement.kind)) return null
    const { register } = this.#history
    const known = register.keys.get(statement.author)
    if (known === undefined || known.revokedFrom !== null) return null
    const speaker = speakerAt(register, statement.author, statement.claimedAt)
    if (!speaker.ok) return null
    const judgement = this.#usuals.get(speaker) ?? {
      speakers: [speaker],
      irregularities: none,
      key: null,
      text: null,
    }
    this.#usuals.set(speaker, judgement)
    return judgement
  }

  #judged(envelope: Signed, entry: number): KeysJudgement {
    const { room, agreement, sha256 } = this.#options
    const said = envelope.statement
    const before = this.#history.register
    const found: Irregularity[] = []
    const note = (kind: IrregularityKind, about: Irregularity['about']): void => {
      found.push({ kind, room, entry, about })
    }
    // What was said elsewhere changes no keys and no text here, whoever copied it in.
    const isOurs = said.agreement === agreement && said.room === room
    const key = isOurs ? keyAfter(sha256, before, said) : ok(null)
    if (!key.ok) note('bad-key-statement', aboutOf(key.problem))
    const changed = key.ok ? key.value : null
    const isEnrolled = key.ok && said.kind === keyEnrolledKind
    if (before.keys.size === 0 && !isEnrolled) note('root-not-first', { root: before.root })
    const register = changed === null ? before : registerWith(before, changed)
    const speakers = envelope.signatures.map(({ keyId }) => {
      const speaker = speakerAt(register, keyId, said.claimedAt)
      const known = register.keys.get(keyId)
      const kind = known === undefined ? 'unknown-key' : 'key-not-valid'
      if (!speaker.ok) note(kind, aboutOf(speaker.problem))
      else if (known?.revokedFrom != null) note('after-revocation', { key: keyId })
      return speaker
    })
    const isText = isOurs && said.kind === textAdoptedKind
    const text = isText ? textAfter(this.#text, register, said) : ok(null)
    if (!text.ok) note('bad-text-statement', aboutOf(text.problem))
    return {
      speakers,
      irregularities: found.length === 0 ? none : found,
      key: changed,
      text: text.ok ? text.value : null,
    }
  }

  /** Another that begins with these keys and this text and goes its own way. */
  fork(): RoomKeys {
    return new RoomKeys(this.#options, this)
  }

  /** Takes an entry as it was judged. */
  take({ key, text }: KeysJudgement): void {
    if (key !== null) this.#history.add(key)
    if (text !== null) this.#text = text
  }
}

const none: readonly Irregularity[] = []

/** The particulars of a problem as those of an irregularity, with its code. */
export function aboutOf(problem: Problem): Irregularity['about'] {
  return { code: problem.code, ...problem.about }
}
