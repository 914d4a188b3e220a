// Saying things in the reader's language: a catalogue and the one formatter that fills it.
//
// Messages are ICU, formatted by intl-messageformat. What is put into a sentence (a name, a code, a
// time) is isolated where the sentence runs from right to left, so that it does not turn. How
// numbers and lists are written is handed in: a terminal and a page differ there.

import { assert } from '@holdfast/base'
import { IntlMessageFormat } from 'intl-messageformat'
import { argumentsIn, casesIn, type MessageText } from './message.ts'
import type { Language } from './languages.ts'
import type { Catalogue } from './load-catalogue.ts'

/** What the same words have said already: part of the sentence, and nothing put into it. */
export type Said = { readonly said: string }

/** What a sentence is filled with. A number chooses a plural; all are shown as they are. */
export type Values = Readonly<Record<string, string | number | Said>>

/** How numbers and rows of things are written, by whoever shows them. */
export type Formatters = {
  /** A number: `3,500`. */
  readonly number: (value: number) => string
  /** Several things in a row: `days 1, 5 and 7`. */
  readonly list: (items: readonly string[]) => string
}

/** What says things in one language. */
export type Words = Formatters & {
  readonly language: Language
  /** The text of a message. A message that does not exist is given as its id. */
  readonly say: (id: string, values?: Values) => string
  /** The text of a message, or `otherwise` where there is none. */
  readonly sayOr: (id: string, otherwise: string, values?: Values) => string
}

/** Says what a catalogue holds. A value that was not given is shown as `?`. */
export function createWords(given: {
  readonly language: Language
  readonly catalogue: Catalogue
  readonly formatters: Formatters
}): Words {
  const { language, catalogue, formatters } = given
  // A message is parsed once; a large strip says a few of them thousands of times.
  const messages = new Map<string, Message>()
  const messageOf = (id: string, text: MessageText): Message => {
    const known = messages.get(id)
    if (known !== undefined) return known
    const made = messageFrom(text, language)
    messages.set(id, made)
    return made
  }
  const say = (id: string, values: Values = {}): string => {
    const text = Object.hasOwn(catalogue, id) ? catalogue[id] : undefined
    if (text === undefined) return id
    return messageOf(id, text)(values)
  }
  return {
    ...formatters,
    language,
    say,
    sayOr: (id, otherwise, values) => (Object.hasOwn(catalogue, id) ? say(id, values) : otherwise),
  }
}

type Message = (values: Values) => string

function messageFrom(text: MessageText, { locale, dir }: Language): Message {
  if (typeof text === 'string' && !isFilled(text)) return () => text
  const format = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })
  const names = argumentsIn(text)
  const cases = casesIn(text)
  const isRtl = dir === 'rtl'
  return (values) => {
    const safe: Record<string, string | number> = {}
    for (const name of names) {
      const value = values[name] ?? '?'
      if (typeof value === 'object') {
        safe[name] = value.said
        continue
      }
      // A case chooses between branches and is never shown.
      const isShown = typeof value === 'string' && cases.get(name)?.has(value) !== true
      safe[name] = isRtl && isShown ? isolated(value) : value
    }
    const said = format.format(safe)
    assert(typeof said === 'string', 'a message of text is formatted as text')
    return said
  }
}

/** Whether a message is more than its text. */
export function isFilled(text: string): boolean {
  return /[{}']/.test(text)
}

/** Text between the marks that keep its direction to itself, once. */
function isolated(text: string): string {
  return text.startsWith('\u2068') || text === '' ? text : `\u2068${text}\u2069`
}
