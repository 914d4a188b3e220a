// The words of `holdfast init`.
// What it does is in run.ts.

import type { Command } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { jsonOption } from '../record-words.ts'

/** Makes a record. */
export const init: Command = {
  name: 'init',
  summary: 'makes a record for an agreement',
  synopsis: 'init DIR --agreement FILE --as KEY [--room ROOM …] [--json]',
  about: [
    'Makes the folder of a record: the text of the agreement, its places, its time zones frozen ' +
      'as this machine has them today, and a log for each room. The first entry enrols your ' +
      'key, which signs for every log. Print its id and give it to those who will check the ' +
      'record.',
    'All of it is made, or nothing. A folder that holds a record already is refused, and so is a ' +
      'text with errors: run holdfast check first.',
  ],
  operands: [{ name: 'DIR', about: 'The folder to make, or one that has no record yet.' }],
  options: [
    { name: 'agreement', value: 'FILE', about: 'The text; places files are looked for beside it.' },
    {
      name: 'as',
      value: 'KEY',
      about: 'The key file to sign with, or NAME for NAME.key.json here or among your own keys.',
    },
    {
      name: 'room',
      value: 'ROOM',
      many: true,
      about: 'A room. The first is known to readers of every other. Without it: one room, public.',
    },
    jsonOption,
  ],
  examples: [
    {
      about: 'A public record',
      line: 'init records/pause --agreement pause.md --as compiler',
    },
    {
      about: 'With a room for the liaison officers',
      line: 'init records/pause --agreement pause.md --as compiler --room public --room liaison',
    },
  ],
  exits: [
    { code: exitCodes.done, when: 'The record is made.' },
    { code: exitCodes.found, when: 'The text has errors, or something is there already.' },
    { code: exitCodes.usage, when: 'The command was not written as it must be.' },
    { code: exitCodes.unreadable, when: 'The text or the key cannot be read.' },
    { code: exitCodes.system, when: 'The disk or the system failed. Nothing was kept.' },
  ],
  load: async () => (await import('./run.ts')).run,
}
