// Goal: the lists of words, the grammar and the documents say the same.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { diagnosticTable } from '../diagnostic-table.ts'
import { parser } from '../surface/parser.ts'
import { declarationWords, placedWords, powerVerbs, reservedWords } from './keywords.ts'

const grammar = readFileSync(new URL('../surface/pact.grammar', import.meta.url), 'utf8')
const page = readFileSync(new URL('../../../../docs/language.md', import.meta.url), 'utf8')

const wordsIn = (...templates: readonly string[]): Set<string> =>
  new Set(
    templates.flatMap((name) =>
      [...grammar.matchAll(new RegExp(`\\b${name}<"(\\w+)">`, 'g'))].map(([, word]) => word ?? ''),
    ),
  )

describe('the lists are what the grammar has', () => {
  test('reserved words', () => {
    expect([...reservedWords].sort()).toEqual([...wordsIn('kw', 'unit')].sort())
  })

  test('words that mean something in one place', () => {
    const reserved = new Set(reservedWords)
    const placed = [...wordsIn('start', 'mid')].filter((word) => !reserved.has(word))
    expect([...placedWords].sort()).toEqual(placed.sort())
  })

  test('words that begin a declaration', () => {
    const cannotBegin = declarationWords.filter((word) => {
      const first = parser.parse(`${word} `).topNode.firstChild
      return first === null || first.type.isError
    })
    expect(cannotBegin).toEqual([])
  })
})

describe('docs/language.md', () => {
  test('has every word', () => {
    const words = [...reservedWords, ...placedWords, ...Object.keys(powerVerbs)]
    const missing = words.filter((word) => !new RegExp(`\\b${word}\\b`).test(page))
    expect(missing).toEqual([])
  })

  test('has every diagnostic, and no other', () => {
    const listed = [...page.matchAll(/^\| `(\w+\.\d+)` \|/gm)].map(([, code]) => code)
    expect(listed).toEqual(Object.keys(diagnosticTable))
  })
})
