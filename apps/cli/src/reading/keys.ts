// Keys that were named on the command line, and who they speak for in a record.
//
// `--as compiler` means the file compiler.key.json here or among the user's own keys; anything else
// is a path.

import type { CompiledAgreement } from '@holdfast/agreement'
import { ok, refuse, type Instant, type Result } from '@holdfast/base'
import type { KnownStatement } from '@holdfast/imports'
import { decodeEnvelope, registerFromRoot, RoomHistory, speakerAt } from '@holdfast/record'
import type { KeyRegister, RoomId, Speaker, StatementId } from '@holdfast/record'
import { readKeyFile, sha256, type FileKey, type FolderRoom } from '@holdfast/store'
import type { RecordFolder } from '@holdfast/store'
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

/** What an author needs to say the next thing in a room. */
export type Authorship = {
  readonly speaker: Speaker
  readonly known: readonly KnownStatement[]
  readonly last: { readonly seq: number; readonly id: StatementId } | null
}

/** Follows a room as its author does. Refuses a key that nobody enrolled. */
export function authorshipIn(
  folder: RecordFolder,
  room: FolderRoom,
  { key, now }: { readonly key: FileKey; readonly now: Instant },
): Result<Authorship> {
  const [first] = folder.rooms
  const begin = registerFromRoot(folder.manifest.root.keyId)
  const author = key.signer.keyId
  const enrolled = first === undefined ? begin : follow(folder, first, begin, author).register
  const followed = follow(folder, room, room.id === first?.id ? begin : enrolled, author)
  if (!followed.register.keys.has(author)) {
    return refuse(problem.unknownSigner(`${key.name} (${author})`, folder.dir))
  }
  const speaker = speakerAt(followed.register, author, now)
  if (!speaker.ok) return speaker
  return ok({ speaker: speaker.value, known: followed.known, last: followed.last })
}

type Followed = {
  readonly register: KeyRegister
  readonly known: readonly KnownStatement[]
  readonly last: Authorship['last']
}

function follow(
  { manifest }: RecordFolder,
  room: FolderRoom,
  register: KeyRegister,
  author: string,
): Followed {
  const { agreement } = manifest
  const id: RoomId = room.id
  const history = new RoomHistory({ sha256, agreement, room: id, register, rootAt: () => null })
  const known: KnownStatement[] = []
  let last: Authorship['last'] = null
  for (const [index, bytes] of room.entries.entries()) {
    const envelope = decodeEnvelope(sha256, bytes)
    if (!envelope.ok) continue
    history.observe(envelope.value, index)
    const { statement } = envelope.value
    if (statement.author !== author) continue
    known.push({ id: statement.id, kind: statement.kind, body: statement.body })
    if (last === null || statement.seq > last.seq) last = { seq: statement.seq, id: statement.id }
  }
  return { register: history.register, known, last }
}
