// The words of `holdfast amend`.
// What it does is in run.ts.

import type { Command } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { jsonOption, recordOperand, verifiesFirst } from '../record-words.ts'

/** Adopts an amended text. */
export const amend: Command = {
  name: 'amend',
  summary: 'adopts an amended text, in force from a moment, and keeps the one before it',
  synopsis: 'amend DIR NEW-TEXT --from MOMENT --as KEY [--yes] [--dry-run] [--json] …',
  about: [
    'An amendment is a version of the text in force from a moment. What was over by then stays ' +
      'under the text before it; what was open goes on under the new one: a clause that it ' +
      'changes or adds binds from that moment, and one that it leaves out ends.',
    'The new text is checked first, and one with errors is refused. Then it is shown what ' +
      'differs from the text in force, as holdfast diff says it, and which statuses change by ' +
      'it. Nothing is written before somebody answers yes, or where --yes is given.',
    'The new text becomes agreement.md and the one before it stays beside it, as agreement-1.md. ' +
      'Places, zones and names are taken from beside NEW-TEXT, and from the record where they ' +
      'are not there. The text and the signed statement that adopts it change together: whatever ' +
      'interrupts the command, the record is whole, under the old text or under the new.',
    verifiesFirst,
  ],
  operands: [recordOperand, { name: 'NEW-TEXT', about: 'The file of the text as amended.' }],
  options: [
    {
      name: 'from',
      value: 'MOMENT',
      about: 'From when it is in force, with its zone: 2031-04-03T06:00+02:00.',
    },
    {
      name: 'as',
      value: 'KEY',
      about:
        'The key file to sign with, or NAME for NAME.key.json here or among your own keys. It ' +
        'must be a registrar’s.',
    },
    {
      name: 'view',
      value: 'ROOMS',
      about: 'The rooms whose statuses are compared, with commas between them. Without it: public.',
    },
    { name: 'yes', value: null, about: 'Does not ask. For scripts.' },
    { name: 'dry-run', value: null, about: 'Shows what would change, and writes nothing.' },
    jsonOption,
  ],
  examples: [
    {
      about: 'See what an amendment changes',
      line: 'amend records/pause pause-2.md --from 2023-11-27T07:00+02:00 --as compiler --dry-run',
    },
    {
      about: 'Adopt it',
      line: 'amend records/pause pause-2.md --from 2023-11-27T07:00+02:00 --as compiler',
    },
  ],
  exits: [
    { code: exitCodes.done, when: 'Adopted; with --dry-run, shown.' },
    {
      code: exitCodes.found,
      when:
        'Refused: errors in the new text, a text of another agreement, the same text again, a ' +
        'moment before the text in force, a key that may not adopt one. Nothing written.',
    },
    {
      code: exitCodes.usage,
      when: 'The command was not written as it must be, or nobody said yes. Nothing written.',
    },
    { code: exitCodes.unreadable, when: 'A file or the record cannot be read.' },
    { code: exitCodes.system, when: 'The disk or the system failed. The record is whole.' },
  ],
  load: async () => (await import('./run.ts')).run,
}
