// The strip as a drawing: days across, obligations down, a mark for each instance with its figures,
// and the caption below.
//
// It draws the answer that the strip of the page shows. Many columns are narrow and have no
// figures; of several counts in a cell none is left out, and of several marks it says how many.

import type { Strip, StripMark } from '@holdfast/analysis'
import { MarkShape } from '../../marks/Mark.tsx'
import { clauseWords } from '../../names/clause-words.ts'
import type { Names } from '../../names/names.ts'
import { figureText } from '../../parts/Figures.tsx'
import { useScene } from '../../scene/scene.ts'
import { useWords, type Words } from '../../words/use-words.ts'
import { Lines, linesOf, Paper, paper, statusInk } from './Paper.tsx'

export type StripPictureProps = {
  readonly strip: Strip
  readonly title: string
  readonly caption: string
}

const edge = 24
const labelWidth = 330
const wordsInLabel = 46
const headHeight = 64
const captionLine = 16
const figureStep = 13

/** How wide columns are, by how many there are. */
type Columns = {
  readonly width: number
  /** Room for figures. */
  readonly isWide: boolean
  /** The most marks in a cell. */
  readonly marks: number
}

function columnsFor(count: number): Columns {
  if (count <= 8) return { width: 150, isWide: true, marks: 4 }
  if (count <= 14) return { width: 110, isWide: true, marks: 3 }
  return { width: 24, isWide: false, marks: 1 }
}

export function StripPicture({ strip, title, caption }: StripPictureProps) {
  const words = useWords()
  const { names } = useScene()
  const { columns, rows, unit } = strip
  const { dir } = words.language
  const kind = columnsFor(columns.length)
  const width = edge * 2 + labelWidth + columns.length * kind.width
  const captions = linesOf(caption, Math.floor((width - edge * 2) / 6.6))
  const lines = rows.map(({ cells }) =>
    cells.map((marks) => figureLines(marks, kind, names, words)),
  )
  const heights = lines.map((cells) =>
    kind.isWide ? 46 + figureStep * Math.max(1, ...cells.map(({ length }) => length)) : 34,
  )
  const tops = heights.map((_, at) => headHeight + sumTo(heights, at))
  const body = headHeight + sumTo(heights, heights.length)
  const height = body + 20 + captions.length * captionLine + edge
  // Reading begins at the other side where it runs from right to left.
  const start = (at: number): number => (dir === 'rtl' ? width - at : at)
  const columnAt = (at: number): number => edge + labelWidth + at * kind.width
  return (
    <Paper width={width} height={height} title={title} dir={dir}>
      <text x={start(edge)} y={edge + 8} fontSize="18" fontWeight="600">
        {`${names.title}: ${title}`}
      </text>
      {columns.map(({ first }, at) =>
        kind.isWide || at % 7 === 0 ? (
          <text key={first} x={start(columnAt(at))} y={headHeight - 8} fontSize="12">
            {words.say(unit === 'day' ? 'time.day' : 'cite.from-day', { n: first })}
          </text>
        ) : null,
      )}
      {rows.map(({ clause, bearer, cells }, line) => {
        const top = tops[line] ?? headHeight
        return (
          <g key={`${clause} ${bearer ?? ''}`}>
            <path d={`M${edge} ${top}H${width - edge}`} stroke={paper.line} />
            <RowLabel clause={clause} bearer={bearer} x={start(edge)} y={top + 18} />
            {cells.map((marks, at) => (
              <Cell
                key={at}
                marks={marks}
                figures={lines[line]?.[at] ?? []}
                kind={kind}
                x={start(columnAt(at))}
                y={top}
              />
            ))}
          </g>
        )
      })}
      <path d={`M${edge} ${body}H${width - edge}`} stroke={paper.ink} />
      <Lines lines={captions} x={start(edge)} y={body + 24} />
    </Paper>
  )
}

function sumTo(heights: readonly number[], end: number): number {
  return heights.slice(0, end).reduce((sum, height) => sum + height, 0)
}

function figureLines(
  marks: readonly StripMark[],
  { width, isWide }: Columns,
  names: Names,
  words: Words,
): readonly string[] {
  if (!isWide) return []
  return marks.flatMap(({ figures }) =>
    figures.flatMap((one) => {
      const source = one.kind === 'count' ? `${names.role(one.source)}: ` : ''
      return linesOf(`${source}${figureText(one, names, words)}`, Math.floor(width / 5.6))
    }),
  )
}

type CellProps = {
  readonly marks: readonly StripMark[]
  readonly figures: readonly string[]
  readonly kind: Columns
  /** Where reading begins in it. */
  readonly x: number
  readonly y: number
}

function Cell({ marks, figures, kind, x, y }: CellProps) {
  const words = useWords()
  const isRtl = words.language.dir === 'rtl'
  const size = kind.isWide ? 20 : 13
  const markAt = (n: number): number => (isRtl ? x - size - n * 24 : x + n * 24)
  const more = marks.length - kind.marks
  return (
    <>
      {marks.slice(0, kind.marks).map((mark, n) => (
        <svg
          key={mark.instance}
          x={markAt(n)}
          y={y + 6}
          width={size}
          height={size}
          viewBox="0 0 24 24"
          color={statusInk[mark.status]}
          fill="currentColor"
        >
          <title>{words.say(`status.${mark.status}`)}</title>
          <MarkShape status={mark.status} part={mark.part} size={kind.isWide ? 20 : 13} />
        </svg>
      ))}
      {more > 0 && (
        <text x={x} y={y + 30} fontSize="10">
          {`+${more}`}
        </text>
      )}
      <Lines lines={figures} x={x} y={y + (more > 0 ? 42 : 39)} step={figureStep} size={10.5} />
    </>
  )
}

type RowLabelProps = Pick<Strip['rows'][number], 'clause' | 'bearer'> & {
  readonly x: number
  readonly y: number
}

function RowLabel({ clause, bearer, x, y }: RowLabelProps) {
  const words = useWords()
  const { agreement, names, obligation } = useScene()
  const of = obligation(clause)
  const said = of === null ? '' : clauseWords(agreement, of, names, words)
  const [first = '', ...more] = linesOf(`${clause} ${said}`, wordsInLabel)
  return (
    <>
      <text x={x} y={y}>
        {more.length === 0 ? first : `${first}…`}
      </text>
      <Lines lines={[names.role(bearer)]} x={x} y={y + 15} />
    </>
  )
}
