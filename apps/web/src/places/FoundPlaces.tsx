// The list of places with what finds them: a place is found by its id, by a name in any language, by
// an alias, as imports read it.
//
// The map beside the list shows all of them, whatever is sought.

import { placesKnown } from '@holdfast/sum'
import { useMemo, useState } from 'react'
import { useScene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'
import type { NamedPlace } from './named-places.ts'
import { PlaceList } from './PlaceList.tsx'
import styles from './PlaceList.module.css'

/** Fewer places need no search. */
const fewest = 3

export function FoundPlaces({ places }: { readonly places: readonly NamedPlace[] }) {
  const words = useWords()
  const [sought, setSought] = useState('')
  const { agreement, source, places: shapes } = useScene()
  const known = useMemo(() => {
    // Features are as the server has them: properties are there, whatever GeoJSON allows.
    const map = (shapes?.features ?? []).map(({ properties }) => ({ properties: properties ?? {} }))
    return placesKnown({ agreement, given: source.names, map })
  }, [agreement, source.names, shapes])
  const found = useMemo(() => {
    const ids = known.holding(sought)
    return places.filter(({ place }) => ids.has(place))
  }, [known, places, sought])
  if (places.length < fewest) return <PlaceList places={places} whole />
  return (
    <>
      <label className={`${styles['find']} screen-only`}>
        <span className="label">{words.say('places.find')}</span>
        <input type="search" value={sought} onChange={(event) => setSought(event.target.value)} />
      </label>
      <div aria-live="polite">
        {found.length === 0 && <p className="quiet">{words.say('places.none-so')}</p>}
      </div>
      <PlaceList places={found} whole />
    </>
  )
}
