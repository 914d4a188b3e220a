// The head of the strip: bands for days that were agreed together, the days or weeks, and the line
// of the moment asked for.

import type { Band, StripColumn, StripUnit } from '@holdfast/analysis'
import { memo } from 'react'
import { useWords } from '../words/use-words.ts'
import type { Clock } from '../time/clock.ts'
import styles from './Strip.module.css'

export type StripHeadProps = {
  readonly columns: readonly StripColumn[]
  readonly bands: readonly Band[]
  readonly clock: Clock
  readonly unit: StripUnit
  readonly heading: string
  /** The label of the line, at the end of the column asked for; null where there is none. */
  readonly nowLabel: string | null
}

export const StripHead = memo(function StripHead(props: StripHeadProps) {
  const { columns, bands, clock, unit, heading, nowLabel } = props
  const words = useWords()
  return (
    <thead className={styles['head']}>
      {bands.length > 0 && unit === 'day' && <Bands {...{ bands, clock }} />}
      <tr>
        <th colSpan={2} className={styles['heading']}>
          {heading}
        </th>
        <th className={styles['bearer-head']}>{words.say('strip.bearer')}</th>
        {columns.map((column, at) => (
          <th
            key={column.first}
            scope="col"
            className={styles['day']}
            data-now={isNow(columns, at) ? '' : undefined}
          >
            {unit === 'day' ? (
              <DayName {...{ column, clock }} />
            ) : (
              <WeekName column={column} isShown={isNamed(columns, at)} />
            )}
            {nowLabel !== null && isNow(columns, at) && (
              <span className={styles['asof']}>{nowLabel}</span>
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
})

/** Every fourth week has a name above it, where the next column leaves room for it. */
function isNamed(columns: readonly StripColumn[], at: number): boolean {
  return at % 4 === 0 && at < columns.length - 1
}

/** The line stands after the column asked for; where the term is over, after the last. */
export function isNow(columns: readonly StripColumn[], at: number): boolean {
  const current = columns.findIndex(({ isCurrent }) => isCurrent)
  if (current !== -1) return at === current
  const isAllPast = columns.every(({ isAhead }) => !isAhead)
  return isAllPast && at === columns.length - 1
}

function DayName({ column, clock }: { readonly column: StripColumn; readonly clock: Clock }) {
  const words = useWords()
  return (
    <>
      <b>
        <span className={styles['day-word']}>{words.say('time.day', { n: column.first })}</span>
        <span className={styles['day-number']} aria-hidden>
          {column.first}
        </span>
      </b>
      <span className={styles['weekday']}>{clock.weekday(column.from)}</span>
      <span className={styles['short-weekday']} aria-hidden>
        {clock.shortWeekday(column.from)}
      </span>
      <span className={styles['date']}>{clock.date(column.from)}</span>
    </>
  )
}

function WeekName({
  column,
  isShown,
}: {
  readonly column: StripColumn
  readonly isShown: boolean
}) {
  const words = useWords()
  const name = words.say('strip.days', { first: column.first, last: column.last })
  return (
    <>
      <span className="unseen">{name}</span>
      {isShown && (
        <span aria-hidden className={styles['week']}>
          {column.first}
        </span>
      )}
    </>
  )
}

function Bands({ bands, clock }: { readonly bands: readonly Band[]; readonly clock: Clock }) {
  const words = useWords()
  return (
    <tr className={styles['bands']}>
      <td colSpan={3} aria-hidden />
      {bands.map((band) => {
        const n = band.last - band.first + 1
        const [text, short] =
          band.addedAt === null
            ? [words.say('strip.first-agreed', { n }), String(n)]
            : [words.say('strip.added', { n, date: clock.date(band.addedAt) }), `+${n}`]
        return (
          <th key={band.first} colSpan={n} style={{ '--span': n }} aria-label={text}>
            <span>
              <span className={styles['long']}>{text}</span>
              <bdi dir="ltr" className={styles['short']}>
                {short}
              </bdi>
            </span>
          </th>
        )
      })}
    </tr>
  )
}
