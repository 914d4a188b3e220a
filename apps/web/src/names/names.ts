// Names of what an agreement declares: parties, places, classes, units, stages.
//
// The agreement's own name stands unless the reader's language has one for that id. An id without
// either is shown as its words. A name never says more than the id does.

import type { CompiledAgreement } from '@holdfast/agreement'
import type { FeatureCollection, Geometry } from 'geojson'
import type { Words } from '../words/use-words.ts'

export type NameKind = 'class' | 'stage' | 'unit' | 'act' | 'source' | 'entry'

export type Names = {
  readonly role: (id: string | null) => string
  readonly roles: (ids: readonly string[]) => string
  readonly place: (id: string) => string
  readonly word: (kind: NameKind, id: string) => string
  readonly count: (value: number, unit: string) => string
}

export function namesOf(
  agreement: CompiledAgreement | null,
  places: FeatureCollection<Geometry | null> | null,
  words: Words,
): Names {
  const declared = new Map(agreement?.roles.map(({ id, name }) => [String(id), name]))
  const mapped = placeNames(places, words.language.id)
  const role = (id: string | null): string =>
    id === null
      ? words.say('name.none')
      : words.sayOr(`name.role.${id}`, declared.get(id) ?? spaced(id))
  const word = (kind: NameKind, id: string): string => words.sayOr(`name.${kind}.${id}`, spaced(id))
  return {
    role,
    roles: (ids) => words.list(ids.map(role)),
    place: (id) => words.sayOr(`name.place.${id}`, mapped.get(id) ?? spaced(id)),
    word,
    count: (value, unit) =>
      words.sayOr(`count.${unit}`, `${words.number(value)} ${spaced(unit)}`, { n: value }),
  }
}

function placeNames(
  places: FeatureCollection<Geometry | null> | null,
  language: string,
): Map<string, string> {
  const names = new Map<string, string>()
  for (const { id, properties } of places?.features ?? []) {
    const key: unknown = properties?.['id'] ?? id
    const name: unknown = properties?.[`name:${language}`] ?? properties?.['name']
    if (typeof key === 'string' && typeof name === 'string') names.set(key, name)
  }
  return names
}

function spaced(id: string): string {
  return id.replaceAll('-', ' ')
}
