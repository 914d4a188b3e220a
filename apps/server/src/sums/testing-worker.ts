// A worker thread for tests: answers with what it was asked, or hangs, or ends, as it is told.
//
// It speaks as `sum-worker.ts` does and knows nothing of sums.

import { parentPort } from 'node:worker_threads'
import { encodeUtf8, present } from '@holdfast/base'
import type { FromWorker, ToWorker } from './messages.ts'

const port = present(parentPort, 'this is a worker thread')
const say = (answer: FromWorker): void => port.postMessage(answer, [])

port.on('message', (message: ToWorker) => {
  if (message.kind !== 'ask') return
  const { id, params } = message
  const told = params['do']
  // Not even a message could end this; the thread has to be ended.
  if (told === 'hang') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  if (told === 'end') process.exit(1)
  const text = encodeUtf8(JSON.stringify(params))
  const answer: FromWorker =
    told === 'fail'
      ? { kind: 'fault', id, reason: 'as it was told' }
      : { kind: 'answered', id, text, gzipped: null, tag: '"t"' }
  say(answer)
})
