// The strip: days across, obligations down, a mark for each instance. It is a grid for the
// keyboard and a table for everyone else; it knows nothing of servers.
//
// Only rows whose cell is chosen are drawn again, so that four hundred days by a hundred and
// twenty obligations stay quick. What a cell means is told in the line below it, never in a
// floating card.

import type { StripMark, StripUnit } from '@holdfast/analysis'
import type { ReactNode } from 'react'
import type { ShownArticle, ShownRow } from './shown-rows.ts'
import styles from './Strip.module.css'
import { StripArticleBody } from './StripArticleBody.tsx'
import { isNow, StripHead, type StripHeadProps } from './StripHead.tsx'
import { useGrid } from './use-grid.ts'

/** A cell that is looked at. */
export type Chosen = {
  readonly row: ShownRow
  readonly column: number
  readonly marks: readonly StripMark[]
}

export type StripProps = StripHeadProps & {
  readonly articles: readonly ShownArticle[]
  readonly unit: StripUnit
  readonly caption: string
  readonly labelOf: (row: ShownRow) => string
  readonly bearerOf: (row: ShownRow) => string
  readonly figuresOf: (mark: StripMark) => ReactNode
  /** The line under the strip for the cell looked at. */
  readonly detail: (chosen: Chosen | null) => ReactNode
  /** A week, opened to its days in place. */
  readonly opened?: (row: ShownRow, column: number) => ReactNode
}

export function Strip(props: StripProps) {
  const { articles, columns, unit, caption } = props
  const { table, active, closed, open, rows, ...grid } = useGrid(articles, columns.length, unit)
  const nowAt = columns.findIndex((_, at) => isNow(columns, at))
  const tab = active.row === '' ? (rows[0]?.key ?? '') : active.row
  const chosenRow = rows.find(({ key }) => key === active.row)
  const marks = chosenRow?.cells[active.column]
  return (
    <div className={styles['whole']}>
      <div className={styles['scroller']} data-wide={wideOf(columns.length)}>
        <table
          ref={table}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- APG
          role="grid"
          aria-label={caption}
          className={styles['strip']}
          data-unit={unit}
          data-density={densityOf(columns.length)}
          style={{ '--columns': columns.length }}
          {...grid.listeners}
        >
          <Widths unit={unit} columns={columns.length} />
          <StripHead {...props} />
          {articles.map((article) => (
            <StripArticleBody
              key={article.id}
              article={article}
              columns={columns}
              unit={unit}
              isClosed={closed.has(article.id)}
              active={rowIn(article, active.row) ? active : null}
              tabStop={rowIn(article, tab) ? tab : ''}
              openWeek={open !== null && rowIn(article, open.row) ? open : null}
              toggle={grid.toggleArticle}
              nowAt={nowAt}
              labelOf={props.labelOf}
              bearerOf={props.bearerOf}
              figuresOf={props.figuresOf}
              opened={props.opened}
            />
          ))}
        </table>
      </div>
      {props.detail(
        chosenRow === undefined || marks === undefined || marks.length === 0
          ? null
          : { row: chosenRow, column: active.column, marks },
      )}
    </div>
  )
}

/** A strip that may be wider than a page scrolls sideways by itself; a very wide one always. */
function wideOf(columns: number): '' | 'very' | undefined {
  if (columns > 65) return 'very'
  return columns > 7 ? '' : undefined
}

/** How much room a column has: figures beside the mark, under it, or in the line below only. */
function densityOf(columns: number): 'wide' | 'tight' | 'dense' {
  if (columns <= 8) return 'wide'
  return columns <= 20 ? 'tight' : 'dense'
}

function rowIn(article: ShownArticle, key: string): boolean {
  return article.rows.some((row) => row.key === key)
}

function Widths({ unit, columns }: { readonly unit: StripUnit; readonly columns: number }) {
  return (
    <colgroup>
      <col className={styles['w-number']} />
      <col className={styles['w-words']} />
      <col className={styles['w-bearer']} />
      <col span={columns} className={styles[`w-${unit}`]} />
    </colgroup>
  )
}
