// The state of an agreement in one line, where a page shows several: the same line as in its head,
// from the same summary. What stands inside has the agreement's scene.
//
// One that cannot be asked says so in its own place.

import { useQuery } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { agreementQuery, summaryQuery } from '../api/queries.ts'
import { Failure } from '../parts/Failure.tsx'
import { Loading } from '../parts/Loading.tsx'
import { useWords } from '../words/use-words.ts'
import { sceneOf, SceneContext } from './scene.ts'
import { stateLine } from './state-line.ts'

export type StateOfProps = { readonly id: string; readonly children?: ReactNode }

export function StateOf({ id, children }: StateOfProps) {
  const words = useWords()
  const agreement = useQuery(agreementQuery(id))
  const summary = useQuery(summaryQuery(id, {}))
  const scene = useMemo(
    () =>
      agreement.data === undefined || summary.data === undefined
        ? null
        : sceneOf(agreement.data, summary.data, {}, words),
    [agreement.data, summary.data, words],
  )
  const error = agreement.error ?? summary.error
  if (scene === null) {
    const retry = (): void => void Promise.all([agreement.refetch(), summary.refetch()])
    return error === null ? (
      <Loading what="scene.loading" rows={1} />
    ) : (
      <Failure error={error} retry={retry} />
    )
  }
  const { lead, rest } = stateLine(scene, words)
  return (
    <SceneContext value={scene}>
      <p>
        <b>{lead}</b> {rest.join(' ')}
      </p>
      {children}
    </SceneContext>
  )
}
