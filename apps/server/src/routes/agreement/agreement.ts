// GET /api/agreements/:id
//
// One agreement: the text as signed, the machine's form of it, its places, and how its record is
// kept, so that a reader can fetch and check everything else.

import { decodeUtf8, encodeHex, ok, type Bytes } from '@holdfast/base'
import { printVerifierKey } from '@holdfast/ledger'
import { routes, type AgreementAnswer } from '@holdfast/protocol'
import { sha256, type RecordState } from '@holdfast/store'
import { route } from '../../http/route.ts'
import type { ReadableRecord } from '../../library/library.ts'
import { printed, type Printed } from '../../library/printed.ts'
import { filesOf } from '../../present/record-files.ts'

/** One agreement. */
export const agreement = route(routes.agreement, async ({ library }, { reader, params }) => {
  const record = library.find(reader, params.id)
  if (!record.ok) return record
  return Promise.resolve(ok({ kind: 'printed', printed: printedAgreement(record.value) }))
})

// The same for everybody who may read the same rooms, until one of them grows.
const kept = new WeakMap<RecordState, Map<string, Printed>>()

function printedAgreement(record: ReadableRecord): Printed {
  const known = kept.get(record.state) ?? new Map<string, Printed>()
  kept.set(record.state, known)
  const rooms = record.rooms.map(({ id }) => id).join(',')
  const found = known.get(rooms) ?? printed(JSON.stringify(presentAgreement(record)))
  known.set(rooms, found)
  return found
}

function presentAgreement(record: ReadableRecord): AgreementAnswer {
  const { compiled, state, text, rooms } = record
  const files = filesOf(record)
  return {
    id: compiled.id,
    title: compiled.title,
    notice: compiled.notice,
    compiled,
    digest: state.text.digest,
    text: {
      title: text.title,
      articles: text.articles.map(({ id, title, line, blocks }) => ({
        id,
        title,
        line,
        blocks: blocks.map((block) =>
          block.kind === 'prose'
            ? { ...block }
            : { ...block, clauses: block.clauses.map((clause) => ({ ...clause })) },
        ),
      })),
    },
    places: placesIn(files),
    rooms: rooms.flatMap(({ id, size }) => {
      const room = state.rooms.find((one) => one.id === id)
      if (room === undefined) return []
      const { name } = room.logKey
      return [{ id, origin: name, logKey: printVerifierKey(room.logKey), size }]
    }),
    root: { keyId: state.manifest.root.keyId },
    files: Object.fromEntries([...files].map(([name, bytes]) => [name, encodeHex(sha256(bytes))])),
  }
}

function placesIn(files: ReadonlyMap<string, Bytes>): AgreementAnswer['places'] {
  const found = [...files].find(([name]) => name.endsWith('.geojson'))
  if (found === undefined) return null
  const value: unknown = JSON.parse(decodeUtf8(found[1]) ?? 'null')
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : null
}
