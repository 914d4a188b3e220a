// What problems repeat of a table, and what of it can stand in no record.
// When a row is refused is in import-table.test.ts, what a cell means in cell.test.ts.

import { present } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import { importProblems as problem } from './problems.ts'
import { countsMapping, importAs, mapping, workbook } from './testing.ts'
import { offsetOfZone } from './written-time.ts'

describe('what a problem repeats', () => {
  test.each([
    ['badCell', problem.badCell('a', 'x'.repeat(81), 'id').about['value']],
    ['timeWithoutZone', problem.timeWithoutZone('a', 'x'.repeat(5_000)).about['value']],
    ['notInMap', problem.notInMap('a', 'x'.repeat(5_000)).about['value']],
    ['timeWithDate', problem.timeWithDate('a', 'x'.repeat(5_000), 'date').about['value']],
  ])('is no more than 80 characters of a cell: %s', (_, value) => {
    expect(value).toBe(`${'x'.repeat(79)}…`)
  })

  test('is whole where it is short, and never half a character', () => {
    expect(problem.notInMap('a', 'x'.repeat(80)).about['value']).toBe('x'.repeat(80))
    const cut = problem.notInMap('a', `${'x'.repeat(78)}😀😀`).about['value']
    expect(cut).toBe(`${'x'.repeat(78)}…`)
  })

  test('is no more than 400 characters of a list', () => {
    const names = 'name, '.repeat(1_000)
    for (const { about } of [
      problem.missingColumn('a', names),
      problem.whichSheet(names),
      problem.unknownSheet('a', names),
    ]) {
      expect(String(about['found'] ?? about['sheets'])).toHaveLength(400)
    }
  })
})

test('half a character in a cell, or in a template, makes the row a bad one', async () => {
  const rows = [
    ['day', 'trucks', 'whose', 'note'],
    ['2031-04-02', 40, 'relief-office', 'a\uD800'],
  ]
  // As text of UTF-8 it cannot be packed: workbooks write it with its number.
  const book = workbook({ S: rows.map((row) => row.map(escaped)) })
  const rule = present(countsMapping.statements[0], 'a rule')
  for (const note of [{ column: 'note' }, { template: 'seen: {note}' }]) {
    const given = mapping({
      ...countsMapping,
      statements: [{ ...rule, body: { ...rule.body, note } }],
    })
    expect(await importAs(book, { mapping: given })).toMatchObject({
      problem: { about: { problem: 'import.10', column: 'note', expected: 'text', line: 2 } },
    })
  }
})

function escaped(cell: string | number): string | number {
  return typeof cell === 'number' ? cell : cell.replaceAll('\uD800', '&#xD800;')
}

test('no clock is further from UTC than 14 hours', () => {
  expect(offsetOfZone('+14:00')).toBe(840)
  expect(offsetOfZone('-1400')).toBe(-840)
  for (const zone of ['+14:01', '-15', '+18:00']) expect(offsetOfZone(zone)).toBe(undefined)
})
