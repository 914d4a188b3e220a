// How much memory is in use once what nobody needs was collected: what is left is what is held.
// Node gives no way to collect but a flag of its engine, which is set while the process runs.

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Bytes of the heap that are in use. Collects first. */
export function memoryInUse(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc(); gc()')
  return process.memoryUsage().heapUsed
}
