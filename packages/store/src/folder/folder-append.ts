// One append to a room of a record folder, in as many batches as it comes in: all of it counts in
// the end, or nothing does.
//
// The order of writing is the promise: entries and their leaf hashes, batch by batch behind those
// that count, then the new checkpoint by rename. Until the rename the record is what it was, and
// what lies behind its entries counts for nothing: whoever is killed leaves no more than that. The
// folder is locked from the first batch to the end. Nothing is held but one batch.

import { equalBytes, limits, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import { signCheckpoint, treeAfterAll, treeRoot, type Tree } from '@holdfast/ledger'
import type { Envelope, Irregularity, TextFile } from '@holdfast/record'
import type { Admission } from '@holdfast/verify'
import { noteSignerFrom, sha256, type Signer } from '../crypto.ts'
import { storeProblems as problem } from '../problems.ts'
import { errorCode, type FolderDisk } from './disk.ts'
import { lockFolder, type FolderLock } from './lock.ts'
import { digestOfRecord, RunningSum } from './record-files.ts'
import type { FolderRoom, RecordFolder } from './record-folder.ts'
import { recall, remember } from './remembered.ts'
import { encodeLeaves, joinLines, leafLineBytes, roomPaths } from './room-files.ts'
import { dropAside, putAside, takeNames } from './text-files.ts'

/** What an append needs. */
export type FolderAppending = {
  readonly folder: RecordFolder
  readonly room: FolderRoom
  readonly signer: Signer
  readonly admission: Admission
  readonly memory: string | null
  readonly texts: ReadonlyMap<string, Bytes>
  readonly disk: FolderDisk
  /** Bytes of entries that are held before they are written. */
  readonly batchBytes?: number
}

/** An entry that was admitted, and its leaf hash. */
export type AddedEntry = { readonly bytes: Bytes; readonly leaf: Bytes }

/** A room after an append, but for its entries. */
type RoomAfter = Pick<FolderRoom, 'checkpoint' | 'checkpointBytes' | 'tree' | 'committedBytes'>

/** What an append came to. `repeated` statements were there already and added nothing. */
export type AppendedCounts = {
  readonly appended: number
  readonly repeated: number
  /** What was noted about the new entries, such as a fork. Nothing that breaks the record. */
  readonly irregularities: readonly Irregularity[]
}

/** Statements judged at once: their signatures are verified on other threads meanwhile. */
const judgedAtOnce = 1_024
/** Few enough to hold, and many enough that the disk is not waited for at each. */
const usualBatchBytes = 2 * 1024 * 1024

/** An append under way. Add, one at a time, then commit or abort. */
export class FolderAppend {
  readonly #work: FolderAppending
  /** The files that the record adopts before. */
  readonly #adopted: readonly TextFile[]
  #lock: FolderLock | null = null
  #batch: AddedEntry[] = []
  #batchSize = 0
  #tree: Tree
  #bytes: number
  readonly #sum: RunningSum | null
  readonly #before: string | null
  #appended = 0
  #repeated = 0
  readonly #irregularities: Irregularity[] = []

  /** The room, as it was before. */
  get room(): FolderRoom {
    return this.#work.room
  }

  /** Nothing is written before there is something to add. */
  constructor(work: FolderAppending) {
    const { admission, room, folder, memory } = work
    this.#work = work
    this.#adopted = admission.text ?? []
    this.#tree = room.tree
    this.#bytes = room.committedBytes
    this.#sum = memory === null ? null : sumOfLines(room.entries)
    this.#before = memory === null ? null : digestWith(folder, room, this.#sum)
  }

  /**
   * Adds statements behind those before; gives the entries they became. Refuses all where one would
   * break the record: then, and where the disk refuses, abort.
   */
  async add(envelopes: readonly Envelope[]): Promise<Result<readonly AddedEntry[]>> {
    const added: AddedEntry[] = []
    for (let from = 0; from < envelopes.length; from += judgedAtOnce) {
      const judged = await this.#judge(envelopes.slice(from, from + judgedAtOnce))
      if (!judged.ok) return judged
      for (const one of judged.value) {
        added.push(one)
        this.#batch.push(one)
        this.#batchSize += one.bytes.length + 1
      }
      if (this.#batchSize < (this.#work.batchBytes ?? usualBatchBytes)) continue
      const written = await this.#flush()
      if (!written.ok) return written
    }
    return ok(added)
  }

  /**
   * Makes what was added count; `after` is null where nothing was new. On any problem the record is
   * as it was, but for `store.17`.
   */
  async commit(): Promise<Result<AppendedCounts & { readonly after: RoomAfter | null }>> {
    const done = await this.#committed()
    await this.#lock?.release()
    if (!done.ok) return done
    if (done.value !== null) await this.#remember(done.value)
    return ok({
      appended: this.#appended,
      repeated: this.#repeated,
      irregularities: this.#irregularities,
      after: done.value,
    })
  }

  /** Takes back what was added. */
  async abort(): Promise<void> {
    if (this.#lock === null) return
    await this.#takeBack()
    await this.#lock.release()
  }

  async #judge(envelopes: readonly Envelope[]): Promise<Result<readonly AddedEntry[]>> {
    const { admission, room } = this.#work
    const first = this.#appended + this.#repeated
    const added: AddedEntry[] = []
    const proposed = envelopes.map((envelope) => ({ room: room.id, envelope }))
    for (const [at, answer] of (await admission.judge(proposed)).entries()) {
      if (answer.kind === 'refused') return refuse(problem.irregularEntry(first + at, answer.why))
      if (answer.kind === 'room-full') {
        return refuse(problem.tooManyEntries(room.id, limits.entries))
      }
      if (answer.kind !== 'admitted') continue
      added.push({ bytes: answer.bytes, leaf: answer.leaf })
      this.#irregularities.push(...answer.noted)
    }
    this.#appended += added.length
    this.#repeated += envelopes.length - added.length
    return ok(added)
  }

  // A refusal after the lock was taken has taken back what was written.
  async #flush(): Promise<Result<true>> {
    if (this.#batch.length === 0) return ok(true)
    const begun = await this.#begin()
    if (!begun.ok) return begun
    const { disk, folder, room } = this.#work
    const paths = roomPaths(folder.dir, room.id)
    const lines = joinLines(this.#batch.map(({ bytes }) => bytes))
    const leaves = this.#batch.map(({ leaf }) => leaf)
    try {
      if (this.#tree.size === room.tree.size && this.#work.texts.size > 0) {
        await putAside({ dir: folder.dir, disk }, this.#work.texts, this.#adopted)
      }
      await disk.writeFrom(paths.entries, this.#bytes, lines)
      await this.#writeLeaves(leaves)
    } catch (error) {
      await this.#takeBack()
      return refuse(problem.diskRefused(paths.entries, errorCode(error)))
    }
    this.#sum?.add(lines)
    this.#bytes += lines.length
    this.#tree = treeAfterAll(sha256, this.#tree, leaves)
    this.#batch = []
    this.#batchSize = 0
    return ok(true)
  }

  // Compare and swap: the checkpoint on disk is still the one that this append goes on from.
  async #begin(): Promise<Result<true>> {
    if (this.#lock !== null) return ok(true)
    const { disk, folder, room } = this.#work
    const lock = await lockFolder(disk, folder.dir)
    if (!lock.ok) return lock
    const paths = roomPaths(folder.dir, room.id)
    const refused = async (why: Result<never>): Promise<Result<never>> => {
      await lock.value.release()
      return why
    }
    try {
      const current = await disk.read(paths.checkpoint)
      if (current === null || !equalBytes(current, room.checkpointBytes)) {
        return await refused(refuse(problem.changedSince(room.id)))
      }
      const found = (await disk.sizeOf(paths.entries)) ?? 0
      if (found < room.committedBytes) {
        return await refused(refuse(problem.missingEntries(room.id, 0, room.entries.length)))
      }
    } catch (error) {
      return refused(refuse(problem.diskRefused(paths.entries, errorCode(error))))
    }
    this.#lock = lock.value
    return ok(true)
  }

  async #writeLeaves(leaves: readonly Bytes[]): Promise<void> {
    const { disk, folder, room } = this.#work
    const path = roomPaths(folder.dir, room.id).leaves
    const { size } = this.#tree
    if (room.hasLeaves || size > room.tree.size) {
      await disk.writeFrom(path, size * leafLineBytes, encodeLeaves(leaves))
      return
    }
    await disk.remove(path)
    await disk.create(path, encodeLeaves([...room.leaves, ...leaves]), 0o644)
  }

  async #committed(): Promise<Result<RoomAfter | null>> {
    const flushed = await this.#flush()
    if (!flushed.ok) return flushed
    if (this.#lock === null) return ok(null)
    const { disk, folder, room, signer, texts } = this.#work
    const paths = roomPaths(folder.dir, room.id)
    const temporary = `${paths.checkpoint}.new`
    const tree = this.#tree
    const root = treeRoot(sha256, tree)
    const checkpoint = { origin: room.logKey.name, size: tree.size, root, extensions: [] }
    const note = noteSignerFrom(signer, room.logKey.name)
    const checkpointBytes = await signCheckpoint(checkpoint, note)
    try {
      await disk.remove(temporary)
      await disk.create(temporary, checkpointBytes, 0o644)
      await disk.rename(temporary, paths.checkpoint)
    } catch (error) {
      return this.#undo(errorCode(error))
    }
    // The record has adopted them; where they stay aside they are read from there.
    await takeNames({ dir: folder.dir, disk }, texts.keys()).catch(ignore)
    return ok({ checkpoint, checkpointBytes, tree, committedBytes: this.#bytes })
  }

  // A record that was remembered as whole is remembered as it has become.
  async #remember({ checkpointBytes }: RoomAfter): Promise<void> {
    const { admission, folder, memory, room } = this.#work
    if (memory === null || this.#sum === null || this.#before === null) return
    if ((await recall(memory, this.#before)) === null) return
    const digest = digestWith(folder, { ...room, checkpointBytes }, this.#sum)
    await remember(memory, digest, { text: admission.text })
  }

  // A write that failed may have been kept. Only the checkpoint decides, so it is read back; where
  // it is the new one the append stands on disk, and taking it back could make two histories.
  async #undo(reason: string): Promise<Result<never>> {
    const { disk, folder, room } = this.#work
    const paths = roomPaths(folder.dir, room.id)
    const current = await disk.read(paths.checkpoint).catch(() => null)
    if (current === null || !equalBytes(current, room.checkpointBytes)) {
      return refuse(problem.diskLeftOpen(paths.checkpoint, reason))
    }
    await this.#takeBack()
    return refuse(problem.diskRefused(paths.entries, reason))
  }

  // Bytes that stay behind after this are beyond the checkpoint and count for nothing.
  async #takeBack(): Promise<void> {
    const { disk, folder, room, texts } = this.#work
    const paths = roomPaths(folder.dir, room.id)
    const nothing = new Uint8Array(0)
    await disk.writeFrom(paths.entries, room.committedBytes, nothing).catch(ignore)
    if (room.hasLeaves) {
      const leafBytes = room.entries.length * leafLineBytes
      await disk.writeFrom(paths.leaves, leafBytes, nothing).catch(ignore)
    }
    await disk.remove(`${paths.checkpoint}.new`).catch(ignore)
    await dropAside({ dir: folder.dir, disk }, texts.keys(), this.#adopted).catch(ignore)
  }
}

// As reading gives it, where no append was interrupted; one room as it is or will be.
function digestWith(
  { manifestBytes, rooms }: RecordFolder,
  grown: FolderRoom,
  entries: RunningSum | null,
): string {
  const parts = rooms.map((room) => {
    const { id, checkpointBytes } = room.id === grown.id ? grown : room
    const sum = room.id === grown.id && entries !== null ? entries : sumOfLines(room.entries)
    return { id, checkpoint: checkpointBytes, entries: sum }
  })
  return digestOfRecord({ manifestBytes, rooms: parts })
}

/** Lines put together before they are hashed. */
const linesAtOnce = 1_024

function sumOfLines(lines: readonly Bytes[]): RunningSum {
  const sum = new RunningSum()
  for (let from = 0; from < lines.length; from += linesAtOnce) {
    sum.add(joinLines(lines.slice(from, from + linesAtOnce)))
  }
  return sum
}

function ignore(): void {
  return undefined
}
