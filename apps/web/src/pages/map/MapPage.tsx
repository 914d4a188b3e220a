// The map and its list: the places of the agreement, and what the record says of each, as exactly
// as its report does and no more.

import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { placesQuery } from '../../api/queries.ts'
import { Failure } from '../../parts/Failure.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { numbered } from '../../places/named-places.ts'
import { FoundPlaces } from '../../places/FoundPlaces.tsx'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { useMemo } from 'react'
import styles from './MapPage.module.css'

const PlaceMap = lazy(async () => ({
  default: (await import('../../places/PlaceMap.tsx')).PlaceMap,
}))

export function MapPage() {
  const words = useWords()
  const { id, question, places: shapes } = useScene()
  const answer = useQuery(placesQuery(id, question))
  const places = useMemo(
    () => (answer.data === undefined ? [] : numbered(answer.data, shapes)),
    [answer.data, shapes],
  )
  return (
    <>
      <h2>{words.say('overview.places')}</h2>
      <p className="small">{words.say('overview.places-note')}</p>
      {answer.isPending && <Loading what="overview.places-loading" />}
      {answer.error !== null && (
        <Failure error={answer.error} retry={() => void answer.refetch()} />
      )}
      {answer.data !== undefined && (
        <div className={styles['page']}>
          <div className={styles['room']}>
            <Suspense fallback={<Loading what="overview.places-loading" />}>
              <PlaceMap places={places} height={560} />
            </Suspense>
          </div>
          <div>
            {places.length === 0 && <p className="quiet">{words.say('overview.no-places')}</p>}
            <FoundPlaces places={places} />
          </div>
        </div>
      )}
    </>
  )
}
