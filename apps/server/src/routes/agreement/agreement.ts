// GET /api/agreements/:id
//
// One agreement: the text as signed, the machine's form of it, its places, and how its record is
// kept, so that a reader can fetch and check everything else.

import { encodeHex, ok } from '@holdfast/base'
import { printVerifierKey } from '@holdfast/ledger'
import { routes, type AgreementAnswer } from '@holdfast/protocol'
import { newestText, sha256 } from '@holdfast/store'
import { readReach } from '@holdfast/sum'
import { askSum, usualQuestion } from '../../http/asking.ts'
import { route } from '../../http/route.ts'
import type { ReadableRecord } from '../../library/library.ts'
import { filesOf } from '../../present/record-files.ts'

/** One agreement. */
export const agreement = route(routes.agreement, async (context, { reader, params, waiter }) => {
  const record = await context.library.find(reader, params.id)
  if (!record.ok) return record
  const reach = readReach({}, record.value.rooms)
  if (!reach.ok) return reach
  const printed = await askSum(context, {
    record: record.value,
    what: 'agreement',
    question: usualQuestion(reach.value),
    params: { reader: JSON.stringify(partsOf(record.value)) },
    waiter,
  })
  return printed.ok ? ok({ kind: 'printed', printed: printed.value }) : printed
})

// What depends on who reads. The rest is printed by the sum.
function partsOf(
  record: ReadableRecord,
): Pick<AgreementAnswer, 'digest' | 'rooms' | 'root' | 'files'> {
  const { state, rooms } = record
  const hashes = new Map<string, string>()
  for (const [name, bytes] of filesOf(record)) hashes.set(name, encodeHex(sha256(bytes)))
  return {
    digest: newestText(state).digest,
    rooms: rooms.flatMap(({ id, size }) => {
      const room = state.rooms.find((one) => one.id === id)
      if (room === undefined) return []
      const { name } = room.logKey
      return [{ id, origin: name, logKey: printVerifierKey(room.logKey), size }]
    }),
    root: { keyId: state.manifest.root.keyId },
    files: Object.fromEntries(hashes),
  }
}
