// Every clause of a text read back as a sentence, in the language asked for.
//
// It is made from the compiled clause. In English names stand as the text writes them, so that each
// sentence can be put in place of its clause; in other languages they are those that the agreement
// gives.

import type { ClauseId } from '@holdfast/agreement'
import { offsetAt, printInstantAt } from '@holdfast/base'
import { meaningsOf, type Saying } from '@holdfast/language'
import type { CompiledText } from '@holdfast/sum'
import { vocabulary } from '@holdfast/vocabulary'
import {
  namesOf,
  sentenceWords,
  spokenNames,
  writtenNames,
  type Names,
  type SentenceTelling,
  type Words,
} from '@holdfast/words'
import { wholeTime } from '../../picture/days.ts'
import type { Screen } from '../../terminal/screen.ts'
import { visible, wrapIndented } from '../../terminal/text-width.ts'

/** A clause with what it means, as a sentence and as the parts that the sentence is made of. */
export type Explained = {
  readonly clause: ClauseId
  readonly sentence: string
  readonly meaning: Saying
}

/** Every clause of a text without errors; nothing of one with errors. */
export function explained({ agreement, names }: CompiledText, words: Words): readonly Explained[] {
  if (agreement === null) return []
  const { rules } = agreement.calendar
  const given = names.ok ? names.value : null
  const spoken = spokenNames(seenNames(namesOf({ agreement, given, words })), agreement, words)
  const telling: SentenceTelling =
    words.language.id === 'en'
      ? {
          words,
          names: writtenNames(agreement, words),
          time: (at) => printInstantAt(at, offsetAt(rules, at)),
        }
      : {
          words,
          names: spoken,
          time: (at) => wholeTime(agreement, at, words),
        }
  return meaningsOf(agreement, vocabulary).map(({ clause, meaning }) => ({
    clause,
    sentence: sentenceWords(meaning, telling),
    meaning,
  }))
}

/** Names that a terminal may be sent. The words around them are ours. */
function seenNames(names: Names): Names {
  return {
    ...names,
    role: (id) => visible(names.role(id)),
    place: (id) => visible(names.place(id)),
    word: (kind, id) => visible(names.word(kind, id)),
  }
}

/** The lines of sentences, each beside the number of its clause. */
export function explainedLines(sentences: readonly Explained[], screen: Screen): readonly string[] {
  if (sentences.length === 0) return []
  const widest = Math.max(...sentences.map(({ clause }) => clause.length))
  const lines = sentences.map(({ clause, sentence }) =>
    wrapIndented(sentence, {
      width: screen.width,
      indent: ' '.repeat(widest + 2),
      first: clause.padEnd(widest + 2),
    }),
  )
  return [...lines, '']
}
