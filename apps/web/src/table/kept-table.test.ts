// A table in work outlives the page and not the tab; where storage is full or refused, nothing is
// left of an earlier one.

import { expect, test } from 'vitest'
import { forgetTable, keepTable, keptTable, type Keeping } from './kept-table.ts'
import { noEdits, withEdit } from './edits.ts'

function storage(limit = Infinity): Keeping & { readonly held: Map<string, string> } {
  const held = new Map<string, string>()
  return {
    held,
    getItem: (name) => held.get(name) ?? null,
    removeItem: (name) => void held.delete(name),
    setItem: (name, value) => {
      if (value.length > limit) throw new Error('QuotaExceededError')
      held.set(name, value)
    },
  }
}

const table = {
  file: { name: 'a.csv', sheet: null, rows: [['day'], ['1 April']], days: null },
  edits: withEdit(noEdits, { row: 1, column: 0, was: '1 April', is: '2 April' }),
  mapping: '{}',
  questions: [],
  unsaved: { table: true, mapping: false },
}

test('a table is kept for its agreement, and forgotten', () => {
  const tab = storage()
  expect(keepTable('pause', table, tab)).toBe(true)
  expect(keptTable('pause', tab)).toMatchObject(table)
  expect(keptTable('other', tab)).toBe(null)
  forgetTable('pause', tab)
  expect(tab.held.size).toBe(0)
})

test('where it does not fit nothing is left, and what another wrote is no table', () => {
  const tab = storage(400)
  expect(keepTable('pause', table, tab)).toBe(true)
  const rows = [['x'.repeat(500)]]
  expect(keepTable('pause', { ...table, file: { ...table.file, rows } }, tab)).toBe(false)
  expect(keptTable('pause', tab)).toBe(null)
  tab.held.set('holdfast.table.pause', '{"rows":[]}')
  expect(keptTable('pause', tab)).toBe(null)
  tab.held.set('holdfast.table.pause', '{')
  expect(keptTable('pause', tab)).toBe(null)
})
