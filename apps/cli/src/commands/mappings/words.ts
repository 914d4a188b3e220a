// The words of `holdfast mappings`.
// What it does is in run.ts.

import type { Command } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { jsonOption, recordOperand } from '../record-words.ts'

/** What imports have kept beside a record. */
export const mappings: Command = {
  name: 'mappings',
  summary: 'the mappings that are kept beside a record, to import with by name',
  synopsis: 'mappings DIR [--show NAME] [--json]',
  about: [
    'Lists the mappings that holdfast import has kept: their names, by which --mapping uses ' +
      'them, what each is for and which columns name a row. They lie in the folder imports/ of ' +
      'the record and are no part of what is signed.',
  ],
  operands: [recordOperand],
  options: [
    { name: 'show', value: 'NAME', about: 'Prints one mapping, as it was written.' },
    jsonOption,
  ],
  examples: [{ about: 'What there is', line: 'mappings agreements/gaza-pause-2023' }],
  exits: [
    { code: exitCodes.done, when: 'Listed, or there are none.' },
    { code: exitCodes.found, when: 'There is none of that name.' },
    { code: exitCodes.usage, when: 'The command was not written as it must be.' },
    { code: exitCodes.unreadable, when: 'The folder cannot be read, or is no record.' },
    { code: exitCodes.system, when: 'The disk or the system failed.' },
  ],
  load: async () => (await import('./run.ts')).run,
}
