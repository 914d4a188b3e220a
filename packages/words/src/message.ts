// What a message of ICU is filled with: the names of its arguments, and the cases that it tells
// apart.
//
// A message is text, or what a parser made of the text already: a browser is given the second, and
// needs no parser.

import { IntlMessageFormat } from 'intl-messageformat'

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** A message of ICU, as it is written or as it was parsed. */
export type MessageText = string | Element[]

/** The names of what a message is filled with, in alphabetical order. */
export function argumentsIn(text: MessageText): readonly string[] {
  return [...new Set(elementsOf(text).flatMap(({ name }) => name ?? []))].toSorted()
}

/** The cases that a message tells apart, by the argument that chooses; `other` is none of them. */
export function casesIn(text: MessageText): ReadonlyMap<string, ReadonlySet<string>> {
  const cases = new Map<string, ReadonlySet<string>>()
  for (const { name, branches } of elementsOf(text)) {
    if (name === null || branches.length === 0) continue
    cases.set(name, new Set([...(cases.get(name) ?? []), ...branches.filter(isNamed)]))
  }
  return cases
}

function isNamed(branch: string): boolean {
  return branch !== 'other'
}

/** The type of an element that is plain text. */
const literal = 0

/** A message as its parser reads it. */
export function parsedMessage(text: MessageText): Element[] {
  return new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst()
}

type Used = { readonly name: string | null; readonly branches: readonly string[] }

function elementsOf(text: MessageText): readonly Used[] {
  return used(parsedMessage(text))
}

function used(elements: readonly Element[]): readonly Used[] {
  return elements.flatMap((element): readonly Used[] => {
    if ('options' in element) {
      const inside = Object.values(element.options).flatMap(({ value }) => used(value))
      const own = { name: element.value, branches: Object.keys(element.options) }
      return [own, ...inside]
    }
    // Plain text and the number of a plural name nothing.
    const type: number = element.type
    const isArgument = 'value' in element && type !== literal
    return [{ name: isArgument ? element.value : null, branches: [] }]
  })
}
