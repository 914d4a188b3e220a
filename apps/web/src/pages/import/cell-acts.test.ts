// Keys of a cell, as spreadsheets have them: what opens it, what empties it, what writes it anew,
// and what is left to the browser.

import { expect, test } from 'vitest'
import { actOf } from './cell-acts.ts'

const plain = { isCommand: false, isShift: false, isAlt: false }

test('a letter of any script writes a cell anew, and names of keys do not', () => {
  for (const key of ['a', 'ش', 'א', '5', '=', '😀']) expect(actOf(key, plain)).toBe('write')
  for (const key of ['ArrowLeft', 'Shift', 'Tab', 'Escape', 'F5']) {
    expect(actOf(key, plain)).toBe(null)
  }
})

test('a cell is opened, emptied, undone and done again', () => {
  expect([actOf('Enter', plain), actOf('F2', plain), actOf('Delete', plain)]).toEqual([
    'open',
    'open',
    'clear',
  ])
  const command = { ...plain, isCommand: true }
  expect([actOf('z', command), actOf('Z', { ...command, isShift: true })]).toEqual(['undo', 'redo'])
  expect([actOf('y', command), actOf('c', command)]).toEqual(['redo', null])
  expect(actOf('q', { ...plain, isAlt: true })).toBe(null)
})
