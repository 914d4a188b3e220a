// A citation of what a page shows: in words, as an address that gives the same for ever, and as a
// picture with its caption.
//
// What is cited is in the address: an entry, one instance of a clause, a clause, or the overview.
// The digest is that of the server's answer to the very question, byte for byte what the command
// line prints.

import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { stripQuery } from '../../api/queries.ts'
import { Failure } from '../../parts/Failure.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { pinned } from '../../question/pinned.ts'
import { printSearch, type Search } from '../../question/question.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { WithWords } from '../../words/WithWords.tsx'
import styles from './CitePage.module.css'
import { citationWords, subjectWords } from './citation-words.ts'
import { digestQuery } from './digest.ts'
import { Pictures } from './Pictures.tsx'

export function CitePage() {
  return (
    <WithWords part="own" otherwise={<Loading what="account.loading" />}>
      <Told />
    </WithWords>
  )
}

function Told() {
  const words = useWords()
  const scene = useScene()
  const { id, question, summary, clock } = scene
  const search = useSearch({ from: '/agreements/$id/cite' })
  const asked = pinned(question, summary, clock)
  const digest = useQuery(digestQuery(id, asked))
  const { clause = '' } = search
  const strip = useQuery({
    ...stripQuery(id, asked, { cells: 'now', clause }),
    enabled: search.instance !== undefined && clause !== '',
  })
  const url = `${location.origin}${addressOf(id, { ...search, ...asked })}`
  const error = digest.error ?? strip.error
  const retry = (): void => void Promise.all([digest.refetch(), strip.refetch()])
  return (
    <>
      <h2>{words.say('cite.title')}</h2>
      <p className="small">{words.say('cite.note')}</p>
      {error !== null && <Failure error={error} retry={retry} />}
      {digest.data === undefined && error === null && <Loading what="cite.loading" />}
      {digest.data !== undefined && !strip.isLoading && (
        <>
          <Copied
            label={words.say('cite.citation')}
            text={citationWords(
              { subject: subjectWords(search, strip.data, scene, words), url, digest: digest.data },
              scene,
              words,
            )}
          />
          <Copied label={words.say('cite.permalink')} text={url} isCode />
          {search.entry === undefined && (
            <Pictures
              question={asked}
              clause={search.clause ?? null}
              captionOf={(subject) =>
                citationWords({ subject, url, digest: digest.data }, scene, words)
              }
            />
          )}
        </>
      )}
    </>
  )
}

/** The page that is cited, with everything in its address that it depends on. */
function addressOf(id: string, search: Search): string {
  const page = `/agreements/${encodeURIComponent(id)}`
  const { room, entry, clause, lang: _lang, ...rest } = search
  if (room !== undefined && entry !== undefined) {
    const { instance: _instance, bearer: _bearer, ...asked } = rest
    const at = [room, entry].map(encodeURIComponent).join('/')
    return `${page}/record/${at}${printSearch(asked)}`
  }
  return clause === undefined
    ? `${page}${printSearch(rest)}`
    : `${page}/text${printSearch({ ...rest, clause })}`
}

type CopiedProps = {
  readonly label: string
  readonly text: string
  readonly isCode?: boolean
}

function Copied({ label, text, isCode = false }: CopiedProps) {
  const words = useWords()
  const [isCopied, setIsCopied] = useState(false)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setIsCopied(true)
    } catch {
      // This browser lets nothing be copied; the text stands there to be marked.
      setIsCopied(false)
    }
  }
  return (
    <section className="section" aria-label={label}>
      <h3>{label}</h3>
      <p className={isCode ? styles['link'] : styles['citation']} dir={isCode ? 'ltr' : undefined}>
        {text}
      </p>
      <p className={`${styles['acts']} screen-only`}>
        <button
          type="button"
          className="button"
          aria-label={`${words.say('cite.copy')}: ${label}`}
          onClick={() => void copy()}
        >
          {words.say('cite.copy')}
        </button>
        <span aria-live="polite">{isCopied ? words.say('cite.copied') : ''}</span>
      </p>
    </section>
  )
}
