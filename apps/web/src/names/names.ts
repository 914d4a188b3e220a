// The names that a page shows: those of packages/words, with what the map calls places that the
// agreement gives no name of its own.

import type { CompiledAgreement } from '@holdfast/agreement'
import type { GivenNames } from '@holdfast/sum'
import * as spoken from '@holdfast/words'
import type { Places } from '../api/queries.ts'
import type { Words } from '../words/use-words.ts'

export type { Names } from '@holdfast/words'

export type Named = {
  readonly agreement: CompiledAgreement
  readonly given: GivenNames | null
  readonly places: Places | null
}

export function namesOf({ agreement, given, places }: Named, words: Words): spoken.Names {
  const mapped = placeNames(places, words.language.id)
  return spoken.namesOf({ agreement, given, words, placeName: (id) => mapped.get(id) ?? null })
}

/** An id as words, where nothing gives it a name: a room. */
export function spacedId(id: string): string {
  return id.replaceAll('-', ' ')
}

function placeNames(places: Places | null, language: string): Map<string, string> {
  const names = new Map<string, string>()
  for (const { id, properties } of places?.features ?? []) {
    const key: unknown = properties?.['id'] ?? id
    const name: unknown = properties?.[`name:${language}`] ?? properties?.['name']
    if (typeof key === 'string' && typeof name === 'string') names.set(key, name)
  }
  return names
}
