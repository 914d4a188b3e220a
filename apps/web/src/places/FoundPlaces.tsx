// The list of places with what finds them: a place is found by its id, by a name in any language,
// by an alias, as imports read it.
//
// The map beside the list shows all of them, whatever is sought.

import { useMemo, useState } from 'react'
import { useWords } from '../words/use-words.ts'
import { useKnownPlaces } from './known-places.ts'
import type { NamedPlace } from './named-places.ts'
import { PlaceList } from './PlaceList.tsx'
import styles from './PlaceList.module.css'

/** Fewer places need no search. */
const fewest = 3

export function FoundPlaces({ places }: { readonly places: readonly NamedPlace[] }) {
  const words = useWords()
  const [sought, setSought] = useState('')
  const known = useKnownPlaces()
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
