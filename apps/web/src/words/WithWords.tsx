// More of the shared words for what stands inside: what a statement says, why something is refused.
// They are loaded when something that says them is first shown.

import { loadCatalogue, type CataloguePart, type Words } from '@holdfast/words'
import { useQuery } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { useWords, wordsFrom, WordsContext } from './use-words.ts'

export type WithWordsProps = {
  readonly part: CataloguePart
  /** What stands there until the words are. */
  readonly otherwise: ReactNode
  readonly children: ReactNode
}

export function WithWords({ part, otherwise, children }: WithWordsProps) {
  const words = useWords()
  const { id } = words.language
  const { data: more } = useQuery({
    queryKey: ['words', id, part],
    queryFn: async () => wordsFrom(id, await loadCatalogue(id, [part])),
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
