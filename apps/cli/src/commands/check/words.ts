// The words of `holdfast check`.
// What it does is in run.ts.

import type { Command } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { jsonOption } from '../record-words.ts'

/** Checks a text. */
export const check: Command = {
  name: 'check',
  summary: 'what is wrong or left open in the text of an agreement',
  synopsis: 'check FILE [--explain] [--stage markdown|surface|resolved|compiled] [--json]',
  about: [
    'Compiles the text and lists what it found, each with its place, what is wrong, and how to ' +
      'mend it. An error stops; a warning can be lived with; a question is what the text leaves ' +
      'open, such as who must do something. Questions stand in a numbered list, to be settled at ' +
      'the table: nothing is filled in silently. What is so of several clauses is said once.',
    'Places are read from the files that the text names, in the same folder. With --stage the ' +
      'text is printed as one stage of the compiler sees it.',
    'With --explain every clause is read back: beside its number stands what the machine ' +
      'understood, as a sentence in the language asked for. It is made from the compiled clause, ' +
      'so where it says something else than you meant, the clause does too. In English it is ' +
      'written with the names of the text and is a clause itself. A text with errors is not ' +
      'read back.',
  ],
  operands: [{ name: 'FILE', about: 'The agreement: Markdown in UTF-8, at most 8 MiB.' }],
  options: [
    {
      name: 'explain',
      value: null,
      about: 'Reads every clause back as a sentence, in the language of --language.',
    },
    {
      name: 'stage',
      value: 'STAGE',
      about: 'Prints one stage: markdown, surface, resolved or compiled.',
    },
    jsonOption,
  ],
  examples: [
    {
      about: 'Check a text while drafting it',
      line: 'check agreements/gaza-pause-2023/agreement.md',
    },
    {
      about: 'What each clause was understood to mean, in Arabic',
      line: 'check agreements/gaza-pause-2023/agreement.md --explain --language ar',
    },
    {
      about: 'What the machine makes of it',
      line: 'check agreements/gaza-pause-2023/agreement.md --stage compiled',
    },
  ],
  exits: [
    { code: exitCodes.done, when: 'No errors. There may be warnings and questions.' },
    { code: exitCodes.found, when: 'The text has errors.' },
    { code: exitCodes.usage, when: 'The command was not written as it must be.' },
    { code: exitCodes.unreadable, when: 'The file cannot be read, is too large or not UTF-8.' },
  ],
  load: async () => (await import('./run.ts')).run,
}
