// The foot of every page of an agreement: without prejudice, and as of which entry it speaks.
//
// The browser's own sum is offered here, on every page.

import { Link, useParams, useSearch } from '@tanstack/react-router'
import { searchFrom } from '../question/question.ts'
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
        <Cite />
        <Recompute />
      </div>
    </footer>
  )
}

/** What the page shows is cited: its entry, or its clause and instance, or all of it. */
function Cite() {
  const words = useWords()
  const { id, question } = useScene()
  const { clause, instance, bearer } = useSearch({ strict: false })
  const { room, entry } = useParams({ strict: false })
  return (
    <p className="screen-only">
      <Link
        to="/agreements/$id/cite"
        params={{ id }}
        search={searchFrom({ ...question, clause, instance, bearer, room, entry })}
      >
        {words.say('foot.cite')}
      </Link>
      {' · '}
      <Link to="/learn" search={{}}>
        {words.say('shell.learn')}
      </Link>
    </p>
  )
}
