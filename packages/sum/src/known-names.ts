// What an agreement's places and roles are called: by its text, by its names in several languages,
// by its places files. The one list that imports, forms and lists of places look names up in.

import type { CompiledAgreement } from '@holdfast/agreement'
import { allNamesOf, Gazetteer } from '@holdfast/base'
import type { GivenNames } from './names.ts'
import type { Sum } from './open-sum.ts'

/** What the names are from. `map` is the places as their files draw them. */
export type NamesGiven = {
  readonly agreement: CompiledAgreement
  readonly given: GivenNames | null
  readonly map: readonly { readonly properties: Readonly<Record<string, unknown>> }[]
}

/** The places of an agreement, by everything that they are called. */
export function placesKnown({ agreement, given, map }: NamesGiven): Gazetteer {
  const drawn = new Map(map.map(({ properties }) => [properties['id'], allNamesOf(properties)]))
  return new Gazetteer(
    agreement.places.map(({ id }) => ({
      id,
      names: [...Object.values(given?.places[id] ?? {}), ...(drawn.get(id) ?? [])],
    })),
  )
}

/** Who has a role in an agreement, by everything that they are called. */
export function rolesKnown({ agreement, given }: Omit<NamesGiven, 'map'>): Gazetteer {
  return new Gazetteer(
    agreement.roles.map(({ id, name }) => ({
      id,
      names: [name, ...Object.values(given?.roles[id] ?? {})],
    })),
  )
}

/** What the places and roles of a sum's newest text are called. */
export function namesKnown({
  agreement,
  text: { names, map },
}: Pick<Sum, 'agreement' | 'text'>): Readonly<Record<'place' | 'role', Gazetteer>> {
  const of = { agreement, given: names.ok ? names.value : null, map }
  return { place: placesKnown(of), role: rolesKnown(of) }
}
