// With which bulletin a page speaks, what was told at once since, and what pages showed and was
// recalled.
//
// It stands under the head of every page of an agreement that is alive, or of which something was
// recalled, and is loaded with those alone. While it is shown it is asked anew each minute.

import { parseInstant, present, type Instant } from '@holdfast/base'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { agreementQuery } from '../../api/queries.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { WithWords } from '../../words/WithWords.tsx'
import styles from './Told.module.css'

const AtOnce = lazy(async () => ({ default: (await import('./AtOnce.tsx')).AtOnce }))
const askedEachMs = 60_000

export function Told() {
  return (
    <WithWords part="own" otherwise={null}>
      <Lines />
    </WithWords>
  )
}

function Lines() {
  const words = useWords()
  const { id, source, clock, names } = useScene()
  const { data = source } = useQuery({ ...agreementQuery(id), refetchInterval: askedEachMs })
  const { bulletin, recalls, atOnce } = data
  const others = atOnce.filter(({ kind }) => kind !== 'record.recalled')
  return (
    <div className={styles['told']}>
      {recalls.map((recall) => (
        <p key={recall.id} role="note" className={styles['recall']}>
          {words.say('told.recalled', {
            on: clock.full(instantOf(recall.on)),
            by: recall.by === null ? 'none' : names.role(recall.by),
            at: clock.full(instantOf(recall.at)),
            n: recall.clauses.length,
            clauses: words.list(recall.clauses),
            said: recall.said,
            now: recall.now,
          })}
        </p>
      ))}
      {others.length > 0 && (
        <Suspense fallback={null}>
          <AtOnce said={others} />
        </Suspense>
      )}
      {bulletin !== null && (
        <p>
          {words.say('told.bulletin', {
            time: clock.time(instantOf(bulletin.at)),
            weekday: clock.weekday(instantOf(bulletin.at)),
            date: clock.date(instantOf(bulletin.at)),
            zone: clock.zone(instantOf(bulletin.at)),
            next: clock.time(instantOf(bulletin.next)),
          })}
        </p>
      )}
    </div>
  )
}

function instantOf(text: string): Instant {
  return present(parseInstant(text), 'the server writes instants')
}
