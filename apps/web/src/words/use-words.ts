// Saying things in the reader's language: the words of the page that is shown, as packages/words
// formats them.
//
// Only how numbers and lists are written is decided here.

import { createWords, languages, type Formatters, type LanguageId } from '@holdfast/words'
import type { Words } from '@holdfast/words'
import { createContext, use } from 'react'
import type { Catalog } from './merged.ts'

export type { Values, Words } from '@holdfast/words'

export const WordsContext = createContext<Words | null>(null)

/** The words of the reader's language. Without any, ids are shown. */
export function useWords(): Words {
  return use(WordsContext) ?? idsOnly
}

/** Words of a loaded catalog. */
export function wordsFrom(id: LanguageId, catalogue: Catalog): Words {
  const language = languages[id]
  return createWords({ language, catalogue, formatters: formattersFor(language.locale) })
}

// Figures are western in every language, so that two pages compare figure by figure.
function formattersFor(locale: string): Formatters {
  const lists = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' })
  const numbers = new Intl.NumberFormat('en-GB')
  return { list: (items) => lists.format(items), number: (value) => numbers.format(value) }
}

const idsOnly = wordsFrom('en', {})
