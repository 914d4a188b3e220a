// What a page knows of the table on it: what came, what was mended, how it is read, and what the
// worker told of it last.
//
// Messages of the worker and acts of the reader go in, one after another; nothing is asked here.

import type { Problem } from '@holdfast/base'
import type { DaysCounted, Question } from '@holdfast/imports'
import type { Progress } from '../recompute/asked.ts'
import type { Found, Told } from './asked.ts'
import type { Changes, Outcome } from './checked.ts'
import { noEdits, redone, undone, withEdit, type Edit, type Edits, type Rows } from './edits.ts'

/** A table that came, as it lay. `sheet` is its name in a file of several. */
export type TableFile = {
  readonly name: string
  readonly sheet: string | null
  readonly rows: Rows
  readonly days: DaysCounted
}

/** A file that is being read, with the mapping that came beside it. */
type Reading = {
  readonly name: string
  readonly mapping: string | null
  readonly sheets: readonly string[] | null
}

export type TableState = {
  readonly file: TableFile | null
  /** The name of a file that is being read; of several sheets it is asked which. */
  readonly reading: Reading | null
  readonly edits: Edits
  readonly mapping: string | null
  readonly questions: readonly Question[]
  readonly checked: Found | null
  readonly changes: Changes | null
  readonly outcomes: ReadonlyMap<number, Outcome>
  readonly refused: { readonly of: Refusing; readonly problem: Problem } | null
  readonly progress: Progress | null
  /** Null until the record is here; `holds` is null where this browser cannot verify. */
  readonly record: { readonly holds: boolean | null } | null
  readonly failed: string | null
  /** The table, or how it is read, is another than the one that was checked last. */
  readonly isChecking: boolean
  /** The statuses are of an earlier check. */
  readonly isStale: boolean
  /** What is not taken away yet. */
  readonly unsaved: { readonly table: boolean; readonly mapping: boolean }
}

type Refusing = 'read' | 'draft' | 'check' | 'changes'

/** What survives that the page is loaded again. */
export type KeptTable = Pick<TableState, 'edits' | 'mapping' | 'questions' | 'unsaved'> & {
  readonly file: TableFile
}

export type Act =
  | { readonly act: 'reading'; readonly name: string; readonly mapping: string | null }
  | { readonly act: 'restored'; readonly kept: KeptTable }
  | { readonly act: 'edited'; readonly edit: Edit }
  | { readonly act: 'undone' | 'redone' | 'forgotten' | 'checking' | 'opening' }
  | { readonly act: 'mapped'; readonly mapping: string }
  | { readonly act: 'taken'; readonly what: 'table' | 'mapping' }
  | { readonly act: 'told'; readonly told: Told }

const nothing = {
  edits: noEdits,
  mapping: null,
  questions: [],
  checked: null,
  changes: null,
  outcomes: new Map<number, Outcome>(),
  refused: null,
  isChecking: false,
  isStale: false,
  unsaved: { table: false, mapping: false },
} as const

export const noTable: TableState = {
  ...nothing,
  file: null,
  reading: null,
  progress: null,
  record: null,
  failed: null,
}

/** The state after one thing more. */
export function tableAfter(state: TableState, act: Act): TableState {
  switch (act.act) {
    case 'reading':
      return { ...state, reading: readingOf(act), refused: null, failed: null }
    case 'restored':
      return { ...state, ...nothing, ...act.kept }
    case 'edited':
      return mended(state, withEdit(state.edits, act.edit))
    case 'undone':
      return mended(state, undone(state.edits))
    case 'redone':
      return mended(state, redone(state.edits))
    case 'mapped':
      return {
        ...state,
        mapping: act.mapping,
        refused: null,
        isChecking: true,
        isStale: true,
        unsaved: { ...state.unsaved, mapping: true },
      }
    case 'forgotten':
      return { ...state, ...nothing, file: null, reading: null }
    case 'checking':
      return { ...state, isChecking: true, isStale: true }
    case 'opening':
      return { ...state, record: null, failed: null }
    case 'taken':
      return { ...state, unsaved: { ...state.unsaved, [act.what]: false } }
    case 'told':
      return afterTold(state, act.told)
  }
}

function readingOf({ name = '', mapping = null, sheets = null }: Partial<Reading>): Reading {
  return { name, mapping, sheets }
}

function mended(state: TableState, edits: Edits): TableState {
  return edits === state.edits
    ? state
    : { ...state, edits, isChecking: true, isStale: true, unsaved: withTable(state.unsaved) }
}

function withTable(unsaved: TableState['unsaved']): TableState['unsaved'] {
  return { ...unsaved, table: true }
}

function afterTold(state: TableState, told: Told): TableState {
  switch (told.kind) {
    case 'progress':
      return { ...state, progress: told }
    case 'opened':
      return { ...state, record: { holds: told.holds }, progress: null, failed: null }
    case 'read': {
      const { sheet, rows, days } = told
      const name = state.reading?.name ?? ''
      const file = { name, sheet, rows, days }
      // A mapping that was dropped before its table is kept for it.
      const before = state.file === null ? state.mapping : null
      const mapping = state.reading?.mapping ?? before
      return { ...state, ...nothing, mapping, file, reading: null }
    }
    case 'sheets':
      return { ...state, reading: readingOf({ ...state.reading, sheets: told.names }) }
    case 'drafted':
      return { ...state, mapping: told.mapping, questions: told.questions, refused: null }
    case 'checked':
      return {
        ...state,
        checked: told,
        outcomes: new Map(told.outcomes),
        refused: null,
        isChecking: false,
      }
    case 'changes':
      return { ...state, changes: told.changes, isStale: false }
    case 'looked':
      return { ...state, outcomes: new Map([...state.outcomes, ...told.outcomes]) }
    case 'refused':
      return afterRefused(state, told)
    case 'failed':
      return { ...state, failed: told.why, progress: null, isChecking: false, reading: null }
    case 'given':
      return state
  }
}

function afterRefused(
  state: TableState,
  { of, problem }: Told & { readonly kind: 'refused' },
): TableState {
  const refused = { of, problem }
  if (of === 'read') return { ...state, refused, reading: null }
  if (of === 'changes') return { ...state, refused, changes: null, isStale: false }
  // Of a table that cannot be read so, nothing earlier is shown as if it held.
  const empty = { checked: null, changes: null, outcomes: nothing.outcomes }
  return { ...state, ...empty, refused, isChecking: false, isStale: false }
}
