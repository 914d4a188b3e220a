// The strip as a drawing: days across, obligations down, a mark for each instance with its figure,
// and the caption below.
//
// It draws the answer that the strip of the page shows. Many columns are narrow and without figures.

import type { Strip } from '@holdfast/analysis'
import { MarkShape } from '../../marks/Mark.tsx'
import { clauseWords } from '../../names/clause-words.ts'
import { figureText } from '../../parts/Figures.tsx'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { Lines, linesOf, Paper, paper, statusInk } from './Paper.tsx'

export type StripPictureProps = {
  readonly strip: Strip
  readonly title: string
  readonly caption: string
}

const edge = 24
const labelWidth = 330
const wordsInLabel = 46
/** Up to so many columns have room for figures. */
const wideColumns = 14
/** Up to so many columns have room for sources beside figures. */
const roomyColumns = 8
const figureStep = 13
/** The most marks in a cell; the picture says how many more there are. */
const marksShown = 3
const headHeight = 64
const captionLine = 16

export function StripPicture({ strip, title, caption }: StripPictureProps) {
  const words = useWords()
  const { names } = useScene()
  const { columns, rows, unit } = strip
  const { dir } = words.language
  const isWide = columns.length <= wideColumns
  const column = isWide ? (columns.length <= roomyColumns ? 150 : 110) : 18
  const characters = Math.floor(column / 5.6)
  const figuresOf = (marks: Strip['rows'][number]['cells'][number]): readonly string[] =>
    marks.flatMap(({ figures }) =>
      figures.flatMap((one) => {
        const source = one.kind === 'count' ? `${names.role(one.source)}: ` : ''
        return linesOf(`${source}${figureText(one, names, words)}`, characters)
      }),
    )
  // Of several counts none is left out: a row is as high as the cell that has most.
  const heights = rows.map(({ cells }) =>
    isWide ? 46 + figureStep * Math.max(1, ...cells.map((marks) => figuresOf(marks).length)) : 34,
  )
  const topOf = (line: number): number =>
    headHeight + heights.slice(0, line).reduce((sum, height) => sum + height, 0)
  const width = edge * 2 + labelWidth + columns.length * column
  const captions = linesOf(caption, Math.floor((width - edge * 2) / 6.6))
  const body = topOf(rows.length)
  const height = body + 20 + captions.length * captionLine + edge
  // Where something begins that lies so far from the side that reading begins at.
  const start = (at: number): number => (dir === 'rtl' ? width - at : at)
  const columnAt = (at: number): number => edge + labelWidth + at * column
  const markAt = (at: number): number => (dir === 'rtl' ? width - columnAt(at) - 20 : columnAt(at))
  return (
    <Paper width={width} height={height} title={title} dir={dir}>
      <text x={start(edge)} y={edge + 8} fontSize="18" fontWeight="600">
        {`${names.title}: ${title}`}
      </text>
      {columns.map(({ first }, at) =>
        isWide || at % 7 === 0 ? (
          <text key={first} x={start(columnAt(at))} y={headHeight - 8} fontSize="12">
            {words.say(unit === 'day' ? 'time.day' : 'cite.from-day', { n: first })}
          </text>
        ) : null,
      )}
      {rows.map(({ clause, bearer, cells }, line) => {
        const top = topOf(line)
        return (
          <g key={`${clause} ${bearer ?? ''}`}>
            <path d={`M${edge} ${top}H${width - edge}`} stroke={paper.line} />
            <RowLabel clause={clause} bearer={bearer} x={start(edge)} y={top + 18} />
            {cells.map((marks, at) => (
              <g key={at}>
                {marks.slice(0, isWide ? marksShown : 1).map((mark, n) => (
                  <svg
                    key={mark.instance}
                    x={markAt(at) + (dir === 'rtl' ? -n : n) * 24}
                    y={top + 6}
                    width={isWide ? 20 : 14}
                    height={isWide ? 20 : 14}
                    viewBox="0 0 24 24"
                    color={statusInk[mark.status]}
                    fill="currentColor"
                  >
                    <title>{words.say(`status.${mark.status}`)}</title>
                    <MarkShape status={mark.status} part={mark.part} size={isWide ? 20 : 13} />
                  </svg>
                ))}
                {isWide && marks.length > marksShown && (
                  <text x={start(columnAt(at) + marksShown * 24)} y={top + 21} fontSize="12">
                    {`+${marks.length - marksShown}`}
                  </text>
                )}
                {isWide && (
                  <Lines
                    lines={figuresOf(marks)}
                    x={start(columnAt(at))}
                    y={top + 39}
                    step={figureStep}
                    size={10.5}
                  />
                )}
              </g>
            ))}
          </g>
        )
      })}
      <path d={`M${edge} ${body}H${width - edge}`} stroke={paper.ink} />
      <Lines lines={captions} x={start(edge)} y={body + 24} />
    </Paper>
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
