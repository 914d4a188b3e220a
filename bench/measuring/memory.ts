// How much memory is in use, once what nobody needs was collected.

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Bytes of the heap that are in use. Collects first. */
export function memoryInUse(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect !== 'function') throw new Error('There is no collecting here.')
  collect()
  collect()
  return process.memoryUsage().heapUsed
}
