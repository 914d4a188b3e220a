// Files by chance: tables in every dialect that is read, and then damaged: bytes flipped, cut off,
// put in twice, packed, packed again, or small files that unpack to mountains.

import { encodeUtf8, type Bytes } from '@holdfast/base'
import { rezipped, workbook, zipped } from '@holdfast/imports/testing'
import { gzipSync } from 'node:zlib'
import type { Chance } from './chance.ts'
import { fuzzedCell, goodCells } from './cells.ts'

/** The most that fuzzed tables may hold, so that a mountain is one soon. */
export const fuzzedLimits = { rows: 400, bytes: 1_000_000 } as const

/** The bytes of a table, and how it was made. */
export function fuzzedTable(chance: Chance): { readonly bytes: Bytes; readonly how: string } {
  if (chance.once(60)) return chance.one(mountains)()
  const harm = chance.one([4, 10, 40, 1_000_000])
  const columns = columnsOf(chance)
  const rows = chance.many(chance.once(50) ? 395 + chance.below(10) : chance.below(12), () =>
    columns.map((column) => fuzzedCell(chance, column, harm)),
  )
  const table = [columns, ...rows]
  const isBook = chance.once(3)
  const whole = isBook ? bookOf(chance, table) : packed(chance, textOf(chance, table))
  const { bytes, how } = chance.once(4) ? damaged(chance, whole) : { bytes: whole, how: 'whole' }
  return { bytes, how: `${isBook ? 'book' : 'text'}, ${how}` }
}

function columnsOf(chance: Chance): readonly string[] {
  const all = Object.keys(goodCells)
  if (chance.once(30)) return all.slice(chance.below(3))
  if (chance.once(30)) return [...all, chance.one(all)]
  if (chance.once(40)) return all.map((name) => ` ${name.toUpperCase()}`)
  return all
}

function textOf(chance: Chance, table: readonly (readonly string[])[]): Bytes {
  const separator = chance.one([',', ',', ';', '\t', '|'])
  const ends = chance.one([['\n'], ['\r\n'], ['\r'], ['\n', '\r\n', '\r']])
  const quotes = chance.one(['where needed', 'always', 'never'])
  const lines = table.map((cells) => {
    const dropped = chance.once(60) ? cells.slice(1) : cells
    const written = dropped.map((cell) => quoted(cell, separator, quotes))
    return written.join(chance.once(200) ? ';' : separator) + chance.one(ends)
  })
  if (chance.once(30)) lines.unshift(`Title${chance.one(ends)}`, chance.one(ends))
  if (chance.once(15)) lines.unshift(`sep=${separator}\n`)
  if (chance.once(15)) lines.splice(1, 0, `#meta,#date,#date+time,#value,#org,#loc,,,\n`)
  return encoded(chance, lines.join(''))
}

function quoted(cell: string, separator: string, quotes: string): string {
  if (quotes === 'never') return cell
  const isNeeded = cell.includes(separator) || /["\r\n]/.test(cell)
  return quotes === 'always' || isNeeded ? `"${cell.replaceAll('"', '""')}"` : cell
}

function encoded(chance: Chance, text: string): Bytes {
  const turn = chance.below(24)
  if (turn === 0) return new Uint8Array([0xef, 0xbb, 0xbf, ...encodeUtf8(text)])
  if (turn === 1 || turn === 2) {
    const units = Uint16Array.from(text, (_, at) => text.charCodeAt(at))
    const bytes = new Uint8Array(units.buffer)
    const marked = new Uint8Array([0xff, 0xfe, ...bytes])
    return turn === 1 ? marked : bytes
  }
  if (turn === 3) return new Uint8Array(Buffer.from(text, 'latin1'))
  return encodeUtf8(text)
}

function packed(chance: Chance, bytes: Bytes): Bytes {
  const turn = chance.below(10)
  if (turn === 0) return new Uint8Array(gzipSync(bytes, { level: 1 }))
  if (turn === 1) return zipped({ 'a.csv': bytes })
  if (turn === 2) return zipped({ 'a.csv': bytes, T: bytes, 'T.csv': bytes })
  if (turn === 3 && chance.once(4)) return packed(chance, packed(chance, bytes))
  return bytes
}

const sheet = 'xl/worksheets/s0.xml'

function bookOf(chance: Chance, table: readonly (readonly string[])[]): Bytes {
  const cells = table.map((row) => row.map((cell) => bookCell(chance, cell)))
  const book = workbook({ S: cells, ...(chance.once(15) ? { T: cells.slice(0, 3) } : {}) })
  if (!chance.once(3)) return book
  const path = chance.once(8) ? 'xl/workbook.xml' : sheet
  return rezipped(book, path, (xml) => rewritten(chance, xml))
}

function bookCell(chance: Chance, cell: string): string | number | Date {
  if (/^\d{1,9}$/.test(cell)) return Number(cell)
  if (/^\d{4}-\d\d-\d\d$/.test(cell) && chance.once(2)) {
    const date = new Date(cell)
    if (!Number.isNaN(date.getTime())) return date
  }
  // What no XML can hold makes a broken workbook now and then, and no more often.
  const isBare = chance.once(2_000)
  return isBare ? cell : cell.replace(/[&<>\p{Cc}\uFFFE\uFFFF]/gu, ' ')
}

function rewritten(chance: Chance, xml: string): string {
  const changes: readonly (() => string)[] = [
    () => xml.replace(/<c r="B2"[^>]*>/, '<c r="B2" t="e">'),
    () => xml.replace(/ t="inlineStr"/, chance.one([' t="s"', ' t="d"', ' t="b"', ' t="zz"', ''])),
    () => xml.replace(/<v>/, '<f>SUM(A1:A9)</f><v>'),
    () => xml.replace(/<v>[^<]*<\/v>/, chance.one(['<f>A1</f>', '<v/>', '<v></v>', '<v>x</v>'])),
    () =>
      xml.replace(/ r="A2"/, chance.one([' r="XFD1048576"', ' r="A0"', ' r="ZZZZZZ9"', ' r=""'])),
    () => xml.replace(/<row r="2">/, chance.one(['<row r="2" hidden="1">', '<row r="99999999">'])),
    () => xml.replace(/<sheets>/, '<workbookPr date1904="true"/><sheets>'),
    () => xml.replace(/name="S"/, chance.one(['name="S" state="hidden"', 'name="__proto__"', ''])),
    () => xml.replace(/<sheetData>/, '<!DOCTYPE x [<!ENTITY a "aaaa">]><sheetData>&a;'),
    () => xml.replaceAll('</c>', chance.once(2) ? '' : '</c></c>'),
    () => xml.slice(0, chance.below(xml.length)),
    () => xml + xml,
    () => '',
  ]
  return chance.one(changes)()
}

type Damaged = { readonly bytes: Bytes; readonly how: string }

function damaged(chance: Chance, whole: Bytes): Damaged {
  if (whole.length === 0) return { bytes: whole, how: 'empty' }
  const turn = chance.below(5)
  if (turn === 0) return { bytes: whole.slice(0, chance.below(whole.length)), how: 'cut short' }
  if (turn === 1) {
    const at = chance.below(whole.length)
    return { bytes: new Uint8Array([...whole.slice(0, at), ...whole.slice(at / 2)]), how: 'twice' }
  }
  const bytes = whole.slice()
  for (let left = 1 + chance.below(turn === 2 ? 40 : 3); left > 0; left -= 1) {
    bytes[chance.below(bytes.length)] = chance.below(256)
  }
  return { bytes, how: 'flipped' }
}

const zeros = new Uint8Array(4_000_000)
const commas = new Uint8Array(4_000_000).fill(0x2c)
const quotesOnly = new Uint8Array(900_000).fill(0x22)
const lines = new Uint8Array(900_000).fill(0x0a)
const aHill = (bytes: Uint8Array, how: string) => {
  const made: Damaged[] = [
    { bytes: new Uint8Array(gzipSync(bytes)), how: `${how} in a gz` },
    { bytes: zipped({ 'a.csv': bytes }), how: `${how} in a zip` },
  ]
  return made.map((one) => () => one)
}
const bookHill = (() => {
  const row = '<row r="1"><c r="A1"><v>1</v></c></row>'
  const bytes = rezipped(workbook({ S: [['day']] }), sheet, () => row.repeat(100_000))
  return { bytes, how: 'a sheet of one row over and over' }
})()

/** Small files that unpack to mountains, and texts of nothing but one mark. */
const mountains: readonly (() => Damaged)[] = [
  ...aHill(zeros, 'zeros'),
  ...aHill(commas, 'commas'),
  ...aHill(quotesOnly, 'quotes'),
  ...aHill(lines, 'lines'),
  () => bookHill,
]
