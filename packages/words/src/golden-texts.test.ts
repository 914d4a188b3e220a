// The golden texts of packages/language/tests: each file is an agreement, and what commands say of
// it. They stand here because what is checked is said in words.
//
// A file is read up to its first ```holdfast fence. Each such fence names a command and holds its
// expected output. UPDATE_GOLDEN=1 writes the outputs again; reviewers read the difference. Files
// under good/ have no error, files under bad/ have at least one.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  compileStages,
  diagnosticTable,
  meaningsOf,
  printCompiled,
  printResolved,
  printSurface,
  type About,
  type Phrase,
  type Saying,
  type Stages,
} from '@holdfast/language'
import { testSources, testVocabulary } from '@holdfast/language/testing'
import type { CompiledAgreement } from '@holdfast/agreement'
import { offsetAt, printInstantAt, type Instant } from '@holdfast/base'
import { diagnosticWords } from './diagnostic-words.ts'
import { argumentsIn } from './message.ts'
import { languages } from './languages.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { sentenceWords, writtenNames } from './sentence-words.ts'
import { createWords } from './words.ts'

const words = createWords({
  language: languages.en,
  catalogue: await loadCatalogue('en'),
  formatters: { number: String, list: (items) => items.join(', ') },
})

const folder = fileURLToPath(new URL('../../language/tests/', import.meta.url))
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .toSorted()

const mark = '```holdfast '

function outputOf(command: string, stages: Stages): string {
  switch (command) {
    case 'check':
      return stages.diagnostics.map(printDiagnostic).join('')
    case 'surface':
      return printSurface(stages.surface)
    case 'resolved':
      return stages.resolved === null ? '' : printResolved(stages.resolved)
    case 'compiled':
      return stages.agreement === null ? 'nothing\n' : printCompiled(stages.agreement)
    case 'sentences': {
      const { agreement } = stages
      if (agreement === null) return 'nothing\n'
      return meaningsOf(agreement, testVocabulary)
        .map(({ clause, meaning }) => `${clause} ${sentenceOf(meaning, agreement)}\n`)
        .join('')
    }
    default:
      throw new Error(`no such command: ${command}`)
  }
}

function sentenceOf(meaning: Saying, agreement: CompiledAgreement): string {
  const { rules } = agreement.calendar
  const time = (at: Instant): string => printInstantAt(at, offsetAt(rules, at))
  return sentenceWords(meaning, { words, names: writtenNames(agreement, words), time })
}

function printDiagnostic(each: Stages['diagnostics'][number]): string {
  const { line, column, severity, code } = each
  const { message, hint } = diagnosticWords(each, words)
  return `${line}:${column} ${severity} ${code}: ${message}\n    ${hint}\n`
}

describe('golden texts', () => {
  test.each(names)('%s', (name) => {
    const file = readFileSync(folder + name, 'utf8')
    const [text = '', ...fences] = file.split(mark)
    expect(fences.length).toBeGreaterThan(0)
    const stages = compileStages(text, testSources)
    const made = fences.map((fence) => {
      const command = fence.slice(0, fence.indexOf('\n')).trim()
      return `${mark}${command}\n${outputOf(command, stages)}\`\`\`\n`
    })
    const expected = text + made.join('\n')
    if (process.env['UPDATE_GOLDEN'] === '1' && expected !== file) {
      writeFileSync(folder + name, expected)
    }
    expect(file).toBe(expected)
    expect(stages.agreement === null).toBe(name.includes('/bad/'))
  })
})

test('whatever is said is given all that its words take, and says what to do', async () => {
  const catalogue = await loadCatalogue('en')
  const lacking = names.flatMap((name) => {
    const [text = ''] = readFileSync(folder + name, 'utf8').split(mark)
    const { diagnostics } = compileStages(text, testSources)
    return diagnostics.flatMap(({ code, about, advice }) => {
      const said = [{ code: `diagnostic.${code}`, about }, ...advice, ...phrasesIn(about)]
      const lacks = said.flatMap((one) =>
        argumentsIn(catalogue[one.code] ?? '{words}').filter((given) => !(given in one.about)),
      )
      const isSilent = advice.length === 0 && !(`diagnostic.${code}.todo` in catalogue)
      return lacks.length > 0 || isSilent ? [`${name}: ${code} ${lacks.join()}`] : []
    })
  })
  expect(lacking).toEqual([])
})

function phrasesIn(about: About): readonly Phrase[] {
  return Object.values(about).flatMap((value) => (typeof value === 'object' ? [value] : []))
}

/** Diagnostics of limits, which no readable text reaches; compile.test.ts has them. */
const ofLimits = 'text.1 text.6 text.7 text.8 text.9 text.12 text.13 head.8 duty.10'.split(' ')

test('every diagnostic is shown by a golden text', () => {
  const all = names.map((name) => readFileSync(folder + name, 'utf8')).join('\n')
  const shown = new Set(Array.from(all.matchAll(/^\d+:\d+ \w+ (\w+\.\d+):/gm), ([, code]) => code))
  const missing = Object.keys(diagnosticTable).filter(
    (code) => !shown.has(code) && !ofLimits.includes(code),
  )
  expect(missing).toEqual([])
})

test('there are golden texts of both kinds', () => {
  expect(names.filter((name) => name.includes('/good/')).length).toBeGreaterThan(20)
  expect(names.filter((name) => name.includes('/bad/')).length).toBeGreaterThan(20)
})
