// The words of `holdfast verify`.
// What it does is in run.ts.

import type { Command } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { jsonOption, recordOperand } from '../record-words.ts'

/** Checks a record. */
export const verify: Command = {
  name: 'verify',
  summary: 'that a record is what its authors signed and its logs promised',
  synopsis: 'verify DIR [--older FILE …] [--json]',
  about: [
    'Checks everything that can be checked without trusting whoever holds the record: each ' +
      'author’s signature and whether their key spoke then, each author’s chain, each log’s ' +
      'tree against its signed checkpoint. Then it works every status out again, from all ' +
      'rooms, and prints a digest of them: two people with the same record get the same digest.',
    'Keep a copy of rooms/ROOM/checkpoint. Given with --older, it shows whether anything of ' +
      'that time was changed or taken away. Compare the root key with the one you were given by ' +
      'somebody you trust: a record that somebody made up verifies too, under their key.',
    'Everything is checked each time, whatever is remembered; what is found whole is remembered ' +
      'for the commands that answer.',
    'Statements that were refused are listed. They count for nothing and break nothing.',
  ],
  operands: [recordOperand],
  options: [
    {
      name: 'older',
      value: 'FILE',
      many: true,
      about: 'A checkpoint of this record that you kept.',
    },
    jsonOption,
  ],
  examples: [
    { about: 'Check an example', line: 'verify agreements/gaza-pause-2023' },
    {
      about: 'Against a checkpoint kept last week',
      line: 'verify agreements/gaza-pause-2023 --older kept/checkpoint',
    },
  ],
  exits: [
    { code: exitCodes.done, when: 'Whole. What is only noted is listed.' },
    { code: exitCodes.found, when: 'Something differs from what was signed; each is named.' },
    { code: exitCodes.usage, when: 'The command was not written as it must be.' },
    { code: exitCodes.unreadable, when: 'The folder cannot be read, or is no record.' },
    { code: exitCodes.system, when: 'The disk or the system failed.' },
  ],
  load: async () => (await import('./run.ts')).run,
}
