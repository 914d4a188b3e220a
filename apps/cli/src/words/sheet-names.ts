// How a sheet calls what the agreement names: as the clauses write it in English, and by the names
// that the agreement gives in other languages.
//
// The clauses on a sheet stand as they were written, with their ids; in English the ids are the
// names, so that both can be laid side by side.

import type { CompiledAgreement } from '@holdfast/agreement'
import type { CompiledText } from '@holdfast/sum'
import { namesOf, type NameKind, type Words } from '@holdfast/words'
import { quantityWords } from './numbers.ts'

/** What a sheet calls things. */
export type SheetNames = {
  /** Null: as the text says it. */
  readonly title: string | null
  readonly notice: string | null
  readonly article: (id: string) => string | null
  readonly role: (id: string | null) => string
  readonly place: (id: string) => string
  readonly word: (kind: NameKind, id: string) => string
  readonly count: (value: number, unit: string) => string
  /** A kind of statement. */
  readonly kind: (name: string) => string
}

/** Ids as they are. */
export function plainNames(words: Words): SheetNames {
  return {
    title: null,
    notice: null,
    article: () => null,
    role: (id) => id ?? words.say('status.no-bearer'),
    place: (id) => id,
    word: (_, id) => id,
    count: (value, unit) =>
      value === 1
        ? words.sayOr(`count.${unit}`, `1 ${unit}`, { n: 1 })
        : quantityWords({ value, unit }),
    kind: (name) => name,
  }
}

type Speaking = { readonly words: Words; readonly names: SheetNames }

/** A screen that calls things as the agreement does in the reader's language. */
export function namedScreen<Screen extends Speaking>(
  screen: Screen,
  { agreement, text }: { readonly agreement: CompiledAgreement; readonly text: CompiledText },
): Screen {
  const { words } = screen
  if (words.language.id === 'en') return screen
  const given = text.names.ok ? text.names.value : null
  const kind = (name: string): string => words.sayOr(`kind.${name}`, name)
  return { ...screen, names: { ...namesOf({ agreement, given, words }), kind } }
}
