// Saying things in the reader's language.
//
// What is put into a sentence (a name, a code, a time) is isolated where the sentence runs from
// right to left, so that it does not turn. Plain whole numbers need no isolation.

import { useMemo } from 'react'
import { useIntl, type IntlShape } from 'react-intl'
import { isLanguageId, languages, type Language } from './languages.ts'

export type Values = Readonly<Record<string, string | number>>

export type Words = {
  readonly language: Language
  /** The text of a message. A message that does not exist is given as its id. */
  readonly say: (id: string, values?: Values) => string
  /** The text of a message, or `otherwise` where there is none. */
  readonly sayOr: (id: string, otherwise: string, values?: Values) => string
  /** Several things in a row: "days 1, 5 and 7". */
  readonly list: (items: readonly string[]) => string
  /** A number as the screen writes them: 3,500. */
  readonly number: (value: number) => string
}

export function useWords(): Words {
  const intl = useIntl()
  return useMemo(() => wordsFrom(intl), [intl])
}

export function wordsFrom(intl: IntlShape): Words {
  const id = intl.locale.slice(0, 2)
  const language = languages[isLanguageId(id) ? id : 'en']
  const isRtl = language.dir === 'rtl'
  // A large strip says a few plain messages thousands of times.
  const plain = new Map<string, string>()
  const plainly = (message: string): string => {
    const known = plain.get(message)
    if (known !== undefined) return known
    const text = intl.formatMessage({ id: message })
    plain.set(message, text)
    return text
  }
  const format = (message: string, values?: Values): string => {
    if (values === undefined) return plainly(message)
    const safe: Record<string, string | number> = {}
    for (const [name, value] of Object.entries(values)) {
      safe[name] = isRtl && typeof value === 'string' ? isolated(value) : value
    }
    return intl.formatMessage({ id: message }, safe)
  }
  const lists = new Intl.ListFormat(language.locale, { style: 'long', type: 'conjunction' })
  const numbers = new Intl.NumberFormat('en-GB')
  return {
    language,
    say: format,
    sayOr: (message, otherwise, values) =>
      message in intl.messages ? format(message, values) : otherwise,
    list: (items) => lists.format(items),
    number: (value) => numbers.format(value),
  }
}

/** Text between the marks that keep its direction to itself, once. */
function isolated(text: string): string {
  return text.startsWith('\u2068') || text === '' ? text : `\u2068${text}\u2069`
}
