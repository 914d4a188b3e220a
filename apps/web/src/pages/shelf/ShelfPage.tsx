// The shelf: the agreements, alive and closed, by a search over their names.
//
// Each shows its state in one line, the same as in the agreement's own head.

import { folded } from '@holdfast/base'
import type { Shelved } from '@holdfast/protocol'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { shelfQuery } from '../../api/queries.ts'
import { Failure } from '../../parts/Failure.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { StateOf } from '../../scene/StateOf.tsx'
import { useWords } from '../../words/use-words.ts'
import styles from './ShelfPage.module.css'

export function ShelfPage() {
  const words = useWords()
  const shelf = useQuery(shelfQuery)
  const [sought, setSought] = useState('')
  useEffect(() => {
    document.title = 'Holdfast'
  }, [])
  const found = (shelf.data?.agreements ?? []).filter((agreement) => matches(agreement, sought))
  const groups = [
    ['shelf.alive', found.filter(({ isClosed }) => !isClosed)],
    ['shelf.closed', found.filter(({ isClosed }) => isClosed)],
  ] as const
  return (
    <>
      <header className={styles['head']}>
        <h1>{words.say('shelf.title')}</h1>
        <p className={styles['lead']}>{words.say('shelf.lead')}</p>
        <label className={styles['search']}>
          <span className="label">{words.say('shelf.search')}</span>
          <input
            type="search"
            value={sought}
            onChange={({ currentTarget: { value } }) => setSought(value)}
          />
        </label>
      </header>
      {shelf.isPending && <Loading what="shelf.loading" />}
      {shelf.error !== null && <Failure error={shelf.error} retry={() => void shelf.refetch()} />}
      {shelf.data !== undefined && found.length === 0 && (
        <p className="caveat">
          {words.say(shelf.data.agreements.length === 0 ? 'shelf.empty' : 'shelf.none')}
        </p>
      )}
      {groups.map(([title, agreements]) =>
        agreements.length === 0 ? null : (
          <section key={title} className="section">
            <h2>{words.say(title)}</h2>
            <ul className={styles['list']}>
              {agreements.map((agreement) => (
                <Agreement key={agreement.id} agreement={agreement} />
              ))}
            </ul>
          </section>
        ),
      )}
    </>
  )
}

function matches({ id, title, notice, titles }: Shelved, sought: string): boolean {
  const text = folded([id, title, notice, ...Object.values(titles)].join(' '))
  return folded(sought)
    .split(' ')
    .every((word) => text.includes(word))
}

function Agreement({ agreement }: { readonly agreement: Shelved }) {
  const words = useWords()
  const { id, sizes } = agreement
  const { id: tongue } = words.language
  const title = agreement.titles[tongue] ?? agreement.title
  const notice = agreement.notices[tongue] ?? agreement.notice
  const entries = Object.values(sizes).reduce((sum, size) => sum + size, 0)
  return (
    <li>
      <h3 dir="auto">
        <Link to="/agreements/$id" params={{ id }} search={{}}>
          {title}
        </Link>
      </h3>
      <p className="small">
        {words.say(agreement.isClosed ? 'shelf.is-closed' : 'shelf.is-alive')}{' '}
        {agreement.statuses === 'off' && `${words.say('shelf.off')} `}
        {words.say('shelf.entries', { n: entries })}{' '}
        <Link
          to="/agreements/$id/compiled"
          params={{ id }}
          search={{}}
          aria-label={`${words.say('shelf.compiled')}: ${title}`}
        >
          {words.say('shelf.compiled')}
        </Link>
      </p>
      <div className={styles['state']}>
        <StateOf id={id} />
      </div>
      {notice !== '' && (
        <p className={`small ${styles['notice']}`} dir="auto">
          {notice}
        </p>
      )}
    </li>
  )
}
