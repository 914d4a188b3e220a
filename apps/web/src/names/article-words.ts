// What an article is called. What stands before the first heading is under the agreement's own
// title.
//
// In which order articles stand is for whoever shows them.

import type { Words } from '../words/use-words.ts'
import type { Names } from './names.ts'

/** The title under which clauses stand. */
export function titleOf(article: string, names: Names): string {
  return article === '' ? names.title : names.article(article)
}

/** `Article 3. Relief`. */
export function articleWords(
  { id, title }: { readonly id: string; readonly title: string },
  words: Words,
): string {
  return id === '' ? title : words.say('strip.article', { id, title })
}
