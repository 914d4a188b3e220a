// The words of `holdfast whatif`.
// What it does is in run.ts.

import type { Command } from '../../command.ts'
import { questionOptions } from '../../reading/question-options.ts'
import { jsonOption, readingExits, recordOperand, verifiesFirst } from '../record-words.ts'

/** Which statuses would change, were something said besides. */
export const whatif: Command = {
  name: 'whatif',
  summary: 'which statuses would change, were something said besides, later, or not at all',
  synopsis: 'whatif DIR --suppose FILE|LINE … [--as-of TIME] … [--json]',
  about: [
    'Supposes statements on a fork of the record and says which statuses change, one a line, ' +
      'before and after. Nothing is ever written to the record, and nothing is signed.',
    'A line supposes an act (a time, a kind of statement and its members), a statement as JSON ' +
      'as replay prints it, a delay of an entry or of all that counted for a clause, or that an ' +
      'entry was never said. Whoever may say it says it: name another with holder=.',
    verifiesFirst,
  ],
  operands: [recordOperand],
  options: [
    {
      name: 'suppose',
      value: 'FILE|LINE',
      about: 'A file of lines, or one line in quotes. May be given several times.',
      many: true,
    },
    // What is supposed comes after everything on record, and a cut would leave it out.
    ...questionOptions.filter(({ name }) => name !== 'known-at'),
    jsonOption,
  ],
  examples: [
    {
      about: 'Four more are released on day 10',
      line:
        'whatif agreements/two-sectors --suppose "2031-04-10T10:00Z exchange.released by=north ' +
        'class=soldier persons=4 quote.source=relief-society"',
    },
    {
      about: 'Everything that counted for 2.1 came two days later',
      line: 'whatif agreements/two-sectors --suppose "delay 2.1 by 2 days"',
    },
    {
      about: 'One entry was never said',
      line: 'whatif agreements/gaza-pause-2023 --suppose "without public:26"',
    },
  ],
  exits: readingExits,
  load: async () => (await import('./run.ts')).run,
}
