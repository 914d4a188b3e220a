// The words of `holdfast import`.
// What it does is in run.ts.

import { limits } from '@holdfast/base'
import type { Command } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { jsonOption, verifiesFirst } from '../record-words.ts'

const count = (n: number): string => n.toLocaleString('en')

/** Imports a table. */
export const importTable: Command = {
  name: 'import',
  summary: 'signs the rows of a table as statements and appends them to a record',
  synopsis: 'import FILE --into DIR --as KEY [--mapping FILE] [--room ROOM] [--skip-bad] …',
  about: [
    'Reads a table (CSV, an Excel workbook, packed or not) and makes of each row the ' +
      'statements that a mapping says. A mapping is a small JSON file, so that a new table of ' +
      'counts needs no code; see docs/import.md. Without --mapping, FILE.csv looks for ' +
      'FILE.mapping.json.',
    'One bad row refuses the whole table, with its line and what to do; with --skip-bad the bad ' +
      'rows are listed and the others go in. What is on record already adds nothing, so an ' +
      'import may be repeated. Everything is appended at once, or nothing is.',
    'Where the mapping has a key, a row that changed corrects what it said before, and what a ' +
      'row said that is gone is listed. Such a mapping is kept with the record by itself.',
    `A table has at most ${count(limits.importRows)} rows, ${count(limits.importCells)} cells in ` +
      `a sheet, and ${limits.importBytes / 1024 ** 2} MiB, unpacked.`,
    verifiesFirst,
  ],
  operands: [{ name: 'FILE', about: 'The table.' }],
  options: [
    { name: 'into', value: 'DIR', about: 'The folder of the record.' },
    {
      name: 'as',
      value: 'KEY',
      about:
        'The key file to sign with, or NAME for NAME.key.json here or among your own keys. It ' +
        'must be enrolled.',
    },
    {
      name: 'mapping',
      value: 'FILE|NAME',
      about: 'Which statements the rows make: a file, or a mapping kept with the record.',
    },
    {
      name: 'keep',
      value: 'NAME',
      about:
        'Keeps the mapping with the record, to be named by one word the next time. It takes the ' +
        'place of the one of that name.',
    },
    { name: 'room', value: 'ROOM', about: 'The room to say it in. Without it: public.' },
    { name: 'skip-bad', value: null, about: 'Lists bad rows and imports the others.' },
    {
      name: 'withdraw-missing',
      value: null,
      about: 'Takes back what rows said that are no longer in the table. The mapping has a key.',
    },
    {
      name: 'as-new',
      value: null,
      about: 'Takes rows with new keys for new, although statements like them are on record.',
    },
    { name: 'why', value: 'WORDS', about: 'Why what changed is corrected or withdrawn.' },
    {
      name: 'preview',
      value: null,
      about:
        `Shows what each row becomes, as a sentence (${limits.previewedRows} rows, and how many ` +
        'more), and which statuses change. Writes nothing.',
    },
    { name: 'as-of', value: 'TIME', about: 'As of when a preview compares statuses.' },
    {
      name: 'suggest',
      value: null,
      about:
        'Drafts a mapping from the table and the agreement, and asks whatever it is unsure of. ' +
        'Needs no key; writes nothing.',
    },
    { name: 'kind', value: 'KIND', about: 'The kind of statement that --suggest drafts for.' },
    {
      name: 'sheet',
      value: 'NAME',
      about: 'The sheet that --suggest reads, where there are several.',
    },
    { name: 'dry-run', value: null, about: 'Says what would happen, and writes nothing.' },
    jsonOption,
  ],
  examples: [
    {
      about: 'Daily counts, with relief.mapping.json beside them',
      line: 'import relief.csv --into records/pause --as compiler',
    },
    {
      about: 'See first what would be imported',
      line: 'import relief.csv --into records/pause --as compiler --preview',
    },
    {
      about: 'Draft a mapping for a new table; save what it prints',
      line: 'import relief.csv --into records/pause --suggest',
    },
  ],
  exits: [
    { code: exitCodes.done, when: 'Imported, or nothing new to import.' },
    {
      code: exitCodes.found,
      when: 'Refused: a bad row, a key that is not enrolled. Nothing written.',
    },
    { code: exitCodes.usage, when: 'The command was not written as it must be.' },
    { code: exitCodes.unreadable, when: 'A file or the record cannot be read.' },
    { code: exitCodes.system, when: 'The disk or the system failed. The record is as it was.' },
  ],
  load: async () => (await import('./run.ts')).run,
}
