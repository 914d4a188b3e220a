// What a cell is read as, and what is not guessed.
// Whole tables are in import-table.test.ts.

import { describe, expect, test } from 'vitest'
import { valueOfCell, type CellContext } from './cell.ts'
import type { ColumnField } from './mapping.ts'
import { testAgreement } from './testing.ts'

const plain: ColumnField = { column: 'c', as: 'text', optional: false, order: 'ymd', decimal: '.' }

const usual: CellContext = {
  calendar: testAgreement.calendar,
  column: 'c',
  member: '',
  days: null,
  zones: () => null,
}

function read(
  cell: string,
  field: Partial<ColumnField>,
  context: Partial<CellContext> = {},
): unknown {
  const value = valueOfCell(cell, { ...plain, ...field }, { ...usual, ...context })
  return value.ok ? value.value : value.problem.code
}

describe('numbers', () => {
  test.each([
    ['40', 40],
    ['1,234', 1234],
    ['1 234', 1234],
    ['129000', 129000],
    ['٤٬', 'import.10'],
    ['١٬٢٠٤', 1204],
    ['۱٬۲۰۴', 1204],
    ["1'204", 1204],
    ['1\u2009204', 1204],
    ['1\u202F204\u202F300', 1204300],
    ['1,204 300', 'import.10'],
    ['\u2212٤', -4],
    ['\u200F٤٠\u200F', 40],
    ['1,23', 'import.10'],
    ['0x10', 'import.10'],
    ['1e3', 'import.10'],
    ['9007199254740993', 'import.10'],
    ['40.0', 40],
    ['40.5', 'import.10'],
  ])('%s', (cell, value) => {
    expect(read(cell, { as: 'integer' })).toBe(value)
  })

  test('with a decimal comma where the mapping says so', () => {
    expect(read('1.234,5', { as: 'number', decimal: ',' })).toBe(1234.5)
    expect(read('1.234,5', { as: 'number' })).toBe('import.10')
  })
})

test.each([
  ['2031-03', '2031-03-01T00:00+01:00', '2031-04-01T00:00+02:00'],
  ['03/2031', '2031-03-01T00:00+01:00', '2031-04-01T00:00+02:00'],
  ['Dec-2031', '2031-12-01T00:00+01:00', '2032-01-01T00:00+01:00'],
  ['آذار ٢٠٣١', '2031-03-01T00:00+01:00', '2031-04-01T00:00+02:00'],
  ['2031 march', '2031-03-01T00:00+01:00', '2031-04-01T00:00+02:00'],
  ['2031-13', 'import.10', 'import.10'],
  ['2031-03-04', 'import.10', 'import.10'],
  ['March', 'import.10', 'import.10'],
])('the month %s begins and ends with its days', (cell, from, to) => {
  expect(read(cell, { as: 'month-start' })).toBe(from)
  expect(read(cell, { as: 'month-end' })).toBe(to)
})

describe('dates', () => {
  test.each([
    ['2031-4-2', 'ymd', '2031-04-02'],
    ['02.04.2031', 'dmy', '2031-04-02'],
    ['4/2/2031', 'mdy', '2031-04-02'],
    ['٢٠٣١-٠٤-٠٢', 'ymd', '2031-04-02'],
    ['02.04.31', 'dmy', 'import.10'],
    ['31.04.2031', 'dmy', 'import.10'],
    ['24 March 2031', 'ymd', '2031-03-24'],
    ['24-Mar-2031', 'dmy', '2031-03-24'],
    ['March 24, 2031', 'ymd', '2031-03-24'],
    ['24th March, 2031', 'ymd', '2031-03-24'],
    ['2031 Mar 24', 'ymd', '2031-03-24'],
    ['24 آذار 2031', 'ymd', '2031-03-24'],
    ['٢٤ مارس ٢٠٣١', 'ymd', '2031-03-24'],
    ['24 كانون الثاني 2031', 'ymd', '2031-01-24'],
    ['24 במרץ 2031', 'ymd', '2031-03-24'],
    ['24 Ağustos 2031', 'ymd', '2031-08-24'],
    ['24 Marsh 2031', 'ymd', 'import.10'],
    ['24-Mar-31', 'dmy', 'import.10'],
    ['٢٤\u200F/٣\u200F/٢٠٣١', 'dmy', '2031-03-24'],
    ['2031-03-24', 'dmy', '2031-03-24'],
    ['2031/03/24', 'dmy', 'import.10'],
    ['2031-03-24 00:00:00', 'ymd', '2031-03-24'],
    ['2031-03-24T00:00', 'ymd', '2031-03-24'],
    ['2031-03-24 16:00', 'ymd', 'import.30'],
    ['2031-03-24T00:00Z', 'ymd', 'import.30'],
    ['47931', 'serial', '2031-03-24'],
    ['47931', 'ymd', 'import.32'],
    ['44', 'serial', 'import.10'],
  ] as const)('%s as %s', (cell, order, value) => {
    expect(read(cell, { as: 'date', order })).toBe(value)
  })
})

test.each([
  ['2031-04-02 06:10', '2031-04-02T06:10+02:00'],
  ['2031-01-02T06:10:30', '2031-01-02T06:10:30+01:00'],
  ['2031-04-02', '2031-04-02T00:00+02:00'],
  ['2031-04-02T06:10Z', '2031-04-02T06:10+00:00'],
])('a local time: %s', (cell, value) => {
  expect(read(cell, { as: 'local' })).toBe(value)
})

describe('a time', () => {
  test.each([
    ['2031-03-25T10:00:12.345+0200', '2031-03-25T10:00:12.345+02:00'],
    ['2031-03-25T10:00:12+02', '2031-03-25T10:00:12+02:00'],
    ['2031-03-25 10:00:12.345678 UTC', '2031-03-25T10:00:12.345+00:00'],
    ['25 March 2031, 9:05 pm Z', '2031-03-25T21:05+00:00'],
    ['2031-03-25T08:00:12', 'import.11'],
    ['2031-03-25', 'import.11'],
    ['2031-03-25T24:10Z', 'import.10'],
    ['noon', 'import.10'],
  ])('with its zone: %s', (cell, value) => {
    expect(read(cell, { as: 'instant' })).toBe(value)
  })

  test.each([
    ['UTC', '2031-03-25T08:00:12+00:00'],
    ['+03:00', '2031-03-25T08:00:12+03:00'],
    ['Europe/Paris', '2031-03-25T08:00:12+01:00'],
    ['Mars/Olympus', 'import.31'],
  ])('on the clock of %s', (zone, value) => {
    expect(read('2031-03-25T08:00:12', { as: 'instant', zone })).toBe(value)
    expect(read('2031-03-25T08:00:12', { as: 'local', zone })).toBe(value)
  })

  test('with its own zone, wherever the column is read', () => {
    expect(read('2031-03-30T04:30+02:00', { as: 'local' })).toBe('2031-03-30T04:30+02:00')
    expect(read('2031-03-30T04:30+02:00', { as: 'instant', zone: 'UTC' })).toBe(
      '2031-03-30T04:30+02:00',
    )
  })

  test('that clocks jumped over names the offsets on both sides of it', () => {
    const field: ColumnField = { ...plain, as: 'local' }
    expect(valueOfCell('2031-03-30 02:30', field, usual)).toMatchObject({
      problem: { code: 'import.16', about: { found: 0, offsets: '+01:00, +02:00' } },
    })
  })
})

describe('a date alone, where a time is asked, is the agreement’s day', () => {
  const calendar = { ...testAgreement.calendar, dayBeginsMinutes: 7 * 60 }

  test.each([
    ['at.earliest', 'local', '2031-04-02T07:00+02:00'],
    ['at.latest', 'local', '2031-04-03T07:00+02:00'],
    ['period.from', 'local', '2031-04-02T07:00+02:00'],
    ['period.to', 'local', '2031-04-03T07:00+02:00'],
    ['until', 'local', '2031-04-03T07:00+02:00'],
    ['at.latest', 'day-start', '2031-04-02T07:00+02:00'],
    ['period.from', 'day-end', '2031-04-03T07:00+02:00'],
  ] as const)('in %s, read as %s', (member, as, value) => {
    expect(read('2031-04-02', { as }, { calendar, member })).toBe(value)
  })

  test('and a time is of the day that holds it', () => {
    const day = { as: 'agreement-day' } as const
    expect(read('2031-04-02 06:10', day, { calendar })).toBe('2031-04-01')
    expect(read('2031-04-02T06:10Z', day, { calendar })).toBe('2031-04-02')
    expect(read('2031-04-02', day, { calendar })).toBe('2031-04-02')
  })

  test('and a day of another clock is that clock’s', () => {
    const field = { as: 'local', zone: 'UTC' } as const
    expect(read('2031-04-02', field, { calendar, member: 'at.latest' })).toBe(
      '2031-04-03T00:00+00:00',
    )
  })
})

test('in a workbook a number where a date is asked counts days', () => {
  expect(read('47931', { as: 'date' }, { days: 'from-1900' })).toBe('2031-03-24')
  const half = { as: 'local', order: 'dmy' } as const
  expect(read('47931.5', half, { days: 'from-1900' })).toBe('2031-03-24T12:00+01:00')
})

test('marks that order text of two directions are no part of words', () => {
  expect(read('\u200Fمساعدات\u200F', {})).toBe('مساعدات')
})

describe('yes and no', () => {
  test.each([
    ['Yes', true],
    ['لا', false],
    ['perhaps', 'import.10'],
  ])('%s', (cell, value) => {
    expect(read(cell, { as: 'yes-no' })).toBe(value)
  })
})

test('an empty cell is its default, or left out, or refused', () => {
  expect(read(' ', { default: 3 })).toBe(3)
  expect(read(' ', { optional: true })).toBe(undefined)
  expect(read(' ', {})).toBe('import.9')
})

test('what a map inherits is not in it', () => {
  expect(read('constructor', { map: { a: 1 } })).toBe('import.12')
})
