// Counts by the day as grey bars from zero, each labelled with its stage and source; the term as a
// dashed line. Made of boxes and not of a drawing, so that it turns with the page, prints, and
// lies down on a phone. The caption names the sources and offers the table and the CSV.

import { chartLines } from '@holdfast/analysis'
import type { Chart, ChartBar } from '@holdfast/analysis'
import { pathOf, routes } from '@holdfast/protocol'
import { boundedWords } from '@holdfast/words'
import { useState } from 'react'
import { useScene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'
import styles from './CountsChart.module.css'

/** Below this share of the height a label has no room inside its bar. */
const labelShare = 0.42
/** The most days side by side: the last, where there are more. Table and CSV have all. */
const daysShown = 14
/** Of more days, bars have no room for a label beside them; the caption names sources. */
const daysLabelled = 8

export function CountsChart({ chart }: { readonly chart: Chart }) {
  const words = useWords()
  const { id, names, question, summary } = useScene()
  const asked = { params: { id, table: 'counts' }, query: { ...question, clause: chart.clause } }
  const [isTable, setIsTable] = useState(false)
  const isReported = summary.basis === 'reported'
  const days = chart.days.slice(-daysShown)
  const sources = [...new Set(chartLines(chart).map(({ source }) => source))]
  return (
    <figure className={styles['figure']}>
      {isTable ? (
        <ChartTable chart={chart} />
      ) : (
        <section
          className={styles['chart']}
          aria-label={words.say('chart.label', {
            clause: chart.clause,
            unit: names.word('unit', chart.unit),
          })}
          data-dense={days.length > daysLabelled ? '' : undefined}
          style={{
            '--target': (chart.target ?? 0) / chart.most,
            '--days': days.map(roomOf).join(' '),
          }}
        >
          {chart.target !== null && (
            <span className={styles['target']}>
              <span>{words.say('chart.target', { n: words.number(chart.target) })}</span>
            </span>
          )}
          {days.map(({ day, instance, bearer, bars }) => (
            <div key={`${instance} ${bearer ?? ''}`} className={styles['day']}>
              <div className={styles['bars']}>
                {bars.map((bar) => (
                  <Bar
                    key={`${bar.source} ${bar.stage ?? ''} ${bar.value}`}
                    bar={bar}
                    most={chart.most}
                    isLone={bars.length === 1}
                  />
                ))}
                {bars.length === 0 && (
                  <span className={styles['none']}>{words.say('figures.no-count')}</span>
                )}
              </div>
              <b className={styles['name']}>{words.say('time.day', { n: day })}</b>
            </div>
          ))}
        </section>
      )}
      <figcaption className="label">
        {words.say(isReported ? 'chart.caption' : 'chart.caption-basis', {
          unit: names.word('unit', chart.unit),
          sources: words.list(sources.map(names.role)),
        })}{' '}
        <span className="screen-only">
          <button type="button" className="linkish" onClick={() => setIsTable(!isTable)}>
            {words.say(isTable ? 'chart.bars' : 'chart.table')}
          </button>
          {' · '}
          <a href={pathOf(routes.table, asked)} download>
            CSV
          </a>
        </span>
      </figcaption>
    </figure>
  )
}

/** How much of the width a day takes: no bar may stand over the name of another day. */
function roomOf({ bars }: Chart['days'][number]): string {
  return `${Math.max(3, bars.length + 2)}fr`
}

type BarProps = { readonly bar: ChartBar; readonly most: number; readonly isLone: boolean }

function Bar({ bar, most, isLone }: BarProps) {
  const words = useWords()
  const { names } = useScene()
  const part = most === 0 ? 0 : bar.value / most
  const stage = bar.stage === null ? '' : names.word('stage', bar.stage)
  const label = [stage, names.role(bar.source)]
    .filter((text) => text !== '')
    .join(words.say('chart.comma'))
  const tone = bar.stage === 'received' ? '1' : bar.stage === 'dispatched' ? '2' : '3'
  return (
    <div
      className={styles['bar']}
      data-tone={tone}
      data-bound={bar.isLowerBound ? '' : undefined}
      data-inside={!isLone && part >= labelShare ? '' : undefined}
      style={{ '--part': part }}
    >
      <span className={styles['value']}>
        <bdi>{boundedWords(words, { ...bar, value: words.number(bar.value) })}</bdi>
      </span>
      <span className={styles['box']} />
      <span className={styles['label']}>{label}</span>
    </div>
  )
}

function ChartTable({ chart }: { readonly chart: Chart }) {
  const words = useWords()
  const { names } = useScene()
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{words.say('chart.day')}</th>
          <th scope="col" className="end">
            {names.word('unit', chart.unit)}
          </th>
          <th scope="col">{words.say('chart.stage')}</th>
          <th scope="col">{words.say('chart.by')}</th>
          <th scope="col">{words.say('chart.closes')}</th>
        </tr>
      </thead>
      <tbody>
        {chartLines(chart).map((line, at) => (
          <tr key={at}>
            <th scope="row">{words.say('time.day', { n: line.day })}</th>
            <td className="end">
              <bdi dir="ltr">{words.number(line.value)}</bdi>
            </td>
            <td>{line.stage === null ? '' : names.word('stage', line.stage)}</td>
            <td>{names.role(line.source)}</td>
            <td>{words.say(line.isLowerBound ? 'chart.no' : 'chart.yes')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
