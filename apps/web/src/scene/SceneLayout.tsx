// The frame of an agreement's pages: asks for the agreement and its summary, shows the head with
// its controls, and keeps what was shown before while a new answer is on its way.

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { agreementQuery, summaryQuery } from '../api/queries.ts'
import { ControlBar } from '../controls/ControlBar.tsx'
import { Failure } from '../parts/Failure.tsx'
import { Loading } from '../parts/Loading.tsx'
import { questionOf } from '../question/question.ts'
import { useWords } from '../words/use-words.ts'
import { DroppedContext, useDropped } from './dropped.ts'
import { Foot } from './Foot.tsx'
import { Head } from './Head.tsx'
import { LiveLine } from './LiveLine.tsx'
import { sceneOf, SceneContext } from './scene.ts'
import styles from './SceneLayout.module.css'

export function SceneLayout() {
  const words = useWords()
  const id = useParams({ from: '/agreements/$id', select: (params) => params.id })
  const search = useSearch({ from: '/agreements/$id' })
  const dropped = useDropped(id)
  const agreement = useQuery(agreementQuery(id))
  const summary = useQuery({
    ...summaryQuery(id, questionOf(search)),
    placeholderData: keepPreviousData,
  })
  const scene = useMemo(
    () =>
      agreement.data === undefined || summary.data === undefined
        ? null
        : sceneOf(agreement.data, summary.data, search, words),
    [agreement.data, summary.data, search, words],
  )
  const title = scene?.names.title ?? agreement.data?.title
  const page = useLocation({ select: ({ pathname }) => pathname.split('/')[3] ?? '' })
  useEffect(() => {
    const of = page === '' ? '' : words.sayOr(`shell.${page}`, '')
    document.title = [of, title ?? '', 'Holdfast'].filter((part) => part !== '').join(' · ')
  }, [page, title, words])

  const error = agreement.error ?? summary.error
  const retry = (): void => void Promise.all([agreement.refetch(), summary.refetch()])
  if (scene === null) {
    return error === null ? (
      <Loading what="scene.loading" rows={8} />
    ) : (
      <section className="section">
        <h1>{title ?? words.say('scene.not-shown')}</h1>
        <Failure error={error} retry={retry} />
        <p>
          <Link to="/agreements/$id" params={{ id }} search={{}}>
            {words.say('scene.plainly')}
          </Link>
        </p>
      </section>
    )
  }
  return (
    <SceneContext value={scene}>
      <Head />
      <ControlBar />
      {error !== null && <Failure error={error} retry={retry} />}
      <LiveLine id={id} isPinned={search.knownAt !== undefined} known={scene.summary.knownAt} />
      <div className={styles['body']} data-stale={summary.isPlaceholderData ? '' : undefined}>
        <DroppedContext value={dropped}>
          <Outlet />
        </DroppedContext>
      </div>
      <Foot />
    </SceneContext>
  )
}
