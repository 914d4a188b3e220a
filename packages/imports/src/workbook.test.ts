// What single cells of a workbook become, what no workbook of a table has, and what a damaged one
// is told by.
// How its sheets are found and joined is in table.test.ts.

import { present, type Bytes } from '@holdfast/base'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { countsMapping, importAs, mapping, workbook } from './testing.ts'
import { readTable } from './table.ts'

const limits = { rows: 100, bytes: 100_000 }

test('midnight is a time where another cell of its column has one, else a day', async () => {
  const day = new Date('2031-03-24T00:00Z')
  const book = workbook({
    S: [
      ['day', 'trucks', 'whose'],
      [day, 40, day],
      [day, 41, new Date('2031-03-24T16:00Z')],
    ],
  })
  const read = await readTable(book, countsMapping, limits)
  expect(read.ok && read.value.rows.map(({ cells }) => cells)).toEqual([
    ['2031-03-24', '40', '2031-03-24T00:00'],
    ['2031-03-24', '41', '2031-03-24T16:00'],
  ])
})

test('a stray cell at the end of a sheet is refused before anything is read', async () => {
  const rows = [
    ['day', 'trucks', 'whose'],
    ['2031-04-02', 40, 'relief-office'],
  ]
  const files = unzipSync(workbook({ S: rows }))
  const sheet = strFromU8(present(files['xl/worksheets/s0.xml'], 'a sheet'))
  const reaching = async (from: string, to: string): ReturnType<typeof readTable> => {
    const xml = strToU8(sheet.replace(from, to))
    const book = new Uint8Array(zipSync({ ...files, 'xl/worksheets/s0.xml': xml }))
    return readTable(book, countsMapping, limits)
  }
  const stray = { problem: { code: 'import.33', about: { cell: 'XFD1048576' } } }
  expect(await reaching('r="C2"', 'r="XFD1048576"')).toMatchObject(stray)
  expect(await reaching('<c r="C1"', `<c s='1' r = 'XFD1048576'`)).toMatchObject(stray)
  expect(await reaching('r="C2"', 'r="ZZ2"')).not.toMatchObject({ problem: { code: 'import.33' } })
})

const head = ['day', 'trucks', 'whose']
const row = ['2031-04-02', 40, 'relief-office']
const sheetPath = 'xl/worksheets/s0.xml'

/** The workbook with its parts written otherwise. */
function rewritten(book: Bytes, change: (text: string) => string, path = sheetPath): Bytes {
  const files = unzipSync(book)
  const text = strFromU8(present(files[path], 'a part'))
  return new Uint8Array(zipSync({ ...files, [path]: strToU8(change(text)) }))
}

/** The sheet with another cell in place of B2. */
function withCell(cell: string): Bytes {
  return rewritten(workbook({ S: [head, row] }), (xml) =>
    xml.replace(/<c r="B2"><v>40<\/v><\/c>/, cell),
  )
}

describe('a cell of', () => {
  test.each([
    ['an error', '<c r="B2" t="e"><v>#N/A</v></c>', { error: '#N/A', cell: 'B2' }],
    ['a formula’s error', `<c r='B2' t = 'e'><f>1/0</f><v>#DIV/0!</v></c>`, { error: '#DIV/0!' }],
    ['an error as words', '<c r="B2" t="str"><v>#REF!</v></c>', { error: '#REF!', cell: 'B2' }],
    ['a formula without its result', '<c r="B2"><f>SUM(A1:A2)</f></c>', { cell: 'B2' }],
    ['one among formulas that are shared', '<c r="B2"><f t="shared" si="0"/></c>', { cell: 'B2' }],
  ])('%s is refused with its place', async (_, cell, about) => {
    const code = 'error' in about ? 'import.41' : 'import.42'
    const where = { line: 2, column: 'trucks', problem: code, ...about }
    expect(await importAs(withCell(cell))).toMatchObject({ problem: { about: where } })
  })

  test('an error does no harm where no rule reads it', async () => {
    const book = workbook({
      S: [
        [...head, 'share'],
        [...row, '#N/A'],
      ],
    })
    expect(await importAs(book)).toMatchObject({ ok: true, value: { bad: [] } })
  })

  test('an error is refused in a text too', async () => {
    const imported = await importAs('day,trucks,whose\n2031-04-02,#N/A,relief-office\n')
    const about = { problem: 'import.41', error: '#N/A', cell: 'B2', column: 'trucks' }
    expect(imported).toMatchObject({ problem: { about } })
  })

  test.each([
    ['a formula’s result', '<c r="B2"><f>20+20</f><v>40</v></c>'],
    ['the result of a shared formula', '<c r="B2"><f t="shared" si="0"/><v>40</v></c>'],
    ['inline words', '<c r="B2" t="inlineStr"><is><r><t>4</t></r><r><t>0</t></r></is></c>'],
    ['a formula’s words', '<c r="B2" t="str"><f>TEXT(40,"0")</f><v>40</v></c>'],
  ])('%s is read', async (_, cell) => {
    const imported = await importAs(withCell(cell))
    expect(imported).toMatchObject({ value: { statements: [{ body: { amount: 40 } }] } })
  })
})

describe('dates of a workbook', () => {
  const bookOf = (cell: string): Bytes =>
    rewritten(workbook({ S: [head, [0, 40, 'relief-office']] }), (xml) =>
      xml.replace('<c r="A2"><v>0</v></c>', cell),
    )
  const datesIn = async (book: Bytes): Promise<unknown> => {
    const read = await readTable(book, countsMapping, limits)
    return read.ok ? read.value.rows.map(({ cells }) => cells[0]) : read.problem
  }

  test.each([
    ['2031-04-02', '2031-04-02'],
    ['2031-04-02T00:00:00', '2031-04-02'],
    ['2031-04-02T16:30:00', '2031-04-02T16:30'],
    ['2031-04-02T16:30:00.000', '2031-04-02T16:30'],
    ['2031-04-02T16:30:00Z', '2031-04-02T16:30'],
    ['16:30:00', '16:30:00'],
    ['soon', 'soon'],
  ])('written as %s are on no machine’s clock', async (written, read) => {
    expect(await datesIn(bookOf(`<c r="A2" t="d"><v>${written}</v></c>`))).toEqual([read])
  })

  const years1904 = (said: string, book: Bytes): Bytes =>
    rewritten(
      book,
      (xml) => xml.replace('<sheets>', `<workbookPr date1904="${said}"/><sheets>`),
      'xl/workbook.xml',
    )

  test.each(['1', 'true'])('count from 1904 where the workbook says %s', async (said) => {
    const counted = years1904(said, bookOf('<c r="A2"><v>46478</v></c>'))
    const imported = await importAs(counted)
    expect(imported).toMatchObject({ value: { statements: [{ body: { date: '2031-04-02' } }] } })
    const plain = await importAs(bookOf('<c r="A2"><v>47940</v></c>'))
    expect(plain).toMatchObject({ value: { statements: [{ body: { date: '2031-04-02' } }] } })
  })

  test.each(['1', 'true'])('in a style of dates count from 1904 too: %s', async (said) => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    const files = unzipSync(years1904(said, bookOf('<c r="A2" s="1"><v>46478</v></c>')))
    const styles =
      `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/>` +
      '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
    const book = new Uint8Array(zipSync({ ...files, 'xl/styles.xml': strToU8(styles) }))
    expect(await datesIn(book)).toEqual(['2031-04-02'])
  })
})

test('letters of two characters are one in heads, cells and mappings', async () => {
  const book = workbook({ S: [['day', 'cami\u0303on', 'whose'], row] })
  const rule = present(countsMapping.statements[0], 'a rule')
  for (const column of ['camĩon', 'cami\u0303on']) {
    const body = { ...rule.body, amount: { column, as: 'integer' } }
    const given = mapping({ ...countsMapping, statements: [{ ...rule, body }] })
    expect(await importAs(book, { mapping: given })).toMatchObject({ ok: true })
  }
})

describe('what is hidden in a workbook is said', () => {
  test('rows', async () => {
    const book = rewritten(workbook({ S: [head, row, row] }), (xml) =>
      xml.replace('<row r="3">', '<row r="3" hidden="1">'),
    )
    expect(await importAs(book)).toMatchObject({
      value: { remarks: [{ what: 'hidden-rows', rows: 1, line: 3 }] },
    })
  })

  test.each(['hidden', 'veryHidden'])('a sheet: %s', async (state) => {
    const book = rewritten(
      workbook({ Notes: [], S: [head, row] }),
      (xml) => xml.replace('name="S"', `name="S" state="${state}"`),
      'xl/workbook.xml',
    )
    expect(await importAs(book)).toMatchObject({
      value: { remarks: [{ what: 'hidden-sheet', sheet: 'S', rows: 1 }] },
    })
  })
})

describe('a damaged archive is told', () => {
  const book = workbook({ S: [head, row] })

  test('where any byte of a packed part is another', async () => {
    let told = 0
    for (let at = 60; at < book.length - 60; at += 7) {
      const damaged = book.map((byte, here) => (here === at ? byte ^ 4 : byte))
      const read = await readTable(damaged, countsMapping, limits)
      if (!read.ok) told += 1
      const whole = ['2031-04-02', '40', 'relief-office']
      const cells = read.ok ? read.value.rows.map((one) => one.cells) : [whole]
      expect(cells).toEqual([whole])
    }
    expect(told).toBeGreaterThan(100)
  })

  test('where it was cut short, anywhere', async () => {
    for (let size = 4; size < book.length; size += 97) {
      const read = await readTable(book.slice(0, size), countsMapping, limits)
      expect([size, read.ok || read.problem.code]).toEqual([size, 'import.21'])
    }
  })
})
