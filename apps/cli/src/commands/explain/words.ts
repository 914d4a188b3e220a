// The words of `holdfast explain`.
// What it does is in run.ts.

import type { Command } from '../../command.ts'
import { questionOptions } from '../../reading/question-options.ts'
import { jsonOption, readingExits, recordOperand, verifiesFirst } from '../record-words.ts'

/** Why a clause stands as it does. */
export const explain: Command = {
  name: 'explain',
  summary: 'why a clause stands as it does: what counted, what did not, what would decide',
  synopsis: 'explain DIR CLAUSE [--instance NAME] [--as-of TIME] [--basis B] … [--json]',
  about: [
    'For each instance of a clause: the window, what was asked and what was counted at least and ' +
      'at most, what closes the count, and every report that could bear on it, with how much of ' +
      'it counted, why the rest did not, and the instance it went to. Then when the status ' +
      'changes by itself, and what would decide it if it came on record.',
    'The figures are those that the status rests on: nothing is worked out a second time. Of a ' +
      'clause with many instances the last ones are shown; name any with --instance, and reports ' +
      'outside its window are listed as well.',
    verifiesFirst,
  ],
  operands: [recordOperand, { name: 'CLAUSE', about: 'As the text numbers it: 3.1.' }],
  options: [
    {
      name: 'instance',
      value: 'NAME',
      about: 'Only this instance, as --json names it: once, day-3, step-2.',
    },
    ...questionOptions,
    jsonOption,
  ],
  examples: [
    {
      about: 'Why a day of relief is not decided',
      line: 'explain agreements/gaza-pause-2023 3.1 --instance day-3',
    },
    {
      about: 'A clause on a stronger basis, for a program',
      line: 'explain agreements/two-sectors 2.1 --basis verified --json',
    },
  ],
  exits: readingExits,
  load: async () => (await import('./run.ts')).run,
}
