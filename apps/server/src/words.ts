// What a person at the terminal is told when the server cannot start: what is wrong, what to do.
//
// Only English: it is for whoever runs a server. Everything else is worded on screen.

import type { Problem } from '@holdfast/base'
import { createWords, languages, loadCatalogue, problemWords } from '@holdfast/words'

const language = languages.en
const words = createWords({
  language,
  catalogue: await loadCatalogue(language.id),
  formatters: { number: String, list: (items) => items.join(', ') },
})

/** A problem in words, on two lines. A code without words is shown with its particulars. */
export function wordsOf(problem: Problem): string {
  const { what, todo } = problemWords(problem, words)
  return todo === '' ? what : `${what}\n${todo}`
}
