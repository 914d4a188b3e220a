// Goal: an advisory that matters fails the check, and silence of the registry does not.
// Method: made-up answers of `npm audit --json`, of both versions that npm has used.

import { expect, test } from 'vitest'
import { readAudit } from './audit.ts'

const answer = (counts: object) => JSON.stringify({ metadata: { vulnerabilities: counts } })

test('a high advisory fails, and is counted', () => {
  const { isGood, said } = readAudit(answer({ info: 0, low: 2, high: 1, total: 3 }))
  expect(isGood).toBe(false)
  expect(said).toContain('2 low, 1 high')
})

test('a moderate advisory is said and does not fail', () => {
  const { isGood, said } = readAudit(answer({ moderate: 1, high: 0 }))
  expect(isGood).toBe(true)
  expect(said).toContain('1 moderate')
})

test('no answer is not known, which is neither good news nor a failure', () => {
  for (const stdout of ['', 'no JSON', '{"message":"405 Method Not Allowed"}', 'null']) {
    expect(readAudit(stdout)).toEqual({
      isGood: true,
      said: 'The registry did not answer. Advisories are not known.',
    })
  }
})
