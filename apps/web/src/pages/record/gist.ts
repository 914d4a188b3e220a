// What a statement says, in one line: the sentence of its kind, with the page's names and clock.
//
// A body that is not in the shape of its kind, or of a kind that is not known here, is told by
// nothing; the entry's own page shows every member.

import { kinds } from '@holdfast/domains'
import { gistWords } from '@holdfast/words'
import type { JsonObject } from '@holdfast/record'
import { quoted } from '../../parts/tongue.ts'
import type { Scene } from '../../scene/scene.ts'
import type { Words } from '../../words/use-words.ts'

type Told = { readonly kind: string; readonly body: JsonObject }

export function gistOf(
  { kind, body }: Told,
  { names, clock }: Pick<Scene, 'names' | 'clock'>,
  words: Words,
): string {
  const gist = kinds.get(kind)?.gist(body) ?? null
  if (gist === null) return ''
  return gistWords(gist, {
    words,
    role: names.role,
    place: names.place,
    group: (id) => names.word('class', id),
    act: (id) => names.word('act', id),
    word: (of, id) => {
      if (of === 'holder') return names.role(id)
      return of === 'file' ? id : names.word(of === 'stage' ? 'stage' : 'class', id)
    },
    count: names.count,
    instant: clock.brief,
    date: clock.dateOf,
    quoted,
  })
}
