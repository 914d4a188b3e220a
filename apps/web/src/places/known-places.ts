// The places of the agreement by everything that they are called, as imports know them.
//
// Nothing is looked up here but in what the server gave with the agreement.

import type { Gazetteer } from '@holdfast/base'
import { placesKnown } from '@holdfast/sum'
import { useMemo } from 'react'
import { useScene } from '../scene/scene.ts'

/** Looks names of places up. */
export function useKnownPlaces(): Gazetteer {
  const { agreement, source, places } = useScene()
  return useMemo(() => {
    const map = (places?.features ?? []).map(({ properties }) => ({ properties: properties ?? {} }))
    return placesKnown({ agreement, given: source.names, map })
  }, [agreement, source.names, places])
}
