// What a clause comes to, as the line at the top and the sections say it: lower bounds, what still
// runs, and runs of days, in a language of each direction.

import { named, type RoleId } from '@holdfast/agreement'
import type { ClauseSummary, Gist } from '@holdfast/analysis'
import { loadCatalogue, type Names } from '@holdfast/words'
import { expect, test } from 'vitest'
import { catalog as ar } from '../words/catalog-ar.ts'
import { catalog as en } from '../words/catalog-en.ts'
import { wordsFrom } from '../words/use-words.ts'
import { daysValues, gistFigures } from './gist-words.ts'

const english = wordsFrom('en', { ...(await loadCatalogue('en')), ...en })
const arabic = wordsFrom('ar', { ...(await loadCatalogue('ar')), ...ar })
const names: Names = {
  title: '',
  notice: '',
  article: String,
  role: String,
  roles: String,
  place: String,
  word: (_kind, id) => id,
  count: String,
}
const amount = (more: object): Gist & { readonly kind: 'amount' } => ({
  kind: 'amount',
  value: 0,
  isLowerBound: false,
  target: 1000,
  unit: 'persons',
  isRunning: false,
  ...more,
})

const told = (gist: Gist, more: Partial<ClauseSummary> = {}, words = english) =>
  gistFigures({ gist, claimed: [], sources: [], ...more }, names, words)

test('a lower bound says that there may be more', () => {
  const least = amount({ isLowerBound: true, value: 30 })
  expect(told(least)).toEqual([{ figure: '30 or more of 1,000', beside: 'persons' }])
  expect(told(least, {}, arabic)[0]?.figure).toContain('فأكثر')
})

test('that it still runs stands behind the unit', () => {
  const running = amount({ value: 12, target: 16, isRunning: true })
  expect(told(running)).toEqual([{ figure: '12 of 16', beside: 'persons, running' }])
})

test('two days are named one by one, and a longer run by its ends', () => {
  const pair = { from: 1, to: 2 }
  const run = { from: 4, to: 6 }
  expect(daysValues([pair], english)).toEqual({ n: 2, days: '1 and 2' })
  expect(daysValues([run], english)).toEqual({ n: 3, days: '4\u2060–\u20606' })
  expect(daysValues([run], arabic).days).toBe('4\u00a0إلى\u00a06')
})

test('of very many runs the first are named, and how many days are left', () => {
  const runs = Array.from({ length: 150 }, (_, at) => ({ from: 3 * at + 1, to: 3 * at + 1 }))
  expect(daysValues(runs, english)).toEqual({
    n: 150,
    days: '1, 4, 7, 10, 13, 16, 19, 22 and 142 more',
  })
  expect(daysValues(runs, arabic).days).toContain('142')
})

const role = (id: string): RoleId => named(id)

test('claimed, recorded and determined stand beside each other, each with whose word it is', () => {
  const gist = (claimed: number, recorded: number): Gist => {
    const days = recorded === 0 ? [] : [{ from: 5, to: 5 }]
    return { kind: 'recorded', days, recorded, determined: 0, claimed, watched: 'nobody' }
  }
  const claimed = [{ by: role('north'), amount: 2 }]
  const figure = (of: Gist, more: Partial<ClauseSummary>) => told(of, more)[0]?.figure
  expect(figure(gist(0, 0), {})).toBe('claimed 0 · recorded 0 · determined 0')
  expect(figure(gist(2, 0), { claimed })).toBe('claimed 2, by north · recorded 0 · determined 0')
  expect(figure(gist(2, 1), { claimed, sources: [role('south')] })).toBe(
    'claimed 2, by north · recorded 1, by south, on day 5 · determined 0',
  )
})

test('where there is no number it is said why, behind the counts that there are', () => {
  const source = role('port-office')
  const count = { kind: 'count', value: 24, isLowerBound: true, unit: 'vessels' } as const
  const gist = (figures: (Gist & { readonly kind: 'not-known' })['figures']): Gist => ({
    kind: 'not-known',
    reason: { code: 'performed-at-unknown' },
    figures,
  })
  expect(told(gist([{ ...count, source, stage: 'entered' }]))).toEqual([
    { figure: '24 or more entered, by port-office', beside: 'done; whether in time is not known' },
  ])
  expect(told(gist([]))[0]?.figure).toBe('no count on this basis')
})
