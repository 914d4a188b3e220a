// The words of `holdfast tonight`.
// What it does is in run.ts.

import type { Command } from '../../command.ts'
import { questionOptions } from '../../reading/question-options.ts'
import { jsonOption, readingExits, recordOperand, verifiesFirst } from '../record-words.ts'

/** If everything stopped tonight. */
export const tonight: Command = {
  name: 'tonight',
  summary: 'if everything stopped tonight: what was given, what is owed, which clocks run',
  synopsis: 'tonight DIR [--as-of TIME] [--view ROOMS] … [--json]',
  about: [
    'Arranges the statuses for the question a mediator asks at any time: who has given what, ' +
      'what is outstanding for it and to whom, which clocks run, and what each side must do by ' +
      'noon tomorrow. Amounts of unlike obligations are never added up.',
    'Of an agreement in force the public view shows nothing here: mediators see it, each party ' +
      'its own part. Name a room with --view. A closed agreement shows it to anyone.',
    verifiesFirst,
  ],
  operands: [recordOperand],
  options: [...questionOptions, jsonOption],
  examples: [
    {
      about: 'Two days into a pause that has ended',
      line: 'tonight agreements/gaza-pause-2023 --as-of 2023-11-26T12:00+02:00',
    },
    {
      about: 'From a room of the mediators',
      line: 'tonight agreements/two-sectors --view public,liaison',
    },
  ],
  exits: readingExits,
  load: async () => (await import('./run.ts')).run,
}
