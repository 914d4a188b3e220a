// The manual: every example compiles, and the reference says what the vocabulary has.
//
// Goal: whoever copies from the manual gets no error. Method: the pages are agreements themselves;
// the first hour is compiled up to each of its headings, the cookbook whole.

import { encodeUtf8 } from '@holdfast/base'
import { agreementOf, compileText } from '@holdfast/sum'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { referenceText } from './docs/reference-page.ts'
import { repositoryRoot } from './tidy/tree.ts'

const manual = join(repositoryRoot, 'docs', 'manual')
const read = (name: string): string => readFileSync(join(manual, name), 'utf8')

/** The clauses that a text compiles to, or every error it has. */
function clausesOf(text: string): readonly { readonly id: string; readonly article: string }[] {
  const files = new Map(
    [
      ['agreement.md', text] as const,
      ['places.geojson', read('places.geojson')] as const,
      ['zones.json', '[]'] as const,
    ].map(([name, content]) => [name, encodeUtf8(content)]),
  )
  const compiled = compileText(files)
  if (!compiled.ok) throw new Error(compiled.problem.code)
  const errors = compiled.value.diagnostics.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ code, line }) => `${line}: ${code}`)).toEqual([])
  const agreement = agreementOf(compiled.value)
  return agreement.ok ? agreement.value.clauses : []
}

const steps = read('first-hour.md').split(/^(?=## )/m)

test.each(steps.slice(1).map((step, at) => [step.split('\n', 1)[0] ?? '', at + 2] as const))(
  'the first hour is whole after %s',
  (_title, upTo) => {
    expect(clausesOf(steps.slice(0, upTo).join('')).length).toBeGreaterThan(1)
  },
)

test('the cookbook has twenty kinds, each said twice or more', () => {
  const clauses = clausesOf(read('cookbook.md'))
  const byKind = Map.groupBy(clauses, ({ article }) => article)
  expect([...byKind.keys()]).toEqual(Array.from({ length: 20 }, (_, at) => String(at + 1)))
  expect([...byKind].filter(([, own]) => own.length < 2).map(([kind]) => kind)).toEqual([])
})

test('the reference is made from grammar and vocabulary', () => {
  const written = referenceText()
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(join(manual, 'reference.md'), written)
  expect(read('reference.md'), 'run with UPDATE_GOLDEN=1, which writes the page').toBe(written)
})
