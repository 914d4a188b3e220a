// The strip of the page's agreement, asked for in one request, as marks or as a plain table.
//
// Details of a cell and the days of a week are asked for when they are reached for.

import type { CellReading, Strip as StripAnswer, StripMark } from '@holdfast/analysis'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { stripQuery } from '../api/queries.ts'
import { MarkKey } from '../marks/MarkKey.tsx'
import { titleOf } from '../names/article-words.ts'
import { clauseWords } from '../names/clause-words.ts'
import { Failure } from '../parts/Failure.tsx'
import { Figures } from '../parts/Figures.tsx'
import { Loading } from '../parts/Loading.tsx'
import { useScene, type Scene } from '../scene/scene.ts'
import { useWords, type Words } from '../words/use-words.ts'
import { Detail } from './Detail.tsx'
import { articlesOf, type ShownRow } from './shown-rows.ts'
import { Strip, type Chosen } from './Strip.tsx'
import styles from './StripSection.module.css'
import { StripTable } from './StripTable.tsx'
import { WeekDays } from './WeekDays.tsx'

export function StripSection() {
  const words = useWords()
  const { id, question, agreement } = useScene()
  const [cells, setCells] = useState<CellReading>('day-end')
  const [isTable, setIsTable] = useState(false)
  const strip = useQuery({
    ...stripQuery(id, question, { cells }),
    placeholderData: keepPreviousData,
  })
  return (
    <section
      aria-label={words.say('strip.caption')}
      data-stale={strip.isPlaceholderData ? '' : undefined}
      className={styles['whole']}
    >
      <Choices {...{ cells, setCells, isTable, setIsTable }} />
      {strip.error !== null && <Failure error={strip.error} retry={() => void strip.refetch()} />}
      {strip.isPending && <Loading what="strip.loading" rows={agreement.obligations.length} />}
      {strip.data !== undefined && <Shown strip={strip.data} isTable={isTable} />}
    </section>
  )
}

function Shown({ strip, isTable }: { readonly strip: StripAnswer; readonly isTable: boolean }) {
  const words = useWords()
  const scene = useScene()
  const { columns, unit, bands, cells } = strip
  const articles = useMemo(
    () => articlesOf(scene.agreement, strip, (article) => titleOf(article, scene.names)),
    [scene, strip],
  )
  const tellers = useTellers(scene, strip)
  const { labelOf, bearerOf } = tellers
  if (isTable) return <StripTable {...{ articles, columns, labelOf, bearerOf }} />
  const atEnds = unit === 'week' ? 'strip.heading-weeks' : 'strip.heading'
  return (
    <>
      <Strip
        {...tellers}
        {...{ articles, columns, unit, bands }}
        heading={words.say(cells === 'now' ? 'strip.heading-now' : atEnds)}
        clock={scene.clock}
        caption={words.say('strip.caption')}
        nowLabel={nowLabel(scene, strip, words)}
      />
      <MarkKey />
    </>
  )
}

/** How rows and marks are told; kept as they are while nothing they say changes. */
function useTellers({ agreement, names }: Scene, { columns, cells }: StripAnswer) {
  const words = useWords()
  const labelOf = useCallback(
    (row: ShownRow) => clauseWords(agreement, row.obligation, names, words),
    [agreement, names, words],
  )
  const bearerOf = useCallback((row: ShownRow) => names.role(row.bearer), [names])
  const figuresOf = useCallback(
    (mark: StripMark) => <Figures of={mark.figures} names={names} />,
    [names],
  )
  const detail = useCallback(
    (chosen: Chosen | null) => (
      <Detail chosen={chosen} column={columns[chosen?.column ?? -1]} cells={cells} />
    ),
    [columns, cells],
  )
  const opened = useCallback(
    (row: ShownRow, at: number) => {
      const column = columns[at]
      return column === undefined ? null : <WeekDays row={row} week={column} />
    },
    [columns],
  )
  return { labelOf, bearerOf, figuresOf, detail, opened }
}

type ChoicesProps = {
  readonly cells: CellReading
  readonly setCells: (value: CellReading) => void
  readonly isTable: boolean
  readonly setIsTable: (value: boolean) => void
}

function Choices({ cells, setCells, isTable, setIsTable }: ChoicesProps) {
  const words = useWords()
  const isNow = cells === 'now'
  return (
    <div className={`${styles['choices']} screen-only`}>
      <button
        type="button"
        className="linkish"
        aria-pressed={isNow}
        onClick={() => setCells(isNow ? 'day-end' : 'now')}
      >
        {words.say(isNow ? 'strip.then' : 'strip.now')}
      </button>
      <button
        type="button"
        className="linkish"
        aria-pressed={isTable}
        onClick={() => setIsTable(!isTable)}
      >
        {words.say(isTable ? 'strip.strip' : 'strip.table')}
      </button>
    </div>
  )
}

function nowLabel({ clock }: Scene, strip: StripAnswer, words: Words): string | null {
  const { columns, asOf, inForce } = strip
  if (columns.some(({ isCurrent }) => isCurrent)) {
    return words.say('strip.asof', { date: clock.date(asOf), time: clock.zoned(asOf) })
  }
  const { to } = inForce
  if (to === null || to > asOf) return null
  return words.say('strip.closed-at', { date: clock.date(to), time: clock.zoned(to) })
}
