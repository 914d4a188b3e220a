// The same clause on each basis, and by each count alone: what would be said if the text were read
// another way. Reading the text is for the parties and the mediators.

import { ScrollRegion } from '../../parts/ScrollRegion.tsx'
import { bases, type Status } from '@holdfast/agreement'
import { useMemo } from 'react'
import { useSeveral } from '../../api/queries.ts'
import { Mark } from '../../marks/Mark.tsx'
import type { Question } from '../../question/question.ts'
import { instanceWords } from '../../reasons/reason-words.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import styles from './TextPage.module.css'

export type UnderEveryBasisProps = {
  readonly clause: string
  readonly statuses: readonly Status[]
}

type Row = { readonly key: string; readonly text: string; readonly question: Question }

/** The most instances that stand side by side: the last ones, where there are more. */
const instancesShown = 14

export function UnderEveryBasis({ clause, statuses }: UnderEveryBasisProps) {
  const words = useWords()
  const { id, clock, names, answer } = useScene()
  const rows = useRows(statuses)
  const questions = useMemo(() => rows.map(({ question }) => question), [rows])
  const { answers } = useSeveral(id, questions)
  const columns = statuses.slice(-instancesShown)
  return (
    <>
      <h3>{words.say('text.same')}</h3>
      <ScrollRegion label={words.say('text.same')}>
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
                  const own = answers[at]?.find(
                    (status) =>
                      status.clause === clause &&
                      status.instance === column.instance &&
                      status.bearer === column.bearer,
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

function Cell({ status }: { readonly status: Status }) {
  const words = useWords()
  const { measured, reason } = status
  const figure =
    reason.code === 'not-closed'
      ? `${words.number(reason.atLeast)}+`
      : measured === null || measured.value === 0
        ? ''
        : words.number(measured.value)
  return (
    <>
      <Mark status={status.status} />
      <small>
        <bdi dir="ltr">{figure}</bdi>
      </small>
    </>
  )
}

function isAsked(
  { question }: Row,
  answer: { readonly basis: string; readonly source: string | null; readonly stage: string | null },
): boolean {
  return (
    question.basis === answer.basis &&
    (question.source ?? null) === answer.source &&
    (question.stage ?? null) === answer.stage
  )
}

/** A row for each basis, and one for each source and stage that gave a count. */
function useRows(statuses: readonly Status[]): readonly Row[] {
  const words = useWords()
  const { question, names, answer } = useScene()
  return useMemo(() => {
    const { source: _source, stage: _stage, ...rest } = question
    const byBasis = bases.map((basis): Row => {
      const text = words.say('text.all-counts', { basis: words.say(`basis.${basis}`) })
      return { key: basis, text, question: { ...rest, basis } }
    })
    const series = new Map<string, Row>()
    for (const { source, stage } of statuses.flatMap(({ facts }) => facts)) {
      if (stage === null) continue
      const key = `${source} ${stage}`
      const text = words.say('text.one-count', {
        basis: words.say(`basis.${answer.basis}`),
        stage: names.word('stage', stage),
        source: names.role(source),
      })
      series.set(key, { key, text, question: { ...rest, basis: answer.basis, source, stage } })
    }
    const [first, ...others] = byBasis
    return first === undefined ? [] : [first, ...series.values(), ...others]
  }, [statuses, question, names, answer.basis, words])
}
