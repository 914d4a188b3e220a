// The words of what others show: calendars, feeds, previews of links. In the language asked for.
//
// A worker loads them at its start: an answer is worked out without waiting.

import {
  createWords,
  isLanguageId,
  languageIds,
  languages,
  loadCatalogue,
  type LanguageId,
  type Words,
} from '@holdfast/words'

const parts = ['standing', 'statements', 'sentences', 'feeds'] as const

const loaded = await Promise.all(languageIds.map(load))
const wordsOf = new Map(loaded)

async function load(id: LanguageId): Promise<readonly [LanguageId, Words]> {
  const language = languages[id]
  const lists = new Intl.ListFormat(language.locale, { style: 'long', type: 'conjunction' })
  const numbers = new Intl.NumberFormat('en-GB')
  const formatters = {
    list: (items: readonly string[]): string => lists.format(items),
    number: (value: number): string => numbers.format(value),
  }
  const catalogue = await loadCatalogue(id, parts)
  return [id, createWords({ language, catalogue, formatters })]
}

/** The words of a language; English where there is none of that name. */
export function readerWords(lang: string | undefined): Words {
  const id = isLanguageId(lang) ? lang : 'en'
  const words = wordsOf.get(id)
  if (words === undefined) throw new Error(`the words of ${id} are loaded`)
  return words
}
