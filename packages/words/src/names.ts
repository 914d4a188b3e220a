// Names of what an agreement declares and of what its domains count: parties, places, classes,
// stages, units, acts.
//
// The agreement gives its own names, in its folder; the catalogues have those of the vocabulary. An
// id without either is shown as its words. A name never says more than the id does.

import type { CompiledAgreement } from '@holdfast/agreement'
import type { GivenNames, InLanguages } from '@holdfast/sum'
import type { Words } from './words.ts'

/** What a word is a word of. */
export type NameKind = 'class' | 'stage' | 'unit' | 'act'

/** Says names in the reader's language. */
export type Names = {
  /** Whose agreement it is, and what it says of itself. */
  readonly title: string
  readonly notice: string
  readonly article: (id: string) => string
  /** Null: nobody is named. */
  readonly role: (id: string | null) => string
  readonly roles: (ids: readonly string[]) => string
  readonly place: (id: string) => string
  readonly word: (kind: NameKind, id: string) => string
  /** `50 persons`, in the reader's plural. */
  readonly count: (value: number, unit: string) => string
}

/**
 * The names of an agreement. `placeName` knows what a map calls a place; null where it does not.
 */
export function namesOf(of: {
  readonly agreement: CompiledAgreement
  readonly given: GivenNames | null
  readonly words: Words
  readonly placeName?: (id: string) => string | null
}): Names {
  const { agreement, given, words, placeName } = of
  const inTongue = (names: InLanguages | undefined): string | null =>
    names?.[words.language.id] ?? null
  const declared = declaredIn(agreement)
  const role = (id: string | null): string => {
    if (id === null) return words.say('status.no-bearer')
    const own = inTongue(given?.roles[id]) ?? declared.roles.get(id)
    return own ?? words.sayOr(`holder.${id}`, spaced(id))
  }
  const word = (kind: NameKind, id: string): string => {
    const own = kind === 'class' ? (given?.classes[id] ?? given?.groups[id]) : undefined
    const act = kind === 'act' ? (inTongue(given?.acts[id]) ?? declared.acts.get(id)) : undefined
    return inTongue(own) ?? act ?? words.sayOr(`${kind}.${id}`, spaced(id))
  }
  return {
    title: inTongue(given?.title) ?? agreement.title,
    notice: inTongue(given?.notice) ?? agreement.notice,
    article: (id) => inTongue(given?.articles[id]) ?? declared.articles.get(id) ?? '',
    role,
    roles: (ids) => words.list(ids.map(role)),
    place: (id) => inTongue(given?.places[id]) ?? placeName?.(id) ?? spaced(id),
    word,
    count: (value, unit) =>
      words.sayOr(`count.${unit}`, `${words.number(value)} ${spaced(unit)}`, { n: value }),
  }
}

/** What the text itself calls things, in the language in which it is signed. */
function declaredIn({ roles, acts, articles }: CompiledAgreement) {
  return {
    roles: new Map<string, string>(roles.map(({ id, name }) => [id, name])),
    acts: new Map<string, string>(acts.map(({ id, name }) => [id, name])),
    articles: new Map<string, string>(articles.map(({ id, title }) => [id, title])),
  }
}

function spaced(id: string): string {
  return id.replaceAll('-', ' ')
}
