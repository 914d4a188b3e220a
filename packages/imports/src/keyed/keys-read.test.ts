// A table that is written anew is the same table: its keys are read as its cells are. And a mapping
// whose rules get names makes no row new.

import { assert, present } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import type { Mapping } from '../mapping.ts'
import { countsMapping, mapping, workbook } from '../testing.ts'
import { TestRecord, type Came, type Options } from './testing.ts'

const head = 'nr,day,trucks,whose\n'
const rule = present(countsMapping.statements[0], 'a rule')
const counts = (given: Partial<Mapping>): Mapping => mapping({ ...countsMapping, ...given })

function reading(column: 'day' | 'nr', more: object): Mapping {
  const at = column === 'day' ? 'date' : 'note'
  const body = { ...rule.body, [at]: { column, ...more } }
  return counts({ key: column, statements: [{ ...rule, body }] } as Partial<Mapping>)
}

async function came(record: TestRecord, csv: string, options?: Options): Promise<Came> {
  const imported = await record.imports(csv, options)
  assert(imported.ok, imported.ok ? '' : JSON.stringify(imported.problem))
  return imported.value
}

describe('a key is the same row', () => {
  test.each<[string, Mapping, string, string]>([
    ['in digits of another script', counts({ key: 'nr' }), '1', '١'],
    ['with marks and spaces around it', counts({ key: 'nr' }), 'T-1', ' \u200FT-1 '],
    ['composed of two characters', counts({ key: 'nr' }), 'é', 'e\u0301'],
    [
      'as a date in another order',
      reading('day', { as: 'date', order: 'dmy' }),
      '01.02.2031',
      '2031-02-01',
    ],
    [
      'as a date by its month',
      reading('day', { as: 'date', order: 'dmy' }),
      '1 FEB 2031',
      '1.2.2031',
    ],
    [
      'as a date in digits of another script',
      reading('day', { as: 'date' }),
      '2031-02-01',
      '٢٠٣١-٠٢-٠١',
    ],
  ])('%s', async (_, given, before, after) => {
    const record = new TestRecord(given)
    const row = (key: string, trucks: number): string => {
      const isDay = given.key === 'day'
      return `${head}${isDay ? 'a' : key},${isDay ? key : '2031-02-01'},${trucks},relief-office\n`
    }
    await came(record, row(before, 30))
    expect(await came(record, row(after, 44))).toMatchObject({ added: 0, corrected: 1 })
    const twice = `${row(before, 30)}${row(after, 44).slice(head.length)}`
    const imported = await record.imports(twice)
    expect(imported).toMatchObject({ problem: { about: { problem: 'import.38', first: 2 } } })
  })

  test.each<[string, Mapping, string, string]>([
    ['in capitals', counts({ key: 'nr' }), 'a1', 'A1'],
    ['with a zero before it, where no rule reads a number', counts({ key: 'nr' }), '1', '01'],
  ])('but not %s', async (_, given, before, after) => {
    const record = new TestRecord(given)
    const rows = [before, after].map((nr, at) => `${nr},2031-02-0${at + 1},30,relief-office\n`)
    expect(await came(record, `${head}${rows.join('')}`)).toMatchObject({ added: 2 })
  })
})

describe('a rule that gets a name, another, or none', () => {
  const monday = `${head}a,2031-04-02,30,relief-office\n`
  const named = (name?: string): Mapping => {
    return counts({ key: 'nr', statements: [name === undefined ? rule : { ...rule, name }] })
  }

  test.each([
    [undefined, 'trucks'],
    ['trucks', undefined],
    ['trucks', 'lorries'],
  ])('makes no row new: %s to %s', async (before, after) => {
    const record = new TestRecord(named(before))
    await came(record, monday)
    record.mapping = named(after)
    expect(await came(record, monday.replace('30', '44'))).toMatchObject({ added: 0, corrected: 1 })
  })

  test('keeps two rules of one kind apart', async () => {
    const second = { ...rule, body: { ...rule.body, stage: { constant: 'received' } } }
    const two = (...names: (string | undefined)[]): Mapping =>
      counts({
        key: 'nr',
        statements: [rule, second].map((one, at) => ({ ...one, name: names[at] })),
      })
    const record = new TestRecord(two())
    await came(record, monday)
    record.mapping = two('entered', 'received')
    expect(await came(record, monday.replace('30', '44'))).toMatchObject({ added: 0, corrected: 2 })
    expect(record.standing().map(({ body }) => [body['stage'], body['amount']])).toEqual([
      ['entered', 44],
      ['received', 44],
    ])
  })
})

test('where ties are lost, it is said whose rows may be gone', async () => {
  const record = new TestRecord(counts({ key: 'nr' }))
  const rows = ['a', 'b'].map((nr, at) => `${nr},2031-04-0${at + 2},3${at},relief-office\n`)
  await came(record, head + rows.join(''))
  record.ties = []
  const left = await came(record, head + (rows[1] ?? ''), { withdrawMissing: true })
  expect(left).toMatchObject({ added: 0, withdrawn: 0, same: 1 })
  expect(left.unknown.map(({ body }) => body['amount'])).toEqual([30])
})

test('a workbook and its CSV have the same keys', async () => {
  const record = new TestRecord(counts({ key: 'nr' }))
  await came(record, `${head}1,2031-04-02,30,relief-office\n`)
  const book = workbook({
    S: [
      ['nr', 'day', 'trucks', 'whose'],
      [1, '2031-04-02', 44, 'relief-office'],
    ],
  })
  const imported = await record.imports(book)
  expect(imported).toMatchObject({ value: { added: 0, corrected: 1 } })
})
