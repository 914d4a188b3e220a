// Goal: the last line of a run says what happened, and never "0 failed" of a run that failed.
// Method: tallies of made-up test files; the line itself is printed by every run of the tests.

import { expect, test } from 'vitest'
import { tallyLine, tallyOf } from './tally-reporter.ts'

const passed = { state: 'passed' }
const failed = { state: 'failed' }

test('counts passed, failed and skipped tests over all files', () => {
  const files = [
    { state: 'failed', tests: [passed, passed, failed] },
    { state: 'passed', tests: [passed, { state: 'skipped' }] },
  ]
  expect(tallyLine(tallyOf(files, 0))).toBe('3 passed, 1 failed, 1 skipped')
})

test('a file that could not be read counts as one failed', () => {
  expect(tallyOf([{ state: 'failed', tests: [] }], 0).failed).toBe(1)
  expect(tallyOf([{ state: 'failed', tests: [passed] }], 0).failed).toBe(1)
})

test('a stray error counts as one failed', () => {
  expect(tallyOf([{ state: 'passed', tests: [passed] }], 1)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  })
})
