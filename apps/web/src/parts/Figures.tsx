// The figures of a mark in words and numbers, each with its stage; never added up.
//
// A lower bound says so in words. What was recorded stands before what was determined.

import type { Figure } from '@holdfast/analysis'
import { boundedWords } from '@holdfast/words'
import type { Names } from '../names/names.ts'
import { useWords, type Words } from '../words/use-words.ts'

/** A figure and the few words beside it. */
type FigureWords = { readonly number: string; readonly beside: string }

type Valued = { readonly value: number; readonly isLowerBound: boolean }

function valueWords({ value, isLowerBound }: Valued, words: Words): string {
  return boundedWords(words, { value: words.number(value), isLowerBound })
}

function figureWords(figure: Figure, names: Names, words: Words): FigureWords {
  switch (figure.kind) {
    case 'count': {
      const number = valueWords(figure, words)
      const beside =
        figure.stage === null ? names.word('unit', figure.unit) : names.word('stage', figure.stage)
      return { number, beside }
    }
    case 'of':
      return {
        number: valueWords(figure, words),
        beside: words.say('figures.of', { target: words.number(figure.target) }),
      }
    case 'recorded':
      return {
        number: [
          words.say('figures.claimed', { n: figure.claimed }),
          words.say('figures.recorded', { n: figure.recorded }),
        ].join(' · '),
        beside: `· ${words.say('figures.determined', { n: figure.determined })}`,
      }
    case 'observed':
      return {
        number: String(figure.observed),
        beside: words.say('figures.observed', { of: figure.of }),
      }
    case 'no-count':
      return { number: '', beside: words.say('figures.no-count') }
    case 'claimed': {
      const by = words.say('figures.claimed-by', { by: names.role(figure.by) })
      return { number: names.count(figure.amount, figure.unit), beside: by }
    }
    case 'disputed':
      return { number: '', beside: words.say('figures.disputed', { by: names.roles(figure.by) }) }
    case 'without': {
      const values = {
        sources: names.roles(figure.sources),
        status: words.say(`status.${figure.status}`),
      }
      return { number: '', beside: words.say('figures.without', values) }
    }
  }
}

/** A figure in a sentence; a number keeps its order in one from right to left. */
export function figureText(figure: Figure, names: Names, words: Words): string {
  const { number, beside } = figureWords(figure, names, words)
  if (number === '' || figure.kind === 'recorded') return `${number} ${beside}`.trim()
  const kept = words.language.dir === 'rtl' ? `\u2068${number}\u2069` : number
  return `${kept} ${beside}`.trim()
}

/** Every figure on a line of its own. */
export function Figures({ of, names }: { readonly of: readonly Figure[]; readonly names: Names }) {
  const words = useWords()
  return of.map((figure, at) => {
    const { number, beside } = figureWords(figure, names, words)
    return (
      <span key={at} data-figure={figure.kind}>
        {number !== '' && <bdi>{number}</bdi>}
        {number !== '' && ' '}
        <i>{beside}</i>
      </span>
    )
  })
}
