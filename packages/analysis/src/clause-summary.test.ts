// What one clause comes to, of statuses made by hand: what is in its sum, and what an act on record
// took out of it.

import { hash } from 'node:crypto'
import { named, type FactKey, type RoleId, type Status } from '@holdfast/agreement'
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

test('says what is claimed of a prohibition beside what is recorded', () => {
  const ban = answer.agreement.obligations.find(({ kind }) => kind === 'prohibition')
  const claim = { fact: named<FactKey>('f'), by: named<RoleId>('south'), entries: [] }
  const reason = { code: 'no-coverage', recorded: 0, determined: 0 } as const
  const claims = [{ ...claim, amount: { value: 2, unit: 'incidents' } }]
  const day = statusOf({ status: 'undetermined', reason, claims })
  const gist = ban === undefined ? null : clauseSummaryOf(answer, ban, null, [day]).gist
  expect(gist).toMatchObject({ kind: 'recorded', recorded: 0, claimed: 2, watched: 'nobody' })
})
