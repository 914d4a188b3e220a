// Prose as it is drawn: Markdown's paragraphs, lists and emphasis, and nothing of it lost.
//
// How it looks is for the pictures.

import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Prose } from './Prose.tsx'

const drawn = (text: string): string => renderToStaticMarkup(createElement(Prose, { text }))

test('paragraphs, lists and emphasis are drawn', () => {
  expect(drawn('The parties agree\nas **follows**:\n\n- one *thing*\n- `3.1`')).toBe(
    '<p>The parties agree\nas <b>follows</b>:</p>\n\n' +
      '<ul><li> one <em>thing</em></li><li> <bdi>3.1</bdi></li></ul>',
  )
})

test('a numbered list keeps its first number', () => {
  expect(drawn('4. four\n5. five')).toBe('<ol start="4"><li> four</li><li> five</li></ol>')
})

test('a link, a picture and HTML stand as they were written', () => {
  const text = 'See [the map](https://example.org) and <b>this</b> ![x](y)'
  expect(drawn(text)).not.toMatch(/<a|<img|<b>/)
  expect(drawn(text)).toContain('[the map](https://example.org)')
})

test('no word is lost, whatever was written', () => {
  const word = fc.stringMatching(/^[a-z]{1,6}$/)
  const mark = fc.constantFrom(
    ' ',
    '\n',
    '\n\n',
    '\n- ',
    ' **',
    '** ',
    '*',
    '`',
    '\n> ',
    '\n1. ',
    '#',
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(word, mark), { maxLength: 12 }), (pieces) => {
      const shown = drawn(pieces.flat().join('')).replaceAll(/<[^>]*>/g, ' ')
      for (const [each] of pieces) expect(shown).toContain(each)
    }),
  )
})
