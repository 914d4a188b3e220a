// Goal: the lists of words say what the grammar has. Method: the grammar's own templates.
// That the documents explain every word is tested with the other documents.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parser } from '../surface/parser.ts'
import { declarationWords, placedWords, reservedWords } from './keywords.ts'

const grammar = readFileSync(new URL('../surface/pact.grammar', import.meta.url), 'utf8')

const wordsIn = (...templates: readonly string[]): Set<string> =>
  new Set(
    templates.flatMap((name) =>
      [...grammar.matchAll(new RegExp(`\\b${name}<"([\\w-]+)">`, 'g'))].map(
        ([, word]) => word ?? '',
      ),
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
