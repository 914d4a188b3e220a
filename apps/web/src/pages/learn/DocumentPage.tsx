// A page with a document of ours below what is said of it.
//
// The document is in English; in another language the page says so.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, type ReactNode } from 'react'
import { Failure } from '../../parts/Failure.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { useWords } from '../../words/use-words.ts'
import { WithWords } from '../../words/WithWords.tsx'
import { Document } from './Document.tsx'
import { documentQuery } from './document-query.ts'
import styles from './LearnPage.module.css'

export type DocumentPageProps = {
  readonly name: 'glossary' | 'api'
  readonly title: string
  /** What stands above the document. */
  readonly heading: string
  readonly children: ReactNode
}

export function DocumentPage(props: DocumentPageProps) {
  return (
    <WithWords part="own" otherwise={<Loading what="account.loading" />}>
      <Told {...props} />
    </WithWords>
  )
}

function Told({ name, title, heading, children }: DocumentPageProps) {
  const words = useWords()
  const document = useQuery(documentQuery(name))
  const said = words.say(title)
  useEffect(() => {
    globalThis.document.title = `${said} · Holdfast`
  }, [said])
  return (
    <div className={styles['page']}>
      <h1>{said}</h1>
      <p className="small">
        <Link to="/learn" search={{}}>
          {words.say('learn.title')}
        </Link>{' '}
        ·{' '}
        <Link to="/learn/api" search={{}}>
          {words.say('learn.api')}
        </Link>
      </p>
      {children}
      <section className="section" aria-labelledby="document">
        <h2 id="document">{words.say(heading)}</h2>
        {words.language.id !== 'en' && <p className="caveat">{words.say('learn.in-english')}</p>}
        {document.isPending && <Loading what="learn.loading" rows={8} />}
        {document.error !== null && (
          <Failure error={document.error} retry={() => void document.refetch()} />
        )}
        {document.data !== undefined && <Document text={document.data} />}
      </section>
    </div>
  )
}
