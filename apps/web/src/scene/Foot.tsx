// The foot of every page of an agreement: without prejudice, and as of which entry it speaks; on
// paper also its address and the digest of the text.
//
// The browser's own sum is offered here, on every page.

import { Link, useLocation, useParams, useSearch } from '@tanstack/react-router'
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
        <OnPaper />
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

/** Where whoever holds the sheet finds the same, and of which text it speaks. */
function OnPaper() {
  const words = useWords()
  const { source } = useScene()
  const href = useLocation({ select: (location) => location.href })
  return (
    <p className={styles['paper']}>
      <bdi dir="ltr">{new URL(href, window.location.origin).href}</bdi>
      <br />
      {words.say('foot.text')} <bdi dir="ltr">SHA-256 {source.digest}</bdi>
    </p>
  )
}
