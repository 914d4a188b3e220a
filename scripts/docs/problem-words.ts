// Pages that list codes against the catalogue: what they say of a code is what people are told.
//
// A row is `code`, what is wrong, what to do; of a diagnostic, `code`, how serious, what is wrong.
// Particulars stand in italics there and in braces in the catalogue.

import type { Untidy } from '../tidy/untidy.ts'

type Catalogue = Readonly<Record<string, string>>

const row = /^\| `([a-z-]+(?:\.\d+)?)` \| (.*?) \| (.*?) \|$/

/** Rows of the page that say something else than the catalogue. */
export function checkWordsOfRows(path: string, text: string, catalogue: Catalogue): Untidy[] {
  return text.split('\n').flatMap((line, at) => {
    const expected = rowFrom(line, catalogue)
    if (expected === line) return []
    const what = `It says something else than packages/words: ${expected}`
    const instead = 'run the test with UPDATE_GOLDEN=1, which writes the rows.'
    return [{ where: `${path}:${at + 1}`, what, instead }]
  })
}

/** The page with each row as the catalogue says it. */
export function withWordsOfRows(text: string, catalogue: Catalogue): string {
  return text
    .split('\n')
    .map((line) => rowFrom(line, catalogue))
    .join('\n')
}

function rowFrom(line: string, catalogue: Catalogue): string {
  const [, name = '', middle = '', last = ''] = row.exec(line) ?? []
  const problem = catalogue[`problem.${name}`]
  if (problem !== undefined) {
    const todo = catalogue[`problem.${name}.todo`] ?? ''
    return `| \`${name}\` | ${shown(problem)} | ${shown(todo)} |`
  }
  const diagnostic = catalogue[`diagnostic.${name}`]
  if (diagnostic !== undefined) return `| \`${name}\` | ${middle} | ${shown(diagnostic)} |`
  const irregularity = catalogue[`irregularity.${name}`]
  return irregularity === undefined ? line : `| \`${name}\` | ${shown(irregularity)} | ${last} |`
}

function shown(message: string): string {
  const named = message.replaceAll(/\{(\w+), (?:select|plural),.*?\}\}/g, '*$1*')
  return named.replaceAll(/\{(\w+)\}/g, '*$1*').replaceAll('|', '\\|')
}
