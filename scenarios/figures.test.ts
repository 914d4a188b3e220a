// Every place that shows a figure shows the same one: strip, chart, table, CSV, summary, opened
// clause, and the sheet of the command line, of every example, at its end and halfway.
//
// The second half proves that the comparison sees: one figure changed by one, in any one place, is
// found.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Figure, Strip, StripMark } from '@holdfast/analysis'
import { instantFromMs, present, printInstant } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import { openExample } from './asking.ts'
import { differences, tellAll, type Told } from './figures.ts'

const examples = readdirSync(join(import.meta.dirname, '..', 'agreements'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

describe.each(examples)('%s', (name) => {
  test('tells the same figures in every place', async () => {
    const { sum, agreement } = await openExample(name)
    const { from, to } = agreement.term
    const end = (to ?? from + 90 * 86_400_000) + 3 * 86_400_000
    for (const asOf of [end, Math.round((from + end) / 2)]) {
      const told = await tellAll(name, sum, printInstant(instantFromMs(asOf)))
      expect(differences(told)).toEqual([])
    }
  })
})

describe('a figure changed by one is found', async () => {
  const { sum } = await openExample('gaza-pause-2023')
  const told = await tellAll('gaza-pause-2023', sum, '2023-12-01T07:00+02:00')
  const [chart] = told.charts

  test('nothing differs before', () => {
    expect(differences(told)).toEqual([])
    expect(told.charts.length).toBeGreaterThan(0)
  })

  test.each<readonly [string, Partial<Told>]>([
    ['in the strip', { strip: inLastColumn(told.strip) }],
    ['in the strip as it stands now', { stripNow: inLastColumn(told.stripNow) }],
    ['in a chart', { charts: [present(chart, 'a chart'), ...told.charts.slice(1)].map(barMore) }],
    [
      'in the CSV',
      { csv: told.csv.map((text) => text.replace(/,200,trucks,(?=yes|no)/, ',201,trucks,')) },
    ],
    ['in the table of the sheet', { sheet: changed(told.sheet, / 50 of 50 persons/, ' 51 of 50') }],
    ['in the strip of the sheet', { sheet: changed(told.sheet, /◧ 13/, '◧ 14') }],
    ['in the head of the sheet', { sheet: changed(told.sheet, /2\.1 50 of 50/, '2.1 49 of 50') }],
    ['in the summary', { summary: summaryMore(told) }],
  ])('%s', (_, change) => {
    expect(change).not.toEqual({})
    expect(differences({ ...told, ...change }).length).toBeGreaterThan(0)
  })
})

function more(figure: Figure): Figure {
  return 'value' in figure ? { ...figure, value: figure.value + 1 } : figure
}

function inLastColumn(strip: Strip): Strip {
  const last = strip.columns.length - 1
  const markMore = (mark: StripMark): StripMark => ({ ...mark, figures: mark.figures.map(more) })
  const rows = strip.rows.map((row) => ({
    ...row,
    cells: row.cells.map((marks, at) => (at === last ? marks.map(markMore) : marks)),
  }))
  return { ...strip, rows }
}

function barMore(chart: Told['charts'][number]): Told['charts'][number] {
  const days = chart.days.map((day) => ({
    ...day,
    bars: day.bars.map((bar) => ({ ...bar, value: bar.value + 1 })),
  }))
  return { ...chart, days }
}

function changed(sheet: readonly string[], from: RegExp, to: string): readonly string[] {
  const at = sheet.findIndex((line) => from.test(line))
  return sheet.with(at, present(sheet[at], 'the sheet has it').replace(from, to))
}

function summaryMore({ summary }: Told): Told['summary'] {
  const articles = summary.articles.map((article) => ({
    ...article,
    clauses: article.clauses.map(({ gist, ...clause }) => ({
      ...clause,
      gist: gist.kind === 'amount' ? { ...gist, value: gist.value + 1 } : gist,
    })),
  }))
  return { ...summary, articles }
}
