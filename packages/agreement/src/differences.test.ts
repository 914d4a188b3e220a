// What differs between two compiled agreements.
//
// Goal: each part of a clause's meaning is told apart from every other, numbers are no meaning, and
// nothing that differs is passed over. Method: a small agreement changed in one place at a time.

import { expect, test } from 'vitest'
import { utcRules } from '@holdfast/base'
import type { ClauseText, CompiledAgreement } from './compiled.ts'
import { differencesOf } from './differences.ts'
import { named } from './names.ts'
import type { Obligation, Power } from './obligation.ts'

const term = { kind: 'term' } as const
const starts = { kind: 'edge', of: term, edge: 'start' } as const
const day4 = { kind: 'day', n: 4, of: term, edge: 'end' } as const

const release: Obligation = {
  kind: 'duty',
  clause: named('2.1'),
  bearers: [named('north')],
  measure: {
    kind: 'sum',
    unit: 'persons',
    forms: ['event'],
    filter: { act: named('release'), tags: { class: ['soldier'] }, place: null },
    byBearer: true,
  },
  target: { compare: 'at-least', amount: { kind: 'fixed', value: 10 } },
  parts: [],
  per: { kind: 'once', opens: starts, due: day4 },
  perPlace: null,
  conditions: [],
  basis: null,
  count: { source: null, stage: null },
}
const answer: Obligation = {
  ...release,
  clause: named('2.2'),
  bearers: [named('south')],
  per: { kind: 'for-each', of: { kind: 'allotted', clauses: [named('2.1')] }, due: day4 },
}
const power: Power = {
  clause: named('5.1'),
  holders: [named('envoy')],
  rule: 'any',
  effect: 'extend',
  scope: null,
  daysAtOnce: 3,
  daysInAll: 7,
}

function textOf(id: string, source = `${id} words`): ClauseText {
  return { id: named(id), article: '2', kind: 'duty', source, line: 1, unnamed: [] }
}

function agreementOf(
  obligations: readonly Obligation[],
  more: Partial<CompiledAgreement> = {},
): CompiledAgreement {
  return {
    format: 'holdfast-agreement/1',
    id: named('two-rivers'),
    title: 'Two rivers',
    notice: '',
    calendar: { rules: utcRules, dayBeginsMinutes: 0 },
    term: { from: 0 as never, to: null },
    statuses: 'on',
    basis: 'reported',
    roles: [],
    places: [],
    groups: [],
    kinds: [],
    phases: [],
    acts: [],
    articles: [],
    clauses: [...obligations.map(({ clause }) => textOf(clause)), textOf('5.1')],
    obligations,
    powers: [power],
    ...more,
  }
}

const plain = agreementOf([release, answer])

test('a text does not differ from itself', () => {
  expect(differencesOf(plain, plain)).toEqual({ declarations: [], clauses: [] })
})

const { measure } = release
test.each<[string, Partial<Obligation>]>([
  ['kind', { kind: 'prohibition' }],
  ['bearer', { bearers: [named('south')] }],
  ['bearer', { either: [named('south')] }],
  ['act', { measure: { ...measure, filter: { ...measure.filter, act: named('hand-over') } } }],
  ['amount', { target: { compare: 'at-least', amount: { kind: 'fixed', value: 12 } } }],
  ['amount', { target: { compare: 'exactly', amount: { kind: 'fixed', value: 10 } } }],
  ['class', { measure: { ...measure, filter: { ...measure.filter, tags: { class: ['ill'] } } } }],
  ['place', { measure: { ...measure, filter: { ...measure.filter, place: named('valley') } } }],
  ['place', { perPlace: [named('valley')] }],
  [
    'exception',
    {
      measure: {
        ...measure,
        filter: { ...measure.filter, except: [{ kind: 'actor', role: named('south') }] },
      },
    },
  ],
  ['open-word', { openTime: 'promptly' }],
  ['measure', { measure: { ...measure, throughout: true } }],
  ['of-which', { parts: [{ label: 'ill', filter: measure.filter, target: release.target }] }],
  ['window', { per: { kind: 'once', opens: starts, due: { ...day4, n: 5 } } }],
  ['condition', { conditions: [{ kind: 'if-performed', clause: named('2.2'), step: null }] }],
  ['side-by-side', { beside: [named('2.2')] }],
  ['basis', { basis: 'verified' }],
  ['basis', { basisBy: [named('board')] }],
  ['count', { count: { source: named('wire'), stage: null } }],
])('%s alone differs', (part, more) => {
  const { clauses } = differencesOf(plain, agreementOf([{ ...release, ...more }, answer]))
  expect(clauses).toMatchObject([{ kind: 'changed', clause: '2.1' }])
  expect(clauses[0]?.kind === 'changed' && clauses[0].parts.map((one) => one.part)).toEqual([part])
})

test('a member that the language has learnt since is a part of the measure', () => {
  const learnt = { atNight: true }
  const later: Obligation = { ...release, ...learnt }
  const { clauses } = differencesOf(plain, agreementOf([later, answer]))
  expect(clauses).toMatchObject([{ clause: '2.1', parts: [{ part: 'measure' }] }])
})

test('a clause put between others gives the later ones new numbers and changes none', () => {
  const fresh: Obligation = { ...release, bearers: [named('east')] }
  const shifted = agreementOf([
    fresh,
    { ...release, clause: named('2.2') },
    {
      ...answer,
      clause: named('2.3'),
      per: { kind: 'for-each', of: { kind: 'allotted', clauses: [named('2.2')] }, due: day4 },
    },
  ])
  expect(differencesOf(plain, shifted).clauses).toMatchObject([
    { kind: 'added', clause: '2.1' },
    { kind: 'renumbered', clause: '2.2', was: '2.1' },
    { kind: 'renumbered', clause: '2.3', was: '2.2' },
  ])
})

test('what is gone, moved or only reworded is said as that', () => {
  const gone = differencesOf(plain, agreementOf([release]))
  expect(gone.clauses).toMatchObject([{ kind: 'removed', clause: '2.2' }])
  const moved = differencesOf(plain, agreementOf([answer, release]))
  expect(moved.clauses).toMatchObject([{ kind: 'moved' }])
  const words = agreementOf([release, answer], {
    clauses: [textOf('2.1', '2.1  other   words'), textOf('2.2'), textOf('5.1')],
  })
  expect(differencesOf(plain, words).clauses).toMatchObject([{ kind: 'reworded', clause: '2.1' }])
})

test('a power and a declaration differ by their parts', () => {
  const limits = agreementOf([release, answer], { powers: [{ ...power, daysInAll: null }] })
  expect(differencesOf(plain, limits).clauses).toMatchObject([
    {
      clause: '5.1',
      parts: [{ part: 'limit', before: { daysInAll: 7 }, now: { daysInAll: null } }],
    },
  ])
  const declared = agreementOf([release, answer], {
    basis: 'verified',
    groups: [{ id: named('held'), heldBy: null, classes: [], size: 4 }],
  })
  expect(differencesOf(plain, declared).declarations).toMatchObject([
    { what: 'basis', id: null, before: 'reported', now: 'verified' },
    { what: 'group', id: 'held', before: null, now: { size: 4 } },
  ])
})
