// The golden texts of ../tests: each file is an agreement, and what commands say of it.
//
// A file is read up to its first ```holdfast fence. Each such fence names a command and holds its
// expected output. UPDATE_GOLDEN=1 writes the outputs again; reviewers read the difference. Files
// under good/ have no error, files under bad/ have at least one.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { compileStages, type Stages } from './compile.ts'
import { diagnosticTable } from './diagnostic-table.ts'
import { printCompiled } from './compiled/print.ts'
import { printResolved } from './resolved/print.ts'
import { sentence } from './sentences/sentence.ts'
import { printSurface } from './surface/print.ts'
import { testSources, testVocabulary } from './testing.ts'

const folder = fileURLToPath(new URL('../tests/', import.meta.url))
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
      return agreement.obligations
        .map((each) => `${each.clause} ${sentence(each, agreement, testVocabulary)}\n`)
        .join('')
    }
    default:
      throw new Error(`no such command: ${command}`)
  }
}

function printDiagnostic(each: Stages['diagnostics'][number]): string {
  const { line, column, severity, code, message, hint } = each
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

/** Diagnostics of limits, which no readable text reaches; compile.test.ts has them. */
const ofLimits = 'text.1 text.6 text.7 text.8 text.9 text.12 text.13 head.8'.split(' ')

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
