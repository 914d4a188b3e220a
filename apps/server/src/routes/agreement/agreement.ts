// GET /api/agreements/:id
//
// One agreement: the text as signed, the machine's form of it, its places, and how its record is
// kept, so that a reader can fetch and check everything else; with the bulletin that is told, what
// is told at once beyond it, and what pages showed and was recalled.

import { encodeHex, offsetAt, ok, printInstantAt, type Instant } from '@holdfast/base'
import { printVerifierKey } from '@holdfast/ledger'
import { routes, type AgreementAnswer } from '@holdfast/protocol'
import { newestText, sha256 } from '@holdfast/store'
import { readReach } from '@holdfast/sum'
import { askSum, usualQuestion } from '../../http/asking.ts'
import { route, type Context } from '../../http/route.ts'
import type { ReadableRecord } from '../../library/library.ts'
import { filesOf } from '../../present/record-files.ts'
import type { Reader } from '../../reader.ts'

/** One agreement. */
export const agreement = route(routes.agreement, async (context, { reader, params, waiter }) => {
  const record = await context.library.find(reader, params.id)
  if (!record.ok) return record
  const reach = readReach({}, record.value.rooms)
  if (!reach.ok) return reach
  const told = await toldIn(context, reader, record.value)
  const printed = await askSum(context, {
    record: record.value,
    what: 'agreement',
    question: usualQuestion(reach.value),
    params: { reader: JSON.stringify({ ...partsOf(record.value), ...told }) },
    waiter,
  })
  return printed.ok ? ok({ kind: 'printed', printed: printed.value }) : printed
})

type Told = Pick<AgreementAnswer, 'bulletin' | 'atOnce' | 'recalls'>

async function toldIn({ library }: Context, reader: Reader, record: ReadableRecord): Promise<Told> {
  const { bulletin, compiled } = record
  const print = (at: Instant): string => printInstantAt(at, offsetAt(compiled.calendar.rules, at))
  return {
    bulletin:
      bulletin === null
        ? null
        : {
            at: print(bulletin.at),
            next: print(bulletin.next),
            statusesUntil: print(bulletin.statusesUntil),
          },
    atOnce: (await library.atOnce(record)).map(({ id: statement, claimedAt, ...said }) => ({
      ...said,
      id: statement,
      claimedAt: print(claimedAt),
    })),
    recalls: (await library.recalls(reader, record)).map(({ on, at, clauses, ...recall }) => ({
      ...recall,
      on: print(on),
      at: print(at),
      clauses: [...clauses],
    })),
  }
}

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
