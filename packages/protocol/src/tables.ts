// The tables that one takes away, and the forms in which text can hold them. What stands in them is
// packages/exports' affair.

import type { AnswerHead } from '@holdfast/analysis'
import { z } from 'zod'
import { codec } from './codec.ts'
import { head } from './pieces.ts'

/** The tables, in the order in which they are listed. */
export const tableNames = ['statuses', 'counts', 'facts', 'claims', 'places', 'statements'] as const
export type TableName = (typeof tableNames)[number]

/** Forms that are text. */
export const tableFormats = ['csv', 'hxl', 'json', 'geojson'] as const
export type TableFormat = (typeof tableFormats)[number]

/** All forms of a file: a workbook is bytes. */
export const fileFormats = [...tableFormats, 'xlsx'] as const
export type FileFormat = (typeof fileFormats)[number]

/** What there is to take away: each table, its codebook, and its files as text. */
export type DataAnswer = AnswerHead & {
  readonly tables: readonly {
    readonly name: TableName
    readonly rows: number
    readonly columns: readonly {
      readonly id: string
      readonly hxl: string
      readonly meaning: { readonly code: string; readonly about: Readonly<Record<string, string>> }
    }[]
    readonly files: readonly {
      readonly format: TableFormat
      readonly bytes: number | null
      readonly sha256: string | null
    }[]
  }[]
}

/** What there is to take away. */
export const dataAnswer = codec<DataAnswer>(
  z.object({
    ...head,
    tables: z.array(
      z.object({
        name: z.enum(tableNames),
        rows: z.int(),
        columns: z.array(
          z.object({
            id: z.string(),
            hxl: z.string(),
            meaning: z
              .object({ code: z.string(), about: z.record(z.string(), z.string()) })
              .describe('The codebook’s words for it, by their id.'),
          }),
        ),
        files: z.array(
          z.object({
            format: z.enum(tableFormats),
            bytes: z.int().nullable().describe('Null: too many cells to be measured here.'),
            sha256: z.string().nullable().describe('Of the file as its address gives it.'),
          }),
        ),
      }),
    ),
  }),
)
