// The committed parser is what the grammar generates.
//
// UPDATE_GRAMMAR=1 writes it again. The generator is a tool of this test and of nothing else: who
// runs the language needs only what it wrote.

import { readFileSync, writeFileSync } from 'node:fs'
import { buildParserFile } from '@lezer/generator'
import { expect, test } from 'vitest'

const at = (name: string): URL => new URL(name, import.meta.url)

test('the committed parser is what pact.grammar generates', () => {
  const made = buildParserFile(readFileSync(at('pact.grammar'), 'utf8'), {
    fileName: 'pact.grammar',
    typeScript: true,
    warn: (message) => {
      throw new Error(message)
    },
  })
  if (process.env['UPDATE_GRAMMAR'] === '1') writeFileSync(at('parser.ts'), made.parser)
  expect(readFileSync(at('parser.ts'), 'utf8')).toBe(made.parser)
})
