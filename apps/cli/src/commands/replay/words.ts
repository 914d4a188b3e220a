// The words of `holdfast replay`.
// What it does is in run.ts.

import type { Command } from '../../command.ts'
import { questionOptions } from '../../reading/question-options.ts'
import { jsonOption, readingExits, recordOperand, verifiesFirst } from '../record-words.ts'

/** What the entries amount to. */
export const replay: Command = {
  name: 'replay',
  summary: 'what each entry says, and what it amounts to',
  synopsis: 'replay DIR [--view ROOMS] [--known-at CUT] [--json]',
  about: [
    'Reads the entries in order and says of each who said what, and what became of it: a fact ' +
      'that can be counted, an act of somebody with a power, a claim, a confirmation or dispute ' +
      'of another statement; or that it was refused, and why. Refused statements stay on the ' +
      'record and count for nothing.',
    verifiesFirst,
  ],
  operands: [recordOperand],
  options: [
    ...questionOptions.filter(({ name }) => name === 'view' || name === 'known-at'),
    jsonOption,
  ],
  examples: [{ about: 'Every entry of a record', line: 'replay agreements/gaza-pause-2023' }],
  exits: readingExits,
  load: async () => (await import('./run.ts')).run,
}
