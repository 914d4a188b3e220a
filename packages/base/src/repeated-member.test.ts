// A member written twice is found wherever it stands, and nothing else is taken for one. A name is
// what it comes to, however it is spelled.

import { expect, test } from 'vitest'
import { repeatedMember } from './repeated-member.ts'

test.each([
  ['{"a": 1, "a": 2}', 'a'],
  ['{"a": {"b": 1, "c": [1], "b": 2}}', 'b'],
  ['[{"a": 1}, {"b": [{"c": 1, "c": 1}]}]', 'c'],
  [String.raw`{"a": 1, "\u0061": 2}`, 'a'],
])('%s', (json, name) => {
  expect(repeatedMember(json)).toBe(name)
})

test.each([
  '{"a": {"a": {"a": 1}}}',
  '[{"a": 1}, {"a": 2}]',
  String.raw`{"a": "a", "b": "a\", \"a", "c": "{\"a\": 1"}`,
  '{"a": ["a", "a"]}',
  '"a"',
])('%s names nothing twice', (json) => {
  expect(repeatedMember(json)).toBeNull()
})
