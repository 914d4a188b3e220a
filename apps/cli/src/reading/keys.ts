// Keys that were named on the command line, and who they speak for in a record.
//
// `--as compiler` means the file compiler.key.json here or among the user's own keys; anything else
// is a path.

import type { CompiledAgreement } from '@holdfast/agreement'
import { Author, lastOf, saidBy } from '@holdfast/author'
import { ok, refuse, type Instant, type Result } from '@holdfast/base'
import { speakerAt, type DayOfDate, type Speaker, type Statement } from '@holdfast/record'
import { admissionTo, readKeyFile, sha256, type FileKey } from '@holdfast/store'
import type { FolderRoom, RecordFolder } from '@holdfast/store'
import type { Admission } from '@holdfast/verify'
import { cliProblems as problem } from '../problems.ts'
import { keyPath } from './key-places.ts'

/** The key that `--as` names. */
export function readNamedKey(text: string): Promise<Result<FileKey>> {
  return readKeyFile(keyPath(text))
}

/** The roles that the first key of a record has besides registrar. */
export function rolesOfRoot(agreement: CompiledAgreement, holder: string): readonly string[] {
  const declared = agreement.roles.find(({ id }) => id === holder)
  return declared === undefined ? ['compiler'] : [declared.kind]
}

/** An author who may speak in a room of a folder. */
export type Authorship = {
  readonly speaker: Speaker
  readonly author: Author
  /** What they have said in the room, in record order. */
  readonly said: readonly Statement[]
  /** Judges what they want appended. */
  readonly admission: Admission
}

/** With which key, when, and which day of the agreement begins on a date. */
export type Speaking = {
  readonly key: FileKey
  readonly now: Instant
  readonly dayOf?: DayOfDate
}

/** Follows a room as its author does. Refuses a key that nobody enrolled, or that may not speak. */
export function authorshipIn(
  folder: RecordFolder,
  room: FolderRoom,
  { key, now, dayOf }: Speaking,
): Result<Authorship> {
  const { signer } = key
  const admission = admissionTo(folder, room)
  const register = admission.registerOf(room.id)
  if (!register.keys.has(signer.keyId)) {
    return refuse(problem.unknownSigner(`${key.name} (${signer.keyId})`, folder.dir))
  }
  const speaker = speakerAt(register, signer.keyId, now)
  if (!speaker.ok) return speaker
  const said = saidBy(sha256, signer.keyId, room.entries)
  const { size, root } = room.checkpoint
  const head = { last: lastOf(said), seen: { size, root } }
  const { agreement } = folder.manifest
  const known = { head, said, ...(dayOf === undefined ? {} : { dayOf }) }
  const author = new Author({ sha256, signer, agreement, room: room.id, ...known })
  return ok({ speaker: speaker.value, author, said, admission })
}
