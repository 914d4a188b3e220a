// Loaded into a server before its own code: on a signal, says for how long its event loop was held
// up since the last one, and begins to count anew.
//
// Nothing of the server knows of it. Worker threads load it too and leave it at that.

import { renameSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

const path = process.env['LOOP_DELAY_FILE']
/** How often the loop is looked at; what it measures is above this. */
const resolutionMs = 5

if (isMainThread && path !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs })
  delay.enable()
  process.on('SIGUSR2', () => {
    const heldUpMs = Math.max(0, delay.percentile(99) / 1e6 - resolutionMs)
    writeFileSync(`${path}.new`, `${heldUpMs}\n`)
    renameSync(`${path}.new`, path)
    delay.reset()
  })
}
