// Everything that is told of an example as of a moment, from every place that tells it, and what in
// it does not agree: strip, chart, its table and CSV, summary, opened clauses, the printed sheet.

import { chartAnswerOf, clauseAnswerOf, chartLines, dayAt } from '@holdfast/analysis'
import { stripOf, summaryOf, type Chart, type ClauseAnswer } from '@holdfast/analysis'
import type { ClauseStatus, Figure, Strip, StripMark, Summary } from '@holdfast/analysis'
import { parseInstant, present } from '@holdfast/base'
import { csvFrom, ofClause, tableOf } from '@holdfast/exports'
import { entryNumberOf } from '@holdfast/record'
import { readQuestion, type Answer, type Sum } from '@holdfast/sum'
import { headlines, printSheet, stripRows, tableRows } from './sheet.ts'

/** What every place tells. */
export type Told = {
  readonly answer: Answer
  readonly clauses: ReadonlyMap<string, ClauseAnswer>
  readonly strip: Strip
  readonly stripNow: Strip
  readonly charts: readonly Chart[]
  readonly csv: readonly string[]
  readonly summary: Summary
  readonly sheet: readonly string[]
}

/** Asks every place. */
export async function tellAll(example: string, sum: Sum, asOf: string): Promise<Told> {
  const asked = readQuestion({ asOf }, { agreement: sum.agreement, rooms: sum.rooms() })
  const question = present(asked.ok ? asked.value : null, 'a question')
  const answer = sum.standing(question, present(parseInstant(asOf), 'an instant'))
  const clauses = sum.agreement.obligations.map(({ clause }) => clause)
  const charts = clauses.flatMap((clause) => chartAnswerOf(answer, clause).charts)
  const detail = { week: null, clause: null }
  return {
    answer,
    clauses: new Map(clauses.map((clause) => [clause, clauseAnswerOf(answer, clause)])),
    strip: stripOf(sum, question, answer, { ...detail, cells: 'day-end' }),
    stripNow: stripOf(sum, question, answer, { ...detail, cells: 'now' }),
    charts,
    csv: charts.map(({ clause }) => {
      const table = ofClause(tableOf('counts', answer), clause)
      return table.ok ? csvFrom(table.value) : ''
    }),
    summary: summaryOf(answer),
    sheet: await printSheet(example, '--as-of', asOf),
  }
}

/** What does not agree with the opened clauses, in words. */
export function differences(told: Told): readonly string[] {
  return [
    ...inStrip(told),
    ...inStripNow(told),
    ...inCharts(told),
    ...inSummary(told),
    ...inTable(told),
    ...inSheetStrip(told),
    ...inHead(told),
  ]
}

function statusesOf({ clauses }: Told, clause: string): readonly ClauseStatus[] {
  return clauses.get(clause)?.statuses ?? []
}

function differ(where: string, found: string, expected: string | undefined): readonly string[] {
  return found === expected ? [] : [`${where}: ${found}, and not ${expected ?? 'there'}`]
}

/** `met: 201 unrwa received`. */
function markText({ status, figures }: Pick<StripMark, 'status' | 'figures'>): string {
  return `${status}: ${figures.map(figureText).join('; ')}`
}

function figureText(figure: Figure): string {
  switch (figure.kind) {
    case 'count':
      return `${bounded(figure)} ${seriesText(figure)}`
    case 'of':
      return `${bounded(figure)} of ${figure.target}`
    case 'recorded':
      return [
        `claimed ${figure.claimed}`,
        `recorded ${figure.recorded}`,
        `determined ${figure.determined}`,
      ].join(' · ')
    case 'observed':
      return `observed in ${figure.observed} of ${figure.of}`
    case 'no-count':
      return 'no count'
    case 'claimed':
      return `claimed ${figure.amount} by ${figure.by}`
    case 'disputed':
      return `disputed by ${figure.by.join(', ')}`
    case 'without':
      return `without ${figure.sources.join(', ')}: ${figure.status}`
  }
}

function bounded({ value, isLowerBound }: { value: number; isLowerBound: boolean }): string {
  return `${value}${isLowerBound ? '+' : ''}`
}

function seriesText({ source, stage }: { source: string; stage: string | null }): string {
  return stage === null ? source : `${source} ${stage}`
}

// The columns that end at the moment asked about; the others speak of other moments.
function inStrip(told: Told): readonly string[] {
  const { strip, answer } = told
  const { asOf } = answer.question
  const at = strip.columns.findIndex(({ isAhead, to }) => !isAhead && to >= asOf)
  if (at === -1 || strip.unit === 'week') return []
  return strip.rows.flatMap(({ clause, bearer, cells }) =>
    (cells[at] ?? []).flatMap((mark) => againstClause(told, 'strip', { clause, bearer, mark })),
  )
}

function inStripNow(told: Told): readonly string[] {
  if (told.stripNow.unit === 'week') return []
  return told.stripNow.rows.flatMap(({ clause, bearer, cells }) =>
    cells
      .flat()
      .flatMap((mark) => againstClause(told, 'strip as of now', { clause, bearer, mark })),
  )
}

function againstClause(
  told: Told,
  place: string,
  { clause, bearer, mark }: { clause: string; bearer: string | null; mark: StripMark },
): readonly string[] {
  const own = statusesOf(told, clause).find(
    (status) => status.instance === mark.instance && status.bearer === bearer,
  )
  const where = `${place}, ${clause} ${bearer ?? ''} ${mark.instance}`
  return differ(where, markText(mark), own && markText(own))
}

/** Lines of one day stand in the chart by series, and in the table as they were counted. */
function inOrder(lines: readonly string[]): string {
  return lines.toSorted().join('\n')
}

function inCharts(told: Told): readonly string[] {
  return told.charts.flatMap((chart, at) => {
    const lines = chartLines(chart).map((line) =>
      [
        chart.clause,
        `day-${line.day}`,
        line.bearer ?? '',
        line.date,
        line.value,
        chart.unit,
        line.isLowerBound ? 'yes' : 'no',
        line.source,
        line.stage ?? '',
      ].join(','),
    )
    // What is behind the figures says of which agreement and moment they are.
    const csv = (told.csv[at]?.trim().split('\r\n').slice(1) ?? []).map((line) => {
      const [clause, instance, bearer, from, , , , ...figure] = line.split(',')
      const [day, figures] = [from?.slice(0, 10), figure.slice(0, -4)]
      return [clause, instance, bearer, day, ...figures].join(',')
    })
    const bars = chart.days.flatMap(({ instance, bearer, bars: own }) => {
      const status = statusesOf(told, chart.clause).find(
        (one) => one.instance === instance && one.bearer === bearer,
      )
      const counts = status?.figures.filter(({ kind }) => kind === 'count').map(figureText) ?? []
      const drawn = own.map((bar) => `${bounded(bar)} ${seriesText(bar)}`)
      const sorted = (texts: readonly string[]): string => texts.toSorted().join('; ')
      return differ(`chart, ${chart.clause} ${instance}`, sorted(drawn), sorted(counts))
    })
    return [...bars, ...differ(`CSV of ${chart.clause}`, inOrder(csv), inOrder(lines))]
  })
}

function inSummary(told: Told): readonly string[] {
  const { agreement, standing } = told.answer
  return told.summary.articles
    .flatMap((article) => article.clauses)
    .flatMap(({ clause, bearer, latest, gist }) => {
      const own = statusesOf(told, clause).filter((status) => status.bearer === bearer)
      const days = latest.flatMap(({ day, figures }) => {
        const onDay = own.filter(
          ({ window }) => window.from !== null && dayAt(agreement, standing, window.from) === day,
        )
        const known = onDay.map((status) => status.figures.map(figureText).join('; '))
        const found = figures.map(figureText).join('; ')
        return known.includes(found) ? [] : [`summary, ${clause} day ${day}: ${found}`]
      })
      if (gist.kind !== 'amount') return days
      const begun = own.filter(({ status }) => status !== 'pending' && status !== 'void')
      const { measure, per } = present(
        agreement.obligations.find((one) => one.clause === clause),
        'its obligation',
      )
      const isRunningTotal = per.kind === 'steps' || measure.kind === 'stock'
      // Counts of one instance that are alike are one number.
      const added = (isRunningTotal ? begun.slice(-1) : begun)
        .flatMap(({ figures }) => [
          ...new Set(figures.map((figure) => ('value' in figure ? figure.value : 0))),
        ])
        .reduce((sum, value) => sum + value, 0)
      return [...days, ...differ(`summary, ${clause}`, String(gist.value), String(added))]
    })
}

function inTable(told: Told): readonly string[] {
  return tableRows(told.sheet).flatMap(({ clause, cells }) => {
    const { for: name = '', bearer = '', status = '', count = '', why = '' } = cells
    const isBan = told.answer.agreement.clauses.some(
      ({ id, kind }) => id === clause && kind === 'prohibition',
    )
    return instancesNamed(told, clause, name, bearer).flatMap((own) => {
      const where = `table, ${clause} ${bearer} ${name}`
      const figures = own.figures.filter((figure) => 'value' in figure)
      const said = figures.map((figure) => bounded(figure).replace('+', ' or more')).join('; ')
      const { value, unit } = own.target
      // One of them: the units of the examples lose their last letter.
      const asks = `${value} ${value === 1 ? unit.replace(/s$/, '') : unit}`
      const counted = `${said === '' ? '–' : said} of ${asks}`
      // A share of a number that nobody knows is no number.
      const asked = own.reason.code === 'base-unknown' ? '–' : counted
      const named = own.figures.flatMap((one) => (one.kind === 'count' ? [seriesText(one)] : []))
      return [
        ...differ(where, count.replaceAll(' ', ''), (isBan ? '' : asked).replaceAll(' ', '')),
        ...differ(where, /^\S+ (\w+)/.exec(status)?.[1] ?? '', own.status),
        ...(named.length === 0
          ? []
          : differ(where, cells['whose count'] ?? '', [...new Set(named)].join('; '))),
        ...own.figures.flatMap((figure) =>
          figure.kind !== 'recorded' || isToldAs(figure, why) ? [] : [`${where}: ${why}`],
        ),
      ]
    })
  })
}

/** A ban in the table: what is on record and determined, and then what is claimed, by each. */
function isToldAs(figure: Figure & { kind: 'recorded' }, why: string): boolean {
  const { claimed, recorded, determined } = figure
  const said = Array.from(why.matchAll(/claimed: (\d+)/g), ([, n]) => Number(n))
  const begins =
    recorded === 0
      ? /^(nothing recorded|recorded \?)/
      : `recorded ${recorded} · determined ${determined}`
  const isBegun = typeof begins === 'string' ? why.startsWith(begins) : begins.test(why)
  return isBegun && said.reduce((sum, n) => sum + n, 0) === claimed
}

/** The instances that a row of the table stands for. */
function instancesNamed(
  told: Told,
  clause: string,
  name: string,
  bearer: string,
): readonly ClauseStatus[] {
  const [, from = '', to = ''] = /^days (\d+)–(\d+)$/.exec(name) ?? []
  const names = new Set([name])
  const last = from === '' ? 0 : Number(to)
  for (let day = Number(from); day <= last; day++) names.add(`day ${day}`)
  return statusesOf(told, clause).filter(
    (status) =>
      (status.bearer ?? 'none named') === bearer && names.has(instanceName(told, status.instance)),
  )
}

function instanceName({ answer }: Told, instance: string): string {
  const [name = '', place] = instance.split('@')
  const [, id = ''] = /^for-([0-9a-f]{64})/.exec(name) ?? []
  const said = answer.said().find((one) => one.id === id)
  const at = place === undefined ? '' : ` at ${place}`
  if (said === undefined) return name.replace('-', ' ') + at
  return `for entry ${said.entry.room} ${entryNumberOf(said.entry.index)}${at}`
}

const shapes: Readonly<Record<string, string>> = {
  met: '■',
  late: '◪',
  unmet: '⊟',
  running: '◧',
  undetermined: '?',
  pending: '□',
  suspended: '‖',
  excused: '○',
  void: '–',
}

function inSheetStrip(told: Told): readonly string[] {
  const { strip, sheet } = told
  if (strip.rows.length === 0) return []
  const drawn = stripRows(sheet, strip.columns.length)
  return strip.rows.flatMap(({ clause, bearer, cells }, at) => {
    const row = drawn[at]
    const where = `sheet, strip, ${clause} ${bearer ?? ''}`
    const head = `${row?.clause ?? ''} ${row?.bearer ?? ''}`
    return [
      ...differ(where, head, `${clause} ${bearer ?? 'none named'}`),
      ...cells.flatMap((marks, column) =>
        differ(`${where} ${column + 1}`, row?.cells[column] ?? '', cellText(marks)),
      ),
    ]
  })
}

function cellText(marks: readonly StripMark[]): string {
  if (marks.length === 0) return '·'
  const shown = marks.slice(0, 3).map(({ status }) => shapes[status] ?? '')
  const more = marks.length > 3 ? `+${marks.length - 3}` : ''
  const [only] = marks
  const figures = marks.length === 1 ? (only?.figures ?? []) : []
  const texts = figures.flatMap((figure) => {
    // No nought is drawn where nothing is on record.
    if (figure.kind === 'recorded') return figure.recorded === 0 ? [] : [String(figure.recorded)]
    return 'value' in figure ? [bounded(figure)] : []
  })
  const isOne = new Set(texts).size === 1
  return `${shown.join('')}${more}${isOne ? ` ${texts[0] ?? ''}` : ''}`.replaceAll(' ', ' ')
}

function inHead(told: Told): readonly string[] {
  const said = headlines(told.sheet)
  return told.summary.articles
    .flatMap((article) => article.clauses)
    .flatMap(({ clause, bearer, gist }) => {
      const found = said.get(`${clause} (${bearer ?? 'none named'})`) ?? said.get(clause) ?? ''
      const where = `head, ${clause} ${bearer ?? ''}`
      if (gist.kind === 'amount') {
        const [, value = '', more = '', target = ''] =
          /^([\d ]+?)( or more)? of ([\d ]+)/.exec(found) ?? []
        const digits = (text: string): string => text.replaceAll(' ', '')
        const text = `${digits(value)}${more === '' ? '' : '+'} of ${digits(target)}`
        return differ(where, text, `${bounded(gist)} of ${gist.target}`)
      }
      if (gist.kind === 'recorded' && gist.recorded > 0) {
        const determined = gist.determined === 0 ? 'none' : String(gist.determined)
        return found.endsWith(`determined: ${determined}`) ? [] : [`${where}: ${found}`]
      }
      return found === '' ? [`${where}: not there`] : []
    })
}
