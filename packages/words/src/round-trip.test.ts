// Goal: an English sentence says all that its clause says, and nothing else.
// Method: every clause of the golden texts, of the lawyers' clauses and of the repository's
// agreements is put in place of by its sentence; what compiles must be the same, spans aside.

import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CompiledAgreement } from '@holdfast/agreement'
import {
  canonicalJson,
  offsetAt,
  present,
  printInstantAt,
  utcRules,
  type Instant,
} from '@holdfast/base'
import { compile, meaningsOf, type Compiled, type Sources } from '@holdfast/language'
import {
  accordsHeader,
  accordsPlaces,
  highlandsHeader,
  highlandsPlaces,
  lawyersAccords,
  lawyersAccordsLater,
  lawyersBlind,
  lawyersBlindTreaties,
  lawyersFirst,
  lawyersHeader,
  lawyersHighlands,
  lawyersHighlandsLater,
  lawyersLast,
  lawyersLowlands,
  lawyersManual,
  lawyersManualLater,
  lawyersPlaces,
  lawyersTreaties,
  lawyersUplands,
  manualHeader,
  manualPlaces,
  testSources,
} from '@holdfast/language/testing'
import { compileText } from '@holdfast/sum'
import { vocabulary } from '@holdfast/vocabulary'
import { describe, expect, test } from 'vitest'
import { languages } from './languages.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { sentenceWords, writtenNames } from './sentence-words.ts'
import { createWords } from './words.ts'

const words = createWords({
  language: languages.en,
  catalogue: await loadCatalogue('en'),
  formatters: { number: String, list: (items) => items.join(', ') },
})

/** The text with the sentence of each clause where the clause was. */
function readBack(text: string, { agreement, text: prose }: Compiled, sources: Sources): string {
  const compiled = present(agreement, 'a text without errors')
  const { rules } = compiled.calendar
  const time = (at: Instant): string => printInstantAt(at, offsetAt(rules, at))
  const telling = { words, names: writtenNames(compiled, words), time }
  const sentences = new Map(
    meaningsOf(compiled, sources.vocabulary).map(({ clause, meaning }): [string, string] => [
      clause,
      sentenceWords(meaning, telling),
    ]),
  )
  const spans = prose.articles
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'clauses' ? block.clauses : []))
  // A clause that asks for several things is read as several, all in one place.
  const places = Map.groupBy(spans, ({ from }) => from)
  let made = text
  for (const [from, clauses] of [...places].toSorted(([a], [b]) => b - a)) {
    const lines = clauses.map(({ id }) => `${id}  ${sentences.get(id) ?? ''}`)
    made = `${made.slice(0, from)}${lines.join('\n')}${made.slice(clauses[0]?.to ?? from)}`
  }
  return made
}

/** What each clause compiles to, without where it stands and how it was written. */
function meaningByClause(agreement: CompiledAgreement): Readonly<Record<string, string>> {
  const { clauses, obligations, permissions = [], powers } = agreement
  const of = (id: string) => ({
    obligations: obligations.filter(({ clause }) => clause === id),
    permissions: permissions.filter(({ clause }) => clause === id),
    powers: powers.filter(({ clause }) => clause === id),
  })
  return Object.fromEntries(
    clauses.map(({ id, source: _source, line: _line, unnamed, deliberate, ...text }) => {
      // In which order open words stand says nothing.
      const open = { unnamed: unnamed.toSorted(), deliberate: deliberate?.toSorted() ?? null }
      return [id, canonicalJson({ ...text, ...open, ...of(id) })]
    }),
  )
}

function expectSame(text: string, sources: Sources): number {
  const before = compile(text, sources)
  const after = readBack(text, before, sources)
  const again = compile(after, sources)
  const errors = again.diagnostics.filter(({ severity }) => severity === 'error')
  const lines = after.split('\n')
  expect(errors.map(({ code, about, line }) => [code, about, lines[line - 1]])).toEqual([])
  const one = meaningByClause(present(before.agreement, 'a text without errors'))
  expect(meaningByClause(present(again.agreement, 'a text without errors'))).toEqual(one)
  // What is read back from what was read back is the same again.
  expect(readBack(after, again, sources)).toBe(after)
  return Object.keys(one).length
}

const golden = join(import.meta.dirname, '..', '..', 'language', 'tests')

describe('a sentence in place of its clause means the same', () => {
  const files = globSync('**/good/*.md', { cwd: golden }).toSorted()
  test.each(files)('%s', (file) => {
    const [text = ''] = readFileSync(join(golden, file), 'utf8').split('```holdfast ')
    expectSame(text, testSources)
  })

  test.each<[string, readonly string[], string?, string?]>([
    ['the first hundred', lawyersFirst],
    ['the fifty after them', lawyersBlind],
    ['a hundred of treaties', lawyersTreaties],
    ['fifty of treaties', lawyersBlindTreaties],
    ['the last fifty', lawyersLast],
    ['fifty from the manual', lawyersManual, manualHeader, manualPlaces],
    ['fifty more', lawyersManualLater, manualHeader, manualPlaces],
    ['forty of accords', lawyersAccords, accordsHeader, accordsPlaces],
    ['forty more of them', lawyersAccordsLater, accordsHeader, accordsPlaces],
    ['forty of the kinds', lawyersHighlands, highlandsHeader, highlandsPlaces],
    ['forty more of these', lawyersHighlandsLater, highlandsHeader, highlandsPlaces],
    ['a third forty', lawyersUplands, highlandsHeader, highlandsPlaces],
    ['the last forty', lawyersLowlands, highlandsHeader, highlandsPlaces],
  ])('as lawyers write: %s', (_, clauses, header = lawyersHeader, places = lawyersPlaces) => {
    const sources: Sources = {
      vocabulary,
      places: () => places,
      zones: (zone) => (zone === utcRules.zone ? utcRules : null),
    }
    const textOf = (clause: string): string => `${header}9.9  ${clause}\n\`\`\`\n`
    const good = clauses.filter((clause) => compile(textOf(clause), sources).agreement !== null)
    expect(good.length).toBeGreaterThan(clauses.length / 3)
    const differing = good.flatMap((clause) => {
      try {
        expectSame(textOf(clause), sources)
        return []
      } catch (error) {
        return [`${clause}\n    ${String(error)}`]
      }
    })
    expect(differing).toEqual([])
  })

  const agreements = join(import.meta.dirname, '..', '..', '..', 'agreements')
  test.each(globSync('*/agreement.md', { cwd: agreements }).toSorted())('%s', (file) => {
    const folder = join(agreements, dirname(file))
    const get = (name: string) =>
      existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : undefined
    const read = compileText({ get })
    const { zones } = present(read.ok ? read.value : null, 'an agreement of the repository')
    const sources: Sources = {
      vocabulary,
      places: (name) => readFileSync(join(folder, name), 'utf8'),
      zones: (zone) => zones.find((rules) => rules.zone === zone) ?? null,
    }
    const clauses = expectSame(readFileSync(join(agreements, file), 'utf8'), sources)
    expect(clauses).toBeGreaterThan(4)
  })
})
