// Counts by the day as a drawing: a bar for each source's figure at each stage, from zero, one
// under the other, and the caption below.
//
// Nothing is stacked or added up; a lower bound says so in words.

import { chartLines, type Chart } from '@holdfast/analysis'
import { boundedWords } from '@holdfast/words'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { Lines, linesOf, Paper, paper } from './Paper.tsx'

export type ChartPictureProps = {
  readonly chart: Chart
  readonly title: string
  readonly caption: string
}

const edge = 24
const labelWidth = 300
const barWidth = 420
const line = 24
const headHeight = 64
const width = edge * 2 + labelWidth + barWidth + 130
/** The most bars: the last, where there are more. The table has all. */
const barsShown = 60

export function ChartPicture({ chart, title, caption }: ChartPictureProps) {
  const words = useWords()
  const { names } = useScene()
  const { dir } = words.language
  const bars = chartLines(chart).slice(-barsShown)
  const captions = linesOf(caption, Math.floor((width - edge * 2) / 6.6))
  const body = headHeight + bars.length * line
  const start = (at: number): number => (dir === 'rtl' ? width - at : at)
  const lengthOf = (value: number): number =>
    chart.most === 0 ? 0 : (value / chart.most) * barWidth
  return (
    <Paper
      width={width}
      height={body + 40 + captions.length * 16}
      title={`${title}, ${names.word('unit', chart.unit)}`}
      dir={dir}
    >
      <text x={start(edge)} y={edge + 8} fontSize="18" fontWeight="600">
        {`${names.title}: ${title}, ${names.word('unit', chart.unit)}`}
      </text>
      {chart.target !== null && (
        <text x={start(edge)} y={headHeight - 12} fontSize="12">
          {words.say('chart.target', { n: words.number(chart.target) })}
        </text>
      )}
      {bars.map((bar, at) => {
        const top = headHeight + at * line
        const length = lengthOf(bar.value)
        const x = edge + labelWidth
        const stage = bar.stage === null ? [] : [names.word('stage', bar.stage)]
        const said = [words.say('time.day', { n: bar.day }), ...stage, names.role(bar.source)]
        return (
          <g key={at}>
            <text x={start(edge)} y={top + 15}>
              {said.join(words.say('chart.comma'))}
            </text>
            <rect
              x={dir === 'rtl' ? width - x - length : x}
              y={top + 3}
              width={length}
              height={line - 8}
              fill={paper.bar}
            />
            <text x={start(x + length + 8)} y={top + 15}>
              {boundedWords(words, { ...bar, value: words.number(bar.value) })}
            </text>
          </g>
        )
      })}
      <path d={`M${edge} ${body + 4}H${width - edge}`} stroke={paper.ink} />
      <Lines lines={captions} x={start(edge)} y={body + 26} />
    </Paper>
  )
}
