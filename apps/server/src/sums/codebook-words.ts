// What columns mean, for the codebooks of tables that programs take.
//
// Only English, and only these words: a worker loads them at its start.

import { createWords, languages, loadCatalogue } from '@holdfast/words'

const language = languages.en

/** The words of codebooks. */
export const codebookWords = createWords({
  language,
  catalogue: await loadCatalogue(language.id, ['exports']),
  formatters: { number: String, list: (items) => items.join(', ') },
})
