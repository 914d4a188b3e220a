// Loads the catalogue of one language when it is asked for. Every language is whole: no other
// stands in.

import type { LanguageId } from './languages.ts'

/** Id to ICU message. */
export type Catalogue = Readonly<Record<string, string>>

const load: Readonly<Record<LanguageId, () => Promise<{ readonly catalogue: Catalogue }>>> = {
  en: () => import('./en/catalogue.ts'),
  ar: () => import('./ar/catalogue.ts'),
  he: () => import('./he/catalogue.ts'),
  tr: () => import('./tr/catalogue.ts'),
}

/** Every sentence of a language, by id. */
export async function loadCatalogue(id: LanguageId): Promise<Catalogue> {
  return (await load[id]()).catalogue
}
