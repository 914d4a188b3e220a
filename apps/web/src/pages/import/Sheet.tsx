// The table as it lies, to be mended in place, and under each row what it becomes: the sentences of
// its statements, or what is wrong and where.
//
// A long table is shown by pages. Cells are words: whatever they hold, nothing in them runs.

import { useEffect, useMemo } from 'react'
import { ScrollRegion } from '../../parts/ScrollRegion.tsx'
import { linesOf } from '../../table/mended.ts'
import { held, lastDone, nextUndone } from '../../table/edits.ts'
import type { TableFile } from '../../table/table-state.ts'
import type { Table } from '../../table/use-table.ts'
import { useWords } from '../../words/use-words.ts'
import styles from './ImportPage.module.css'
import { rowsShown, useShownRows, type ShownRows } from './shown-rows.ts'
import { SheetRow } from './SheetRow.tsx'
import { letterOf, useHead, type Head } from './use-head.ts'
import { useSheet, type SheetGrid } from './use-sheet.ts'

/** The most columns that are drawn; how many more there are is told. */
const columnsShown = 60

export function Sheet({ table, file }: { readonly table: Table; readonly file: TableFile }) {
  const words = useWords()
  const { state, edit, undo, redo, look } = table
  const head = useHead(state)
  const { rows } = head
  const shown = useShownRows(rows.length, state.checked?.faulty ?? null)
  const width = useMemo(() => widthOf(rows), [rows])
  const columns = Math.min(width, columnsShown)
  const cellAt = (row: number, column: number): string => rows[row]?.[column] ?? ''
  const mend = (row: number, column: number, is: string): void => {
    edit({ row, column, was: cellAt(row, column), is })
  }
  const sheet = useSheet({ rows: shown.rows, columns, cellAt, mend, undo, redo })
  const visible = shown.rows.join()
  useEffect(() => {
    look(visible === '' ? [] : visible.split(',').map(Number))
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked once for each page of rows
  }, [visible, file])
  return (
    <section className="section" aria-label={words.say('table.sheet')}>
      <h3>{words.say('table.sheet')}</h3>
      <Tally table={table} />
      <Tools table={table} shown={shown} />
      <ScrollRegion label={words.say('table.sheet')}>
        <Cells table={table} head={head} rows={shown.rows} columns={columns} sheet={sheet} />
      </ScrollRegion>
      {width > columns && (
        <p className="small">{words.say('table.more-columns', { n: width - columns })}</p>
      )}
      {shown.inAll > rowsShown && <Pages shown={shown} />}
    </section>
  )
}

type CellsProps = {
  readonly table: Table
  readonly head: Head
  /** The rows that are shown, and how many columns of them. */
  readonly rows: readonly number[]
  readonly columns: number
  readonly sheet: SheetGrid
}

function Cells({ table: { state }, head, rows, columns, sheet }: CellsProps) {
  const words = useWords()
  const { table: grid, listeners } = sheet
  const lines = useMemo(() => linesOf(head.rows), [head.rows])
  const mended = useMemo(() => held(state.edits), [state.edits])
  const isNowhere = !rows.includes(Number(sheet.at.row)) || sheet.at.row === ''
  return (
    <table
      ref={grid}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- APG
      role="grid"
      className={styles['sheet']}
      aria-label={words.say('table.sheet')}
      aria-rowcount={head.rows.length + 1}
      aria-busy={state.isChecking}
      {...listeners}
    >
      <thead>
        <tr>
          <th scope="col" className={styles['number']}>
            <span className="unseen">{words.say('table.line')}</span>
          </th>
          {Array.from({ length: columns }, (_, column) => (
            <th key={column} scope="col">
              <bdi>{letterOf(column)}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <SheetRow
            key={row}
            row={row}
            line={lines[row] ?? row + 1}
            cells={head.rows[row] ?? []}
            columns={columns}
            head={head}
            outcome={state.outcomes.get(row) ?? null}
            mended={mended}
            sheet={sheet}
            entry={isNowhere && index === 0}
          />
        ))}
      </tbody>
    </table>
  )
}

function widthOf(rows: readonly (readonly string[])[]): number {
  return rows.reduce((widest, cells) => Math.max(widest, cells.length), 1)
}

/** How many rows become what, and what was made and will count for nothing. */
function Tally({ table: { state } }: { readonly table: Table }) {
  const words = useWords()
  const { checked, isChecking, record } = state
  if (checked === null) {
    return (
      <p aria-live="polite" className="small">
        {words.say(record === null || isChecking ? 'table.checking' : 'table.not-checked')}
      </p>
    )
  }
  const { rows, becoming, statements, repeated, skipped, refused } = checked.counts
  return (
    <div aria-live="polite" data-checked={isChecking ? undefined : ''}>
      <p>
        {words.say('table.tally', { rows, becoming, statements, skipped, refused })}
        {repeated > 0 && ` ${words.say('table.repeated', { n: repeated })}`}
        {isChecking && <span className="quiet"> {words.say('table.checking')}</span>}
      </p>
      {checked.hasKey && (
        <p className="caveat">{words.say('table.has-key', { option: '--preview' })}</p>
      )}
    </div>
  )
}

function Tools({ table, shown }: { readonly table: Table; readonly shown: ShownRows }) {
  const words = useWords()
  const { state, undo, redo } = table
  const faulty = state.checked?.faulty.length ?? 0
  return (
    <div className={`screen-only ${styles['line']}`}>
      <button
        type="button"
        className="button"
        aria-disabled={lastDone(state.edits) === null}
        onClick={undo}
      >
        {words.say('table.undo')}
      </button>
      <button
        type="button"
        className="button"
        aria-disabled={nextUndone(state.edits) === null}
        onClick={redo}
      >
        {words.say('table.redo')}
      </button>
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={shown.isFaultyOnly}
          disabled={faulty === 0 && !shown.isFaultyOnly}
          onChange={({ currentTarget: { checked } }) => shown.showFaultyOnly(checked)}
        />
        {words.say('table.only-faulty', { n: faulty })}
      </label>
      <p className="small">{words.say('table.keys')}</p>
    </div>
  )
}

function Pages({ shown }: { readonly shown: ShownRows }) {
  const words = useWords()
  const { first, rows, inAll, turn } = shown
  return (
    <div className={styles['line']}>
      <p aria-live="polite">
        {words.say('table.rows-shown', {
          from: first + 1,
          to: first + rows.length,
          of: words.number(inAll),
        })}
      </p>
      <button
        type="button"
        className="button screen-only"
        disabled={first === 0}
        onClick={() => turn(-1)}
      >
        {words.say('table.rows-before')}
      </button>
      <button
        type="button"
        className="button screen-only"
        disabled={first + rows.length >= inAll}
        onClick={() => turn(1)}
      >
        {words.say('table.rows-after')}
      </button>
    </div>
  )
}
