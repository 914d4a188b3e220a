// A mapping by plain choices: they say where a member comes from, and leave alone what only the
// JSON can say.

import { kinds } from '@holdfast/domains'
import { named, type CompiledAgreement } from '@holdfast/agreement'
import { present, utcRules, instantFromMs } from '@holdfast/base'
import { parseMapping } from '@holdfast/imports'
import { expect, test } from 'vitest'
import * as form from './mapping-form.ts'

const agreement: CompiledAgreement = {
  format: 'holdfast-agreement/1',
  id: named('made-up'),
  title: 'Made up',
  notice: '',
  calendar: { rules: utcRules, dayBeginsMinutes: 0 },
  term: { from: instantFromMs(0), to: null },
  statuses: 'on',
  basis: 'reported',
  roles: [{ id: named('office'), kind: 'source', name: 'Office', members: [] }],
  places: [{ id: named('valley'), within: null, parts: [] }],
  groups: [],
  kinds: [],
  phases: [],
  acts: [],
  articles: [],
  clauses: [],
  obligations: [],
  powers: [],
}

const counted = present(kinds.get('aid.counted'), 'a kind')
const members = form.membersOf(counted, agreement)
const member = (at: string) => present(members.find((one) => one.at === at) ?? null, at)

const mapping = present(
  form.mappingIn(
    JSON.stringify({
      format: 'holdfast-mapping/1',
      statements: [
        {
          kind: 'aid.counted',
          body: {
            date: { column: 'day', as: 'date', order: 'dmy' },
            stage: { column: 'where', map: { gate: 'entered' } },
            amount: { template: '{a}{b}', as: 'integer' },
            unit: { constant: 'trucks' },
            cargo: { column: 'load', as: 'id', optional: true },
          },
        },
      ],
    }),
  ),
  'a mapping',
)
const [rule = {}] = form.rulesOf(mapping)

test('members are those that a column or one value can give, with what can be named', () => {
  expect(member('place').known).toEqual(['valley'])
  expect(member('quote.source').known).toEqual(['office'])
  expect(member('unit').known).toContain('trucks')
  expect(member('stage').known).toContain('entered')
  expect([member('period.from').asks, member('date').asks]).toEqual(['instant', 'date'])
  const all = [...kinds.values()].flatMap((kind) => form.membersOf(kind, agreement))
  expect(all.filter(({ asks }) => ['parts', 'body', 'statement'].includes(asks))).toEqual([])
})

test('where a member comes from is read, and what has no choice is left to the JSON', () => {
  const from = (at: string) => form.fromIn(rule, at)
  expect(from('date')).toEqual({ is: 'column', column: 'day', as: 'date', order: 'dmy' })
  expect(from('unit')).toEqual({ is: 'constant', value: 'trucks' })
  expect([from('amount').is, from('place').is]).toEqual(['other', 'none'])
})

test('a choice changes one member; words of a column hold for that column alone', () => {
  const stage = form.fromIn(rule, 'stage')
  const same = form.withFrom(mapping, 0, { member: member('stage'), from: stage })
  expect(form.rulesOf(same)).toEqual(form.rulesOf(mapping))
  const other = form.withFrom(mapping, 0, {
    member: member('stage'),
    from: { is: 'column', column: 'seen at', as: 'id', order: 'ymd' },
  })
  const body = form.rulesOf(other)[0]?.['body']
  expect(body).toMatchObject({
    stage: { column: 'seen at', as: 'id' },
    amount: { template: '{a}{b}', as: 'integer' },
  })
  expect(JSON.stringify(body)).not.toContain('gate')
  expect(parseMapping(JSON.stringify(other)).ok).toBe(true)
})

test('what may be left out may be empty; what is left out is not there', () => {
  const placed = form.withFrom(mapping, 0, {
    member: member('place'),
    from: { is: 'column', column: 'into', as: 'id', order: 'ymd' },
  })
  expect(form.rulesOf(placed)[0]?.['body']).toMatchObject({
    place: { column: 'into', as: 'id', optional: true },
  })
  const out = form.withFrom(placed, 0, { member: member('place'), from: { is: 'none' } })
  expect(form.rulesOf(out)).toEqual(form.rulesOf(mapping))
})

test('columns that nothing reads are named, and a text that is no mapping is none', () => {
  expect(form.unreadColumns(mapping, ['day', 'a', 'load', 'remarks', ''])).toEqual(['remarks'])
  expect([form.mappingIn('{'), form.mappingIn('[]'), form.mappingIn('{"statements":[]}')]).toEqual([
    null,
    null,
    null,
  ])
  expect(form.isMappingText(JSON.stringify(mapping))).toBe(true)
  expect(form.isMappingText('day,trucks')).toBe(false)
})

test('one value is read as its member takes it', () => {
  const { constantOf } = form
  expect([
    constantOf('yes', 'true'),
    constantOf('number', '4.5'),
    constantOf('words', 'x'),
  ]).toEqual([true, 4.5, 'x'])
  expect([constantOf('yes', '?'), constantOf('number', ''), constantOf('number', 'x')]).toEqual([
    null,
    null,
    null,
  ])
})
