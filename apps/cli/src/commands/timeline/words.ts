// The words of `holdfast timeline`.
// What it does is in run.ts.

import type { Command } from '../../command.ts'
import { questionOptions } from '../../reading/question-options.ts'
import { jsonOption, readingExits, recordOperand, verifiesFirst } from '../record-words.ts'

/** Every window. */
export const timeline: Command = {
  name: 'timeline',
  summary: 'every window of every obligation, and when a status will change by itself',
  synopsis: 'timeline DIR [--as-of TIME] … [--json]',
  about: [
    'Lists the windows of every obligation in the order of the text, each with its status; the ' +
      'uses of powers; and the moments ahead at which a status will change though nobody says ' +
      'anything.',
    'It takes the options of holdfast status, with the same meaning.',
    verifiesFirst,
  ],
  operands: [recordOperand],
  options: [...questionOptions, jsonOption],
  examples: [
    {
      about: 'What lay ahead on the third day',
      line: 'timeline agreements/gaza-pause-2023 --as-of 2023-11-26T12:00+02:00',
    },
  ],
  exits: readingExits,
  load: async () => (await import('./run.ts')).run,
}
