// The tables that one takes away, and the forms in which text can hold them. What stands in them is
// packages/exports' affair.

/** The tables, in the order in which they are listed. */
export const tableNames = ['statuses', 'counts', 'facts', 'claims', 'places', 'statements'] as const
export type TableName = (typeof tableNames)[number]

/** Forms that are text. */
const tableFormats = ['csv', 'hxl', 'json', 'geojson'] as const
export type TableFormat = (typeof tableFormats)[number]

/** All forms of a file: a workbook is bytes. */
export const fileFormats = [...tableFormats, 'xlsx'] as const
export type FileFormat = (typeof fileFormats)[number]
