// A visit is kept as it was, and nothing else is taken for one.
//
// What is kept is text of this device, which anybody may have changed.

import { instantFromMs } from '@holdfast/base'
import { expect, test } from 'vitest'
import { readVisit, visitOf } from './visit.ts'

test('a visit is read as it was kept', () => {
  const visit = visitOf({ asOf: instantFromMs(0), knownAt: { public: 40, liaison: 2 } })
  expect(visit).toEqual({ since: '1970-01-01T00:00Z', sinceKnownAt: 'public=40,liaison=2' })
  expect(readVisit(`${visit.since} ${visit.sinceKnownAt}`)).toEqual(visit)
})

test.each(['', 'yesterday public=1', '1970-01-01T00:00Z', '1970-01-01T00:00Z public'])(
  'takes %j for no visit',
  (text) => expect(readVisit(text)).toBe(null),
)
