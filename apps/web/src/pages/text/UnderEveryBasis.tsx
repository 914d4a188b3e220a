// The same clause on each basis, and by each count alone: what would be said if the text were read
// another way. Reading the text is for the parties and the mediators.

import type { ClauseAnswer, ClauseStatus } from '@holdfast/analysis'
import { bases } from '@holdfast/agreement'
import { boundedWords } from '@holdfast/words'
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { clauseQuery } from '../../api/queries.ts'
import { Mark } from '../../marks/Mark.tsx'
import { ScrollRegion } from '../../parts/ScrollRegion.tsx'
import type { Question } from '../../question/question.ts'
import { instanceWords } from '../../reasons/reason-words.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import styles from './TextPage.module.css'

type Row = { readonly key: string; readonly text: string; readonly question: Question }

/** The most instances that stand side by side: the last ones, where there are more. */
const instancesShown = 14

export type UnderEveryBasisProps = {
  readonly answer: ClauseAnswer
  /** What the answer answers. */
  readonly question: Question
  /** Of another day than that of the page. */
  readonly isOfThen?: boolean
}

export function UnderEveryBasis({ answer, question, isOfThen = false }: UnderEveryBasisProps) {
  const words = useWords()
  const { id, clock, names } = useScene()
  const rows = useRows(answer, question)
  const title = isOfThen
    ? words.say('text.compare.bases', { time: clock.full(answer.asOf) })
    : words.say('text.same')
  const answers = useQueries({
    queries: rows.map(({ question }) => clauseQuery(id, question, answer.clause)),
  })
  const columns = answer.statuses.slice(-instancesShown)
  return (
    <>
      <h3>{title}</h3>
      <ScrollRegion label={title}>
        <table className={`rows ${styles['matrix']}`}>
          <thead>
            <tr>
              <th scope="col">{words.say('text.by')}</th>
              {columns.map((status) => (
                <th key={`${status.instance} ${status.bearer ?? ''}`} scope="col">
                  {instanceWords(status, { names, clock, words })}
                  {status.bearer !== null && <small>{names.role(status.bearer)}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.key} className={isAsked(row, answer) ? styles['chosen'] : undefined}>
                <th scope="row">{row.text}</th>
                {columns.map((column) => {
                  const own = answers[at]?.data?.statuses.find(
                    (status) =>
                      status.instance === column.instance && status.bearer === column.bearer,
                  )
                  return (
                    <td key={`${column.instance} ${column.bearer ?? ''}`}>
                      {own !== undefined && <Cell status={own} />}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="label">{words.say('text.same-note')}</p>
    </>
  )
}

function Cell({ status }: { readonly status: ClauseStatus }) {
  const words = useWords()
  const { measured, reason } = status
  const figure =
    reason.code === 'not-closed'
      ? boundedWords(words, { value: words.number(reason.atLeast), isLowerBound: true })
      : measured === null || measured.value === 0
        ? ''
        : words.number(measured.value)
  return (
    <>
      <Mark status={status.status} />
      <small>
        <bdi>{figure}</bdi>
      </small>
    </>
  )
}

function isAsked(
  { question }: Row,
  answer: Pick<ClauseAnswer, 'basis' | 'source' | 'stage'>,
): boolean {
  return (
    question.basis === answer.basis &&
    (question.source ?? null) === answer.source &&
    (question.stage ?? null) === answer.stage
  )
}

/** A row for each basis, and one for each source and stage that gave a count. */
function useRows({ facts, basis: asked }: ClauseAnswer, question: Question): readonly Row[] {
  const words = useWords()
  const { names } = useScene()
  return useMemo(() => {
    const { source: _source, stage: _stage, ...rest } = question
    const byBasis = bases.map((basis): Row => {
      const text = words.say('text.all-counts', { basis: words.say(`basis.${basis}`) })
      return { key: basis, text, question: { ...rest, basis } }
    })
    const series = new Map<string, Row>()
    for (const { source, stage } of facts) {
      if (stage === null) continue
      const key = `${source} ${stage}`
      const text = words.say('text.one-count', {
        basis: words.say(`basis.${asked}`),
        stage: names.word('stage', stage),
        source: names.role(source),
      })
      series.set(key, { key, text, question: { ...rest, basis: asked, source, stage } })
    }
    const [first, ...others] = byBasis
    return first === undefined ? [] : [first, ...series.values(), ...others]
  }, [facts, question, names, asked, words])
}
