// Why a table cannot be taken away in some form. Codes are public and permanent; what people read
// of them is in packages/words.

import type { Problem } from '@holdfast/base'

/** The problems of exports, by name. */
export const exportProblems = {
  tooManyRows: (table: string, rows: number, limit: number): Problem => ({
    code: 'export.1',
    about: { table, rows, limit },
  }),
  tooLong: (table: string, row: number, column: string, limit: number): Problem => ({
    code: 'export.2',
    about: { table, row, column, limit },
  }),
  /** The rows of a table name no place, so that no map can show them. */
  noPlaces: (table: string): Problem => ({ code: 'export.3', about: { table } }),
  /** The rows of a table are of no one clause. */
  noClauses: (table: string): Problem => ({ code: 'export.5', about: { table } }),
  /** More than is made into a workbook for whoever asks a server. */
  tooManyCells: (table: string, cells: number, limit: number): Problem => ({
    code: 'export.4',
    about: { table, cells, limit },
  }),
} as const
