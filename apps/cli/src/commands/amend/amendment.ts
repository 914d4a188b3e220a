// An amendment before it is adopted: the new text read and checked, the files as they would lie in
// the folder, and the statement that would adopt them, signed. Nothing is written here.

import {
  hexSha256,
  limits,
  ok,
  printInstantAt,
  offsetAt,
  refuse,
  type Bytes,
  type Instant,
  type Result,
} from '@holdfast/base'
import { adopterAt, encodeEnvelope, textAdoptedBody, textAdoptedKind } from '@holdfast/record'
import { textFilesLimit } from '@holdfast/record'
import { openFiles, sha256, storeProblems, type FileKey, type FolderRoom } from '@holdfast/store'
import type { RecordFolder } from '@holdfast/store'
import { readTime } from '@holdfast/sum'
import type { Admission } from '@holdfast/verify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cliProblems as problem } from '../../problems.ts'
import { withoutErrors, type ReadAgreement } from '../../reading/agreement.ts'
import { authorshipIn } from '../../reading/keys.ts'
import type { FolderSum } from '../../reading/sum.ts'

/** Everything that adopting an amended text needs, and showing it before. */
export type Amendment = {
  readonly folder: RecordFolder
  readonly room: FolderRoom
  readonly admission: Admission
  readonly from: Instant
  /** The text as the record would adopt it: every file by name. */
  readonly text: ReadonlyMap<string, Bytes>
  /** Those of them that are to be written. */
  readonly written: ReadonlyMap<string, Bytes>
  /** The names under which files of the text before stay. */
  readonly kept: readonly string[]
  /** The statement that adopts it. */
  readonly entry: Bytes
}

/** Who amends, what, from when. */
export type Amending = {
  readonly opened: FolderSum
  readonly read: ReadAgreement
  readonly key: FileKey
  /** As it was written; null where it was not given. */
  readonly from: string | null
  readonly now: Instant
}

/** Prepares an amendment. Refuses whatever the record would not take, and the same text again. */
export async function amendmentOf(amending: Amending): Promise<Result<Amendment>> {
  const { opened, read, key, now } = amending
  const { record } = opened
  const from = momentOf(amending)
  if (!from.ok) return from
  const { names } = read.compiled
  if (!names.ok) return names
  const files = filesAfter(opened, read)
  if (!files.ok) return files
  const folder = await openFiles(record.files)
  if (!folder.ok) return folder
  const [room] = folder.value.rooms
  if (room === undefined) return refuse(storeProblems.unknownRoom(''))
  const authorship = authorshipIn(folder.value, room, { key, now })
  if (!authorship.ok) return authorship
  const { author, admission } = authorship.value
  const adopter = adopterAt(admission.registerOf(room.id), key.signer.keyId, now)
  if (!adopter.ok) return adopter
  const { text, written, kept } = files.value
  const adopted = [...text].map(([name, bytes]) => ({ name, sha256: hexSha256(sha256, bytes) }))
  const body = textAdoptedBody(adopted, from.value)
  const said = await author.says({ kind: textAdoptedKind, body, claimedAt: now })
  if (!said.ok) return said
  const entry = encodeEnvelope(said.value)
  return ok({ folder: folder.value, room, admission, from: from.value, text, written, kept, entry })
}

/** From when it is in force: never before the text in force was. */
function momentOf({ opened, read, from: said }: Amending): Result<Instant> {
  const { sum } = opened
  const agreement = withoutErrors(read)
  if (!agreement.ok) return agreement
  const last = sum.texts().at(-1)
  const before = last?.agreement ?? sum.agreement
  if (agreement.value.id !== before.id) {
    return refuse(problem.twoAgreements(before.id, agreement.value.id))
  }
  const from = readTime(said, before)
  if (!from.ok) return from
  if (from.value === null) return refuse(problem.missingOption('from', 'amend'))
  const since = last?.from ?? before.term.from
  if (from.value >= since) return ok(from.value)
  const { rules } = before.calendar
  const print = (at: Instant): string => printInstantAt(at, offsetAt(rules, at))
  return refuse(problem.beforeAdoption(print(from.value), print(since)))
}

type FilesAfter = Pick<Amendment, 'text' | 'written' | 'kept'>

/** The files of the record with those of the new text in place, and the ones they replace kept. */
function filesAfter({ record, sum }: FolderSum, read: ReadAgreement): Result<FilesAfter> {
  const { dir } = record
  const before = record.text.files
  const text = new Map(before)
  const written = new Map<string, Bytes>()
  for (const [name, bytes] of read.files) {
    const old = before.get(name)
    if (old !== undefined && hashOf(old) === hashOf(bytes)) continue
    text.set(name, bytes)
    written.set(name, bytes)
  }
  if (written.size === 0) return refuse(problem.sameText(read.path, dir))
  const there = new Set([...text.values()].map(hashOf))
  const kept: string[] = []
  for (const name of written.keys()) {
    const old = before.get(name)
    // What lies there under another name already is not kept twice.
    if (old === undefined || there.has(hashOf(old))) continue
    const free = freeName({ dir, text, name, version: sum.texts().length })
    text.set(free, old)
    written.set(free, old)
    kept.push(free)
  }
  if (text.size > textFilesLimit) {
    return refuse(problem.tooManyTextFiles(dir, text.size, textFilesLimit))
  }
  const bytes = [...text.values()].reduce((total, { length }) => total + length, 0)
  if (bytes > limits.textBytes) return refuse(problem.tooLarge(dir, bytes, limits.textBytes))
  return ok({ text, written, kept })
}

type Naming = Pick<Amendment, 'text'> & {
  readonly dir: string
  readonly name: string
  readonly version: number
}

/** `agreement-1.md`: a name that no file in the folder has. */
function freeName({ dir, text, name, version }: Naming): string {
  const dot = name.lastIndexOf('.')
  const [stem, ending] = dot <= 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)]
  for (let again = 1; ; again++) {
    const free = `${stem}-${version}${again === 1 ? '' : `-${again}`}${ending}`
    if (!text.has(free) && !existsSync(join(dir, free))) return free
  }
}

function hashOf(bytes: Bytes): string {
  return hexSha256(sha256, bytes)
}
