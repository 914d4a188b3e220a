// A real record in a folder that fuzzed tables are imported into, one after another, with a key
// that signs. It is made anew once it has grown, so that no table pays for those before it.

import { Author, lastOf, saidBy } from '@holdfast/author'
import { instantFromMs, present, type Instant, type Result } from '@holdfast/base'
import { isRoomId, type Statement, type StatementId } from '@holdfast/record'
import { appendTo, initFolder, openFolder, sha256, verifyFolder } from '@holdfast/store'
import type { FolderAppend, RecordFolder, Signer } from '@holdfast/store'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchSigner } from '../records/long-record.ts'
import type { Tie } from '@holdfast/imports'

/** When everything is said. */
export const fuzzedAt: Instant = instantFromMs(Date.UTC(2031, 3, 3))

const grown = 300

/** A record, and what its author has said and keeps of it. */
export class FuzzedRecord {
  readonly signer: Signer
  /** What the rows of the last table with a key are tied to. */
  ties: readonly Tie[] = []
  #folder: RecordFolder

  private constructor(folder: RecordFolder, signer: Signer) {
    this.#folder = folder
    this.signer = signer
  }

  /** A record that holds nothing but its key. */
  static async fresh(): Promise<FuzzedRecord> {
    const signer = await benchSigner()
    return new FuzzedRecord(await freshFolder(signer), signer)
  }

  /** What its author has said. */
  get said(): readonly Statement[] {
    return saidBy(sha256, this.signer.keyId, this.#room.entries)
  }

  /** An author who goes on from there. */
  author(said: readonly Statement[]): Author {
    const room = 'public'
    if (!isRoomId(room)) throw new Error('a room')
    const head = { last: lastOf(said), seen: null }
    const { agreement } = this.#folder.manifest
    return new Author({ sha256, signer: this.signer, agreement, room, head, said })
  }

  /** Begins an append. */
  append(): FolderAppend {
    return unwrapped(appendTo(this.#folder, { room: 'public', signer: this.signer }))
  }

  /** Reads it again after an append; makes it anew where it has grown. */
  async reopen(ids: ReadonlySet<StatementId>): Promise<void> {
    this.#folder = unwrapped(await openFolder(this.#folder.dir))
    const there = new Set(this.said.map(({ id }) => id))
    for (const id of ids) if (!there.has(id)) throw new Error(`${id} is not on record`)
    if (this.#room.entries.length < grown) return
    await this.end()
    this.ties = []
    this.#folder = await freshFolder(this.signer)
  }

  /** True where a stranger finds it whole, with as many entries as it should have. */
  async isWhole(): Promise<boolean> {
    const verified = unwrapped(await verifyFolder(this.#folder.dir))
    return verified.isWhole && verified.entries === this.#room.entries.length
  }

  /** Takes it away. */
  async end(): Promise<void> {
    await rm(this.#folder.dir, { recursive: true })
  }

  get #room() {
    return present(this.#folder.rooms[0], 'a room')
  }
}

async function freshFolder(signer: Signer): Promise<RecordFolder> {
  const dir = await mkdtemp(join(tmpdir(), 'holdfast-fuzzed-'))
  return unwrapped(
    await initFolder({
      dir,
      agreement: 'two-sectors',
      rooms: ['public'],
      signer,
      holder: 'compiler',
      roles: ['compiler'],
      claimedAt: fuzzedAt,
    }),
  )
}

function unwrapped<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(JSON.stringify(result.problem))
}
