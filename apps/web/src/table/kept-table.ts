// A table that is being mended, kept in this tab so that loading the page again loses nothing: one
// for each agreement, until the tab is closed or it is forgotten.
//
// Storage may be refused, or hold too little for a large table; then the page says so.

import { isJson } from '@holdfast/base'
import type { KeptTable } from './table-state.ts'

/** Where things are kept; `sessionStorage` on a page. */
export type Keeping = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const format = 'holdfast-table-in-work/1'

/** Keeps a table. False where it cannot be kept: then nothing of an earlier one is left either. */
export function keepTable(id: string, kept: KeptTable, storage: Keeping): boolean {
  try {
    storage.setItem(nameOf(id), JSON.stringify({ format, ...kept }))
    return true
  } catch {
    forgetTable(id, storage)
    return false
  }
}

/** The table that was kept; null where none was, or it cannot be read. */
export function keptTable(id: string, storage: Keeping): KeptTable | null {
  try {
    const value: unknown = JSON.parse(storage.getItem(nameOf(id)) ?? 'null')
    return isJson(value) && isKept(value) ? value : null
  } catch {
    return null
  }
}

/** Forgets it. */
export function forgetTable(id: string, storage: Keeping): void {
  try {
    storage.removeItem(nameOf(id))
  } catch {
    // Where storage is refused nothing was kept.
  }
}

function nameOf(id: string): string {
  return `holdfast.table.${id}`
}

// What this very program wrote, so that it is looked at lightly.
function isKept(value: unknown): value is KeptTable {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === format
}
