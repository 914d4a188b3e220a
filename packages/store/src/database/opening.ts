// The way in to the database, without loading what it needs until it is asked for.
//
// The command line reads folders and never a database; it should not wait for PostgreSQL's driver.

import type { Result } from '@holdfast/base'
import type { RecordStore, RecordStoreOptions } from './record-store.ts'

/** Connects to a database, brings it to this version's tables, and opens its records. */
export async function openRecordStore(options: RecordStoreOptions): Promise<Result<RecordStore>> {
  const store = await import('./record-store.ts')
  return store.openRecordStore(options)
}
