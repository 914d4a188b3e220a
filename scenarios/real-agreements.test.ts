// What every example about a real agreement must say and must not say.
//
// Most have a story of their own besides.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { present } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import { openExample } from './asking.ts'

const notice =
  'Compiled from press and public reports. No body determined compliance. ' +
  "Counts are their sources'; disputes appear beside them."

const names = [
  'aceh-2005',
  'bangsamoro-2014',
  'colombia-2016',
  'gaza-pause-2023',
  'gaza-first-phase-2025',
  'gaza-plan-2025',
  'hodeidah-2018',
  'lebanon-2024',
  'minsk-2015',
  'thailand-cambodia-2025',
  'yemen-truce-2022',
]

const examples = new Map(
  await Promise.all(names.map(async (name) => [name, await openExample(name)] as const)),
)

describe.each(names)('%s', (name) => {
  const example = present(examples.get(name), name)

  test('says where it is from', () => {
    const { agreement } = example
    expect(agreement.notice).toBe(notice)
  })

  test('is quoted from its sources, entry by entry, and counts whole', () => {
    const replayed = example.replay()
    expect(replayed).toMatchObject({ refused: [], unresolved: [], irregularities: [] })
    const own = replayed.said.filter(
      ({ kind, body }) => !/^record\.(key|text)_/.test(kind) && body['quote'] === undefined,
    )
    expect(own).toEqual([])
  })

  test('loses no answer: as many are on record as its table of claims has, or more', async () => {
    const path = join(import.meta.dirname, '..', 'agreements', name, 'sources', 'claims.csv')
    const rows = (await readFile(path, 'utf8')).split('\n').slice(1)
    const answered = rows.filter((row) => /,(answer|denial),/.test(row)).length
    const { claims } = example.replay()
    const answers = claims.flatMap((claim) => claim.answers)
    expect(answered).toBeGreaterThan(0)
    expect(answers.length).toBeGreaterThanOrEqual(answered)
  })
})

describe('a claim that adds up many days', () => {
  test.each(names)('%s has it once for each claimant and cut-off', (name) => {
    const { claims } = present(examples.get(name), name).replay()
    const cumulative = claims.filter(({ words, at }) => {
      const isLong = at !== null && at.latest - at.earliest > 8 * 86_400_000
      return isLong && /“(violations|breaches)”|decommissioned|caches/.test(words)
    })
    const keys = cumulative.map(({ by, at, words }) => {
      return `${by.join(' ')} ${String(at?.latest)} ${words.replaceAll(/\d[\d,]*/g, 'n')}`
    })
    expect(keys).toEqual([...new Set(keys)])
  })
})
