// The title of an article in the reader's language, where there is one; as signed otherwise.
//
// Titles in other languages are ours, and marked as unread like the rest.

import type { Words } from '../words/use-words.ts'
import type { Scene } from './scene.ts'

export function articleTitle(
  { id: agreement, agreement: { articles } }: Pick<Scene, 'id' | 'agreement'>,
  id: string,
  words: Words,
): string {
  const title = articles.find((article) => article.id === id)?.title ?? ''
  return words.sayOr(`agreement.${agreement}.article.${id}`, title)
}
