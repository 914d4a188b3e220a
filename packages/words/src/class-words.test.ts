// The words of classes: a class says of which kind a thing is, and nothing about its load. What
// else the vocabulary says is in the golden texts.

import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'

const said = (language: string): unknown =>
  JSON.parse(readFileSync(new URL(`./${language}/vocabulary.json`, import.meta.url), 'utf8'))

test('what is commercial may be a flight with passengers: no goods are named', () => {
  expect(said('en')).toMatchObject({ 'class.commercial': 'commercial' })
  expect(said('ar')).toMatchObject({ 'class.commercial': 'تجارية' })
  expect(said('he')).toMatchObject({ 'class.commercial': 'מסחרי' })
  expect(said('tr')).toMatchObject({ 'class.commercial': 'ticari' })
})
