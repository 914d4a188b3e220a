// Names: what the agreement gives in the reader's language, then what the text declares, then the
// vocabulary's words, then the id.

import { encodeUtf8, present } from '@holdfast/base'
import { compileText, namesFile, type GivenNames } from '@holdfast/sum'
import { riversFiles } from '@holdfast/sum/testing'
import { describe, expect, test } from 'vitest'
import { languages, type LanguageId } from './languages.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { namesOf, type Names } from './names.ts'
import { createWords } from './words.ts'

const given = {
  format: 'holdfast-names/1',
  title: { ar: 'نهران' },
  roles: { north: { ar: 'الشمال' } },
  places: { valley: { ar: 'الوادي' } },
  classes: { soldier: { ar: 'جنود' } },
  groups: { 'held-by-north': { ar: 'المحتجزون لدى الشمال' } },
  articles: { 3: { ar: 'الإغاثة' } },
}

async function namesIn(id: LanguageId, isGiven = true): Promise<Names> {
  const files = new Map(riversFiles().files)
  files.set(namesFile, encodeUtf8(JSON.stringify(given)))
  const text = compileText(files)
  if (!text.ok || !text.value.names.ok) throw new Error('the names are read')
  const own: GivenNames | null = isGiven ? text.value.names.value : null
  const formatters = { number: String, list: (items: readonly string[]) => items.join(', ') }
  const catalogue = await loadCatalogue(id)
  return namesOf({
    agreement: present(text.value.agreement, 'it compiles'),
    given: own,
    words: createWords({ language: languages[id], catalogue, formatters }),
    placeName: (place) => (place === 'upper' ? 'Upper bank' : null),
  })
}

describe('in a language that has them', () => {
  test('given names stand', async () => {
    const names = await namesIn('ar')
    expect([names.title, names.article('3'), names.role('north')]).toEqual([
      'نهران',
      'الإغاثة',
      'الشمال',
    ])
    expect([names.place('valley'), names.word('class', 'soldier')]).toEqual(['الوادي', 'جنود'])
    expect(names.word('class', 'held-by-north')).toBe('المحتجزون لدى الشمال')
  })

  test('the rest stands as declared, as the vocabulary says it, or by its id', async () => {
    const names = await namesIn('ar')
    expect([names.role('south'), names.article('2')]).toEqual(['South', 'Releases'])
    expect([names.word('class', 'fuel'), names.word('stage', 'entered')]).toEqual(['وقود', 'دخلت'])
    expect([names.place('upper'), names.place('lower-bank')]).toEqual(['Upper bank', 'lower bank'])
    expect([names.role('compiler'), names.role(null)]).toEqual(['الجامع', 'لم يُسمَّ أحد'])
  })
})

test('a language without given names has the text’s own', async () => {
  const names = await namesIn('tr', false)
  expect([names.title, names.role('north'), names.word('act', 'release')]).toEqual([
    'Two rivers',
    'North',
    'serbest bırakma',
  ])
})

test('amounts are counted as the language counts', async () => {
  const arabic = await namesIn('ar')
  expect([1, 2, 3, 11, 100].map((n) => arabic.count(n, 'persons'))).toEqual([
    'شخص واحد',
    'شخصان',
    '3 أشخاص',
    '11 شخصاً',
    '100 شخص',
  ])
  const english = await namesIn('en')
  expect([english.count(1, 'trucks'), english.count(3, 'carts')]).toEqual(['1 truck', '3 carts'])
})
