// Cells of a sheet as whoever reads them would not tell: errors and formulas without a result,
// which it takes for empty cells, and dates written as ISO 8601, which it moves to the clock of the
// machine. They are written anew before the sheet is read.

import { attribute } from './workbook-parts.ts'

/** What a formula says that nobody has worked out. It stands among the errors of spreadsheets. */
export const noResult = '#FORMULA'

/** True for what a spreadsheet writes where it could work nothing out. */
export function isErrorText(text: string): boolean {
  return text.startsWith('#') && errors.has(text)
}

const errors: ReadonlySet<string> = new Set([
  noResult,
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
  '#FIELD!',
  '#BLOCKED!',
  '#CONNECT!',
  '#UNKNOWN!',
])

/** The XML of a sheet in which every cell tells what it holds. */
export function withCellsTold(xml: string): string {
  if (!/\st\s*=\s*["'][ed]["']|<(?:\w+:)?f[\s/>]/.test(xml)) return xml
  const pieces: string[] = []
  let done = 0
  let open: RegExpExecArray | null = null
  const close = (until: number): void => {
    if (open === null) return
    const end = open.index + open[0].length
    pieces.push(xml.slice(done, open.index), toldCell(open, xml.slice(end, until)))
    done = until
  }
  for (const found of xml.matchAll(/<((?:\w+:)?)c(?:\s[^<>]*)?>/g)) {
    close(found.index)
    open = found[0].endsWith('/>') ? null : found
  }
  close(xml.length)
  pieces.push(xml.slice(done))
  return pieces.join('')
}

/** A cell that begins with a tag; what follows it goes up to the next cell. */
function toldCell([tag, prefix = '']: RegExpExecArray, inside: string): string {
  const kind = attribute(tag, 't')
  const value = /<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)</.exec(inside)?.[1]
  if (kind === 'e') return `${withKind(tag, 'str')}${inside}`
  if (kind === 'd' && value !== undefined) return dateCell(tag, inside, value)
  const hasValue = /<(?:\w+:)?(?:v|is)[\s/>]/.test(inside)
  if (hasValue || !/<(?:\w+:)?f[\s/>]/.test(inside)) return `${tag}${inside}`
  return `${withKind(tag, 'str')}<${prefix}v>${noResult}</${prefix}v>${inside}`
}

const isoDate = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?/

// A date of a workbook has no zone, whatever is written behind it.
function dateCell(tag: string, inside: string, value: string): string {
  const [date] = isoDate.exec(value.trim()) ?? []
  if (date === undefined) return `${withKind(tag, 'str')}${inside}`
  return `${tag}${inside.replace(value, () => (date.includes('T') ? `${date}Z` : date))}`
}

function withKind(tag: string, kind: string): string {
  const bare = tag.replace(/\st\s*=\s*(?:"[^"]*"|'[^']*')/, '')
  return bare.replace(/>$/, ` t="${kind}">`)
}
