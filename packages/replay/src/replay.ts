// From the entries of a record to what they amount to, for whoever follows one view of one record.
//
// A pure function of the agreement and the entries of the rooms in the view, up to a cut. Whatever
// order the rooms arrive in, the result is that of reading them in (room, index) order. Whoever
// reads a record in several views, or at several cuts, opens it once instead (record-log.ts).

import type { RoomId } from '@holdfast/agreement'
import { present, type Bytes } from '@holdfast/base'
import type { Changes } from './changes.ts'
import { openRecord, type RecordLog } from './record-log.ts'
import type { Replayed, ReplayOptions } from './replayed.ts'
import { readView, type ViewReading } from './view-reading.ts'

/** A replay that takes entries as they come. */
export type Replay = {
  /** Takes the next entry of a room and says what changed. Nothing, outside the view. */
  readonly observe: (room: RoomId, bytes: Bytes) => Changes
  /** Everything so far. */
  readonly replayed: () => Replayed
}

/** A replay of which nothing is read yet. */
export function createReplay(options: ReplayOptions): Replay {
  const { log, reading } = opened(options)
  return {
    observe: (room, bytes) => {
      log.take(room, bytes)
      return reading.follow()
    },
    replayed: () => reading.replayed(),
  }
}

/** One room of a record: its entries, in the order of its log. */
export type RoomEntries = { readonly room: RoomId; readonly entries: readonly Bytes[] }

/** Everything a record amounts to, at once. */
export function replayRecord(
  given: Omit<ReplayOptions, 'rooms'> & {
    readonly rooms: readonly RoomEntries[]
    /** How many entries of each room are known; a room it does not name is not. Null: all. */
    readonly cut: Readonly<Record<string, number>> | null
  },
): Replayed {
  const { rooms, cut, ...options } = given
  const { log, reading } = opened({ ...options, rooms: rooms.map(({ room }) => room) })
  for (const { room, entries } of rooms) {
    const size = cut === null ? entries.length : Math.min(cut[room] ?? 0, entries.length)
    for (let index = 0; index < size; index++) {
      log.take(room, present(entries[index], 'the cut is within the entries'))
    }
  }
  reading.follow()
  return reading.replayed()
}

function opened(options: ReplayOptions): {
  readonly log: RecordLog
  readonly reading: ViewReading
} {
  const { agreement, rooms, view, sha256 } = options
  const log = openRecord({ agreementId: agreement.id, rooms, root: options.root ?? null, sha256 })
  return { log, reading: readView(log, { agreement, view, cut: null }) }
}
