// The words of `holdfast due`.
// What it does is in run.ts.

import type { Command } from '../../command.ts'
import { questionOptions } from '../../reading/question-options.ts'
import { jsonOption, readingExits, recordOperand, verifiesFirst } from '../record-words.ts'

/** Due and contested. */
export const due: Command = {
  name: 'due',
  summary: 'what runs out within a day, what is contested, and what changed since a moment',
  synopsis: 'due DIR [--since TIME] [--since-known-at CUT] [--as-of TIME] … [--json]',
  about: [
    'Lists what runs and has a deadline within a day, the instances on which counts decide ' +
      'differently or that somebody disputes with particulars, and, with --since, those that ' +
      'stand otherwise than they did then. Nothing is added up, and nobody is said to be right.',
    verifiesFirst,
  ],
  operands: [recordOperand],
  options: [
    {
      name: 'since',
      value: 'TIME',
      about: 'As of when the earlier answer was that this one is compared with.',
    },
    {
      name: 'since-known-at',
      value: 'CUT',
      about: 'How far each room was read then, as --known-at. Without it: as far as now.',
    },
    ...questionOptions,
    jsonOption,
  ],
  examples: [
    {
      about: 'On which days counts differ',
      line: 'due agreements/gaza-pause-2023',
    },
    {
      about: 'What changed in a night',
      line:
        'due agreements/two-sectors --since 2031-04-05T20:00+00:00 ' +
        '--as-of 2031-04-06T03:00+00:00',
    },
  ],
  exits: readingExits,
  load: async () => (await import('./run.ts')).run,
}
