// Loads the catalogue of one language when it is asked for, whole or the parts that are shown.
// Every language is whole: no other stands in.

import { assert } from '@holdfast/base'
import type { LanguageId } from './languages.ts'
import type { MessageText } from './message.ts'

/** Id to ICU message. */
export type Catalogue = Readonly<Record<string, MessageText>>

/**
 * What sentences are about: how things stand, what is said, what is refused, what checking an
 * agreement finds, what clauses mean, why they stand as they do, the sheets of a terminal, the
 * codebooks of tables, and what a server tells calendars, feeds and previews.
 */
const catalogueParts = [
  'standing',
  'statements',
  'problems',
  'texts',
  'sentences',
  'why',
  'sheets',
  'exports',
  'feeds',
] as const
export type CataloguePart = (typeof catalogueParts)[number]

type Load = () => Promise<{ readonly catalogue: Catalogue }>

const load: Readonly<Record<LanguageId, Readonly<Record<CataloguePart, Load>>>> = {
  en: {
    standing: () => import('./en/standing.ts'),
    statements: () => import('./en/statements.ts'),
    problems: () => import('./en/problems.ts'),
    texts: () => import('./en/texts.ts'),
    sentences: () => import('./en/sentences.ts'),
    why: () => import('./en/why.ts'),
    sheets: () => import('./en/sheets.ts'),
    exports: () => import('./en/exports.ts'),
    feeds: () => import('./en/feeds.ts'),
  },
  ar: {
    standing: () => import('./ar/standing.ts'),
    statements: () => import('./ar/statements.ts'),
    problems: () => import('./ar/problems.ts'),
    texts: () => import('./ar/texts.ts'),
    sentences: () => import('./ar/sentences.ts'),
    why: () => import('./ar/why.ts'),
    sheets: () => import('./ar/sheets.ts'),
    exports: () => import('./ar/exports.ts'),
    feeds: () => import('./ar/feeds.ts'),
  },
  he: {
    standing: () => import('./he/standing.ts'),
    statements: () => import('./he/statements.ts'),
    problems: () => import('./he/problems.ts'),
    texts: () => import('./he/texts.ts'),
    sentences: () => import('./he/sentences.ts'),
    why: () => import('./he/why.ts'),
    sheets: () => import('./he/sheets.ts'),
    exports: () => import('./he/exports.ts'),
    feeds: () => import('./he/feeds.ts'),
  },
  tr: {
    standing: () => import('./tr/standing.ts'),
    statements: () => import('./tr/statements.ts'),
    problems: () => import('./tr/problems.ts'),
    texts: () => import('./tr/texts.ts'),
    sentences: () => import('./tr/sentences.ts'),
    why: () => import('./tr/why.ts'),
    sheets: () => import('./tr/sheets.ts'),
    exports: () => import('./tr/exports.ts'),
    feeds: () => import('./tr/feeds.ts'),
  },
}

/** The sentences of a language, by id: every one, or those of some parts. */
export async function loadCatalogue(
  id: LanguageId,
  parts: readonly CataloguePart[] = catalogueParts,
): Promise<Catalogue> {
  const loaded = await Promise.all(parts.map((part) => load[id][part]()))
  return Object.fromEntries(loaded.flatMap(({ catalogue }) => Object.entries(catalogue)))
}

/** A catalogue as people wrote it: text and nothing parsed. */
export function asWritten(catalogue: Catalogue): Readonly<Record<string, string>> {
  const texts = Object.entries(catalogue).map(([id, text]) => {
    assert(typeof text === 'string', `${id} is not parsed yet`)
    return [id, text] as const
  })
  return Object.fromEntries(texts)
}
