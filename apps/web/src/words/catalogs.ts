// Loads the strings of a language. Where one is missing, English stands in.
//
// A language is loaded when it is asked for and kept by the browser.

import type { LanguageId } from './languages.ts'
import type { Catalog } from './merged.ts'

const load: Readonly<Record<LanguageId, () => Promise<{ readonly catalog: Catalog }>>> = {
  en: () => import('./catalog-en.ts'),
  ar: () => import('./catalog-ar.ts'),
  he: () => import('./catalog-he.ts'),
  tr: () => import('./catalog-tr.ts'),
}

/** The strings of a language, English under those that are not whole. */
export async function loadCatalog(id: LanguageId): Promise<Catalog> {
  const own = (await load[id]()).catalog
  if (id === 'en' || id === 'ar') return own
  return { ...(await load.en()).catalog, ...own }
}
