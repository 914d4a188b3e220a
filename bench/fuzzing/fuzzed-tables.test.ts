// Goal: whatever file and mapping are handed over, an import neither crashes nor hangs; what it
// refuses it refuses with a place; and the folder is whole afterwards, whatever was appended.
//
// Method: files and mappings by chance, half of them damaged. Some hundreds run every day, and
// `npm run -s bench -- tables` tries as many as it is asked to. A seed that failed is kept below.

import { expect, test } from 'vitest'
import { importAllFuzzed } from './import-fuzzed.ts'

/** Seeds that once failed. */
const keptSeeds: readonly number[] = [481_243_708, 481_243_718, 481_244_469]
const everyDay = 400

test('fuzzed tables crash nothing, hang nothing and leave the folder whole', async () => {
  const seeds = [...keptSeeds, ...Array.from({ length: everyDay }, (_, seed) => seed)]
  const { outcomes, failed } = await importAllFuzzed(seeds)
  expect(failed).toEqual([])
  // They reach far enough: some are appended, and rows and files are refused for many reasons.
  expect(outcomes.get('appended')).toBeGreaterThan(5)
  expect(outcomes.size).toBeGreaterThan(15)
})
