// Loads the strings of a language: what every page needs of packages/words, and those of the pages.
// Every language is whole: no other stands in.
//
// A language is loaded when it is asked for and kept by the browser.

import { assert } from '@holdfast/base'
import { loadCatalogue, type LanguageId } from '@holdfast/words'
import type { Catalog } from './merged.ts'

const load: Readonly<Record<LanguageId, () => Promise<{ readonly catalog: Catalog }>>> = {
  en: () => import('./catalog-en.ts'),
  ar: () => import('./catalog-ar.ts'),
  he: () => import('./catalog-he.ts'),
  tr: () => import('./catalog-tr.ts'),
}

const loadOwn: typeof load = {
  en: () => import('./own-en.ts'),
  ar: () => import('./own-ar.ts'),
  he: () => import('./own-he.ts'),
  tr: () => import('./own-tr.ts'),
}

/** What pages keep for themselves, in a language: every language has all of it. */
export async function loadOwnCatalog(id: LanguageId): Promise<Catalog> {
  return (await loadOwn[id]()).catalog
}

/** The strings of a language. */
export async function loadCatalog(id: LanguageId): Promise<Catalog> {
  const [shared, { catalog: own }] = await Promise.all([
    loadCatalogue(id, ['standing']),
    load[id](),
  ])
  const twice = Object.keys(own).find((message) => message in shared)
  assert(twice === undefined, `${twice ?? ''} is said by packages/words and by a page`)
  return { ...shared, ...own }
}
