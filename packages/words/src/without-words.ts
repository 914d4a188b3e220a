// What a status is without some sources, in words: those that a party objects to, and those that
// are said to be close to a side.

import type { SaidClose, Without } from '@holdfast/agreement'
import type { Words } from './words.ts'

/** As a standing tells it, or an answer: with the entries it is said in, however named. */
type Told = Omit<Without, 'close'> & {
  readonly close?: readonly Pick<SaidClose, 'source' | 'side'>[]
}

/** The message of an id that has `sources`, `as`, `sides` and `status`, as it is said of these. */
export function withoutWords(
  id: string,
  { sources, status, close = [] }: Told,
  { words, role }: { readonly words: Words; readonly role: (id: string) => string },
): string {
  const near = new Set(close.map(({ source }) => source))
  const isAll = sources.every((source) => near.has(source))
  const sides = [...new Set(close.map(({ side }) => side))]
  return words.say(id, {
    sources: words.list(sources.map((source) => role(source))),
    as: near.size === 0 ? 'objected' : isAll ? 'close' : 'both',
    sides: words.list(sides.map((side) => role(side))),
    status: words.say(`status.${status}`),
  })
}
