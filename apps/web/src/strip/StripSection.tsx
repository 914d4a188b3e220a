// The strip of the page's agreement: asks for the statuses at the end of each column, and shows
// them as marks or as a plain table.

import { useCallback, useMemo, useState } from 'react'
import { useStatusesAt } from '../api/queries.ts'
import { MarkKey } from '../marks/MarkKey.tsx'
import { clauseWords } from '../names/clause-words.ts'
import { Failure } from '../parts/Failure.tsx'
import { Figures } from '../parts/Figures.tsx'
import { useScene, type Scene } from '../scene/scene.ts'
import { useWords, type Words } from '../words/use-words.ts'
import { articleTitle } from '../scene/article-title.ts'
import { bandsOf, columnsOf, dayCountOf, grainOf, type Column } from './columns.ts'
import { Detail } from './Detail.tsx'
import { Strip, type Chosen } from './Strip.tsx'
import styles from './StripSection.module.css'
import { StripTable } from './StripTable.tsx'
import { stripOf, type StripMark, type StripRow } from './strip-model.ts'
import { WeekDays } from './WeekDays.tsx'

export function StripSection() {
  const words = useWords()
  const scene = useScene()
  const [asItStandsNow, setNow] = useState(false)
  const [isTable, setIsTable] = useState(false)
  const data = useStripData(scene, asItStandsNow)
  const { articles, columns, dayCount, several } = data
  const tellers = useTellers(scene, columns)
  const { labelOf, bearerOf } = tellers
  const grain = grainOf(dayCount)
  const heading = words.say(
    asItStandsNow
      ? 'strip.heading-now'
      : grain === 'weeks'
        ? 'strip.heading-weeks'
        : 'strip.heading',
  )
  return (
    <section aria-label={words.say('strip.caption')}>
      <Choices {...{ asItStandsNow, setNow, isTable, setIsTable }} />
      {several.failed !== null && <Failure error={several.failed} />}
      {isTable ? (
        <StripTable {...{ articles, columns, labelOf, bearerOf }} />
      ) : (
        <Strip
          {...tellers}
          {...{ articles, columns, grain, heading }}
          clock={scene.clock}
          caption={words.say('strip.caption')}
          bands={bandsOf(dayCount, scene.answer.powers)}
          nowLabel={nowLabel(scene, columns, words)}
        />
      )}
      {!isTable && <MarkKey />}
      {several.isLoading && (
        <p aria-live="polite" className="label">
          {words.say('strip.loading')}
        </p>
      )}
    </section>
  )
}

/** Columns and rows for the scene: asks for the statuses at the end of each column. */
function useStripData(scene: Scene, asItStandsNow: boolean) {
  const words = useWords()
  const { agreement, answer, asOf, clock } = scene
  const span = useMemo(
    () => ({ calendar: agreement.calendar, ...answer.inForce }),
    [agreement, answer.inForce],
  )
  const columns = useMemo(() => columnsOf(span, asOf), [span, asOf])
  const moments = useMemo(
    () => columns.map((column) => (column.isAhead ? null : clock.print(column.at))),
    [columns, clock],
  )
  const several = useStatusesAt(scene.id, scene.question, moments)
  const articles = useMemo(
    () =>
      stripOf({
        agreement: translated(scene, words),
        columns,
        answers: several.answers,
        now: answer.statuses,
        order: scene.inOrder,
        asItStandsNow,
      }),
    [scene, words, columns, several.answers, answer.statuses, asItStandsNow],
  )
  return { articles, columns, several, dayCount: dayCountOf(span, asOf) }
}

/** How rows and marks are told; kept as they are while nothing they say changes. */
function useTellers({ agreement, names }: Scene, columns: readonly Column[]) {
  const words = useWords()
  const labelOf = useCallback(
    (row: StripRow) => clauseWords(agreement, row.obligation, names, words),
    [agreement, names, words],
  )
  const bearerOf = useCallback((row: StripRow) => names.role(row.bearer), [names])
  const figuresOf = useCallback(
    (mark: StripMark) => <Figures of={mark.figures} names={names} />,
    [names],
  )
  const detail = useCallback(
    (chosen: Chosen | null) => <Detail chosen={chosen} column={columns[chosen?.column ?? -1]} />,
    [columns],
  )
  const opened = useCallback(
    (row: StripRow, at: number) => {
      const column = columns[at]
      return column === undefined ? null : <WeekDays row={row} week={column} />
    },
    [columns],
  )
  return { labelOf, bearerOf, figuresOf, detail, opened }
}

type ChoicesProps = {
  readonly asItStandsNow: boolean
  readonly setNow: (value: boolean) => void
  readonly isTable: boolean
  readonly setIsTable: (value: boolean) => void
}

function Choices({ asItStandsNow, setNow, isTable, setIsTable }: ChoicesProps) {
  const words = useWords()
  return (
    <div className={`${styles['choices']} screen-only`}>
      <button
        type="button"
        className="linkish"
        aria-pressed={asItStandsNow}
        onClick={() => setNow(!asItStandsNow)}
      >
        {words.say(asItStandsNow ? 'strip.then' : 'strip.now')}
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

/** The agreement with its articles' titles in the reader's language, where there are such. */
function translated(scene: Scene, words: Words): Scene['agreement'] {
  const { agreement } = scene
  const articles = agreement.articles.map(({ id }) => ({
    id,
    title: articleTitle(scene, id, words),
  }))
  return { ...agreement, articles }
}

function nowLabel(scene: Scene, columns: readonly Column[], words: Words): string | null {
  const { asOf, clock, answer } = scene
  if (columns.some(({ isCurrent }) => isCurrent)) {
    return words.say('strip.asof', { date: clock.shortDate(asOf), time: clock.time(asOf) })
  }
  const { to } = answer.inForce
  if (to === null || to > asOf) return null
  return words.say('strip.closed-at', { date: clock.shortDate(to), time: clock.time(to) })
}
