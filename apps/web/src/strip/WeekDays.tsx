// A week of the strip, opened to its days in place. It asks for its own days when it is opened.
//
// Only this clause is asked for: a week opens at once, however many obligations there are.

import type { StripColumn } from '@holdfast/analysis'
import { useQuery } from '@tanstack/react-query'
import { stripQuery } from '../api/queries.ts'
import { Mark } from '../marks/Mark.tsx'
import { Failure } from '../parts/Failure.tsx'
import { Figures } from '../parts/Figures.tsx'
import { useScene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'
import type { ShownRow } from './shown-rows.ts'
import styles from './WeekDays.module.css'

export type WeekDaysProps = { readonly row: ShownRow; readonly week: StripColumn }

export function WeekDays({ row, week }: WeekDaysProps) {
  const words = useWords()
  const { id, names, question } = useScene()
  const asked = { cells: 'day-end', week: week.first, clause: row.clause } as const
  const days = useQuery(stripQuery(id, question, asked))
  const own = days.data?.rows.find(({ bearer }) => bearer === row.bearer)
  const shown = Array.from({ length: week.last - week.first + 1 }, (_, at) => week.first + at)
  return (
    <div className={styles['week']}>
      <b>{words.say('strip.opened', { clause: row.clause })}</b>
      {days.error !== null && <Failure error={days.error} retry={() => void days.refetch()} />}
      {shown.map((day, at) => (
        <span key={day} className={styles['day']}>
          <span className="label">{words.say('time.day', { n: day })}</span>
          {own?.cells[at]?.map((mark) => (
            <span key={mark.instance} className={styles['mark']}>
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
