// Places named in the record, as a list with what happened there. The map beside it is asked for;
// the page is whole without it.

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { placesQuery } from '../../api/queries.ts'
import { Failure } from '../../parts/Failure.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { numbered } from '../../places/named-places.ts'
import { PlaceList } from '../../places/PlaceList.tsx'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import styles from './OverviewPage.module.css'

const PlaceMap = lazy(async () => ({
  default: (await import('../../places/PlaceMap.tsx')).PlaceMap,
}))

export function PlacesSection() {
  const words = useWords()
  const { id, question, places: shapes } = useScene()
  const [isMapShown, setMapShown] = useState(false)
  const answer = useQuery({
    ...placesQuery(id, question),
    placeholderData: keepPreviousData,
  })
  const places = answer.data === undefined ? [] : numbered(answer.data, shapes)
  return (
    <section className="section" aria-labelledby="places">
      <h2 id="places">{words.say('overview.places')}</h2>
      {answer.isPending && <Loading what="overview.places-loading" />}
      {answer.error !== null && (
        <Failure error={answer.error} retry={() => void answer.refetch()} />
      )}
      {answer.data !== undefined && places.length === 0 && (
        <p className="quiet">{words.say('overview.no-places')}</p>
      )}
      {places.length > 0 && (
        <div className={styles['places']} data-map={isMapShown ? '' : undefined}>
          <div className="screen-only">
            {isMapShown ? (
              <Suspense fallback={<Loading what="overview.places-loading" />}>
                <PlaceMap places={places} height={370} />
              </Suspense>
            ) : (
              <button type="button" className="button" onClick={() => setMapShown(true)}>
                {words.say('overview.show-map')}
              </button>
            )}
            <p className="label">
              <Link to="/agreements/$id/map" params={{ id }} search={question}>
                {words.say('overview.open-map')}
              </Link>
            </p>
          </div>
          <div>
            <PlaceList places={places} />
            <p className="label">{words.say('overview.places-note')}</p>
          </div>
        </div>
      )}
    </section>
  )
}
