// Draws the strip: days across, obligations down, article by article, each cell a mark by shape and
// colour. Where the sheet is too narrow for all columns they follow in bands.
//
// Figures stand beside the marks where there is room for all of them; otherwise the table below has
// them. The line of the moment asked about stands after the last column it reaches.

import { statusNames, type ClauseText, type CompiledAgreement } from '@holdfast/agreement'
import type { Strip, StripColumn, StripMark, StripRow } from '@holdfast/analysis'
import { cutTo, padEnd, padStart, textWidth, wrap } from '../terminal/text-width.ts'
import type { Screen } from '../terminal/screen.ts'
import { numeral } from '../words/numbers.ts'
import { clauseWords } from './clause-words.ts'
import { dayOfMonth, monthsWords, shortDate } from './days.ts'
import { articleWords } from './headline.ts'
import { blankMarkOn, marksOn, plainFor } from './marks.ts'

const mostMarksInCell = 3
const widestWords = 44
const narrowestWords = 14

type Sheet = {
  readonly strip: Strip
  readonly screen: Screen
  readonly agreement: CompiledAgreement
  readonly clauses: ReadonlyMap<string, ClauseText>
  readonly numberWidth: number
  readonly wordsWidth: number
  readonly bearerWidth: number
  readonly cellWidth: number
  readonly hasFigures: boolean
}

/** The lines of the strip with its heads and its key. */
export function stripLines(
  strip: Strip,
  agreement: CompiledAgreement,
  screen: Screen,
): readonly string[] {
  if (strip.rows.length === 0) return []
  const sheet = sheetOf(strip, agreement, screen)
  const room = screen.width - leftWidth(sheet) - 2
  const perBand = Math.max(1, Math.floor(room / (sheet.cellWidth + 1)))
  const lines: string[] = [screen.paint('quiet', readingWords(strip, screen))]
  for (let from = 0; from < strip.columns.length; from += perBand) {
    lines.push('', ...bandLines(sheet, from, Math.min(from + perBand, strip.columns.length)))
  }
  lines.push('', ...keyLines(strip, screen))
  return lines.map((line) => plainFor(screen, line).trimEnd())
}

function readingWords({ unit, cells }: Strip, { words }: Screen): string {
  return words.say('sheet.cells', { unit, cells: cells.replaceAll('-', '_') })
}

function sheetOf(strip: Strip, agreement: CompiledAgreement, screen: Screen): Sheet {
  const numberWidth = Math.max(...strip.rows.map(({ clause }) => textWidth(clause)))
  const clauses = new Map(agreement.clauses.map((clause) => [String(clause.id), clause]))
  const bearerWidth = Math.max(
    ...strip.rows.map(({ bearer }) => textWidth(screen.names.role(bearer))),
  )
  const longest = Math.max(
    ...strip.rows.map(({ clause }) => textWidth(wordsOf(clauses.get(clause)))),
  )
  const fixed = numberWidth + bearerWidth + 8
  const cells = strip.rows.flatMap(({ cells: row }) => row)
  const widthOf = (hasFigures: boolean): number =>
    Math.max(
      headWidth(strip),
      ...cells.map((cell) => textWidth(cellText(cell, screen, hasFigures))),
    )
  const roomWith = (hasFigures: boolean): number =>
    screen.width - fixed - strip.columns.length * (widthOf(hasFigures) + 1)
  const hasFigures = strip.unit === 'day' && roomWith(true) >= 24
  const room = Math.max(narrowestWords, roomWith(hasFigures))
  const wordsWidth = Math.min(widestWords, longest, room)
  const cellWidth = widthOf(hasFigures)
  const widths = { numberWidth, wordsWidth, bearerWidth, cellWidth }
  return { strip, screen, agreement, clauses, ...widths, hasFigures }
}

function headWidth({ columns, unit }: Strip): number {
  // Not every week has its number over it, so that many fit on a line.
  return unit === 'week' ? 1 : Math.max(2, ...columns.map(({ first }) => String(first).length))
}

function leftWidth({ numberWidth, wordsWidth, bearerWidth }: Sheet): number {
  return numberWidth + wordsWidth + bearerWidth + 6
}

function bandLines(sheet: Sheet, from: number, to: number): readonly string[] {
  const { strip, screen, agreement } = sheet
  const columns = strip.columns.slice(from, to)
  const lines = headLines(sheet, columns)
  let article = ''
  let clause = ''
  for (const row of strip.rows) {
    const own = sheet.clauses.get(row.clause)?.article ?? ''
    if (own !== article) {
      article = own
      lines.push(screen.paint('strong', articleWords(agreement, article, screen)))
    }
    lines.push(rowLine(sheet, row, { columns, from, isRepeated: clause === row.clause }))
    clause = row.clause
  }
  return lines
}

// Numbers over the columns, and under them the dates with their months at the left.
function headLines(sheet: Sheet, columns: readonly StripColumn[]): string[] {
  const { strip, screen, agreement, cellWidth } = sheet
  const { words } = screen
  const from = columns[0]?.from
  const to = columns.at(-1)?.from
  const months =
    from === undefined || to === undefined ? '' : monthsWords(agreement, { from, to }, words)
  const line = (label: string, texts: readonly string[]): string => {
    const left = `${padStart(label, leftWidth(sheet) - 1)} `
    return screen.paint('quiet', left + spread(texts, cellWidth + 1))
  }
  const numbers = columns.map((column) => String(column.first))
  const isWeek = strip.unit === 'week'
  const dates = columns.map((column) =>
    isWeek ? shortDate(agreement, column.from, words) : dayOfMonth(agreement, column.from),
  )
  return [line(words.say(`sheet.column.${strip.unit}`), numbers), line(months, dates)]
}

// Each text over its column; one that would touch the text before it stays away.
function spread(texts: readonly string[], step: number): string {
  let line = ''
  for (const [at, text] of texts.entries()) {
    if (line !== '' && textWidth(line) >= at * step) continue
    line = padEnd(line, at * step) + text
  }
  return line
}

type Band = {
  readonly columns: readonly StripColumn[]
  readonly from: number
  readonly isRepeated: boolean
}

function rowLine(sheet: Sheet, row: StripRow, band: Band): string {
  const { screen, numberWidth, wordsWidth, bearerWidth } = sheet
  const { clause, bearer } = row
  const ellipsis = screen.isUnicode ? '…' : '...'
  const words = band.isRepeated
    ? ''
    : cutTo(wordsOf(sheet.clauses.get(clause)), wordsWidth, ellipsis)
  const number = band.isRepeated ? '' : clause
  const left = [
    padEnd(` ${number}`, numberWidth + 1),
    padEnd(words, wordsWidth),
    padEnd(screen.names.role(bearer), bearerWidth),
  ].join('  ')
  const bar = screen.isUnicode ? '│' : '|'
  let line = left
  for (const [at, column] of band.columns.entries()) {
    const before = band.columns[at - 1]
    const isNow = column.isAhead && before?.isAhead === false
    line += (isNow ? bar : ' ') + cellOn(sheet, row.cells[band.from + at] ?? [])
  }
  const isLast = band.from + band.columns.length === sheet.strip.columns.length
  const isAllPast = sheet.strip.columns.at(-1)?.isAhead === false
  return isLast && isAllPast ? `${line} ${bar}` : line
}

function cellOn(sheet: Sheet, cell: readonly StripMark[]): string {
  const { screen, cellWidth, hasFigures } = sheet
  const text = cellText(cell, screen, hasFigures)
  const fill = ' '.repeat(Math.max(0, cellWidth - textWidth(text)))
  if (cell.length === 0) return screen.paint('quiet', text) + fill
  // Each mark in its own tone; what follows the marks has none.
  const letters = Array.from(text)
  const marks = Math.min(cell.length, mostMarksInCell)
  const painted = letters.map((letter, at) => {
    const status = at < marks ? cell[at]?.status : undefined
    return status === undefined ? letter : screen.paint(status, letter)
  })
  return painted.join('') + fill
}

function cellText(cell: readonly StripMark[], screen: Screen, hasFigures: boolean): string {
  if (cell.length === 0) return blankMarkOn(screen)
  const marks = marksOn(screen)
  const shown = cell.slice(0, mostMarksInCell).map(({ status }) => marks[status])
  const more = cell.length > mostMarksInCell ? `+${cell.length - mostMarksInCell}` : ''
  const [only] = cell
  const figure = hasFigures && cell.length === 1 && only !== undefined ? figureBeside(only) : ''
  return shown.join('') + more + (figure === '' ? '' : ` ${figure}`)
}

/**
 * `196`, `30+`; the key says that the sign is "or more", for which a cell has no room, nor for
 * counts that differ: the table below has both in words.
 */
function figureBeside({ figures }: StripMark): string {
  const said = figures.flatMap((figure) => {
    // Where nothing is on record no nought is shown: what is claimed stands in the table.
    if (figure.kind === 'recorded') return figure.recorded === 0 ? [] : [numeral(figure.recorded)]
    if (figure.kind !== 'count' && figure.kind !== 'of') return []
    return [`${numeral(figure.value)}${figure.isLowerBound ? '+' : ''}`]
  })
  const [first = ''] = said
  return said.every((text) => text === first) ? first : ''
}

function hasLowerBound(cell: readonly StripMark[]): boolean {
  const [only] = cell
  return cell.length === 1 && only !== undefined && figureBeside(only).endsWith('+')
}

function wordsOf(clause: ClauseText | undefined): string {
  return clause === undefined ? '' : clauseWords(clause)
}

function keyLines({ rows }: Strip, screen: Screen): readonly string[] {
  const marks = marksOn(screen)
  const cells = rows.flatMap((row) => row.cells)
  const present = new Set(cells.flatMap((cell) => cell.map(({ status }) => status)))
  const keys = statusNames
    .filter((name) => present.has(name))
    .map((name) => `${marks[name]} ${screen.words.say(`status.key.${name}`)}`)
  if (cells.some((cell) => cell.length === 0))
    keys.push(`${blankMarkOn(screen)} ${screen.words.say('status.key.blank')}`)
  if (cells.some(hasLowerBound)) keys.push(`+ ${screen.words.say('status.key.or-more')}`)
  // Keys must not be broken inside, so they are wrapped with their blanks held together.
  const held = keys.map((key) => key.replaceAll(' ', '\u00A0')).join('  ')
  return wrap(held, screen.width).map((line) =>
    line.replaceAll('\u00A0', ' ').replaceAll(/^ +/g, ''),
  )
}
