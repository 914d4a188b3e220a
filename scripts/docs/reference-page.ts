// The reference of the manual, written from the grammar and the vocabulary: every word that has a
// meaning, and every verb with what can be asked of it.
//
// Nobody writes it by hand. The test of the manual compares it with what is written here, and
// UPDATE_GOLDEN=1 writes it.

import type { ActWord } from '@holdfast/agreement'
import { vocabulary } from '@holdfast/vocabulary'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '../tidy/tree.ts'
import { keywordsIn } from './named.ts'

const grammarPath = 'packages/language/src/surface/pact.grammar'

const head = `# Reference

Every word of the language and every verb with what a clause can ask of it. This page is written
from the grammar (\`${grammarPath}\`) and the vocabulary
(\`packages/vocabulary\`); to change it, change those, and run \`scripts/manual.test.ts\` with
\`UPDATE_GOLDEN=1\`. What the words mean is in [the language](../language.md).
`

/** The page. */
export function referenceText(): string {
  const text = readFileSync(join(repositoryRoot, grammarPath), 'utf8')
  const words = keywordsIn([{ path: grammarPath, text }]).map(({ name }) => name)
  return `${head}
## Words with a meaning

${words
  .toSorted()
  .map((word) => `\`${word}\``)
  .join(' · ')}

## Verbs

The first unit is used where a clause names none. An agreement's own groups and kinds add classes.

| verb | reported as | measured as | units | classes | stages | prepositions |
|---|---|---|---|---|---|---|
${vocabulary.acts.map(rowOf).join('\n')}
`
}

function rowOf(word: ActWord): string {
  const { verb, forms, measure, units, classes, stages, prepositions } = word
  const named = Object.entries(prepositions).map(([name, of]) => `\`${name}\` ${of}`)
  return `| ${[
    `\`${verb}\``,
    forms.join(', '),
    word.ofArea === true ? 'all of a place' : measure,
    listed(units),
    listed(classes),
    listed(stages),
    named.join(', '),
  ].join(' | ')} |`
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' ')
}
