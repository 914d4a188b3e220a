// The overview: how does it stand, in one page. The strip, then a section for each article with
// the number that matters and whose count it is, claims and answers, places, what falls due, news.

import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { chartQuery, stripQuery } from '../../api/queries.ts'
import { useScene } from '../../scene/scene.ts'
import { StripSection } from '../../strip/StripSection.tsx'
import { useWords } from '../../words/use-words.ts'
import { ArticleSections } from './ArticleSections.tsx'
import { ClaimsSection } from './ClaimsSection.tsx'
import { DueNext, LastNews } from './Outlook.tsx'
import styles from './OverviewPage.module.css'
import { PlacesSection } from './PlacesSection.tsx'

export function OverviewPage() {
  const words = useWords()
  const { hasStatuses } = useScene().summary
  const isHere = useIsHere()
  if (!hasStatuses) {
    return (
      <>
        <p className="caveat">{words.say('overview.statuses-off')}</p>
        <Rest />
      </>
    )
  }
  return (
    <>
      <StripSection />
      {isHere && (
        <>
          <ArticleSections />
          <Rest />
        </>
      )}
    </>
  )
}

/** What decides the places of all below: nothing is shown there that would have to move. */
function useIsHere(): boolean {
  const { id, question } = useScene()
  return useQueries({
    queries: [stripQuery(id, question, { cells: 'day-end' }), chartQuery(id, question)].map(
      (query) => ({ ...query, placeholderData: keepPreviousData }),
    ),
    combine: (results) => results.every(({ isPending }) => !isPending),
  })
}

function Rest() {
  return (
    <>
      <ClaimsSection />
      <PlacesSection />
      <div className={styles['outlook']}>
        <DueNext />
        <LastNews />
      </div>
    </>
  )
}
