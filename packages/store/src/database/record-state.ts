// A record as the server holds it in memory: how far each room's log reaches and what its last
// checkpoint says. Its entries stay in the database and are read from there by whoever needs them.
//
// Values here never change, but for the trees, which grow: what a tree says of a size stays true.

import { assert, decodeBase64, encodeBase64, instantFromMs, ok, present } from '@holdfast/base'
import { refuse, type Bytes, type Instant, type Result } from '@holdfast/base'
import type { Checkpoint, LogTree, Tree } from '@holdfast/ledger'
import {
  decodeManifest,
  type KeyRegister,
  type Manifest,
  type ManifestRoom,
} from '@holdfast/record'
import { sha256 } from '../crypto.ts'
import type { Queries } from './database.ts'
import { databaseProblems as problem } from './problems.ts'

/** One room: how many entries its log has, and the last checkpoint it published. */
export type RoomState = ManifestRoom & {
  readonly size: number
  readonly edge: Tree
  /** Leaves, roots and proofs at any size up to `size`. */
  readonly tree: LogTree
  readonly checkpoint: Checkpoint
  readonly checkpointBytes: Bytes
}

/** The files of an agreement's text by name, and the digest of what they compile to. */
export type TextVersion = {
  readonly digest: string
  readonly files: ReadonlyMap<string, Bytes>
  /** When it was taken in, where it was. */
  readonly addedAt?: Instant
}

/** What a record is before any entry. The texts are in the order of their adoption. */
export type RecordHead = {
  readonly agreement: string
  readonly manifest: Manifest
  readonly manifestBytes: Bytes
  readonly texts: readonly TextVersion[]
}

/** A record. The rooms are in the manifest's order. */
export type RecordState = RecordHead & {
  readonly rooms: readonly RoomState[]
  /** The first room's keys, and how often one was enrolled or revoked. */
  readonly register: KeyRegister
  readonly keyChanges: number
}

/** The newest text of a record. */
export function newestText({ texts }: Pick<RecordHead, 'texts'>): TextVersion {
  return present(texts.at(-1), 'a record has a text')
}

/** Reads what a record is, or null where there is none of that name. */
export async function readHead(
  queries: Queries,
  agreement: string,
): Promise<Result<RecordHead | null>> {
  const found = await queries
    .selectFrom('agreements')
    .select('manifest')
    .where('agreement_id', '=', agreement)
    .executeTakeFirst()
  if (found === undefined) return ok(null)
  const manifestBytes = new Uint8Array(found.manifest)
  const manifest = decodeManifest(sha256, manifestBytes)
  if (!manifest.ok) return refuse(problem.otherManifest(agreement))
  const texts = await readTexts(queries, agreement)
  return ok({ agreement, manifest: manifest.value, manifestBytes, texts })
}

/** The texts of a record, in the order of their adoption. */
export async function readTexts(
  queries: Queries,
  agreement: string,
): Promise<readonly TextVersion[]> {
  const rows = await queries
    .selectFrom('agreement_texts')
    .select(['digest', 'files', 'added_at'])
    .where('agreement_id', '=', agreement)
    .orderBy('position')
    .execute()
  return rows.map(({ digest, files, added_at: at }) => ({
    digest,
    files: parseFiles(files),
    addedAt: instantFromMs(at.getTime()),
  }))
}

/** Files as they are kept in a column of JSON. Inverse of `parseFiles`. */
export function printFiles(files: ReadonlyMap<string, Bytes>): string {
  return JSON.stringify(
    Object.fromEntries([...files].map(([name, bytes]) => [name, encodeBase64(bytes)])),
  )
}

function parseFiles(value: unknown): ReadonlyMap<string, Bytes> {
  const files = new Map<string, Bytes>()
  assert(typeof value === 'object' && value !== null, 'files are kept as an object')
  for (const [name, text] of Object.entries(value)) {
    const bytes = typeof text === 'string' ? decodeBase64(text) : null
    files.set(name, present(bytes, 'files are kept in base64'))
  }
  return files
}
