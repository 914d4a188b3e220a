// What one statement says, as a sentence: the words of its kind, with the agreement's own names,
// and whose word it is.

import { kinds } from '@holdfast/domains'
import { sourceQuoted, type JsonObject } from '@holdfast/record'
import type { Sum } from '@holdfast/sum'
import { gistWords, namesOf, type Words } from '@holdfast/words'
import { shortTime } from './days.ts'

/** A statement as far as its sentence goes. */
export type Told = { readonly kind: string; readonly body: JsonObject }

/** Gives the sentence of a statement of an agreement. */
export function sentencesOf(
  { agreement, text }: Pick<Sum, 'agreement' | 'text'>,
  words: Words,
): (told: Told) => string {
  const given = text.names.ok ? text.names.value : null
  const names = namesOf({ agreement, given, words })
  const naming = {
    words,
    role: names.role,
    place: names.place,
    group: (id: string) => names.word('class', id),
    act: (id: string) => names.word('act', id),
    word: (of: string, id: string) => {
      if (of === 'holder') return names.role(id)
      return of === 'file' ? id : names.word(of === 'stage' ? 'stage' : 'class', id)
    },
    count: names.count,
    instant: (at: Parameters<typeof shortTime>[1]) => shortTime(agreement, at, words),
    date: (date: string) => date,
  }
  return ({ kind, body }) => {
    const gist = kinds.get(kind)?.gist(body) ?? null
    const said = gist === null ? kind : gistWords(gist, naming)
    const source = sourceQuoted(body['quote'])
    return typeof source === 'string'
      ? words.say('import.by-source', { said, source: names.role(source) })
      : said
  }
}
