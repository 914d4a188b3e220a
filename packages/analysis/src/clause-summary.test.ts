// What one clause comes to, of statuses made by hand: what is in its sum, and what an act on record
// took out of it.

import { hash } from 'node:crypto'
import type { Status } from '@holdfast/agreement'
import { expect, test } from 'vitest'
import { clauseSummaryOf, type Gist } from './clause-summary.ts'
import { askerWith, on, statusOf } from './testing.ts'

const askedOf = askerWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))
const { answer } = askedOf([], on(5))
const owed = answer.agreement.obligations.find(({ clause }) => clause === '2.2')

function gistOf(...statuses: readonly Status[]): Gist | null {
  return owed === undefined ? null : clauseSummaryOf(answer, owed, null, statuses).gist
}

test('puts what was excused into no sum', () => {
  const excused = statusOf({ status: 'excused', instance: 'a' })
  const met = statusOf({ status: 'met', measured: { value: 10, unit: 'persons' } })
  expect(gistOf(excused)).toEqual({ kind: 'excused' })
  expect(gistOf(excused, met)).toMatchObject({ kind: 'amount', value: 10, target: 10 })
})
