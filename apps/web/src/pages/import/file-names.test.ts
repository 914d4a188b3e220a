// Whatever a file was called, the line that imports what one takes away is one plain command, and
// no word of it is read by a shell.

import { expect, test } from 'vitest'
import { commandFor, namesFor } from './file-names.ts'

test('a name keeps its letters, of any script, and loses what a shell would read', () => {
  expect(namesFor('Relief counts.xlsx').table).toBe('Relief-counts-mended.csv')
  expect(namesFor('شاحنات.csv.gz').mapping).toBe('شاحنات-mended.mapping.json')
  expect(namesFor('$(rm -rf ~);`x`.csv').table).toBe('rm-rf-x-mended.csv')
  expect(namesFor('--into.csv').table).toBe('into-mended.csv')
  expect(namesFor('').table).toBe('table-mended.csv')
})

test('the room is named where it is not the public one', () => {
  const names = namesFor('a.csv')
  expect(commandFor(names, 'public')).toBe(
    'holdfast import a-mended.csv --mapping a-mended.mapping.json --into DIR --as KEY',
  )
  expect(commandFor(names, 'desk')).toMatch(/ --room desk$/)
})
