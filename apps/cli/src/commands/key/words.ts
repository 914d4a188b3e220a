// The words of `holdfast key`.
// What it does is in run.ts.

import type { Command } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { jsonOption } from '../record-words.ts'

/** Makes a key. */
export const key: Command = {
  name: 'key',
  summary: 'makes a key to sign with',
  synopsis: 'key new NAME [--out FILE] [--json]',
  about: [
    'Makes an Ed25519 key and writes it to NAME.key.json, readable by you alone. Whoever has ' +
      'the file can sign as you, so it never lies in what is handed on: where you stand in a ' +
      'checkout of git or in a record, it is written to your own folder of keys instead. A file ' +
      'that is there already is never written over.',
    'What is printed is public: the verifier key, by which others know what you signed.',
  ],
  operands: [
    { name: 'new', about: 'What to do. Making a key is all there is so far.' },
    {
      name: 'NAME',
      about: 'For whom the key speaks: a role of the agreement, or a name such as compiler.',
    },
  ],
  options: [
    {
      name: 'out',
      value: 'FILE',
      about:
        'Where to write it. Without it: NAME.key.json here, or among your own keys ' +
        '(XDG_DATA_HOME/holdfast/keys).',
    },
    jsonOption,
  ],
  examples: [
    { about: 'A key for whoever compiles a record', line: 'key new compiler' },
    { about: 'Written elsewhere', line: 'key new compiler --out ../keys/compiler.key.json' },
  ],
  exits: [
    { code: exitCodes.done, when: 'The key is made.' },
    { code: exitCodes.found, when: 'The file is there already, or the name cannot be used.' },
    { code: exitCodes.usage, when: 'The command was not written as it must be.' },
    { code: exitCodes.system, when: 'The disk or the system failed. Nothing was written.' },
  ],
  load: async () => (await import('./run.ts')).run,
}
