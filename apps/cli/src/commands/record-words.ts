// Words that several commands share: operands, options and endings that mean the same everywhere.
// The options that ask are in reading/question-options.ts.

import type { Command, OptionWords } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'

/** The folder of a record. */
export const recordOperand = {
  name: 'DIR',
  about: 'The folder of a record: it has a holdfast.json.',
}

/** What every command does before it answers: a paragraph of its help. */
export const verifiesFirst =
  'The record is verified first: every signature, key, chain and tree, and the text it adopts. ' +
  'One that does not hold gives no answer; holdfast verify lists what differs. That the same ' +
  'bytes were whole is remembered in your cache folder (XDG_CACHE_HOME/holdfast).'

/** The answer for machines. */
export const jsonOption: OptionWords = {
  name: 'json',
  value: null,
  about: 'The answer as canonical JSON on one line, and nothing else on stdout.',
}

/** The endings of a command that reads a record. */
export const readingExits: Command['exits'] = [
  { code: exitCodes.done, when: 'Answered. What stands unmet is an answer like any other.' },
  {
    code: exitCodes.found,
    when: 'The text has errors, or the entries are not what the log signed for.',
  },
  { code: exitCodes.usage, when: 'The command was not written as it must be.' },
  { code: exitCodes.unreadable, when: 'The folder cannot be read, or is no record.' },
  { code: exitCodes.system, when: 'The disk or the system failed.' },
]
