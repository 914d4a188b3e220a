// What a statement says, in one sentence of each language: every kind, whole and with as little as
// it may say.

import { kinds } from '@holdfast/domains'
import { instantFromMs } from '@holdfast/base'
import { tell, type Particulars } from '@holdfast/record'
import { named } from '@holdfast/agreement'
import { describe, expect, test } from 'vitest'
import { gistWords, type Naming } from './gist-words.ts'
import { languageIds, languages, type LanguageId } from './languages.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { casesIn } from './message.ts'
import { remarkWords } from './remark-words.ts'
import { createWords } from './words.ts'

async function namingIn(id: LanguageId): Promise<Naming> {
  const formatters = { number: String, list: (items: readonly string[]) => items.join(' + ') }
  const catalogue = await loadCatalogue(id)
  const itself = (text: string): string => text
  return {
    words: createWords({ language: languages[id], catalogue, formatters }),
    role: itself,
    place: itself,
    group: itself,
    act: itself,
    word: (_, word) => word,
    count: (value, unit) => `${value} ${unit}`,
    instant: (at) => new Date(at).toISOString().slice(0, 16),
    date: itself,
  }
}

const at = tell.bounds({ earliest: instantFromMs(0), latest: instantFromMs(3_600_000) })

const released: Particulars = {
  by: tell.role(named('north')),
  amount: tell.amount(12, 'persons'),
  class: tell.word('class', 'soldier'),
  place: null,
  track: tell.case('agreement'),
}

describe('a release', () => {
  test('is said in English, and without what it does not say', async () => {
    const naming = await namingIn('en')
    const say = (more: Particulars): string =>
      gistWords({ code: 'gist.exchange.released', particulars: { ...released, ...more } }, naming)
    expect(say({})).toBe('12 persons, soldier, released by north')
    expect(say({ class: null, track: tell.case('outside') })).toBe(
      '12 persons, released by north; outside the agreement',
    )
  })

  test('isolates what is put into a sentence from right to left, and tells cases', async () => {
    const naming = await namingIn('ar')
    const gist = { code: 'gist.exchange.released', particulars: released }
    const said = gistWords(gist, naming)
    expect(said).toContain('أفرج عنهم \u2068north\u2069')
    expect(said).not.toMatch(/none|agreement|outside/)
  })
})

describe('a count that closes nothing', () => {
  const counted = (more: Particulars): Particulars => ({
    ...tell.figure({ closes: false }),
    amount: tell.amount(12, 'trucks'),
    cargo: tell.word('cargo', 'relief'),
    stage: null,
    place: null,
    date: null,
    until: null,
    at: null,
    ...more,
  })

  test.each(languageIds)('says so as every figure does: %s', async (id) => {
    const naming = await namingIn(id)
    const told = (more: Particulars): string =>
      gistWords({ code: 'gist.aid.counted', particulars: counted(more) }, naming)
    const orMore = naming.words.say('figure.or-more', { value: '12 trucks' })
    const bare = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '')
    expect(bare(told({}))).toContain(bare(orMore))
    expect(bare(told(tell.figure({ closes: true })))).not.toContain(bare(orMore))
  })
})

describe('a figure that is counted nowhere', () => {
  const amount = { value: 90, unit: 'trucks' }
  const days = { from: 1, to: 5 }
  const mean = { source: 'agency', amount, per: 'day', isLowerBound: false, days } as const
  const inAll = { ...mean, per: null, isLowerBound: true, place: 'valley' } as const

  test('is told with what it is', async () => {
    const naming = await namingIn('en')
    expect(remarkWords({ ...mean, place: null }, naming)).toBe(
      'agency, days 1 to 5: 90 trucks a day in the mean. Shown, and counted nowhere.',
    )
    expect(remarkWords({ ...inAll, days: { from: 2, to: 2 } }, naming)).toBe(
      'agency, day 2, valley: 90 trucks or more, not told one by one. Shown, and counted nowhere.',
    )
  })

  test.each(languageIds)('in every language: %s', async (id) => {
    const naming = await namingIn(id)
    for (const per of ['day', 'week', 'month'] as const) {
      expect(remarkWords({ ...mean, per, place: null }, naming)).toContain('90 trucks')
    }
    expect(remarkWords(inAll, naming)).toContain('valley')
  })
})

test('bounds are one time where both ends are one', async () => {
  const naming = await namingIn('en')
  const met = (bounds: Particulars[string]): string =>
    gistWords(
      { code: 'gist.taskforce.met', particulars: { by: tell.role(named('board')), at: bounds } },
      naming,
    )
  expect(met(at ?? null)).toBe('board met, 1970-01-01T00:00 to 1970-01-01T01:00')
  const one = instantFromMs(0)
  expect(met(tell.bounds({ earliest: one, latest: one }))).toBe('board met, 1970-01-01T00:00')
})

test.each(languageIds)(
  'every kind says something in %s when it says as little as it may',
  async (id) => {
    const naming = await namingIn(id)
    const catalogue = await loadCatalogue(id)
    for (const { name } of kinds.values()) {
      const code = `gist.${name}`
      const particulars = Object.fromEntries(
        Array.from(casesIn(catalogue[code] ?? '').keys(), (each) => [each, null] as const),
      )
      const said = gistWords({ code, particulars }, naming)
      expect(`${code}: ${said}`).not.toMatch(/: $|none|\{|undefined/)
    }
  },
)
