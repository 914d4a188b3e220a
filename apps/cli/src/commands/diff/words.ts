// The words of `holdfast diff`.
// What it does is in run.ts.

import type { Command } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { jsonOption } from '../record-words.ts'

/** What differs between two texts of one agreement. */
export const diff: Command = {
  name: 'diff',
  summary: 'what differs between two texts of one agreement, in meaning and in prose',
  synopsis: 'diff OLD NEW [--json]',
  about: [
    'Compiles both texts and compares what they mean: declarations, and clause by clause what ' +
      'was added, removed, changed (and which part: who must, how much, where, when, on what ' +
      'condition or basis …), put elsewhere, or only given another number or other words. ' +
      'Changes of the prose, which no machine reads, stand apart.',
    'A text is a file; the folder of a record, whose newest text is meant; or one of the ' +
      'versions that a record adopted, counted from 1: records/pause@1.',
  ],
  operands: [
    { name: 'OLD', about: 'The older text.' },
    { name: 'NEW', about: 'The newer text.' },
  ],
  options: [jsonOption],
  examples: [
    { about: 'A draft against the one before', line: 'diff draft-3.md draft-4.md' },
    { about: 'What an amendment changed', line: 'diff records/pause@1 records/pause' },
  ],
  exits: [
    { code: exitCodes.done, when: 'Compared. That texts differ is an answer like any other.' },
    {
      code: exitCodes.found,
      when: 'A text has errors, they are of two agreements, or a record does not verify.',
    },
    { code: exitCodes.usage, when: 'The command was not written as it must be.' },
    { code: exitCodes.unreadable, when: 'A text cannot be read.' },
    { code: exitCodes.system, when: 'The disk or the system failed.' },
  ],
  load: async () => (await import('./run.ts')).run,
}
