// Documents as the app shows them: all of their words, tables as tables, and no link that leads
// nowhere.
//
// The documents themselves are read, so that a new one of another form is noticed.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Document } from './Document.tsx'

describe.each(['glossary', 'api'])('%s', (name) => {
  const docs = join(import.meta.dirname, '../../../../../docs')
  const text = readFileSync(join(docs, `${name}.md`), 'utf8')
  const shown = renderToStaticMarkup(createElement(Document, { text }))

  test('shows every table with all of its rows', () => {
    const rows = text.split('\n').filter((line) => line.startsWith('|')).length
    const rules = text.split('\n').filter((line) => /^\|[-|]+\|$/.test(line)).length
    expect(shown.match(/<tr>/g)).toHaveLength(rows - rules)
  })

  test('shows no mark of Markdown, and leads only to the web', () => {
    expect(shown.replaceAll(/<(code|pre)>.*?<\/\1>/gs, '')).not.toMatch(/\*\*|`|\]\(|\|/)
    expect(shown.match(/href="(?!https:)/)).toBe(null)
  })
})
