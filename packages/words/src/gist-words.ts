// What one statement says, in one sentence: the words for a gist.
//
// It quotes and counts; it draws no conclusion. A particular that is absent is given to the
// sentence as the case `none`.

import type { Bounds, Instant } from '@holdfast/base'
import type { Gist, Particular, WordOf } from '@holdfast/record'
import { unreachable } from '@holdfast/base'
import { boundedWords } from './bounded-words.ts'
import type { Words } from './words.ts'

/** How whoever shows a sentence names what it speaks of. */
export type Naming = {
  readonly words: Words
  readonly role: (id: string) => string
  readonly place: (id: string) => string
  readonly group: (id: string) => string
  readonly act: (id: string) => string
  readonly word: (of: WordOf, id: string) => string
  /** `50 persons`, in the reader's plural. */
  readonly count: (value: number, unit: string) => string
  readonly instant: (at: Instant) => string
  readonly date: (date: string) => string
  /** What is done to words of somebody's, so that they can be told from ours. */
  readonly quoted?: (words: string) => string
}

/** The sentence of a gist. */
export function gistWords({ code, particulars }: Gist, naming: Naming): string {
  const values: Record<string, string> = {}
  const { bound = null } = particulars
  const isLowerBound = bound?.is === 'case' && bound.case === 'least'
  for (const [name, particular] of Object.entries(particulars)) {
    const value = particular === null ? 'none' : particularWords(particular, naming)
    const isBounded = isLowerBound && particular?.is === 'amount' && name === 'amount'
    values[name] = isBounded ? boundedWords(naming.words, { value, isLowerBound }) : value
  }
  return naming.words.say(code, values).trim()
}

function particularWords(particular: Particular, naming: Naming): string {
  const { words } = naming
  switch (particular.is) {
    case 'roles':
      return words.list(particular.ids.map(naming.role))
    case 'place':
      return naming.place(particular.id)
    case 'group':
      return naming.group(particular.id)
    case 'clauses':
      return words.list(particular.ids)
    case 'acts':
      return words.list(particular.ids.map(naming.act))
    case 'word':
      return naming.word(particular.of, particular.word)
    case 'amount':
      return naming.count(particular.value, particular.unit)
    case 'bounds':
      return boundsWords(particular.at, naming)
    case 'instant':
      return naming.instant(particular.at)
    case 'date':
      return naming.date(particular.date)
    case 'words':
      return naming.quoted?.(particular.words) ?? particular.words
    case 'case':
      // A case of a message is one word.
      return particular.case.replaceAll('-', '_')
    default:
      return unreachable(particular)
  }
}

function boundsWords({ earliest, latest }: Bounds, { words, instant }: Naming): string {
  if (earliest === latest) return instant(earliest)
  return words.say('bounds.between', { earliest: instant(earliest), latest: instant(latest) })
}
