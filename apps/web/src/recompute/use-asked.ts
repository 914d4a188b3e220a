// What a page asks a worker: its question, with everything needed to answer it alone.
//
// The rooms are those that the reader may read, as far as the page knows them.

import { useScene } from '../scene/scene.ts'
import type { Asked } from './asked.ts'

/** The question of the page. */
export function useAsked(): Asked {
  const { id, summary, source, question, clock, asOf } = useScene()
  const rooms = source.rooms.map((room) => ({
    id: room.id,
    logKey: room.logKey,
    size: summary.knownAt[room.id] ?? room.size,
  }))
  const query: Record<string, string> = { asOf: clock.print(asOf) }
  for (const [name, value] of Object.entries(question)) {
    if (name !== 'asOf') query[name] = value
  }
  return {
    id,
    files: Object.keys(source.files).filter((name) => name !== 'holdfast.json'),
    rooms,
    root: source.root.keyId,
    asOf: clock.print(asOf),
    query,
  }
}
