// The table of statuses: article by article, clause by clause, each with its figures and reasons.
//
// Days that follow each other and say the same stand in one row. Nothing is added up across
// clauses. Very long clauses are cut at their beginning, and the table says so: --json has all.

import type { ClauseText, CompiledAgreement, RoleId, Standing } from '@holdfast/agreement'
import type { Status } from '@holdfast/agreement'
import { dayShown, inTurn } from '@holdfast/analysis'
import type { Instant } from '@holdfast/base'
import type { Words } from '@holdfast/words'
import type { Screen } from '../terminal/screen.ts'
import { tableLines, type Cell } from '../terminal/table.ts'
import { wrapIndented } from '../terminal/text-width.ts'
import { clauseWords } from './clause-words.ts'
import { articleWords } from './headline.ts'
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
      lines.push('', screen.paint('strong', articleWords(agreement, article, screen)))
    }
    lines.push('', clauseLine(clause, screen))
    lines.push(...rowsOf(table, clause, statuses))
  }
  return lines.map((line) => plainFor(screen, line))
}

function clauseLine(clause: ClauseText, screen: Screen): string {
  const { id, unnamed } = clause
  const { words } = screen
  const open = unnamed.map((each) => words.sayOr(`sheet.unnamed.${each}`, each))
  const what = open.join(words.say('sheet.unnamed.join'))
  const silent = open.length === 0 ? '' : words.say('sheet.unnamed', { what })
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
      name: instanceName(status.instance, entryOf, screen),
      day: day === undefined ? null : Number(day),
      bearer: status.bearer,
      status,
      figure: figureOf(status, isProhibition, screen),
      counts: countsOf(status, screen),
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
  const head = (name: string): string => screen.words.say(`sheet.head.${name}`)
  const columns = [
    { head: head('for') },
    { head: head('bearer') },
    { head: head('status') },
    { head: head('count'), wraps: true },
    { head: head('whose-count'), wraps: true },
    { head: head('why'), wraps: true },
  ] as const
  const table = tableLines({
    columns,
    rows: shown.map((run) => cellsOf(run, screen)),
    width: screen.width,
    paint: screen.paint,
    indent: '      ',
  })
  return cut === 0
    ? table
    : [...table, `      ${screen.words.say('sheet.earlier-rows', { n: cut })}`]
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
  const days = { from: first.day ?? '', to: last.day ?? '' }
  const name = first === last ? first.name : screen.words.say('sheet.days-range', days)
  const marked = `${marksOn(screen)[status]} ${screen.words.say(`status.${status}`)}`
  return [
    { text: name },
    { text: screen.names.role(first.bearer) },
    { text: marked, paint: (text) => screen.paint(status, text) },
    { text: first.figure },
    { text: first.counts },
    { text: first.why },
  ]
}

/** `day 3`, `for entry public 12`: an instance as people read it. */
export function instanceName(
  instance: string,
  entryOf: (statement: string) => string | null,
  { words, names }: Pick<Screen, 'words' | 'names'>,
): string {
  const [name = '', place] = instance.split('@')
  const what = instanceWords(name, entryOf, words)
  if (place === undefined) return what
  return words.say('sheet.at-place', { what, place: names.place(place) })
}

function instanceWords(
  name: string,
  entryOf: (statement: string) => string | null,
  words: Words,
): string {
  if (name === 'once') return words.say('instance.once')
  const [, kind = '', rest = ''] = /^(\w+?)-(.+)$/.exec(name) ?? []
  if (kind !== 'for') return words.sayOr(`instance.${kind}`, `${kind} ${rest}`, { n: rest })
  const entry = entryOf(rest)
  return entry === null
    ? words.say('sheet.for-statement', { id: rest.slice(0, 8) })
    : words.say('sheet.for-entry', { entry })
}
