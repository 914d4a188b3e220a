// A week of the strip, opened to its days in place. It asks for its own days when it is opened.
//
// Days that lie ahead are not asked.

import type { Status } from '@holdfast/agreement'
import { useMemo } from 'react'
import { useStatusesAt } from '../api/queries.ts'
import { Mark } from '../marks/Mark.tsx'
import { useScene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'
import { daysOf, type Column } from './columns.ts'
import { Figures } from '../parts/Figures.tsx'
import { stripOf, type StripRow } from './strip-model.ts'
import styles from './WeekDays.module.css'

export function WeekDays({ row, week }: { readonly row: StripRow; readonly week: Column }) {
  const words = useWords()
  const { agreement, answer, asOf, clock, id, names, question, inOrder } = useScene()
  const columns = useMemo(
    () => daysOf({ calendar: agreement.calendar, ...answer.inForce }, asOf, week),
    [agreement, answer.inForce, asOf, week],
  )
  const moments = columns.map(({ isAhead, at }) => (isAhead ? null : clock.print(at)))
  const { answers } = useStatusesAt(id, question, moments)
  // Only this clause: a week opens at once, however many obligations there are.
  const own = useMemo(() => {
    const ofClause = (statuses: readonly Status[]): readonly Status[] =>
      statuses.filter(({ clause }) => clause === row.clause)
    const shown = stripOf({
      agreement: { ...agreement, obligations: [row.obligation] },
      columns,
      answers: answers.map((each) => (each === null ? null : ofClause(each))),
      now: ofClause(answer.statuses),
      order: inOrder,
      asItStandsNow: false,
    })
    return shown.flatMap(({ rows }) => rows).find(({ key }) => key === row.key)
  }, [agreement, row, columns, answers, answer.statuses, inOrder])
  return (
    <div className={styles['week']}>
      <b>{words.say('strip.opened', { clause: row.clause })}</b>
      {columns.map((column, at) => (
        <span key={column.key} className={styles['day']}>
          <span className="label">{words.say('time.day', { n: column.first })}</span>
          {own?.cells[at]?.map((mark) => (
            <span key={mark.of.instance} className={styles['mark']}>
              <Mark status={mark.status} part={mark.part} />
              <span>
                <Figures of={mark.figures} names={names} />
              </span>
            </span>
          ))}
        </span>
      ))}
    </div>
  )
}
