// The order of the parties: it alternates by the day, so that neither always comes first.
//
// Mediators and others keep their place.

import { named, type CompiledAgreement } from '@holdfast/agreement'
import { expect, test } from 'vitest'
import { calendar, on } from '../strip/testing.ts'
import { orderOn } from './scene.ts'

const role = (id: string, kind: 'party' | 'mediator') => ({
  id: named<CompiledAgreement['roles'][number]['id']>(id),
  kind,
  name: id,
  members: [],
})

const agreement: CompiledAgreement = {
  format: 'holdfast-agreement/1',
  id: named('two-rivers'),
  title: '',
  notice: '',
  calendar,
  term: { from: on(1), to: on(8) },
  statuses: 'on',
  basis: 'reported',
  roles: [role('north', 'party'), role('south', 'party'), role('envoy', 'mediator')],
  places: [],
  groups: [],
  kinds: [],
  phases: [],
  acts: [],
  articles: [],
  clauses: [],
  obligations: [],
  powers: [],
}

test.each([
  [1, ['north', 'south', 'envoy']],
  [2, ['south', 'north', 'envoy']],
  [3, ['north', 'south', 'envoy']],
])('on day %i', (day, expected) => {
  const ids = ['envoy', 'south', 'north'].map((id) => named<ReturnType<typeof role>['id']>(id))
  expect(orderOn(agreement, day)(ids)).toEqual(expected)
})
