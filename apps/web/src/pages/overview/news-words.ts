// What happened, in a sentence. Symmetrical words for all sides, and each thing with its source.
//
// Which things are news, and in which order, is the answer's.

import type { News } from '@holdfast/analysis'
import { unreachable } from '@holdfast/base'
import { boundedWords } from '@holdfast/words'
import type { Names } from '../../names/names.ts'
import type { Words } from '../../words/use-words.ts'

export function newsWords(news: News, names: Names, words: Words): string {
  switch (news.kind) {
    case 'ended':
      return words.say('news.ended')
    case 'act': {
      const by = names.roles(news.by)
      const { effect, clause } = news
      const values = effect.kind === 'extend' ? { by, days: effect.days } : { by, clause }
      return words.say(`news.${effect.kind}`, values)
    }
    case 'fact': {
      const { class: of, cargo } = news.tags
      const { amount, isLowerBound, stage } = news
      const counted = [
        boundedWords(words, { value: names.count(amount.value, amount.unit), isLowerBound }),
        ...(cargo === undefined ? [] : [names.word('class', cargo)]),
        ...(stage === null ? [] : [names.word('stage', stage)]),
      ]
      const values = {
        amount: counted.join(words.say('chart.comma')),
        by: names.role(news.actor),
        source: names.role(news.source),
        act: names.word('act', news.act),
        place: news.place === null ? 'none' : names.place(news.place),
        what: of === undefined ? '' : names.word('class', of),
      }
      return words.sayOr(`news.fact.${news.act}`, words.say('news.fact', values), values)
    }
    case 'claim':
      return news.words
    default:
      return unreachable(news)
  }
}
