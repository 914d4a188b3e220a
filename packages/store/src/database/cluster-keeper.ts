// Keeps a cluster running: one that dies is started again, on the same port, so that whoever holds
// its address finds it there.
//
// What was committed is in its files; PostgreSQL recovers it as it starts. Whoever had a connection
// makes another.

import { setTimeout as wait } from 'node:timers/promises'
import { ok, type Problem, type Result } from '@holdfast/base'
import { startCluster, type Cluster, type ClusterOptions } from './cluster.ts'

/** What keeping needs. */
export type KeepOptions = ClusterOptions & {
  /** Told when the database had died and runs again, or why it does not. */
  readonly onRestart?: (problem: Problem | null) => void
}

const lookMs = 250
const retryMs = 2_000

/** Starts the cluster of a data folder, and again whenever it dies, until it is stopped. */
export async function keepCluster(options: KeepOptions): Promise<Result<Cluster>> {
  const first = await startCluster(options)
  if (!first.ok) return first
  const stopping = new AbortController()
  const { port } = new URL(first.value.url)
  let current = first.value
  const watching = (async () => {
    const { signal } = stopping
    const isStopped = (): boolean => signal.aborted
    const pause = (ms: number): Promise<unknown> =>
      wait(ms, undefined, { signal, ref: false }).catch(() => undefined)
    while (!isStopped()) {
      await pause(lookMs)
      if (isStopped() || (await current.isRunning())) continue
      const again = await startCluster({ ...options, settings: { ...options.settings, port } })
      options.onRestart?.(again.ok ? null : again.problem)
      if (again.ok) current = again.value
      else await pause(retryMs)
    }
  })()
  const end = async (): Promise<void> => {
    stopping.abort()
    await watching
  }
  return ok({
    ...first.value,
    isRunning: () => current.isRunning(),
    leave: end,
    stop: async () => {
      await end()
      await current.stop()
    },
  })
}
