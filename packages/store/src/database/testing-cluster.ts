// The PostgreSQL of a run of tests: one cluster for all of them, started by the first that asks.
//
// Vitest calls `setup` before any test and what it returns after the last. Runs that need no
// database start none. Where DATABASE_URL is set, the tests use that server instead.

import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from './cluster.ts'

/** The environment variable that tells tests where their cluster belongs. */
export const testClusterVariable = 'HOLDFAST_TEST_CLUSTER'

/** Makes a place for the cluster, and takes cluster and place away at the end. */
export async function setup(): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'holdfast-cluster-'))
  // Root's own folder would be closed to the user that PostgreSQL runs as.
  await chmod(dir, 0o755)
  process.env[testClusterVariable] = dir
  return async () => {
    const isUsed = (await readdir(dir)).length > 0
    const cluster = isUsed ? await startCluster({ dir }) : null
    if (cluster?.ok === true) {
      await cluster.value.stop()
      await rm(cluster.value.dir, { recursive: true, force: true })
    }
    await rm(dir, { recursive: true, force: true })
  }
}
