// The figures of a status: whose they are, whether they are lower bounds, and what is never added.
//
// Statuses are made by hand; the monitor's own tests say when they come about.

import { named, type FactKey, type Reading, type RoleId } from '@holdfast/agreement'
import { expect, test } from 'vitest'
import { figuresOf, partOf } from './figures.ts'
import { statusOf } from './testing.ts'

const reading = (source: string, value: number, closes: boolean): Reading => ({
  source: named(source),
  stage: 'entered',
  value,
  unit: 'trucks',
  closes,
  decides: null,
})

test('counts stand side by side, each with its source, and are not added', () => {
  const readings = [reading('agency', 44, true), reading('wire', 18, false)]
  const figures = figuresOf(statusOf({ readings, measured: null }))
  expect(figures).toEqual([
    expect.objectContaining({ kind: 'count', source: 'agency', value: 44, isLowerBound: false }),
    expect.objectContaining({ kind: 'count', source: 'wire', value: 18, isLowerBound: true }),
  ])
})

test('acts are so many of so many, a lower bound where nothing closes them', () => {
  expect(figuresOf(statusOf())).toEqual([
    { kind: 'of', value: 5, isLowerBound: false, target: 10, unit: 'persons' },
  ])
  const open = statusOf({ status: 'undetermined', reason: { code: 'not-closed', atLeast: 7 } })
  expect(figuresOf({ ...open, measured: null })).toEqual([
    { kind: 'of', value: 7, isLowerBound: true, target: 10, unit: 'persons' },
  ])
})

test('a prohibition says what was recorded and determined, or who looked', () => {
  const ban = (reason: Parameters<typeof statusOf>[0]) =>
    figuresOf(statusOf({ measured: null, target: { value: 0, unit: 'times' }, ...reason }))
  expect(ban({ reason: { code: 'incident-recorded', recorded: 2, determined: 1 } })).toEqual([
    { kind: 'recorded', claimed: 0, recorded: 2, determined: 1 },
  ])
  expect(ban({ reason: { code: 'no-coverage', recorded: 0, determined: 0 } })).toEqual([])
  expect(ban({ reason: { code: 'partly-covered', observed: 3, of: 7 } })).toEqual([
    { kind: 'observed', observed: 3, of: 7 },
  ])
})

test('what is claimed of a ban stands beside what is recorded, also where nothing is', () => {
  const claims = [
    {
      fact: named<FactKey>('one'),
      by: named<RoleId>('south'),
      amount: { value: 2, unit: 'incidents' },
      entries: [],
    },
  ]
  const reason = { code: 'no-coverage', recorded: 0, determined: 0 } as const
  const ban = statusOf({ measured: null, target: { value: 0, unit: 'incidents' }, reason, claims })
  expect(figuresOf(ban)).toEqual([{ kind: 'recorded', claimed: 2, recorded: 0, determined: 0 }])
})

test('nought of what nobody counted is no number', () => {
  const none = statusOf({ measured: { value: 0, unit: 'persons' } })
  expect(figuresOf(none)).toEqual([{ kind: 'no-count' }])
})

test('what has not begun has no figure', () => {
  for (const status of ['pending', 'void'] as const) {
    expect(figuresOf(statusOf({ status, measured: { value: 0, unit: 'persons' } }))).toEqual([])
  }
})

test('the part done is of what runs alone, and never more than all', () => {
  expect(partOf(statusOf())).toBe(0.5)
  expect(partOf(statusOf({ measured: { value: 12, unit: 'persons' } }))).toBe(1)
  expect(partOf(statusOf({ measured: { value: 1, unit: 'persons' } }))).toBe(0.1)
  expect(partOf(statusOf({ status: 'met' }))).toBeNull()
  expect(partOf(statusOf({ measured: null }))).toBeNull()
})
