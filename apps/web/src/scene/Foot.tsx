// The foot of every page of an agreement: without prejudice, and as of which entry it speaks.
//
// The browser's own sum is offered here, on every page.

import { Recompute } from '../recompute/Recompute.tsx'
import { useWords } from '../words/use-words.ts'
import { useScene } from './scene.ts'
import styles from './Foot.module.css'
import { spacedId } from '../names/names.ts'

export function Foot() {
  const words = useWords()
  const { summary } = useScene()
  return (
    <footer className={styles['foot']}>
      <p>
        {words.say('foot.sources')} {words.say('foot.verified')}{' '}
        <b>{words.say('foot.prejudice')}</b>
      </p>
      <div>
        <p>
          {summary.view.map((room) => (
            <span key={room}>
              {words.say('foot.as-of', {
                n: summary.knownAt[room] ?? 0,
                room: words.sayOr(`room.${room}`, spacedId(room)),
              })}{' '}
            </span>
          ))}
        </p>
        <Recompute />
      </div>
    </footer>
  )
}
