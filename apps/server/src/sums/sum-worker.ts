// A worker thread that holds sums: it takes entries, answers questions one after another, and
// prints and compresses what it answers, so that the server's own thread has only to send it.
//
// It reads nothing and knows nobody: who may ask what was decided before. A fault in one answer is
// told and ends nothing.

import { parentPort } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import { encodeHex, encodeUtf8, present, type Bytes, type Result } from '@holdfast/base'
import { sha256 } from '@holdfast/store'
import { compileText, openSum, type Sum } from '@holdfast/sum'
import { unpackEntries } from './messages.ts'
import type { AskMessage, EntriesMessage, FromWorker, OpenMessage, ToWorker } from './messages.ts'
import { presenters } from './presenters.ts'

/** Shorter answers travel as they are. */
const leastCompressed = 1_024
/** Quick, and close enough to the best that it does; of a long answer nothing waits for more. */
const compression = { usual: 4, ofLong: 1, longBytes: 1024 * 1024 }

const port = present(parentPort, 'this is a worker thread')
const records = new Map<string, Sum>()

port.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'open':
      return open(message)
    case 'entries':
      return take(message)
    case 'ask':
      return answer(message)
    case 'close':
      records.delete(message.name)
  }
})

function open({ name, agreement, texts, root, rooms }: OpenMessage): void {
  // An older text that this version no longer compiles is not one that anything is worked out by.
  const usable = texts.filter((text, at) => {
    return at === texts.length - 1 || compileText(text.files).ok
  })
  const manifest = { agreement, root: { keyId: root }, rooms: rooms.map((id) => ({ id })) }
  const sum = openSum({ texts: usable, manifest, sha256 })
  records.delete(name)
  if (!sum.ok) return
  records.set(name, sum.value)
}

function take({ name, room, ...packed }: EntriesMessage): void {
  const sum = records.get(name)
  for (const bytes of unpackEntries(packed)) sum?.observe(room, bytes)
}

function answer({ id, name, what, question, params, now }: AskMessage): void {
  try {
    const sum = present(records.get(name), 'records are opened first')
    const found = presenters[what].present({ sum, question, params, now })
    if (!(found instanceof Promise)) sendFound(id, found)
    // What stands in a workbook is worked out by now: entries that come meanwhile change nothing.
    else found.then((made) => sendFound(id, made)).catch((error: unknown) => sendFault(id, error))
  } catch (error) {
    sendFault(id, error)
  }
}

function sendFault(id: number, error: unknown): void {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  send({ kind: 'fault', id, reason })
}

function sendFound(id: number, found: Result<string | Bytes>): void {
  if (!found.ok) send({ kind: 'refused', id, problem: found.problem })
  else if (typeof found.value === 'string') sendText(id, found.value)
  else sendBytes(id, found.value, null)
}

function sendText(id: number, said: string): void {
  const text = encodeUtf8(said)
  const isLong = text.length >= leastCompressed
  const level = text.length < compression.longBytes ? compression.usual : compression.ofLong
  const gzipped = isLong ? new Uint8Array(gzipSync(text, { level })) : null
  sendBytes(id, text, gzipped)
}

/** What is packed already, as a workbook is, travels as it is. */
function sendBytes(id: number, text: Bytes, gzipped: Bytes | null): void {
  const tag = `"${encodeHex(sha256(text).subarray(0, 16))}"`
  send({ kind: 'answered', id, text, gzipped, tag }, [text.buffer, gzipped?.buffer])
}

function send(message: FromWorker, buffers: readonly (ArrayBufferLike | undefined)[] = []): void {
  const own = buffers.filter((buffer) => buffer instanceof ArrayBuffer)
  port.postMessage(message, own)
}
