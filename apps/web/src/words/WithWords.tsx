// More words for what stands inside: of the shared ones what a statement says, or why something is
// refused; or those that a page keeps for itself. They are loaded when they are first needed.

import { loadCatalogue, type CataloguePart, type Words } from '@holdfast/words'
import { useQuery } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { loadOwnCatalog } from './catalogs.ts'
import { useWords, wordsFrom, WordsContext } from './use-words.ts'

export type WithWordsProps = {
  readonly part: CataloguePart | 'own'
  /** What stands there until the words are. */
  readonly otherwise: ReactNode
  readonly children: ReactNode
}

export function WithWords({ part, otherwise, children }: WithWordsProps) {
  const words = useWords()
  const { id } = words.language
  const { data: more } = useQuery({
    queryKey: ['words', id, part],
    queryFn: async () =>
      wordsFrom(id, await (part === 'own' ? loadOwnCatalog(id) : loadCatalogue(id, [part]))),
  })
  const both = useMemo(() => (more === undefined ? null : together(words, more)), [words, more])
  return both === null ? otherwise : <WordsContext value={both}>{children}</WordsContext>
}

function together(words: Words, more: Words): Words {
  return {
    ...words,
    say: (id, values) => more.sayOr(id, words.say(id, values), values),
    sayOr: (id, otherwise, values) => more.sayOr(id, words.sayOr(id, otherwise, values), values),
  }
}
