// The files of a record folder, as one reader may have them, in the order of their names.
//
// The manifest names only the rooms that the reader may read. It is what they check the record with
// all the same: its root key and the keys of their logs are those of the whole manifest.

import { encodeUtf8, type Bytes } from '@holdfast/base'
import { printManifest } from '@holdfast/record'
import { manifestFile, newestText } from '@holdfast/store'
import type { ReadableRecord } from '../library/library.ts'

/** The manifest and the files of the newest text, by name. */
export function filesOf({
  state,
  rooms,
}: Pick<ReadableRecord, 'state' | 'rooms'>): ReadonlyMap<string, Bytes> {
  const isWhole = rooms.length === state.rooms.length
  const readable = state.manifest.rooms.filter(({ id }) => rooms.some((room) => room.id === id))
  const manifest = isWhole
    ? state.manifestBytes
    : encodeUtf8(printManifest({ ...state.manifest, rooms: readable }))
  const files: [string, Bytes][] = [[manifestFile, manifest], ...newestText(state).files]
  return new Map(files.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
