// Words to what they name: by id, by name, by alias, whatever the spelling says that nobody means.
// How aliases are found in files of places is tested below, by the heads that offices use.

import { expect, test } from 'vitest'
import { Gazetteer } from './gazetteer.ts'
import { aliasesOfFeature } from './place-names.ts'

const places = new Gazetteer([
  { id: 'rafah', names: ['Rafah Crossing', 'معبر رفح', 'Refah Sınır Kapısı', 'XX0401'] },
  { id: 'gate-96', names: ['Gate 96', 'Sha’ar 96'] },
  { id: 'gaza-city', names: ['Gaza', 'غَزَّة'] },
  { id: 'gaza-governorate', names: ['Gaza'] },
  { id: 'ihsan', names: ['مستشفى الإحسان', 'בית החולים "אל־אִחסאן"'] },
  { id: 'sanaa', names: ['صنعاء'] },
  { id: 'erez', names: ['Erez', 'Beit Hanoun'] },
  { id: 'western-erez', names: ['Western Erez', 'Erez West'] },
])

test.each([
  ['rafah', 'rafah'],
  ['Rafah crossing', 'rafah'],
  ['RAFAH-CROSSING', 'rafah'],
  ['معبر  رفح', 'rafah'],
  ['REFAH SINIR KAPISI', 'rafah'],
  ['xx0401', 'rafah'],
  ['shaar 96', 'gate-96'],
  ['غزه', 'gaza-city'],
  ['beit hanoun', 'erez'],
  ['مستشفي الاحسان', 'ihsan'],
  ['مُسْتَشْفَى ٱلإحـسـان', 'ihsan'],
  ['בית החולים אל אחסאן', 'ihsan'],
  ['صنعا', 'sanaa'],
  ['Gate ٩٦', 'gate-96'],
  ['Sha׳ar 96', 'gate-96'],
  ['erez', 'erez'],
])('%s is %s', (words, id) => {
  expect(places.find(words)).toEqual({ kind: 'one', id })
})

test('what two are called is one of neither', () => {
  const ids = ['gaza-city', 'gaza-governorate']
  expect(places.find('GAZA')).toEqual({ kind: 'several', ids })
})

test('what nobody is called has the nearest names, of each thing one', () => {
  expect(places.find('Rafah Crosing')).toEqual({ kind: 'none', near: ['Rafah Crossing'] })
  expect(places.find('western eres')).toEqual({ kind: 'none', near: ['Western Erez'] })
  expect(places.find('Ford')).toEqual({ kind: 'none', near: [] })
})

test('a part of a name finds all that have it', () => {
  expect([...places.holding('erez')]).toEqual(['erez', 'western-erez'])
  expect([...places.holding('رفح')]).toEqual(['rafah'])
  expect(places.holding(' ').size).toBe(8)
})

test('aliases: a list, codes and other names beside the ids, and an id as it was written', () => {
  expect(
    aliasesOfFeature({ id: 'a', name: 'A', aliases: ['B', 'A', ''], alt_name: 'C; D' }, 'id'),
  ).toEqual(['B', 'C', 'D'])
  expect(aliasesOfFeature({ Name: 'Deir al-Balah (south)', 'P-Code': 'PS0270' }, 'Name')).toEqual([
    'PS0270',
  ])
  const office = { adm2_name: 'Jenin', adm2_pcode: 'PS0101', adm1_pcode: 'PS01', adm2_alt1en: 'J' }
  expect(aliasesOfFeature(office, 'adm2_name')).toEqual(['PS0101', 'J'])
  expect(aliasesOfFeature({ '@id': 'relation/1', 'iso3166-2': 'UA-71' }, '@id')).toEqual([
    'relation/1',
    'UA-71',
  ])
})
