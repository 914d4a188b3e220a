// The overview: how does it stand, in one page. The strip, then a section for each article with
// the number that matters and whose count it is, claims and answers, places, what falls due, news.

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
  return (
    <>
      {hasStatuses ? (
        <StripSection />
      ) : (
        <p className="caveat">{words.say('overview.statuses-off')}</p>
      )}
      {hasStatuses && <ArticleSections />}
      <ClaimsSection />
      <PlacesSection />
      <div className={styles['outlook']}>
        <DueNext />
        <LastNews />
      </div>
    </>
  )
}
