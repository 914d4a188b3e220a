// The words of `holdfast export`.
// What it does is in run.ts.

import type { Command } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { questionOptions } from '../../reading/question-options.ts'
import { readingExits, recordOperand, verifiesFirst } from '../record-words.ts'

/** Tables to take away. */
export const exportTables: Command = {
  name: 'export',
  summary: 'statuses, counts, facts, claims or statements as a table',
  synopsis: 'export DIR [--table NAME] [--format FORMAT] [--out FILE] [--as-of TIME] …',
  about: [
    'Gives what a record comes to as a table for a spreadsheet or a program. Every row says of ' +
      'which agreement, moment and rooms it speaks, whose word it is and on what basis. An empty ' +
      'cell means that nobody counted or that nobody is named; it is never a nought.',
    'A cell that a spreadsheet would take for a formula has an apostrophe before it in CSV, and ' +
      'is plain text in a workbook: nothing that somebody put on the record runs.',
    'Statements can be read in again: --mapping writes the mapping that holdfast import needs ' +
      'for them. It leaves out, and says so, what changes the record itself, what names another ' +
      'statement, and what does not stand plainly in a cell.',
    verifiesFirst,
  ],
  operands: [recordOperand],
  options: [
    {
      name: 'table',
      value: 'NAME',
      about:
        'statuses (the default), counts (each source’s figure for each window), facts, ' +
        'claims (with their answers), places, or statements. A workbook and JSON hold all of ' +
        'them without it.',
    },
    {
      name: 'format',
      value: 'FORMAT',
      about:
        'csv, hxl (CSV with a row of hashtags), xlsx or json (with a codebook), or geojson ' +
        '(of places, facts and claims). Without it: what the name of the file says, else csv.',
    },
    {
      name: 'out',
      value: 'FILE',
      about:
        'Where to write it. A file that is there already is left as it is. Without it: on ' +
        'stdout, but for a workbook.',
    },
    {
      name: 'mapping',
      value: 'FILE',
      about: 'With --table statements: writes the mapping that reads the table in again.',
    },
    ...questionOptions,
  ],
  examples: [
    {
      about: 'How everything stood at the end, for a spreadsheet',
      line: 'export agreements/gaza-pause-2023 --as-of 2023-12-01T07:00+02:00 --out pause.xlsx',
    },
    {
      about: 'Each source’s count of each day',
      line: 'export agreements/gaza-pause-2023 --table counts',
    },
    {
      about: 'Facts with hashtags, for tools that read HXL',
      line: 'export agreements/gaza-pause-2023 --table facts --format hxl --out facts.csv',
    },
  ],
  exits: readingExits.map((one) =>
    one.code === exitCodes.found
      ? { ...one, when: `${one.when} Or the file to write is there already.` }
      : one,
  ),
  load: async () => (await import('./run.ts')).run,
}
