// One row of the table with its cells, and under it what it becomes.
//
// A cell with a fault is marked by a line and named to whoever cannot see it; what is wrong stands
// under the row in words.

import { plainCell } from '@holdfast/imports'
import { sourceQuoted } from '@holdfast/record'
import { becomesWords, problemLine, rowWords } from '@holdfast/words'
import { memo, useEffect, useRef, type KeyboardEvent } from 'react'
import { useScene } from '../../scene/scene.ts'
import { cellId } from '../../strip/grid-keys.ts'
import type { Outcome } from '../../table/checked.ts'
import type { Edit } from '../../table/edits.ts'
import { useWords } from '../../words/use-words.ts'
import { gistOf } from '../record/gist.ts'
import styles from './ImportPage.module.css'
import { letterOf, type Head } from './use-head.ts'
import type { SheetGrid } from './use-sheet.ts'

export type SheetRowProps = {
  readonly row: number
  readonly line: number
  readonly cells: readonly string[]
  readonly columns: number
  readonly head: Head
  readonly outcome: Outcome | null
  /** What was mended, in any row. */
  readonly mended: readonly Edit[]
  readonly sheet: SheetGrid
  /** The way into the grid by Tab, where no cell was looked at yet. */
  readonly entry: boolean
}

export function SheetRow(props: SheetRowProps) {
  const { row, line, cells, columns, head, outcome, sheet, entry } = props
  const isHead = row >= head.first && row < head.below
  const faulty = new Set(outcome?.faults.flatMap((fault) => fault.columns))
  const whole = outcome !== null && outcome.faults.length > 0 && faulty.size === 0
  const here = props.mended.filter((one) => one.row === row)
  const mended = new Set(here.map(({ column }) => column))
  return (
    <>
      <tr data-head={isHead ? '' : undefined} data-faulty={whole ? '' : undefined}>
        <th scope="row" className={styles['number']}>
          <bdi>{line}</bdi>
        </th>
        {Array.from({ length: columns }, (_, column) => {
          const at = { row: String(row), column }
          const isActive = sheet.at.row === at.row && sheet.at.column === column
          const { mending } = sheet
          return (
            <Cell
              key={column}
              id={cellId(at)}
              text={cells[column] ?? ''}
              name={`${letterOf(column)}${line}${nameIn(head, column)}`}
              isFaulty={faulty.has(column)}
              isMended={mended.has(column)}
              describedBy={faulty.has(column) ? `becomes-${row}` : undefined}
              isReached={isActive || (entry && column === 0)}
              mending={mending?.row === at.row && mending.column === column ? mending.text : null}
              end={sheet.end}
            />
          )
        })}
      </tr>
      {!isHead && <Becomes {...props} />}
    </>
  )
}

function nameIn({ names }: Head, column: number): string {
  const name = names[column] ?? ''
  return name === '' ? '' : `, ${name}`
}

type CellProps = {
  readonly id: string
  readonly text: string
  readonly name: string
  readonly isFaulty: boolean
  readonly isMended: boolean
  readonly describedBy: string | undefined
  readonly isReached: boolean
  readonly mending: string | null
  readonly end: SheetGrid['end']
}

/** The most characters of a cell that are drawn; all of it is there to be mended. */
const charactersShown = 120

const Cell = memo(function Cell(props: CellProps) {
  const words = useWords()
  const { id, text, name, isFaulty, isMended, describedBy, isReached, mending, end } = props
  const shown = text.length > charactersShown ? `${text.slice(0, charactersShown)}…` : text
  const said = [
    name,
    text === '' ? words.say('table.empty') : shown,
    ...(isFaulty ? [words.say('table.has-fault')] : []),
    ...(isMended ? [words.say('table.is-mended')] : []),
  ]
  return (
    <td
      data-cell={id}
      data-faulty={isFaulty ? '' : undefined}
      data-mended={isMended ? '' : undefined}
      aria-label={mending === null ? said.join('; ') : undefined}
      aria-invalid={isFaulty}
      aria-describedby={describedBy}
      tabIndex={isReached ? 0 : -1}
    >
      {mending === null ? (
        <bdi>{shown.trim() === '' ? '\u00A0' : shown}</bdi>
      ) : (
        <CellField name={name} text={mending} end={end} />
      )}
    </td>
  )
})

type CellFieldProps = {
  readonly name: string
  readonly text: string
  readonly end: SheetGrid['end']
}

function CellField({ name, text, end }: CellFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const { current } = field
    current?.focus()
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [])
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const { value } = event.currentTarget
    const { key, shiftKey } = event
    event.stopPropagation()
    // While letters are put together from several keys, Enter is one of them.
    if (event.nativeEvent.isComposing) return
    if (key === 'Enter' && !shiftKey) end(value, { rows: 1, columns: 0 })
    else if (key === 'Tab') end(value, { rows: 0, columns: shiftKey ? -1 : 1 })
    else if (key === 'Escape') end(null, { rows: 0, columns: 0 })
    else return
    event.preventDefault()
  }
  return (
    <textarea
      ref={field}
      aria-label={name}
      dir="auto"
      rows={Math.min(6, text.split('\n').length)}
      spellCheck={false}
      defaultValue={text}
      onKeyDown={onKeyDown}
      onClick={(event) => event.stopPropagation()}
      onBlur={({ currentTarget: { value } }) => end(value)}
    />
  )
}

/** What a row becomes, in words; what is wrong with it, and the cure. */
function Becomes({ row, line, cells, columns, head, outcome }: SheetRowProps) {
  const words = useWords()
  const scene = useScene()
  if (outcome === null || cells.every((cell) => plainCell(cell) === '')) return null
  if (row < head.below && outcome.faults.length === 0) return null
  const { faults, becomes } = outcome
  const isNothing = faults.length === 0 && becomes.length === 0
  return (
    <tr className={styles['becomes']} data-becomes={row}>
      <td colSpan={columns + 1} id={`becomes-${row}`}>
        <div>
          {faults.map(({ columns: at, problem }, index) => {
            const name = at.map((column) => head.names[column] ?? letterOf(column)).join(', ')
            const where = rowWords({ line, column: at.length === 0 ? null : name }, words)
            return (
              <p key={index} data-fault="">
                <b>{where}:</b> {problemLine(problem, words)}
              </p>
            )
          })}
          {becomes.map((one, index) => (
            <p key={index} dir="auto">
              {becomesWords(
                one,
                ({ kind, body }) => {
                  const said = gistOf({ kind, body }, scene, words)
                  const source = sourceQuoted(body['quote'])
                  return typeof source === 'string'
                    ? words.say('import.by-source', { said, source: scene.names.role(source) })
                    : said
                },
                words,
              )}
            </p>
          ))}
          {isNothing && <p className="quiet">{words.say('table.nothing')}</p>}
        </div>
      </td>
    </tr>
  )
}
