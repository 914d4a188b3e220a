// What a cell is read as, and what is not guessed.
// Whole tables are in import-table.test.ts.

import { describe, expect, test } from 'vitest'
import { valueOfCell } from './cell.ts'
import type { ColumnField } from './mapping.ts'
import { testAgreement } from './testing.ts'

const plain: ColumnField = { column: 'c', as: 'text', optional: false, order: 'ymd', decimal: '.' }

function read(cell: string, field: Partial<ColumnField>): unknown {
  const value = valueOfCell(cell, { ...plain, ...field }, testAgreement.calendar)
  return value.ok ? value.value : value.problem.code
}

describe('numbers', () => {
  test.each([
    ['40', 40],
    ['1,234', 1234],
    ['1 234', 1234],
    ['129000', 129000],
    ['٤٬', 'import.10'],
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

describe('dates', () => {
  test.each([
    ['2031-4-2', 'ymd', '2031-04-02'],
    ['02.04.2031', 'dmy', '2031-04-02'],
    ['4/2/2031', 'mdy', '2031-04-02'],
    ['٢٠٣١-٠٤-٠٢', 'ymd', '2031-04-02'],
    ['02.04.31', 'dmy', 'import.10'],
    ['31.04.2031', 'dmy', 'import.10'],
  ] as const)('%s as %s', (cell, order, value) => {
    expect(read(cell, { as: 'date', order })).toBe(value)
  })
})

test.each([
  ['2031-04-02 06:10', '2031-04-02T06:10+02:00'],
  ['2031-01-02T06:10:30', '2031-01-02T06:10:30+01:00'],
  ['2031-04-02', '2031-04-02T00:00+02:00'],
  ['2031-04-02T06:10Z', 'import.10'],
])('a local time: %s', (cell, value) => {
  expect(read(cell, { as: 'local' })).toBe(value)
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
