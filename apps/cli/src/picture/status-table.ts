// The table of statuses: article by article, clause by clause, each with its figures and reasons.
//
// Days that follow each other and say the same stand in one row. Nothing is added up across
// clauses. Very long clauses are cut at their beginning, and the table says so: --json has all.

import type { ClauseText, CompiledAgreement, RoleId, Standing } from '@holdfast/agreement'
import type { Status } from '@holdfast/agreement'
import { dayShown, inTurn } from '@holdfast/analysis'
import type { Instant } from '@holdfast/base'
import type { Screen } from '../terminal/screen.ts'
import { tableLines, type Cell } from '../terminal/table.ts'
import { visible, wrapIndented } from '../terminal/text-width.ts'
import { clauseWords } from './clause-words.ts'
import { marksOn, plainFor } from './marks.ts'
import { countsOf, figureOf, whyOf } from './status-figures.ts'

/** Rows shown of one clause; the latest are kept. */
const mostRows = 60

/** What the table is made from. `entryOf` says where a statement stands: `public 12`. */
export type StatusTable = {
  readonly agreement: CompiledAgreement
  readonly standing: Standing
  readonly asOf: Instant
  readonly screen: Screen
  readonly entryOf: (statement: string) => string | null
}

/** The lines of the table. */
export function statusTableLines(table: StatusTable): readonly string[] {
  const { agreement, standing, screen } = table
  const byClause = Map.groupBy(standing.statuses, ({ clause }) => clause)
  const lines: string[] = []
  let article = ''
  for (const clause of agreement.clauses) {
    const statuses = byClause.get(clause.id)
    if (statuses === undefined) continue
    if (clause.article !== article) {
      article = clause.article
      const title = agreement.articles.find(({ id }) => id === article)?.title ?? ''
      lines.push('', screen.paint('strong', visible(`Article ${article}. ${title}`)))
    }
    lines.push('', clauseLine(clause, screen))
    lines.push(...rowsOf(table, clause, statuses))
  }
  return lines.map((line) => plainFor(screen, line))
}

function clauseLine(clause: ClauseText, screen: Screen): string {
  const { id, unnamed } = clause
  const silent = unnamed.length === 0 ? '' : ` (the text names no ${unnamed.join(', no ')})`
  const text = clauseWords(clause) + silent
  return wrapIndented(text, { width: screen.width, indent: '      ', first: ` ${id.padEnd(5)}` })
}

type Row = {
  readonly name: string
  readonly day: number | null
  readonly bearer: RoleId | null
  readonly status: Status
  readonly figure: string
  readonly counts: string
  readonly why: string
}

function rowsOf(
  { agreement, standing, asOf, screen, entryOf }: StatusTable,
  clause: ClauseText,
  statuses: readonly Status[],
): readonly string[] {
  const isProhibition = clause.kind === 'prohibition'
  const rows = statuses.map((status): Row => {
    const day = /^day-(\d+)$/.exec(status.instance)?.[1]
    return {
      name: instanceName(status.instance, entryOf),
      day: day === undefined ? null : Number(day),
      bearer: status.bearer,
      status,
      figure: figureOf(status, isProhibition),
      counts: countsOf(status),
      why: whyOf(status, agreement, screen),
    }
  })
  const day = dayShown(agreement, standing, asOf)
  const byBearer = Map.groupBy(rows, ({ bearer }) => bearer)
  const runs = inTurn(agreement, day, [...byBearer.keys()]).flatMap((bearer) =>
    runsOf(byBearer.get(bearer) ?? []),
  )
  const shown = runs.slice(-mostRows)
  const cut = runs.length - shown.length
  const columns = [
    { head: 'for' },
    { head: 'bearer' },
    { head: 'status' },
    { head: 'count', wraps: true },
    { head: 'whose count', wraps: true },
    { head: 'why', wraps: true },
  ] as const
  const table = tableLines({
    columns,
    rows: shown.map((run) => cellsOf(run, screen)),
    width: screen.width,
    paint: screen.paint,
    indent: '      ',
  })
  return cut === 0 ? table : [...table, `      (${cut} earlier rows: --json lists every one)`]
}

type Run = { readonly first: Row; readonly last: Row }

// Rows of one bearer that follow each other day by day and say the same.
function runsOf(rows: readonly Row[]): readonly Run[] {
  const runs: Run[] = []
  for (const row of rows) {
    const run = runs.at(-1)
    if (run !== undefined && follows(run.last, row)) {
      runs[runs.length - 1] = { first: run.first, last: row }
    } else runs.push({ first: row, last: row })
  }
  return runs
}

function follows(before: Row, after: Row): boolean {
  const isNext = before.day !== null && before.day + 1 === after.day
  const keys = ['figure', 'counts', 'why'] as const
  const isSame = keys.every((key) => before[key] === after[key])
  return isNext && isSame && before.status.status === after.status.status
}

function cellsOf({ first, last }: Run, screen: Screen): readonly Cell[] {
  const { status } = first.status
  const name = first === last ? first.name : `days ${first.day ?? ''}–${last.day ?? ''}`
  const marked = `${marksOn(screen)[status]} ${screen.words.say(`status.${status}`)}`
  return [
    { text: name },
    { text: first.bearer ?? noBearer(screen) },
    { text: marked, paint: (text) => screen.paint(status, text) },
    { text: first.figure },
    { text: first.counts },
    { text: first.why },
  ]
}

/** How the bearer of a clause is said that names none. */
export function noBearer({ words }: Pick<Screen, 'words'>): string {
  return words.say('status.no-bearer')
}

/** `day 3`, `for entry public 12`: an instance as people read it. */
export function instanceName(
  instance: string,
  entryOf: (statement: string) => string | null,
): string {
  const [name = '', place] = instance.split('@')
  const at = place === undefined ? '' : ` at ${place}`
  if (name === 'once') return `once${at}`
  const [, kind = '', rest = ''] = /^(\w+?)-(.+)$/.exec(name) ?? []
  if (kind !== 'for') return `${kind} ${rest}${at}`
  const entry = entryOf(rest)
  return (entry === null ? `for ${rest.slice(0, 8)}` : `for entry ${entry}`) + at
}
