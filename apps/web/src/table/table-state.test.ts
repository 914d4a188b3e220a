// What a page shows of a table after what was told and done: nothing of an earlier check stands
// where the table can no longer be read, and what was mended is unsaved until it is taken away.

import { expect, test } from 'vitest'
import { noTable, tableAfter, type Act, type TableState } from './table-state.ts'

const counts = { rows: 1, becoming: 1, statements: 1, repeated: 0, skipped: 0, refused: 0 }
const found: Act = {
  act: 'told',
  told: {
    kind: 'checked',
    n: 1,
    counts,
    faulty: [],
    remarks: [],
    hasKey: false,
    speaker: { key: '0'.repeat(32) as never, holder: 'compiler', roles: ['compiler'] },
    speakers: [],
    outcomes: [[1, { faults: [], becomes: [] }]],
  },
}
const read: Act = {
  act: 'told',
  told: { kind: 'read', n: 1, sheet: null, rows: [['day'], ['1 April']], days: null },
}

function after(...acts: readonly Act[]): TableState {
  return acts.reduce(tableAfter, noTable)
}

test('a file that is read is there under its name, with a mapping that came before it', () => {
  const state = after(
    { act: 'mapped', mapping: '{}' },
    { act: 'reading', name: 'a.csv', mapping: null },
    read,
  )
  expect(state.file).toMatchObject({ name: 'a.csv', rows: [['day'], ['1 April']] })
  expect([state.mapping, state.reading]).toEqual(['{}', null])
  expect(
    tableAfter(tableAfter(state, { act: 'reading', name: 'b.csv', mapping: null }), read).mapping,
  ).toBe(null)
})

test('nothing of an earlier check stands where a later one was refused', () => {
  const problem = { code: 'import.7', about: {} }
  const refused: Act = { act: 'told', told: { kind: 'refused', n: 2, of: 'check', problem } }
  const state = after(read, { act: 'checking' }, found, refused)
  expect([state.checked, state.outcomes.size, state.isChecking]).toEqual([null, 0, false])
  expect([state.changes, state.isStale]).toEqual([null, false])
  expect(state.refused?.problem).toBe(problem)
  expect(tableAfter(state, found).refused).toBe(null)
})

test('what was mended is unsaved until it is taken away, and an undo is mending too', () => {
  const edit: Act = { act: 'edited', edit: { row: 1, column: 0, was: '1 April', is: '2 April' } }
  const state = after(read, edit)
  expect(state.unsaved).toEqual({ table: true, mapping: false })
  // Until it is checked again nothing that was checked is said to be of it.
  expect([state.isChecking, state.isStale]).toEqual([true, true])
  expect(tableAfter(state, found)).toMatchObject({ isChecking: false, isStale: true })
  const taken = tableAfter(state, { act: 'taken', what: 'table' })
  expect([taken.unsaved.table, tableAfter(taken, { act: 'undone' }).unsaved.table]).toEqual([
    false,
    true,
  ])
  expect(tableAfter(taken, { act: 'forgotten' })).toEqual({ ...noTable, record: taken.record })
})
