// The whole sum, worked out in the reader's own browser, away from the page: fetch the text and
// the entries, verify the record, compile, replay, work out, and compare the bytes with the
// server's.
//
// It uses the same packages as the server and the command line.

import { encodeHex, encodeUtf8, equalBytes, parseInstant } from '@holdfast/base'
import { pathOf, routes } from '@holdfast/protocol'
import { sha256 } from '../proof/browser-crypto.ts'
import type { Asked, Found, Progress } from './asked.ts'
import { fetched, fetchedRecord } from './fetched-record.ts'
import { workedOut } from './worked-out.ts'

function tell(message: Progress | Found): void {
  postMessage(message)
}

async function work(asked: Asked): Promise<void> {
  const started = performance.now()
  const params = { id: asked.id }
  const { files, rooms, checked } = await fetchedRecord(asked, tell)
  tell({ kind: 'progress', stage: 'sum', done: 0, of: 1 })
  const printed = workedOut(asked, files, rooms)
  if (!printed.ok) throw new Error(printed.problem.code)
  const own = encodeUtf8(printed.value)
  const theirs = await fetched(pathOf(routes.statuses, { params, query: asked.query }))
  tell({
    kind: 'found',
    isSame: equalBytes(own, theirs),
    bytes: own.length,
    digest: encodeHex(sha256(own)),
    serverDigest: encodeHex(sha256(theirs)),
    entries: rooms.reduce((sum, { entries }) => sum + entries.length, 0),
    logs: checked?.logs ?? null,
    signatures: checked?.signatures ?? null,
    breaking: checked?.breaking ?? null,
    ms: Math.round(performance.now() - started),
  })
}

/** A message is ours: the page and this worker come from one build. */
function isAsked(value: unknown): value is Asked {
  return typeof value === 'object' && value !== null && 'rooms' in value && 'files' in value
}

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isAsked(data) || parseInstant(data.asOf) === null) return
  work(data).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : ''
    postMessage({ kind: 'failed', why })
  })
})
