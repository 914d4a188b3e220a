// The manual: every example compiles, and the reference says what the vocabulary has.
//
// Goal: whoever copies from the manual gets no error. Method: the pages are agreements themselves;
// the first hour is compiled up to each of its headings, the cookbook whole.

import { differencesOf, type CompiledAgreement, type Status } from '@holdfast/agreement'
import { encodeUtf8, hexSha256, parseInstant, present, type Bytes } from '@holdfast/base'
import { textAdoptedBody, textAdoptedKind } from '@holdfast/record'
import { agreementOf, compileText } from '@holdfast/sum'
import { riversStory, riversSum } from '@holdfast/sum/testing'
import { hash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { referenceText } from './docs/reference-page.ts'
import { repositoryRoot } from './tidy/tree.ts'

const manual = join(repositoryRoot, 'docs', 'manual')
const read = (name: string): string => readFileSync(join(manual, name), 'utf8')

/** A text of the manual with what lies beside it. */
function filesOf(text: string): ReadonlyMap<string, Bytes> {
  return new Map(
    [
      ['agreement.md', text] as const,
      ['places.geojson', read('places.geojson')] as const,
      ['zones.json', '[]'] as const,
    ].map(([name, content]) => [name, encodeUtf8(content)]),
  )
}

/** What a text compiles to, or every error it has. */
function agreementIn(text: string): CompiledAgreement {
  const compiled = compileText(filesOf(text))
  if (!compiled.ok) throw new Error(compiled.problem.code)
  const errors = compiled.value.diagnostics.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ code, line }) => `${line}: ${code}`)).toEqual([])
  const agreement = agreementOf(compiled.value)
  if (!agreement.ok) throw new Error(agreement.problem.code)
  return agreement.value
}

function clausesOf(text: string): CompiledAgreement['clauses'] {
  return agreementIn(text).clauses
}

const steps = read('first-hour.md').split(/^(?=## )/m)

test.each(steps.slice(1).map((step, at) => [step.split('\n', 1)[0] ?? '', at + 2] as const))(
  'the first hour is whole after %s',
  (_title, upTo) => {
    expect(clausesOf(steps.slice(0, upTo).join('')).length).toBeGreaterThan(1)
  },
)

// Goal: the amendment that the manual shows is one, and does what the page says of it. Method: the
// lines with a minus are replaced by those with a plus of the same number, and a new one is put in
// after the clause before it; then a record of both texts is asked on both sides of the moment.
describe('the amendment of the first hour', () => {
  const before = steps.slice(0, -1).join('')
  const shown = [...(steps.at(-1) ?? '').matchAll(/^([+-])(\d+\.\d+) {2}(.+)$/gm)].map(
    ([line, sign, id = '']) => ({ id, isNew: sign === '+', words: line.slice(1) }),
  )
  const now = amendedBy(before, shown)

  test('compiles, and differs in the clauses that it names', () => {
    const ids = clausesOf(now).map(({ id }) => id)
    expect(ids).toContain('1.3')
    expect(clausesOf(before)).toHaveLength(ids.length - 1)
    const { clauses, declarations } = differencesOf(agreementIn(before), agreementIn(now))
    expect(declarations).toEqual([])
    expect(clauses.map(({ clause, kind }) => [clause, kind])).toEqual([
      ['1.3', 'added'],
      ['2.3', 'changed'],
      ['3.1', 'changed'],
      ['4.4', 'changed'],
    ])
  })

  test('leaves the days before its moment under the text before it', () => {
    const moment = /--from (\S+)/.exec(steps.at(-1) ?? '')?.[1] ?? ''
    const at = statusesUnder({ before, now, moment })
    const told = (clause: string): readonly string[] =>
      at
        .filter((one) => one.clause === clause && one.bearer !== 'south')
        .map(({ instance, target }) => `${instance} ${target.value}`)
    expect(told('3.1')).toEqual(
      Array.from({ length: 42 }, (_, day) => `day-${day + 1} ${day < 9 ? 60 : 90}`),
    )
    expect(told('1.3')[0]).toBe('day-10 0')
  })
})

function amendedBy(
  text: string,
  lines: readonly { readonly id: string; readonly isNew: boolean; readonly words: string }[],
): string {
  return lines
    .filter(({ isNew }) => isNew)
    .reduce((made, { id, words }) => {
      const old = lines.find((one) => one.id === id && !one.isNew)
      if (old !== undefined) return made.replace(old.words, words)
      const [article = '', number = ''] = id.split('.')
      const last = new RegExp(`^${article}\\.${Number(number) - 1} .*$`, 'm')
      return made.replace(last, (line) => `${line}\n${words}`)
    }, text)
}

type Amended = { readonly before: string; readonly now: string; readonly moment: string }

/** The statuses of a record that adopted one text, and another from a moment on. */
function statusesUnder({ before, now, moment }: Amended): readonly Status[] {
  const sha256 = (bytes: Uint8Array): Bytes => new Uint8Array(hash('sha256', bytes, 'buffer'))
  const from = present(parseInstant(moment), 'a moment')
  const texts = [before, now].map((text) => ({ files: filesOf(text) }))
  const story = riversStory(sha256)
  for (const [at, { files }] of texts.entries()) {
    const named = [...files].map(([name, bytes]) => ({ name, sha256: hexSha256(sha256, bytes) }))
    story.say('compiler', textAdoptedKind, textAdoptedBody(named, at === 0 ? null : from))
  }
  const sum = riversSum(sha256, texts)
  for (const { room, entries } of story.rooms) for (const one of entries) sum.observe(room, one)
  const view = sum
    .rooms()
    .slice(0, 1)
    .map(({ id }) => id)
  const question = { basis: null, source: null, stage: null, view, knownAt: null, asOf: null }
  return sum.standing(question, present(parseInstant('2031-06-01T06:00Z'), 'it')).standing.statuses
}

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
