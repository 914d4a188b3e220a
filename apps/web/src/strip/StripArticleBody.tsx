// One article of the strip: its heading and its rows. An article closes to a line for each
// obligation, never to a sum.

import { rollUp } from '@holdfast/agreement'
import type { StripColumn, StripMark, StripUnit } from '@holdfast/analysis'
import { memo, type ReactNode } from 'react'
import { Mark } from '../marks/Mark.tsx'
import { articleWords } from '../names/article-words.ts'
import { useWords } from '../words/use-words.ts'
import { cellId, type CellAddress } from './grid-keys.ts'
import styles from './Strip.module.css'
import type { ShownArticle, ShownRow } from './shown-rows.ts'

type Shared = {
  readonly columns: readonly StripColumn[]
  readonly unit: StripUnit
  /** The column after which the line of the moment stands; -1 for none. */
  readonly nowAt: number
  readonly labelOf: (row: ShownRow) => string
  readonly bearerOf: (row: ShownRow) => string
  readonly figuresOf: (mark: StripMark) => ReactNode
  readonly opened: ((row: ShownRow, column: number) => ReactNode) | undefined
}

export type StripArticleBodyProps = Shared & {
  readonly article: ShownArticle
  readonly isClosed: boolean
  readonly active: CellAddress | null
  /** The row through which the keyboard enters the grid. */
  readonly tabStop: string
  readonly openWeek: CellAddress | null
  readonly toggle: (article: string) => void
}

export const StripArticleBody = memo(function StripArticleBody(props: StripArticleBodyProps) {
  const words = useWords()
  const { article, isClosed, columns, unit, active, tabStop, openWeek, toggle, nowAt, ...rest } =
    props
  const shared = { ...rest, nowAt }
  const title = articleWords(article, words)
  return (
    <tbody className={styles['article']} data-closed={isClosed ? '' : undefined}>
      <tr className={styles['article-head']}>
        <th colSpan={3} scope="rowgroup">
          <span className={styles['article-title']}>
            <span>{title}</span>
            {unit === 'week' && (
              <button
                type="button"
                className={`linkish ${styles['close']}`}
                aria-expanded={!isClosed}
                aria-label={words.say(isClosed ? 'strip.open-article' : 'strip.close-article', {
                  title,
                })}
                onClick={() => toggle(article.id)}
              >
                {words.say(isClosed ? 'strip.open' : 'strip.close')}
              </button>
            )}
          </span>
        </th>
        <td
          aria-hidden
          colSpan={columns.length}
          data-now={nowAt === columns.length - 1 ? '' : undefined}
        />
      </tr>
      {/* Kept while it is closed, out of sight: to make hundreds of cells anew takes time. */}
      {article.rows.map((row) => (
        <Row
          key={row.key}
          {...shared}
          row={row}
          columns={columns}
          unit={unit}
          chosen={active?.row === row.key ? active.column : -1}
          isTabStop={tabStop === row.key}
          openColumn={openWeek?.row === row.key ? openWeek.column : -1}
        />
      ))}
      {isClosed &&
        article.rows.map((row) => (
          <ClosedRow key={`line ${row.key}`} row={row} columns={columns} />
        ))}
    </tbody>
  )
})

type RowProps = Shared & {
  readonly row: ShownRow
  readonly chosen: number
  readonly isTabStop: boolean
  readonly openColumn: number
}

const Row = memo(function Row(props: RowProps) {
  const { row, columns, unit, chosen, isTabStop, openColumn, nowAt, opened } = props
  const isWeeks = unit === 'week'
  return (
    <>
      <tr className={styles['row']} data-first={row.isFirst ? '' : undefined}>
        <th scope="row" className={styles['number']}>
          <bdi data-repeat={row.isFirst ? undefined : ''}>{row.clause}</bdi>
        </th>
        <td className={styles['words']} data-asked="">
          {row.isFirst ? props.labelOf(row) : ''}
        </td>
        <td className={styles['bearer']}>{props.bearerOf(row)}</td>
        {row.cells.map((marks, at) => (
          <td
            key={at}
            className={styles['cell']}
            data-cell={cellId({ row: row.key, column: at })}
            data-chosen={chosen === at ? '' : undefined}
            data-now={at === nowAt ? '' : undefined}
            aria-expanded={isWeeks && openColumn === at ? true : undefined}
            tabIndex={isTabStop && at === Math.max(0, chosen) ? 0 : -1}
          >
            {isWeeks ? (
              <WeekMark marks={marks} />
            ) : (
              <Marks marks={marks} figuresOf={props.figuresOf} />
            )}
          </td>
        ))}
      </tr>
      {openColumn !== -1 && opened !== undefined && (
        <tr className={styles['opened']}>
          <td colSpan={columns.length + 3}>{opened(row, openColumn)}</td>
        </tr>
      )}
    </>
  )
})

function WeekMark({ marks }: { readonly marks: readonly StripMark[] }) {
  const [mark] = marks
  return mark === undefined ? null : <Mark status={mark.status} part={mark.part} size={13} />
}

type MarksProps = {
  readonly marks: readonly StripMark[]
  readonly figuresOf: (mark: StripMark) => ReactNode
}

function Marks({ marks, figuresOf }: MarksProps) {
  return marks.map((mark) => (
    <span key={mark.instance} className={styles['mark']}>
      <Mark status={mark.status} part={mark.part} size={20} />
      <span className={styles['figures']}>{figuresOf(mark)}</span>
    </span>
  ))
}

/** A closed article's obligation as a thin line of coloured pieces; read as words in the table. */
function ClosedRow({
  row,
  columns,
}: {
  readonly row: ShownRow
  readonly columns: readonly StripColumn[]
}) {
  return (
    <tr className={styles['closed']}>
      <th scope="row" colSpan={3}>
        <span className="unseen">{row.clause}</span>
      </th>
      <td colSpan={columns.length}>
        <svg viewBox={`0 0 ${columns.length} 1`} preserveAspectRatio="none" aria-hidden>
          {row.cells.map((marks, at) => {
            const name = rollUp(marks.map(({ status }) => status))
            return name === null ? null : (
              <rect key={at} x={at} width={1} height={1} className={styles[`line-${name}`]} />
            )
          })}
        </svg>
      </td>
    </tr>
  )
}
