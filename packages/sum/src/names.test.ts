// The names file of a text: what is declared may have names, what is not is refused, and names that
// cannot be used change nothing else.

import { decodeUtf8, encodeUtf8, limits } from '@holdfast/base'
import { expect, test } from 'vitest'
import { namesFile } from './names.ts'
import { riversFiles } from './testing.ts'
import { compileText } from './text.ts'

const given = {
  format: 'holdfast-names/1',
  title: { ar: 'نهران', tr: 'İki nehir' },
  roles: { north: { ar: 'الشمال' }, watch: { he: 'המשמר' } },
  places: { valley: { ar: 'الوادي' } },
  groups: { 'held-by-north': { en: 'held by the north' } },
  classes: { soldier: { ar: 'جنود' }, fuel: { ar: 'وقود' } },
  articles: { 3: { ar: 'الإغاثة' } },
}

function namesOf(value: unknown) {
  const files = new Map(riversFiles().files)
  files.set(namesFile, encodeUtf8(typeof value === 'string' ? value : JSON.stringify(value)))
  const compiled = compileText(files)
  if (!compiled.ok) throw new Error(compiled.problem.code)
  expect(compiled.value.agreement?.id).toBe('two-rivers')
  return compiled.value.names
}

test('names are read by kind, id and language; what is left out has none', () => {
  const names = namesOf(given)
  expect(names).toMatchObject({
    ok: true,
    value: { roles: { north: { ar: 'الشمال' } }, articles: { 3: { ar: 'الإغاثة' } }, acts: {} },
  })
})

test('a text without names has none', () => {
  const compiled = compileText(riversFiles().files)
  expect(compiled).toMatchObject({ ok: true, value: { names: { ok: true, value: null } } })
})

test.each([
  ['no JSON', '{', 'sum.5', ''],
  ['another format', { ...given, format: 'holdfast-names/2' }, 'sum.5', 'format'],
  ['a member that is none', { ...given, parties: {} }, 'sum.5', 'parties'],
  ['a name that is no text', { ...given, roles: { north: { ar: 3 } } }, 'sum.5', 'roles.north.ar'],
  ['an empty name', { ...given, roles: { north: { ar: '' } } }, 'sum.5', 'roles.north.ar'],
])('%s is refused', (_, value, code, at) => {
  expect(namesOf(value)).toMatchObject({ ok: false, problem: { code, about: { at } } })
})

test.each([
  ['roles', 'nort'],
  ['places', 'north'],
  ['groups', 'soldier'],
  ['classes', 'valley'],
  ['acts', 'bring'],
  ['articles', '9'],
])('an id of %s that the text does not declare is refused', (kind, name) => {
  const value = { ...given, [kind]: { [name]: { en: 'x' } } }
  expect(namesOf(value)).toMatchObject({
    ok: false,
    problem: { code: 'sum.6', about: { file: namesFile, kind, name } },
  })
})

test('a hidden control in a name is refused', () => {
  const value = { ...given, roles: { north: { ar: 'a\u202Eb' } } }
  expect(namesOf(value)).toMatchObject({ ok: false, problem: { code: 'record.7' } })
})

test('the longest name and the largest file are read, and longer ones are not', () => {
  const named = (length: number) => ({ ...given, title: { en: 'x'.repeat(length) } })
  expect(namesOf(named(limits.nameCharacters)).ok).toBe(true)
  expect(namesOf(named(limits.nameCharacters + 1)).ok).toBe(false)
  const text = JSON.stringify(given)
  expect(namesOf(text.padEnd(limits.namesBytes - 60)).ok).toBe(true)
  expect(namesOf(text.padEnd(limits.namesBytes + 1))).toMatchObject({ problem: { code: 'sum.5' } })
})

test('a places file names its places, in each language it has; a name of the text stands', () => {
  const files = new Map(riversFiles().files)
  const named = (value: string) =>
    value.replace('"id":"valley"', '"id":"valley","name:ar":"وادٍ","name:tr":"Vadi"')
  const places = decodeUtf8(files.get('places.geojson') ?? new Uint8Array()) ?? ''
  files.set('places.geojson', encodeUtf8(named(places)))
  const alone = compileText(files)
  expect(alone).toMatchObject({
    value: { names: { value: { places: { valley: { ar: 'وادٍ', tr: 'Vadi' } }, roles: {} } } },
  })
  files.set(namesFile, encodeUtf8(JSON.stringify(given)))
  expect(compileText(files)).toMatchObject({
    value: { names: { value: { places: { valley: { ar: 'الوادي', tr: 'Vadi' } } } } },
  })
})
