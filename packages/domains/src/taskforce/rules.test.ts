// What the task force refuses, row by row, and what its sittings and findings amount to.
//
// Each row is one thing that must not be let through, with the code that says so.

import { describe, expect, test } from 'vitest'
import type { Result } from '@holdfast/base'
import type { JsonObject, Meaning } from '@holdfast/record'
import { hearIn, hearingOf } from '@holdfast/record/testing'
import { vocabulary } from '@holdfast/vocabulary'
import { taskforce } from './kinds.ts'

const when = { earliest: '2031-04-02T10:00+02:00', latest: '2031-04-02T12:00+02:00' }
const statement = 'ab'.repeat(32)
const met = { body: 'board', at: when }
const found = {
  statement,
  body: 'board',
  finding: 'established',
  rule: 'by consensus',
  dissents: [],
  words: 'The board finds that shots were fired from the south bank.',
}
const dissent = { by: 'south', words: 'We were not shown the evidence.' }

function hear(kind: string, said: JsonObject, who = 'board'): Result<Meaning> {
  const hearing = hearingOf(who, vocabulary)
  return hearIn(taskforce, `taskforce.${kind}`, said, hearing)
}

const refusals: readonly (readonly [string, string, JsonObject, string, string])[] = [
  ['a finding without its rule', 'found', { ...found, rule: '' }, 'board', 'record.50'],
  [
    'a finding without its dissents',
    'found',
    { ...found, dissents: undefined },
    'board',
    'record.50',
  ],
  ['a word that is no finding', 'found', { ...found, finding: 'guilty' }, 'board', 'record.50'],
  ['a body nobody declared', 'met', { ...met, body: 'council' }, 'board', 'record.51'],
  ['somebody nobody declared', 'found', { ...found, attributedTo: 'west' }, 'board', 'record.51'],
  ['a member that signs for the body', 'found', found, 'south', 'record.56'],
  ['a party as a body', 'met', { ...met, body: 'north' }, 'north', 'taskforce.1'],
  [
    'a dissent by a stranger',
    'found',
    { ...found, dissents: [{ ...dissent, by: 'wire' }] },
    'board',
    'taskforce.2',
  ],
  [
    'attributing what is not established',
    'found',
    { ...found, finding: 'possible', attributedTo: 'south' },
    'board',
    'taskforce.3',
  ],
]

describe('task force rules', () => {
  for (const [what, kind, said, who, code] of refusals) {
    test(`refuse ${what}`, () => {
      const answer = hear(kind, said, who)
      expect(answer.ok ? 'admitted' : answer.problem.code).toBe(code)
    })
  }

  test('admit what a compiler quotes, and dissents of members', () => {
    expect(hear('met', { ...met, quote: { source: 'wire' } }, 'compiler').ok).toBe(true)
    expect(hear('found', { ...found, dissents: [dissent] }).ok).toBe(true)
  })
})

describe('a body', () => {
  test('meets and reports: one event each', () => {
    expect(hear('met', met)).toMatchObject({
      value: { facts: [{ act: 'meet', actor: 'board', amount: { value: 1, unit: 'meetings' } }] },
    })
    expect(hear('reported', { ...met, title: 'First weekly report' })).toMatchObject({
      value: { facts: [{ act: 'report', actor: 'board', amount: { value: 1, unit: 'reports' } }] },
    })
  })

  const grades: readonly (readonly [string, string | null])[] = [
    ['established', 'determined'],
    ['probable', null],
    ['possible', null],
    ['not-established', 'refuted'],
    ['unable', 'unverifiable'],
  ]
  for (const [finding, grade] of grades) {
    test(`finding ${finding} gives ${String(grade)}`, () => {
      expect(hear('found', { ...found, finding })).toMatchObject({
        value: {
          facts: [],
          reference: { kind: 'confirmation', isFinding: true, by: 'board', grade },
        },
      })
    })
  }
})
