// One room's entries with who speaks in each, judged by the keys it begins from and its own.
//
// A room begins from the keys of the first room. When one of those changes, only what that key
// signed is judged again; a reader has to begin anew only where somebody is heard differently.

import type { EntryRef, RoomId } from '@holdfast/agreement'
import { canonicalJson, ok, present, refuse } from '@holdfast/base'
import type { Instant, Json, Problem, Result } from '@holdfast/base'
import { inForceFrom, isOfTheLog, registerFromRoot, RoomKeys } from '@holdfast/record'
import type { Irregularity, KeyId, KeyRegister, KeysJudgement } from '@holdfast/record'
import type { Signed, Speaker, Statement, StatementId, TextFile } from '@holdfast/record'
import { replayProblems as problem } from './problems.ts'
import type { LoggedEntry, RoomLog } from './room-log.ts'

/** A statement that somebody may be heard to say. */
export type Said = {
  readonly entry: EntryRef
  readonly statement: Statement
  readonly speaker: Speaker
  /** Who holds the keys of the countersignatures that are valid. */
  readonly cosigners: readonly string[]
}

/** An entry that does not count, and why. `id` is null where nothing could be read. */
export type RefusedEntry = {
  readonly entry: EntryRef
  readonly id: StatementId | null
  readonly problem: Problem
}

/** What one entry holds. Nothing is said or refused in an entry that only repeats another. */
export type JudgedEntry = {
  readonly said: Said | null
  readonly refused: RefusedEntry | null
  readonly irregularities: readonly Irregularity[]
}

/** Where a value changed: after so many entries it is this one. */
type Since<Value> = { readonly size: number; readonly value: Value }

/** A text that a record adopted, where it said so, and from when it is in force; null: ever. */
export type AdoptedText = {
  readonly files: readonly TextFile[]
  readonly from: Instant | null
  readonly entry: EntryRef
}

/** A room's entries as they are heard. */
export class RoomJudged {
  readonly #log: RoomLog
  /** What it begins from; null in a first room whose root nobody named: then its first author. */
  #begin: KeyRegister | null
  #keys: RoomKeys | null = null
  #entries: JudgedEntry[] = []
  #registers: Since<KeyRegister>[] = []
  #texts: Since<AdoptedText>[] = []
  #revision = 0

  /** A room of which nothing is judged yet. */
  constructor(log: RoomLog, begin: KeyRegister | null) {
    this.#log = log
    this.#begin = begin
  }

  /** The entries judged so far, in order. */
  get entries(): readonly JudgedEntry[] {
    return this.#entries
  }

  /** Grows whenever an entry judged before is heard differently. */
  get revision(): number {
    return this.#revision
  }

  /** What it begins from. */
  get begin(): KeyRegister | null {
    return this.#begin
  }

  /** The keys that changed here, in order. */
  get changes(): readonly KeyId[] {
    return this.#keys?.history.changes.map(({ id }) => id) ?? []
  }

  /** The keys known after so many entries; null before the first that could be read. */
  registerAt(size: number): KeyRegister | null {
    return this.#registers.findLast((since) => since.size <= size)?.value ?? this.#begin
  }

  /** The text adopted after so many entries; null where there is none. */
  textAt(size: number): readonly TextFile[] | null {
    return this.#texts.findLast((since) => since.size <= size)?.value.files ?? null
  }

  /** Every text adopted after so many entries, in the order in which they were. */
  textsAt(size: number): readonly AdoptedText[] {
    return this.#texts.filter((since) => since.size <= size).map(({ value }) => value)
  }

  /** Judges whatever was taken since. */
  follow(): void {
    const logged = this.#log.entries()
    for (let at = this.#entries.length; at < logged.length; at++) {
      this.#entries.push(this.#judge(present(logged[at], 'an entry of the log')))
    }
  }

  /** Begins from other keys: those of the first room, after the ones given changed there. */
  rebase(begin: KeyRegister, changed: ReadonlySet<KeyId>): void {
    const before = this.#begin
    if (before === begin) return
    const signed = this.#entries.length === 0 ? [] : this.#signedByAny(changed)
    const own = this.#keys?.history
    const isOwnTouched =
      signed.some(({ signed: by }) => by !== null && isOfTheLog(by.statement.kind)) ||
      signed.some(({ signed: by }) => by?.signatures.some(({ keyId }) => own?.hasChanged(keyId))) ||
      [...changed].some((key) => own?.hasChanged(key) === true)
    if (before === null || before.keys.size === 0 || isOwnTouched) {
      this.#judgeAll(begin)
      return
    }
    this.#begin = begin
    own?.rebase(begin)
    this.#registers = this.#registers.map(({ size }, at) => {
      const value = own?.registerAfter(at + 1) ?? begin
      return { size, value }
    })
    for (const logged of signed) {
      const { index } = logged.entry
      const was = present(this.#entries[index], 'it was judged')
      this.#replace(index, was, this.#judgeAgain(logged, was))
    }
  }

  /** Another that begins with what was judged here and goes its own way. */
  fork(log: RoomLog): RoomJudged {
    const fork = new RoomJudged(log, this.#begin)
    fork.#keys = this.#keys?.fork() ?? null
    fork.#entries = [...this.#entries]
    fork.#registers = [...this.#registers]
    fork.#texts = [...this.#texts]
    fork.#revision = this.#revision
    return fork
  }

  #signedByAny(keys: ReadonlySet<KeyId>): readonly LoggedEntry[] {
    if (![...keys].some((key) => this.#log.isSignedBy(key))) return []
    const logged = this.#log.entries().slice(0, this.#entries.length)
    return logged.filter(({ signed }) => signed?.signatures.some(({ keyId }) => keys.has(keyId)))
  }

  // Who is heard in an entry that changes no keys depends on nothing but those who signed it.
  #judgeAgain(logged: LoggedEntry, was: JudgedEntry): JudgedEntry {
    const { signed, isRepeat } = logged
    if (signed === null || isRepeat) return was
    const judged = present(this.#keys, 'something was judged').judge(signed, logged.entry.index)
    return this.#heard(logged, signed, judged)
  }

  #judgeAll(begin: KeyRegister): void {
    const fresh = new RoomJudged(this.#log, begin)
    fresh.follow()
    this.#begin = begin
    this.#keys = fresh.#keys
    this.#registers = fresh.#registers
    this.#texts = fresh.#texts
    for (const [index, was] of this.#entries.entries()) {
      this.#replace(index, was, present(fresh.#entries[index], 'it judged as many'))
    }
    this.#entries.push(...fresh.#entries.slice(this.#entries.length))
  }

  // What is heard as before stays the value it was, so that whoever remembers it still knows it.
  #replace(index: number, was: JudgedEntry, is: JudgedEntry): void {
    if (was === is || gistOf(was) === gistOf(is)) return
    this.#entries[index] = is
    this.#revision += 1
  }

  #judge(logged: LoggedEntry): JudgedEntry {
    const { entry, signed, problem: why, isRepeat, irregularities } = logged
    if (signed === null) {
      const refused = { entry, id: null, problem: present(why, 'nothing was read for a reason') }
      return { said: null, refused, irregularities }
    }
    this.#keys ??= this.#keysFor(signed.statement.author)
    if (isRepeat) return { said: null, refused: null, irregularities }
    const judged = this.#keys.judge(signed, entry.index)
    this.#keys.take(judged)
    const size = entry.index + 1
    const { register } = this.#keys.history
    if (judged.key !== null) this.#registers.push({ size, value: register })
    if (judged.text !== null) {
      const from = inForceFrom(signed.statement)
      this.#texts.push({ size, value: { files: judged.text, from, entry } })
    }
    return this.#heard(logged, signed, judged)
  }

  #keysFor(author: KeyId): RoomKeys {
    const { sha256, agreement, room } = this.#log.options
    this.#begin ??= registerFromRoot(author)
    return new RoomKeys({ sha256, agreement, room, register: this.#begin })
  }

  #heard(logged: LoggedEntry, { statement }: Signed, judged: KeysJudgement): JudgedEntry {
    const { entry } = logged
    const irregularities =
      judged.irregularities.length === 0
        ? logged.irregularities
        : [...logged.irregularities, ...judged.irregularities]
    const { agreement, room } = this.#log.options
    const admitted = admit(statement, judged, { agreement, room })
    return admitted.ok
      ? { said: { entry, statement, ...admitted.value }, refused: null, irregularities }
      : {
          said: null,
          refused: { entry, id: statement.id, problem: admitted.problem },
          irregularities,
        }
  }
}

function admit(
  statement: Statement,
  { speakers, irregularities }: KeysJudgement,
  { agreement, room }: { readonly agreement: string; readonly room: RoomId },
): Result<Pick<Said, 'speaker' | 'cosigners'>> {
  if (statement.agreement !== agreement)
    return refuse(problem.anotherAgreement(statement.agreement))
  if (statement.room !== room) return refuse(problem.anotherRoom(statement.room))
  const bad = irregularities.find(
    ({ kind }) => kind === 'bad-key-statement' || kind === 'bad-text-statement',
  )
  if (bad !== undefined) {
    const { code, ...about } = bad.about
    return refuse({ code: String(code), about })
  }
  const speaker = present(speakers[0], 'an envelope has a signature')
  if (!speaker.ok) return speaker
  if (speakers.length === 1) return ok({ speaker: speaker.value, cosigners: nobody })
  const others = speakers.slice(1).flatMap((one) => (one.ok ? [one.value.holder] : []))
  return ok({ speaker: speaker.value, cosigners: others })
}

const nobody: readonly string[] = []

/** What of an entry a reader could tell apart. */
function gistOf({ said, refused, irregularities }: JudgedEntry): string {
  const speaker = said === null ? null : { ...said.speaker }
  const gist: Json = {
    speaker,
    cosigners: said?.cosigners ?? null,
    refused: refused === null ? null : { ...refused.problem },
    irregularities: irregularities.map((one) => ({ ...one })),
  }
  return canonicalJson(gist)
}
