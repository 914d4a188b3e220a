// The words of `holdfast status`.
// What it does is in run.ts.

import type { Command } from '../../command.ts'
import { questionOptions } from '../../reading/question-options.ts'
import { jsonOption, readingExits, recordOperand, verifiesFirst } from '../record-words.ts'

/** Where every obligation stands. */
export const status: Command = {
  name: 'status',
  summary: 'where every obligation stands, and why',
  synopsis: 'status DIR [--as-of TIME] [--known-at CUT] [--basis B] [--source S] [--stage G] …',
  about: [
    'Reads the agreement and its record, and works the status of every obligation out: for each ' +
      'bearer and each instance met, late, unmet, running, undetermined, pending, suspended, ' +
      'excused or void. A status is arithmetic over counts on record. It judges nobody.',
    'Counts of different sources stay beside each other. Where those that decide at all decide ' +
      'differently, the status is undetermined and names them. Ask by one source’s count with ' +
      '--source, and by counts at one stage with --stage.',
    'Three times are kept apart. --as-of asks what had happened by then; --known-at asks from ' +
      'the entries that were there; what each statement claims is in the record. The head of ' +
      'the answer names all of them, and the view it speaks from.',
    verifiesFirst,
  ],
  operands: [recordOperand],
  options: [
    ...questionOptions,
    {
      name: 'cells',
      value: 'WHEN',
      about:
        'What a cell of the strip speaks of: day-end (the end of its day, the default), now (how ' +
        'its instances stand at the moment asked about), or none (no strip).',
    },
    jsonOption,
  ],
  examples: [
    {
      about: 'A closed agreement at its end',
      line: 'status agreements/gaza-pause-2023 --as-of 2023-12-01T07:00+02:00',
    },
    {
      about: 'The same by one source’s count, at one stage',
      line: 'status agreements/gaza-pause-2023 --source ocha --stage offloaded',
    },
    {
      about: 'What could be known from the first forty entries',
      line: 'status agreements/gaza-pause-2023 --known-at 40',
    },
    {
      about: 'On a stronger basis, for a program',
      line: 'status agreements/gaza-pause-2023 --basis verified --json',
    },
  ],
  exits: readingExits,
  load: async () => (await import('./run.ts')).run,
}
