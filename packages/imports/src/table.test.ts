// Tables as programs save them: encodings, packings, workbooks, heads that stand elsewhere, joined
// sheets. What a row makes is in import-table.test.ts, what a cell means in cell.test.ts.

import { encodeUtf8, type Bytes } from '@holdfast/base'
import { gzipSync, strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { checkMapping } from './mapping.ts'
import { countsMapping, mapping, workbook } from './testing.ts'
import { readTable } from './table.ts'

const limits = { rows: 100, bytes: 100_000 }
const good = 'day,trucks,whose\n2031-04-02,40,relief-office\n2031-04-03,41,relief-office\n'

/** The rows of a table, each by the columns that the mapping reads. */
async function rowsOf(
  source: string | Bytes,
  members: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  const read = await tableOf(source, members)
  if (!read.ok) return read.problem
  const { columns, rows, bad } = read.value
  const cell = (cells: readonly string[], name: string) => cells[columns.get(name) ?? -1]
  const good = rows.map(({ cells }) => ['day', 'trucks', 'whose'].map((name) => cell(cells, name)))
  return bad.length === 0 ? good : bad
}

function tableOf(
  source: string | Bytes,
  members: Readonly<Record<string, unknown>>,
): ReturnType<typeof readTable> {
  const bytes = typeof source === 'string' ? encodeUtf8(source) : source
  return readTable(bytes, mapping({ ...countsMapping, ...members }), limits)
}

const meant = [
  ['2031-04-02', '40', 'relief-office'],
  ['2031-04-03', '41', 'relief-office'],
]

function utf16(text: string, isLittle: boolean): Bytes {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), isLittle)
  return bytes
}

describe('a text', () => {
  test.each([
    ['in UTF-16 with its mark, little end first', utf16(`\uFEFF${good}`, true)],
    ['in UTF-16 with its mark, big end first', utf16(`\uFEFF${good}`, false)],
    ['with a line that says the separator', `sep=;\r\n${good.replaceAll(',', ';')}`],
    ['packed with gzip', new Uint8Array(gzipSync(strToU8(good)))],
    ['alone in a zip', new Uint8Array(zipSync({ 'a/b.csv': strToU8(good) }))],
    [
      'in a zip of a Mac',
      new Uint8Array(zipSync({ 'b.csv': strToU8(good), '__MACOSX/._b.csv': strToU8('x') })),
    ],
    ['with empty rows', good.replaceAll('\n', '\n,,\n   \n')],
    ['with empty columns at its end', good.replaceAll('\n', ',,\n')],
    ['with empty cells past its head', good.replaceAll('office\n', 'office,,\n')],
    [
      'with a column twice that nobody reads',
      good.replaceAll('\n', ',x,y\n').replace('x,y', 'Remarks,Remarks'),
    ],
  ])('means the same %s', async (_, source) => {
    expect(await rowsOf(source)).toEqual(meant)
  })

  test('is read in the encoding that the mapping names', async () => {
    const arabic = encodeUtf8('day,trucks,whose\n2031-04-02,40,')
    // Baa and alef in the code page of Windows for Arabic.
    const bytes = new Uint8Array([...arabic, 0xc8, 0xc7])
    expect(await rowsOf(bytes)).toMatchObject({
      code: 'import.20',
      about: { encoding: 'utf-8', line: 2, likely: '' },
    })
    expect(await rowsOf(bytes, { encoding: 'windows-1256' })).toEqual([['2031-04-02', '40', 'با']])
  })

  test('in UTF-16 without its mark is refused, and read where the mapping names it', async () => {
    expect(await rowsOf(utf16(good, true))).toMatchObject({
      code: 'import.20',
      about: { likely: 'utf-16le' },
    })
    expect(await rowsOf(utf16(good, true), { encoding: 'utf-16le' })).toEqual(meant)
  })

  test('that unpacks to more than a table may be is let go', async () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(limits.bytes + 1)))
    expect(bomb.length).toBeLessThan(1_000)
    expect(await rowsOf(bomb)).toMatchObject({ code: 'import.1' })
    const zipped = new Uint8Array(zipSync({ 'a.csv': new Uint8Array(limits.bytes + 1) }))
    expect(await rowsOf(zipped)).toMatchObject({ code: 'import.1' })
  })

  test.each([
    ['cut short', new Uint8Array(gzipSync(strToU8(good.repeat(50)))).slice(0, 60), 'import.21'],
    ['packed twice', new Uint8Array(gzipSync(gzipSync(strToU8(good)))), 'import.22'],
    ['of an old program', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'import.22'],
    ['of OpenDocument', new Uint8Array(zipSync({ 'content.xml': strToU8('<a/>') })), 'import.22'],
  ])('%s is refused', async (_, source, code) => {
    expect(await rowsOf(source)).toMatchObject({ code })
  })
})

test('a gzip that is cut short, or has one byte wrong, is refused', async () => {
  const whole = new Uint8Array(gzipSync(strToU8(good.repeat(50))))
  for (const size of [12, 40, whole.length - 9, whole.length - 8, whole.length - 1]) {
    expect(await rowsOf(whole.slice(0, size)), `${size}`).toMatchObject({ code: 'import.21' })
  }
  for (const at of [whole.length - 8, whole.length - 1, Math.floor(whole.length / 2)]) {
    const flipped = whole.map((byte, place) => (place === at ? byte ^ 1 : byte))
    expect(await rowsOf(flipped), `${at}`).toMatchObject({ code: 'import.21' })
  }
})

describe('a head', () => {
  const titled = `Relief convoys,,\nIssued 26 March,,\n,,\n${good}`

  test('may stand below titles, in the row that the mapping names', async () => {
    expect(await rowsOf(titled, { headerRow: 4 })).toEqual(meant)
    expect(await rowsOf(titled)).toMatchObject({ code: 'import.29', about: { row: 4 } })
  })

  test('may be of two rows, the upper one going on from its left', async () => {
    const two = 'whose,Trucks,,day\n,planned,entered,\nrelief-office,50,40,2031-04-02\n'
    const [rule] = countsMapping.statements
    const amount = { column: 'Trucks entered', as: 'integer' }
    const body = { ...rule?.body, amount }
    const read = await tableOf(two, { headerRows: 2, statements: [{ ...rule, body }] })
    expect(read.ok && [...read.value.columns.keys()]).toEqual([
      'whose',
      'Trucks planned',
      'Trucks entered',
      'day',
    ])
  })

  test('may have marks of direction beside its words', async () => {
    const marked = good.replace('day,trucks', '\u200Fday\u200E,\u061Ctrucks')
    expect(await rowsOf(marked)).toEqual(meant)
    const twice = good.replace('day,trucks,whose', 'trucks\u200F,trucks,whose')
    expect(await rowsOf(twice)).toMatchObject({ code: 'import.5' })
  })

  test('that is asked for and stands twice is refused', async () => {
    expect(await rowsOf(good.replace('whose', 'trucks'))).toMatchObject({ code: 'import.5' })
  })

  test('of HXL names columns by hashtag, in any order of its attributes', async () => {
    const tags = '#date+occurred,#value +trucks +entered,#org\n'
    const tagged = good.replace('\n', `\n${tags}`)
    expect(await rowsOf(tagged)).toMatchObject({ code: 'import.26', about: { line: 2 } })
    expect(await rowsOf(good, { hxl: true })).toMatchObject({ code: 'import.25' })
    expect(await rowsOf(tagged, { hxl: true })).toEqual(meant)
    const [rule] = countsMapping.statements
    const body = { ...rule?.body, amount: { column: '#VALUE+entered+trucks', as: 'integer' } }
    const read = await tableOf(tagged, { hxl: true, statements: [{ ...rule, body }] })
    expect(read.ok && read.value.columns.get('#value+entered+trucks')).toBe(1)
  })
})

test('an empty cell means what stands above it, where the mapping says so', async () => {
  const sparse = good.replace('2031-04-03', '')
  expect(await rowsOf(sparse, { fillDown: ['day'] })).toEqual([
    meant[0],
    ['2031-04-02', '41', 'relief-office'],
  ])
  expect(await rowsOf(sparse)).toEqual([meant[0], ['', '41', 'relief-office']])
})

test('what stands above is of the row above, also where that one is bad', async () => {
  const rows = ['day,trucks,whose', '2031-04-02,40,a', '2031-04-03,41,b,more', ',42,c', '']
  const read = await tableOf(rows.join('\n'), { fillDown: ['day'] })
  expect(read.ok && read.value.rows.map(({ cells }) => cells.join())).toEqual([
    '2031-04-02,40,a',
    '2031-04-03,42,c',
  ])
  // What the row says whose quotes cannot be read nobody knows.
  const torn = ['day,trucks,whose', '2031-04-02,40,a', '2031-04-03,"41"x,b', ',42,c', '']
  const after = await tableOf(torn.join('\n'), { fillDown: ['day'] })
  expect(after.ok && after.value.rows.map(({ cells }) => cells.join())).toEqual([
    '2031-04-02,40,a',
    ',42,c',
  ])
})

describe('a workbook', () => {
  test('gives its cells as text, its dates without a clock, its numbers as they are', async () => {
    const book = workbook({
      S: [
        ['day', 'trucks', 'whose'],
        [47940, 40, 'relief-office'],
      ],
    })
    const read = await tableOf(book, {})
    expect(read).toMatchObject({ value: { sheet: 'S', days: 'from-1900' } })
    expect(read.ok && read.value.rows).toEqual([
      { cells: ['47940', '40', 'relief-office'], row: 1, line: 2 },
    ])
  })

  test('of several sheets is read where the mapping names one', async () => {
    const rows = [
      ['day', 'trucks', 'whose'],
      ['2031-04-02', 40, 'relief-office'],
    ]
    const book = workbook({ Notes: [['read me']], Data: rows, Empty: [] })
    expect(await rowsOf(book)).toMatchObject({
      code: 'import.23',
      about: { sheets: 'Notes, Data, Empty' },
    })
    expect(await rowsOf(book, { sheet: 'Data' })).toEqual([meant[0]])
    expect(await rowsOf(book, { sheet: 'Dota' })).toMatchObject({ code: 'import.24' })
  })

  test('keeps the number of a row that stands after empty ones', async () => {
    const rows = [['day', 'trucks', 'whose'], [], ['2031-04-02', 40, 'relief-office', 'more']]
    expect(await rowsOf(workbook({ S: rows }))).toMatchObject([
      { row: 1, line: 3, problem: { code: 'import.8' } },
    ])
  })
})

describe('a sheet of groups that repeat', () => {
  const main = 'day,_index\n2031-04-02,1\n2031-04-03,2\n'
  const groups = 'trucks,whose,_parent_index\n40,relief-office,1\n41,relief-office,2\n'
  const join = { sheet: 'main.csv', column: '_parent_index', to: '_index' }
  const zip = (files: Readonly<Record<string, string>>): Bytes =>
    new Uint8Array(
      zipSync(Object.fromEntries(Object.entries(files).map(([name, csv]) => [name, strToU8(csv)]))),
    )

  test('is joined to the rows that it names', async () => {
    const files = zip({ 'main.csv': main, 'groups.csv': groups })
    expect(await rowsOf(files, { sheet: 'groups.csv', join })).toEqual(meant)
  })

  test('is joined also where marks of direction stand beside a key', async () => {
    const marked = main.replace('02,1', '02,\u200F1')
    const files = zip({ 'main.csv': marked, 'groups.csv': groups.replace('e,2', 'e,2\u061C') })
    expect(await rowsOf(files, { sheet: 'groups.csv', join })).toEqual(meant)
  })

  test('may name what both have by the sheet', async () => {
    const read = await tableOf(zip({ 'main.csv': main, 'groups.csv': groups }), {
      sheet: 'groups.csv',
      join,
    })
    expect(read.ok && read.value.columns.get('main.csv/day')).toBe(3)
  })

  test('is not joined where the mapping does not say which it is, nor to itself', async () => {
    const files = zip({ 'main.csv': main, 'groups.csv': groups })
    expect(await rowsOf(files, { join })).toMatchObject({
      code: 'import.23',
      about: { sheets: 'main.csv, groups.csv' },
    })
    expect(await rowsOf(zip({ 'main.csv': main }), { join })).toMatchObject({
      about: { at: 'join.sheet' },
    })
    const toItself = { ...countsMapping, sheet: 'main.csv', join }
    expect(checkMapping(toItself)).toMatchObject({ problem: { about: { at: 'join.sheet' } } })
  })

  test('is refused where a column that is asked for stands twice in the other', async () => {
    const read = async (head: string, members: Readonly<Record<string, unknown>> = {}) =>
      rowsOf(
        zip({
          'main.csv': main.replace('day,_index', head).replaceAll(/(?<=\d)\n/g, ',0,0\n'),
          'groups.csv': groups,
        }),
        {
          sheet: 'groups.csv',
          join,
          ...members,
        },
      )
    expect(await read('_index,_index')).toMatchObject({ about: { column: '_index' } })
    expect(await read('day,_index,day')).toMatchObject({ code: 'import.5' })
    // What both have is of the first sheet, and of the other only where that is named.
    expect(await read('day,_index,trucks,trucks')).toEqual(meant)
    const [rule] = countsMapping.statements
    const amount = { column: 'main.csv/trucks', as: 'integer' }
    const statements = [{ ...rule, body: { ...rule?.body, amount } }]
    expect(await read('day,_index,trucks,trucks', { statements })).toMatchObject({
      code: 'import.5',
      about: { column: 'trucks' },
    })
  })

  test('is filled down in each sheet by itself', async () => {
    const sparse = 'day,_index\n2031-04-02,1\n,2\n'
    const two = groups.replace('office,2', 'office,')
    const files = zip({ 'main.csv': sparse, 'groups.csv': two })
    // The second group is of the first row, and has its day.
    const fillDown = ['day', '_parent_index']
    expect(await rowsOf(files, { sheet: 'groups.csv', join, fillDown })).toEqual([
      meant[0],
      ['2031-04-02', '41', 'relief-office'],
    ])
    const named = zip({ 'main.csv': sparse, 'groups.csv': groups })
    const filled = { sheet: 'groups.csv', join, fillDown: ['main.csv/day'] }
    expect(await rowsOf(named, filled)).toEqual([meant[0], ['2031-04-02', '41', 'relief-office']])
  })

  test('lists a row whose key nobody has, and refuses a key that two have', async () => {
    const orphan = zip({ 'main.csv': main, 'groups.csv': groups.replace('office,2', 'office,9') })
    expect(await rowsOf(orphan, { sheet: 'groups.csv', join })).toMatchObject([
      { row: 2, line: 3, column: '_parent_index', problem: { code: 'import.28' } },
    ])
    const twice = zip({ 'main.csv': main.replace('3,2', '3,1'), 'groups.csv': groups })
    expect(await rowsOf(twice, { sheet: 'groups.csv', join })).toMatchObject({
      code: 'import.27',
      about: { key: '1', first: 2, line: 3 },
    })
  })
})

test('a row whose quotes are broken may be the one too many', async () => {
  const limits = { rows: 3, bytes: 1_000 }
  const rows = (count: number): string => 'a,b\n'.repeat(count)
  const read = (text: string) => readTable(encodeUtf8(text), countsMapping, limits)
  const tooMany = { ok: false, problem: { code: 'import.2', about: { limit: 3 } } }
  expect(await read(`day,trucks,whose\n${rows(4)}"x`)).toEqual(tooMany)
  expect(await read(`day,trucks,whose\n${rows(3)}"x`)).toEqual(tooMany)
  expect(await read(`day,trucks,whose\n${rows(3)}"x\n"y\n`)).toEqual(tooMany)
  expect(await read(`day,trucks,whose\n${rows(2)}"x`)).toMatchObject({ ok: true })
})
