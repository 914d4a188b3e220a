// What a clause comes to, as the line at the top and the sections say it: lower bounds, what still
// runs, and runs of days, in a language of each direction.

import type { Gist } from '@holdfast/analysis'
import { loadCatalogue, type Names } from '@holdfast/words'
import { expect, test } from 'vitest'
import { catalog as ar } from '../words/catalog-ar.ts'
import { catalog as en } from '../words/catalog-en.ts'
import { wordsFrom } from '../words/use-words.ts'
import { amountWords, daysValues, gistFigures } from './gist-words.ts'

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

test('a lower bound says that there may be more', () => {
  const least = amount({ isLowerBound: true, value: 30 })
  expect(amountWords(least, english)).toBe('30 or more of 1,000')
  expect(amountWords(least, arabic)).toContain('فأكثر')
  expect(amountWords(amount({}), english)).toBe('0 of 1,000')
})

test('that it still runs stands behind the unit', () => {
  const running = amount({ value: 12, target: 16, isRunning: true })
  expect(gistFigures(running, names, english)).toEqual([
    { figure: '12 of 16', beside: 'persons, running' },
  ])
  expect(amountWords(running, english)).toBe('12 of 16, running')
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

test('what is claimed is never said to be nothing', () => {
  const gist = (claimed: number, recorded: number): Gist => {
    return { kind: 'recorded', days: [], recorded, determined: 0, claimed, watched: 'nobody' }
  }
  const said = (of: Gist) => gistFigures(of, names, english)
  expect(said(gist(2, 0))).toEqual([{ figure: 'claimed: 2', beside: 'nothing recorded' }])
  expect(said(gist(0, 0))).toEqual([{ figure: 'Nothing recorded', beside: '' }])
  expect(said(gist(1, 3))).toEqual([
    { figure: '3', beside: 'recorded · determined: none · claimed: 1' },
  ])
})
