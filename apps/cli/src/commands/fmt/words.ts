// The words of `holdfast fmt`.
// What it does is in run.ts.

import type { Command } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { jsonOption } from '../record-words.ts'

/** Lays a text out. */
export const fmt: Command = {
  name: 'fmt',
  summary: 'the clauses of an agreement in one layout; its meaning stays',
  synopsis: 'fmt FILE [--write | --check] [--json]',
  about: [
    'Prints the text with the room between the words of its clauses made alike: what ' +
      'declarations say in one column, two spaces after the number of a clause, one between ' +
      'words, two before a comment, lines that go on indented. Only fences of clauses are ' +
      'touched. Prose, words, comments and the order and number of lines stay byte for byte, so ' +
      'what is compiled is the same.',
    'What it does not understand, such as a quotation mark without its pair, it leaves as it is. ' +
      'A text with errors is laid out too; holdfast check says what they are. Laid out twice is ' +
      'laid out once.',
  ],
  operands: [{ name: 'FILE', about: 'The agreement: Markdown in UTF-8, at most 8 MiB.' }],
  options: [
    {
      name: 'write',
      value: null,
      about: 'Writes the file where it differs, whole or not at all, and prints nothing.',
    },
    {
      name: 'check',
      value: null,
      about: 'Writes nothing and says which lines differ. Exit code 1 where any does.',
    },
    jsonOption,
  ],
  examples: [
    {
      about: 'See how a text would be laid out',
      line: 'fmt agreements/two-sectors/agreement.md',
    },
    { about: 'Lay it out', line: 'fmt pause.md --write' },
    { about: 'In a script: is it laid out?', line: 'fmt pause.md --check' },
  ],
  exits: [
    { code: exitCodes.done, when: 'Printed or written; with --check: it is laid out.' },
    { code: exitCodes.found, when: 'With --check: it is not laid out.' },
    { code: exitCodes.usage, when: 'The command was not written as it must be.' },
    { code: exitCodes.unreadable, when: 'The file cannot be read, is too large or not UTF-8.' },
    { code: exitCodes.system, when: 'The disk refused; the file is as it was.' },
  ],
  load: async () => (await import('./run.ts')).run,
}
