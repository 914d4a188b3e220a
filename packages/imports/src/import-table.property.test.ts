// No text crashes an import, and with bad rows skipped every row is made into something or listed.
// The texts are half noise and half what spreadsheets write.

import { encodeUtf8 } from '@holdfast/base'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTable } from './table.ts'
import { countsMapping, importAs, mapping } from './testing.ts'

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
  return fc.assert(
    fc.asyncProperty(text, fc.boolean(), async (csv, skipBad) => {
      const imported = await importAs(csv, { skipBad })
      expect(imported.ok ? null : imported.problem.code).not.toBe('')
    }),
    { numRuns: 3_000 },
  )
})

test('every row is read or listed as bad, and lines go up', () => {
  const commas = mapping({ ...countsMapping, separator: ',' })
  return fc.assert(
    fc.asyncProperty(text, async (csv) => {
      const limits = { rows: 1_000, bytes: 10_000 }
      const table = await readTable(encodeUtf8(csv), commas, limits)
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
