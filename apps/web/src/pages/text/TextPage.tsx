// The agreement as signed, with each clause's status in its margin; and one clause, opened beside
// it.
//
// Which clause and which instance are open is in the URL.

import { useSearch } from '@tanstack/react-router'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { AsSigned } from './AsSigned.tsx'
import { ClausePanel } from './ClausePanel.tsx'
import styles from './TextPage.module.css'

export function TextPage() {
  const words = useWords()
  const { agreement } = useScene()
  const { clause } = useSearch({ from: '/agreements/$id/text' })
  const opened = agreement.clauses.find(({ id }) => id === clause)
  return (
    <div className={styles['page']} data-open={opened === undefined ? undefined : ''}>
      <AsSigned opened={opened?.id ?? null} />
      {opened === undefined ? (
        <p className={`caveat screen-only ${styles['hint']}`}>{words.say('text.hint')}</p>
      ) : (
        <ClausePanel key={opened.id} clause={opened} />
      )}
    </div>
  )
}
