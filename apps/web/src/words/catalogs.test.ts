// The catalogs: every language is whole, every message can be formatted, and every message
// that the code says exists.

import { readFileSync } from 'node:fs'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { asWritten, isLanguageId, loadCatalogue } from '@holdfast/words'
import { describe, expect, test } from 'vitest'
import { catalog as arFirst } from './catalog-ar.ts'
import { catalog as enFirst } from './catalog-en.ts'
import { catalog as heFirst } from './catalog-he.ts'
import { catalog as trFirst } from './catalog-tr.ts'
import { catalog as arOwn } from './own-ar.ts'
import { catalog as enOwn } from './own-en.ts'
import { catalog as heOwn } from './own-he.ts'
import { catalog as trOwn } from './own-tr.ts'
import { wordsFrom } from './use-words.ts'

// What every page needs, and what pages keep for themselves.
const en = asWritten({ ...enFirst, ...enOwn })
const ar = asWritten({ ...arFirst, ...arOwn })
const he = asWritten({ ...heFirst, ...heOwn })
const tr = asWritten({ ...trFirst, ...trOwn })
const catalogs: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, ar, he, tr }

/** Names that a language may give to what an agreement declares in its own. */
const isName = (id: string): boolean => /^(name|agreement|count)\./.test(id)

describe('catalogs', () => {
  test.each(['ar', 'he', 'tr'])('%s has every message that English has', (id) => {
    const own = catalogs[id] ?? {}
    expect(Object.keys(en).filter((message) => !(message in own) && !isName(message))).toEqual([])
  })

  test('Arabic has its own commas and semicolons, and Hebrew its own letters', () => {
    const latin = (text: string): string => text.replaceAll(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '')
    const wrong = Object.entries(ar).filter(([, text]) => /[\u0620-\u06ff] ?[,;]/.test(latin(text)))
    expect(wrong.map(([message]) => message)).toEqual([])
  })

  test.each([
    ['ar', arOwn],
    ['he', heOwn],
    ['tr', trOwn],
  ])('%s has all that pages keep for themselves', (_, own) => {
    expect(Object.keys(own).toSorted()).toEqual(Object.keys(enOwn).toSorted())
  })

  test.each(['ar', 'he', 'tr'])('%s has no message that English lacks, names aside', (id) => {
    const own = Object.keys(catalogs[id] ?? {})
    expect(own.filter((message) => !(message in en) && !isName(message))).toEqual([])
  })

  test.each(['ar', 'he', 'tr'])('%s takes no value that English does not give', (id) => {
    const values = (text: string): string[] =>
      [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name = '']) => name)
    const wrong = Object.entries(catalogs[id] ?? {}).filter(([message, text]) => {
      const given = new Set(values(en[message] ?? text))
      return values(text).some((name) => !given.has(name))
    })
    expect(wrong.map(([message]) => message)).toEqual([])
  })

  test.each(Object.keys(catalogs))('every message of %s can be formatted', (id) => {
    const catalog = catalogs[id] ?? {}
    const words = wordsFrom(isLanguageId(id) ? id : 'en', catalog)
    for (const [message, text] of Object.entries(catalog)) {
      const values: Record<string, string | number> = {}
      for (const [, name = '', end] of text.matchAll(/\{(\w+)([,}])/g)) {
        values[name] = end === ',' ? 3 : 'x'
      }
      expect(`${message}: ${words.say(message, values)}`).not.toContain('{')
    }
  })

  test.each(Object.keys(catalogs))('no page says in %s what every page shares', async (id) => {
    const shared = await loadCatalogue(isLanguageId(id) ? id : 'en')
    expect(Object.keys(catalogs[id] ?? {}).filter((message) => message in shared)).toEqual([])
  })

  test('every message that the code says by name exists', async () => {
    const whole = { ...(await loadCatalogue('en')), ...en }
    const root = join(import.meta.dirname, '..')
    const files = globSync('**/*.{ts,tsx}', { cwd: root }).filter(
      (file) => !file.includes('.test.'),
    )
    const missing = files.flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      return [...text.matchAll(/\b(?:say|what=)\(?"?'?([a-z]+\.[a-z.-]+|[a-z]+)['"]/g)]
        .map(([, id = '']) => id)
        .filter((id) => !(id in whole))
        .map((id) => `${file}: ${id}`)
    })
    expect(missing).toEqual([])
  })

  test('no language says what the house never says', () => {
    const never = /\b(breach|violat|complian|children|verified sources|holding)\w*/i
    const said = Object.entries(en).filter(([id, text]) => never.test(text) && !isName(id))
    expect(said.map(([id]) => id)).toEqual([])
  })
})
