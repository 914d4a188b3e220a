// The words of `holdfast exposure`.
// What it does is in run.ts.

import type { Command } from '../../command.ts'
import { questionOptions } from '../../reading/question-options.ts'
import { jsonOption, readingExits, verifiesFirst } from '../record-words.ts'

/** What each side gave and what is to come for it. */
export const exposure: Command = {
  name: 'exposure',
  summary: 'what each side gave and what is to come for it, step by step, and when most is',
  synopsis: 'exposure DIR|FILE [--as-of TIME] [--view ROOMS] … [--json]',
  about: [
    'Follows the links in which a duty of one side answers a duty of another, waits for it or ' +
      'goes beside it. For each link: what each side has given, what is still to come for it, ' +
      'step by step, and the step at which that is greatest. Unlike amounts are never added up, ' +
      'links stand by themselves, and both sides are told alike.',
    'Of a text alone, each duty is supposed performed in full at its last moment. Of a record, ' +
      'the same from what is on it up to a moment; while the agreement is in force the public ' +
      'view ' +
      'shows nothing of that.',
    verifiesFirst,
  ],
  operands: [{ name: 'DIR', about: 'The folder of a record, or the file of a text.' }],
  options: [...questionOptions, jsonOption],
  examples: [
    { about: 'Where a draft lets one side go ahead', line: 'exposure draft.md' },
    {
      about: 'A pause that has ended, by its text and its record',
      line: 'exposure agreements/gaza-pause-2023',
    },
  ],
  exits: readingExits,
  load: async () => (await import('./run.ts')).run,
}
