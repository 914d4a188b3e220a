// A draft of a mapping: it imports the table that it was made from, and whatever it could not know
// is asked. What nothing tells is a hole that no import takes.

import type { ActWord } from '@holdfast/agreement'
import { assert, encodeUtf8 } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import { checkMapping } from '../mapping.ts'
import { dailyAgreement, importAs, knownNames } from '../testing.ts'
import { findTable } from './find-table.ts'
import { suggestMapping, type Suggestion } from './suggest-mapping.ts'

const words: readonly ActWord[] = [
  {
    verb: 'admit',
    act: 'bring',
    domain: 'aid',
    forms: ['count'],
    measure: 'sum',
    units: ['trucks', 'tonnes'],
    classTag: 'cargo',
    classes: ['relief', 'fuel'],
    stages: ['dispatched', 'entered'],
    prepositions: {},
  },
]

async function suggested(csv: string, kind: string | null = null): Promise<Suggestion> {
  const limits = { rows: 1_000, bytes: 100_000 }
  const found = await findTable(encodeUtf8(csv), { sheet: null, limits })
  assert(found.ok, 'it is a table')
  const made = suggestMapping({
    ...found.value,
    agreement: dailyAgreement,
    words,
    kind,
    known: knownNames,
  })
  if (!made.ok) throw new Error(JSON.stringify(made.problem))
  return made.value
}

const asks = ({ questions }: Suggestion): readonly string[] => questions.map(({ ask }) => ask)

async function amountsBy(csv: string, { mapping }: Suggestion): Promise<readonly unknown[]> {
  const checked = checkMapping(mapping)
  if (!checked.ok) throw new Error(JSON.stringify(checked.problem))
  const made = await importAs(csv, { mapping: checked.value })
  if (!made.ok) throw new Error(JSON.stringify(made.problem))
  return made.value.statements.map(({ body }) => [body['date'] ?? body['period'], body['amount']])
}

describe('a column of places', () => {
  test('is read by every name that they have', async () => {
    const { mapping } = await suggested('day,trucks,gate\n2031-04-02,40,معبر رفح\n')
    expect(mapping).toMatchObject({
      statements: [{ body: { place: { column: 'gate', as: 'place' } } }],
    })
  })

  test('asks which is meant of several that are called so', async () => {
    const csv = 'day,trucks,gate\n2031-04-02,40,XX0401\n2031-04-03,41,Lower\n'
    const draft = await suggested(csv)
    expect(draft.mapping).toMatchObject({
      statements: [{ body: { place: { map: { XX0401: 'sector-a', Lower: '?' } } } }],
    })
    expect(draft.questions).toContainEqual({
      ask: 'several',
      about: { column: 'gate', cell: 'Lower', ids: 'sector-a, sector-b' },
    })
  })
})

describe('a draft', () => {
  test('imports its table, and asks for what no column says', async () => {
    const csv = 'day,trucks\n2031-04-02,40\n2031-04-03,1٬204\n'
    const draft = await suggested(csv)
    expect(await amountsBy(csv, draft)).toEqual([
      ['2031-04-02', 40],
      ['2031-04-03', 1_204],
    ])
    expect(draft.questions).toMatchObject([
      { ask: 'constant', about: { member: 'cargo', value: 'relief', others: 'fuel' } },
      { ask: 'constant', about: { member: 'stage', value: 'entered' } },
      { ask: 'closes' },
      { ask: 'constant', about: { member: 'quote.source', value: 'relief-office' } },
      { ask: 'key', about: { column: 'day' } },
    ])
  })

  test('is made of what most cells say, and counts the rows that it cannot read', async () => {
    const rows = [
      '03/04/2031,41',
      '13/04/2031,42',
      '2 April,43',
      '05/04/2031,many',
      '06/04/2031,44',
    ]
    const draft = await suggested(`day,trucks\n${rows.join('\n')}\n`)
    expect(draft.mapping).toMatchObject({
      statements: [
        {
          body: {
            date: { column: 'day', as: 'date', order: 'dmy' },
            amount: { column: 'trucks', as: 'integer' },
          },
        },
      ],
    })
    const bad = draft.questions.find(({ ask }) => ask === 'bad')
    expect(bad).toEqual({ ask: 'bad', about: { rows: 2, line: 4, problem: 'import.10' } })
  })

  test('asks little of a table that says it all', async () => {
    const head = 'date,cargo,amount,unit,stage,whole day,whose count\n'
    const csv = `${head}2031-04-02,fuel,6,tonnes,dispatched,yes,relief-office\n`
    const draft = await suggested(csv)
    expect(asks(draft)).toEqual(['closes', 'key'])
    expect(await amountsBy(csv, draft)).toEqual([['2031-04-02', 6]])
  })

  test.each([
    ['source', 'quote.source'],
    ['المصدر', 'quote.source'],
    ['cargo', 'cargo'],
    ['stage', 'stage'],
    ['load', 'cargo'],
  ])('takes no word where a column %s says others', async (head, member) => {
    const [one, other] = head === 'load' ? ['relief', 'cement'] : ['Convoy desk', 'Army']
    const csv = `day,trucks,${head}\n2031-04-02,40,${one}\n2031-04-03,41,${other}\n`
    const draft = await suggested(csv)
    const { mapping, questions } = draft
    expect(mapping['statements']).toMatchObject([{ kind: 'aid.counted' }])
    await expect(amountsBy(csv, draft)).rejects.toThrow('import.')
    const missing = questions.filter(({ ask }) => ask === 'missing')
    expect(missing.map(({ about }) => about['member'])).toContain(member)
  })

  test('reads words by the nearest that is known, and asks', async () => {
    const csv = 'day,load,trucks\n2031-04-02,Releif,40\n2031-04-02,Fuel,3\n'
    const draft = await suggested(csv)
    expect(draft.questions).toContainEqual({
      ask: 'value',
      about: { column: 'load', cell: 'Releif', word: 'relief' },
    })
    expect(await amountsBy(csv, draft)).toHaveLength(2)
  })

  test('takes the order of dates in the term, and asks; a clear one it reads', async () => {
    const both = await suggested('day,trucks\n01.03.2031,40\n')
    expect(both.questions).toContainEqual({
      ask: 'order',
      about: { column: 'day', cell: '01.03.2031', date: '2031-03-01', others: 'mdy' },
    })
    const csv = 'day,trucks\n٢٤‏/٣‏/٢٠٣١,٤٤\n'
    const clear = await suggested(csv)
    expect(asks(clear)).not.toContain('order')
    expect(await amountsBy(csv, clear)).toEqual([['2031-03-24', 44]])
  })

  test('finds a head below titles, a row of hashtags, and a period of two dates', async () => {
    const titled = await suggested('Convoys,\n,\nday,trucks\n2031-04-02,40\n')
    expect(titled.mapping['headerRow']).toBe(3)
    const tagged = await suggested('day,trucks\n#date,#value\n2031-04-02,40\n')
    expect(tagged.mapping['hxl']).toBe(true)
    const csv = 'from,to,trucks\n2031-04-02,2031-04-03,40\n'
    const period = await suggested(csv)
    expect(asks(period)).toContain('last-day')
    expect(await amountsBy(csv, period)).toEqual([
      [{ from: '2031-04-02T00:00+02:00', to: '2031-04-04T00:00+02:00' }, 40],
    ])
  })

  test('asks of rows alike, of thousands, of other numbers and columns unread', async () => {
    const csv = 'day,lorries,loaded,driver\n2031-04-02,1.204,3,a\n2031-04-02,1.300,4,b\n'
    const draft = await suggested(csv)
    expect(asks(draft)).toEqual(expect.arrayContaining(['thousands', 'column', 'unread', 'parts']))
  })
})

describe('what nothing tells', () => {
  test('is a hole that is asked for, and no import takes it', async () => {
    const csv = 'name,trucks\nfirst,40\n'
    const draft = await suggested(csv)
    expect(draft.questions).toContainEqual({
      ask: 'missing',
      about: { member: 'date', known: '–' },
    })
    await expect(amountsBy(csv, draft)).rejects.toThrow('import.18')
  })

  test('of a kind that nobody hears is refused', async () => {
    await expect(suggested('day,trucks\n2031-04-02,40\n', 'aid.eaten')).rejects.toThrow('import.17')
  })
})
