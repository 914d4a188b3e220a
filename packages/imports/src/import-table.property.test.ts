// No text crashes an import, and with bad rows skipped every row is made into something or listed.
// The texts are half noise and half what spreadsheets write.

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { importAs } from './testing.ts'
import { readTable } from './table.ts'

const marks = [
  ',',
  ';',
  '\t',
  '"',
  '""',
  '\n',
  '\r\n',
  '\r',
  '{',
  '|',
  ' ',
  '\0',
  '\uFEFF',
  '\u202E',
]
const cells = ['day', 'trucks', 'whose', '2031-04-02', '40', 'relief-office', 'é', '😀', '\uD800']
const piece = fc.constantFrom(...marks, ...cells)
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.array(piece, { maxLength: 40 }).map((pieces) => `day,trucks,whose\n${pieces.join('')}`),
)

test('no text crashes an import', () => {
  fc.assert(
    fc.property(text, fc.boolean(), (csv, skipBad) => {
      const imported = importAs(csv, { skipBad })
      expect(imported.ok ? null : imported.problem.code).not.toBe('')
    }),
    { numRuns: 3_000 },
  )
})

test('every row is read or listed as bad, and lines go up', () => {
  fc.assert(
    fc.property(text, (csv) => {
      const table = readTable(csv, { separator: ',', rowsLimit: 1_000, bytesLimit: 10_000 })
      if (!table.ok) return
      const { rows, bad } = table.value
      const all = [...rows, ...bad].sort((a, b) => a.row - b.row)
      expect(all.map(({ row }) => row)).toEqual(all.map((_, at) => at + 1))
      const lines = all.map(({ line }) => line)
      expect(lines).toEqual([...lines].sort((a, b) => a - b))
      expect(new Set(lines).size).toBe(lines.length)
    }),
    { numRuns: 3_000 },
  )
})
