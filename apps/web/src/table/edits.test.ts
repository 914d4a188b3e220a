// Mending, undoing and doing again: the table that came is never changed, and what was undone is
// forgotten once something else is mended.

import { expect, test } from 'vitest'
import {
  held,
  lastDone,
  mendedRows,
  nextUndone,
  noEdits,
  redone,
  undone,
  withEdit,
} from './edits.ts'

const rows = [['day', 'trucks'], ['1 April', 'many'], ['2 April']] as const
const first = { row: 1, column: 1, was: 'many', is: '40' }
const second = { row: 2, column: 3, was: '', is: 'late' }

test('edits hold one after another, also behind the end of a row', () => {
  const edits = withEdit(withEdit(noEdits, first), second)
  expect(mendedRows(rows, held(edits))).toEqual([
    ['day', 'trucks'],
    ['1 April', '40'],
    ['2 April', '', '', 'late'],
  ])
  expect(rows[1][1]).toBe('many')
})

test('an edit is undone and done again, and forgotten where another follows', () => {
  const edits = undone(withEdit(withEdit(noEdits, first), second))
  expect([lastDone(edits), nextUndone(edits)]).toEqual([first, second])
  expect(held(redone(redone(edits)))).toEqual([first, second])
  const other = withEdit(edits, { ...second, is: 'early' })
  expect([nextUndone(other), held(other).length]).toEqual([null, 2])
  expect(undone(undone(undone(other))).done).toBe(0)
})

test('a cell that stays the same is no edit, and keeps what was undone', () => {
  const edits = undone(withEdit(noEdits, first))
  expect(withEdit(edits, { ...second, is: '' })).toEqual(edits)
})
