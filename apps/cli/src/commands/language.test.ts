// The command line in its four languages: people read theirs, machines read the same in each.
//
// Names come from the agreement's own file, which a new record adopts with its text.

import { languageIds } from '@holdfast/words'
import { afterAll, describe, expect, test } from 'vitest'
import { clearDesks, filledDesk, newDesk, calmPlaces, calmText, type Desk } from '../testing.ts'

afterAll(clearDesks)

const asOf = ['--as-of', '2023-11-26T07:00+02:00'] as const

describe('a sheet', () => {
  const desk = filledDesk()
  const sheet = (language: string): string => {
    const wide = { COLUMNS: '220', HOLDFAST_LANGUAGE: language }
    const { code, out, err } = desk.runWith(wide, 'status', 'record', ...asOf)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    return out
  }

  test.each([
    ['en', ['Next due', 'undetermined', 'nobody stated what they could observe']],
    ['ar', ['المستحَق تالياً', 'غير محسوم', 'لم يبيّن أحد ما أمكنه رصده']],
    ['he', ['המועד הבא', 'לא הוכרע', 'איש לא ציין מה יכול היה לצפות']],
    ['tr', ['Sıradaki', 'belirlenmedi', 'kimse neyi gözleyebildiğini bildirmedi']],
  ] as const)('in %s says state, statuses and reasons', (language, said) => {
    const out = sheet(language)
    for (const text of said) expect(out).toContain(text)
    // The clauses stand as they were written.
    expect(out).toContain('north must release 10 soldier from held')
    expect(out).not.toMatch(/sheet\.|status\.|reason\.|\{/)
  })

  test('has the same figures in every language', () => {
    const figuresOf = (text: string): readonly string[] =>
      /\n 3\.1 .*/.exec(text)?.[0].match(/\d+/g) ?? []
    const [first = [], ...others] = languageIds.map((id) => figuresOf(sheet(id)))
    expect(first.length).toBeGreaterThan(2)
    for (const figures of others) expect(figures).toEqual(first)
  })

  test('for machines is the same in every language', () => {
    const jsonIn = (language: string): string =>
      desk.runWith({ HOLDFAST_LANGUAGE: language }, 'status', 'record', ...asOf, '--json').out
    for (const id of languageIds) expect(jsonIn(id)).toBe(jsonIn('en'))
  })

  test.each(['due', 'tonight', 'timeline', 'replay'])('%s is said in Arabic', (command) => {
    const { code, out } = desk.run(command, 'record', '--language', 'ar')
    expect(code).toBe(0)
    expect(out).not.toMatch(/sheet\.\w|kind\.\w/)
    expect(out).toMatch(/[\u0600-\u06FF]/)
  })
})

test('what is wrong is said in the language asked for, also of the arguments', () => {
  const desk = newDesk()
  expect(desk.run('status', 'nowhere', '--language', 'tr').err).toContain('dosyası yok')
  expect(desk.run('--language=he', 'statsu').err).toContain('האם הכוונה')
  expect(desk.runWith({ LANG: 'ar_PS.UTF-8' }, 'status', '--view').err).toContain('إلى قيمة')
  expect(desk.run('status', 'x', '--language', 'xx')).toMatchObject({ code: 2 })
})

describe('an agreement’s own names', () => {
  const desk: Desk = newDesk()
  desk.write('calm.md', calmText)
  desk.write('places.geojson', calmPlaces)
  const names = { format: 'holdfast-names/1', title: { tr: 'Bir sükûnet' }, roles: {} }
  const write = (roles: object): string =>
    desk.write('names.json', JSON.stringify({ ...names, roles }))
  const init = () => desk.run('init', 'record', '--agreement', 'calm.md', '--as', 'compiler')
  desk.run('key', 'new', 'compiler')

  test('are refused where the text declares no such thing', () => {
    write({ nort: { tr: 'Kuzey' } })
    const { code, err } = init()
    expect(code).toBe(1)
    expect(err).toContain('names.json names nort among its roles')
  })

  test('are adopted with the text, and shown in their language', () => {
    write({ north: { tr: 'Kuzey' } })
    expect(init().code).toBe(0)
    const out = desk.run('status', 'record', ...asOf, '--language', 'tr').out
    expect(out).toContain('Bir sükûnet')
    expect(out).toContain('Kuzey')
    expect(desk.run('status', 'record', ...asOf).out).toContain('A calm')
    write({ north: { tr: 'Güney' } })
    expect(desk.run('verify', 'record').code).toBe(0)
  })
})
