// Tables as people have them, and each way in which a row can be wrong.
// What single cells mean is in cell.test.ts.

import { canonicalJson } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import type { importTable } from './import-table.ts'
import { checkMapping } from './mapping.ts'
import { countsMapping, importAs, mapping, north } from './testing.ts'

const good = 'day,trucks,whose\n2031-04-02,40,relief-office\n2031-04-03,41,relief-office\n'

async function bodies(
  csv: string,
  given?: Parameters<typeof importAs>[1],
): Promise<readonly string[]> {
  const imported = await importAs(csv, given)
  if (!imported.ok) throw new Error(JSON.stringify(imported.problem))
  return imported.value.statements.map(({ body }) => canonicalJson(body))
}

describe('a table', () => {
  test('makes a statement of each row, with its row and line', async () => {
    const imported = await importAs(good)
    expect(imported).toMatchObject({
      ok: true,
      value: {
        bad: [],
        skipped: 0,
        remarks: [],
        statements: [
          {
            kind: 'aid.counted',
            row: 1,
            line: 2,
            references: [],
            body: {
              date: '2031-04-02',
              amount: 40,
              cargo: 'relief',
              unit: 'trucks',
              stage: 'entered',
              closes: true,
              quote: { source: 'relief-office' },
            },
          },
          expect.objectContaining({ row: 2, line: 3 }),
        ],
      },
    })
  })

  test.each([
    ['a byte order mark', `\uFEFF${good}`],
    ['line ends of another system', good.replaceAll('\n', '\r\n')],
    ['line ends of an old system', good.replaceAll('\n', '\r')],
    ['semicolons', good.replaceAll(',', ';')],
    ['tabs', good.replaceAll(',', '\t')],
    ['no newline at its end', good.trimEnd()],
    ['empty lines', good.replaceAll('\n', '\n\n')],
    ['quotes', good.replace('40', '"40"').replace('day', '"day"')],
    ['spaces', good.replaceAll(',', ' , ')],
    ['digits of another script', good.replace('40', '٤٠').replace('41', '۴۱')],
  ])('means the same with %s', async (_, csv) => {
    expect(await bodies(csv)).toEqual(await bodies(good))
  })

  test('may have quoted cells with newlines, and counts lines, not rows', async () => {
    const csv = 'day,trucks,whose,note\n2031-04-02,40,relief-office,"two\r\nlines"\n\nx,,,\n'
    const imported = await importAs(csv, { skipBad: true })
    expect(imported.ok && imported.value.statements).toHaveLength(1)
    expect(imported.ok && imported.value.bad).toMatchObject([{ row: 2, line: 5 }])
  })

  test('may have headers in any script', async () => {
    const inArabic = mapping(
      JSON.parse(
        JSON.stringify(countsMapping)
          .replaceAll('trucks"', 'شاحنات"')
          .replaceAll('{"constant":"شاحنات"', '{"constant":"trucks"'),
      ),
    )
    expect(await bodies(good.replace('trucks', 'شاحنات'), { mapping: inArabic })).toEqual(
      await bodies(good),
    )
  })

  test('keeps equal rows: two lorries may carry the same', async () => {
    expect(await bodies(`${good}2031-04-03,41,relief-office\n`)).toHaveLength(3)
  })
})

type Refusal = readonly [what: string, row: string, problem: string, column: string | undefined]
const refusals: readonly Refusal[] = [
  ['a cell too few', '2031-04-03,41', 'import.8', undefined],
  ['a cell too many', '2031-04-03,41,relief-office,more', 'import.8', undefined],
  ['an empty cell', '2031-04-03,,relief-office', 'import.9', 'trucks'],
  ['a number that is none', '2031-04-03,many,relief-office', 'import.10', 'trucks'],
  ['a fraction of a truck', '2031-04-03,4.5,relief-office', 'import.10', 'trucks'],
  ['a day that does not exist', '2031-02-30,41,relief-office', 'import.10', 'day'],
  ['a source nobody declared', '2031-04-03,41,releif-office', 'record.51', 'whose'],
  ['fewer than no trucks', '2031-04-03,-4,relief-office', 'record.50', 'trucks'],
  ['a stray quote', '2031-04-03,"41"x,relief-office', 'import.3', undefined],
  ['a quote not closed', '2031-04-03,41,"relief-office', 'import.3', undefined],
]
describe.each(refusals)('a row with %s', (_, row, code, column) => {
  const csv = good.replace('2031-04-03,41,relief-office', `${row}\n2031-04-04,42,relief-office`)

  test('refuses the whole table, naming the line', async () => {
    const imported = await importAs(csv)
    expect(imported).toMatchObject({
      ok: false,
      problem: { code: 'import.18', about: { line: 3, row: 2, rows: 1, problem: code } },
    })
  })

  test('is listed where bad rows are skipped, and loses no other row', async () => {
    const imported = await importAs(csv, { skipBad: true })
    const value = imported.ok ? imported.value : null
    expect(value?.bad).toMatchObject([{ row: 2, line: 3, problem: { code } }])
    expect(value?.bad[0]?.column).toBe(column)
    expect(value?.statements.map(({ line }) => line)).toEqual([2, 4])
  })
})

describe('a whole table is refused', () => {
  test.each([
    ['without a header', '', 'import.4'],
    ['with a column twice', 'day,trucks,trucks,whose\n', 'import.5'],
    ['without a column of the mapping', 'day,whose\n', 'import.6'],
  ])('%s', async (_, csv, code) => {
    expect(await importAs(csv, { skipBad: true })).toMatchObject({ ok: false, problem: { code } })
  })

  test('with a row more than its limit, and not at the limit', async () => {
    expect((await importAs(good, { limits: { rows: 2, bytes: 1_000 } })).ok).toBe(true)
    expect(await importAs(good, { limits: { rows: 1, bytes: 1_000 } })).toMatchObject({
      problem: { code: 'import.2', about: { limit: 1 } },
    })
  })

  test('with a byte more than its limit, and not at the limit', async () => {
    const accented = good.replace('relief-office\n', 'relief-office \n')
    const bytes = new TextEncoder().encode(accented).length
    expect((await importAs(accented, { limits: { rows: 9, bytes } })).ok).toBe(true)
    expect(await importAs(accented, { limits: { rows: 9, bytes: bytes - 1 } })).toMatchObject({
      problem: { code: 'import.1' },
    })
  })
})

const claims = mapping({
  format: 'holdfast-mapping/1',
  otherwise: 'skip',
  statements: [
    {
      name: 'incident',
      when: [{ column: 'what', isEmpty: false }],
      kind: 'incident.reported',
      body: {
        what: { column: 'what', as: 'id' },
        against: { column: 'against', map: { '': null, south: 'south' } },
        'at.earliest': { column: 'time', as: 'local' },
        'at.latest': { column: 'time', as: 'local' },
        place: { column: 'place', as: 'id', optional: true },
        claimedBy: { column: 'said by', split: ' and ', as: 'id', optional: true },
        particulars: { template: '{words} ({what})' },
        'quote.source': { constant: 'relief-office' },
        note: { column: 'note', optional: true },
      },
    },
    {
      when: [
        { column: 'what', isEmpty: false },
        { column: 'answer', isEmpty: false },
      ],
      kind: 'record.answered',
      body: {
        statement: { statement: 'incident' },
        by: { constant: 'south' },
        words: { column: 'answer' },
        'quote.source': { constant: 'relief-office' },
      },
    },
  ],
})

function claimRow(
  cells: Readonly<Record<string, string>>,
): Promise<ReturnType<typeof importTable>> {
  const row = {
    what: 'fire',
    against: 'south',
    time: '2031-04-02T06:10',
    place: '',
    'said by': '',
    words: 'shots at the bridge',
    answer: '',
    note: '',
    ...cells,
  }
  const csv = `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`
  return importAs(csv, { mapping: claims, skipBad: true })
}

describe('a mapping', () => {
  test('makes two statements of one row, the second about the first', async () => {
    const made = await claimRow({ answer: 'a drill' })
    expect(made.ok && made.value.statements).toMatchObject([
      { kind: 'incident.reported', references: [] },
      {
        kind: 'record.answered',
        body: { by: 'south', words: 'a drill' },
        references: [{ at: 'statement', draft: 0 }],
      },
    ])
  })

  test('leaves out what is empty and optional, and maps it where it says so', async () => {
    const made = await claimRow({ against: '' })
    const body = made.ok ? made.value.statements[0]?.body : undefined
    expect(body).toEqual({
      what: 'fire',
      against: null,
      at: { earliest: '2031-04-02T06:10+02:00', latest: '2031-04-02T06:10+02:00' },
      particulars: 'shots at the bridge (fire)',
      quote: { source: 'relief-office' },
    })
  })

  test('splits a cell into a list', async () => {
    const made = await claimRow({ 'said by': 'north and relief-office' })
    expect(made.ok && made.value.statements[0]?.body['claimedBy']).toEqual([
      'north',
      'relief-office',
    ])
  })

  test('skips a row that no rule fits where it says so, and refuses it otherwise', async () => {
    expect(await claimRow({ what: '' })).toMatchObject({
      ok: true,
      value: { statements: [], bad: [], skipped: 1, remarks: [] },
    })
    const strict = { ...claims, otherwise: 'refuse' } as const
    const csv = 'what,against,time,place,said by,words,answer,note\n,south,,,,,,\n'
    expect(await importAs(csv, { mapping: strict })).toMatchObject({
      problem: { about: { problem: 'import.13', line: 2 } },
    })
  })

  test.each([
    ['a time that a clock jumped over', { time: '2031-03-30T02:30' }, 'import.16', 'time'],
    ['a time that came twice', { time: '2031-10-26T02:30' }, 'import.16', 'time'],
    ['a value that is not listed', { against: 'noth' }, 'import.12', 'against'],
    ['an act nobody can hear', { what: 'whistle' }, 'incident.1', 'what'],
    ['a place nobody declared', { place: 'sector-z' }, 'record.52', 'place'],
    ['text that reads backwards', { note: 'a\u202Eb' }, 'import.15', 'note'],
  ])('refuses %s', async (_, cells, code, column) => {
    const made = await claimRow(cells)
    expect(made.ok && made.value.bad).toMatchObject([{ column, problem: { code } }])
  })

  test('lets a party say only what a party may say', async () => {
    const imported = await importAs(good, { speaker: north, skipBad: true })
    expect(imported.ok && imported.value.bad[0]?.problem.code).toBe('record.55')
  })

  test('refuses a time without its zone', async () => {
    const timed = mapping({
      format: 'holdfast-mapping/1',
      statements: [
        {
          kind: 'lines.withdrawn',
          body: {
            by: { constant: 'north' },
            place: { constant: 'sector-a' },
            'at.earliest': { column: 'time', as: 'instant' },
            'at.latest': { column: 'time', as: 'instant' },
          },
        },
      ],
    })
    const given = { mapping: timed, skipBad: true }
    const imported = await importAs('time\n2031-04-02T06:10\n2031-04-02T06:10Z\nnoon\n', given)
    expect(imported.ok && imported.value.statements).toHaveLength(1)
    expect(imported.ok && imported.value.bad).toMatchObject([
      { line: 2, column: 'time', problem: { code: 'import.11' } },
      { line: 4, column: 'time', problem: { code: 'import.10' } },
    ])
  })
})

const rule = { kind: 'aid.counted', body: { cargo: { constant: 'relief' } } }
const broken: readonly (readonly [string, unknown, string])[] = [
  ['that is no object', [], 'import.7'],
  ['of another format', { format: 'holdfast-mapping/9', statements: [rule] }, 'import.7'],
  ['with a misspelt member', { format: 'holdfast-mapping/1', statement: [rule] }, 'import.7'],
  [
    'of a kind nobody hears',
    { format: 'holdfast-mapping/1', statements: [{ ...rule, kind: 'aid.cuonted' }] },
    'import.17',
  ],
  [
    'that would enrol keys',
    { format: 'holdfast-mapping/1', statements: [{ ...rule, kind: 'record.key_enrolled' }] },
    'import.17',
  ],
  [
    'that speaks of a statement made later',
    {
      format: 'holdfast-mapping/1',
      statements: [{ kind: 'record.denied', body: { statement: { statement: 'x' } } }],
    },
    'import.7',
  ],
  [
    'that gives one member twice',
    {
      format: 'holdfast-mapping/1',
      statements: [{ kind: 'aid.counted', body: { at: { constant: 1 }, 'at.x': { constant: 1 } } }],
    },
    'import.7',
  ],
]
test.each(broken)('refuses a mapping %s', (_, value, code) => {
  expect(checkMapping(value)).toMatchObject({ ok: false, problem: { code } })
})

test.each([
  ['sha256', true],
  ['at.x2', true],
  ['2nd', false],
  ['at.2nd', false],
])('a mapping that fills the member %s: %s', (member, isGood) => {
  const body = { [member]: { constant: 'x' } }
  const value = { format: 'holdfast-mapping/1', statements: [{ kind: 'aid.counted', body }] }
  expect(checkMapping(value).ok).toBe(isGood)
})

test.each([
  ['equals', { equals: 'a' }, [2]],
  ['in', { in: ['b', '\u200Ea'] }, [2]],
  ['isEmpty', { isEmpty: true }, [3]],
])('marks of direction beside a word do not count in a test: %s', async (_, found, lines) => {
  const [rule] = countsMapping.statements
  const statements = [{ ...rule, when: [{ column: 'what', ...found }] }]
  const given = { mapping: mapping({ ...countsMapping, statements, otherwise: 'skip' }) }
  const head = 'day,trucks,whose,what\n2031-04-02,40,relief-office,\u200Fa\u061C\n'
  const imported = await importAs(`${head}2031-04-03,41,relief-office,\u200E\n`, given)
  expect(imported.ok && imported.value.statements.map(({ line }) => line)).toEqual(lines)
})

describe('two counts of the same', () => {
  const twice = 'day,trucks,whose\n2031-04-02,40,relief-office\n2031-04-02,41,relief-office\n'

  test('two totals for one time are refused, with the line of the first', async () => {
    expect(await importAs(twice)).toMatchObject({
      ok: false,
      problem: { about: { problem: 'import.19', first: 2, line: 3 } },
    })
    // The same figure again is no other total, and another source's stands beside it.
    expect(await bodies(twice.replace('41', '40'))).toHaveLength(2)
  })

  test('where a row is a part of a count, the parts are added up', async () => {
    const [rule] = countsMapping.statements
    const parts = { ...countsMapping, statements: [{ ...rule, sums: 'amount' }] }
    const imported = await importAs(twice, { mapping: mapping(parts) })
    expect(imported).toMatchObject({ value: { statements: [{ line: 2, body: { amount: 81 } }] } })
  })

  test('what speaks of a part speaks of the count that it was added to', async () => {
    const [rule] = countsMapping.statements
    const part = { ...rule, name: 'part', sums: 'amount' }
    const why = { constant: 'checked again' }
    const about = (name: string, of: string): unknown => ({
      name,
      kind: 'record.retracted',
      body: { statement: { statement: of }, why },
    })
    const rows = `${twice}2031-04-03,5,relief-office\n`
    const placesOf = async (statements: readonly unknown[]): Promise<unknown> => {
      const rules = mapping({ ...countsMapping, statements })
      const imported = await importAs(rows, { mapping: rules })
      if (!imported.ok) return imported.problem
      return imported.value.statements.map(({ references }) => references.map(({ draft }) => draft))
    }
    expect(await placesOf([part, about('a', 'part')])).toEqual([[], [0], [0], [], [3]])
    const first = { ...rule, name: 'first', body: { ...rule?.body, cargo: { constant: 'fuel' } } }
    const whole = { ...first, sums: 'amount' }
    // The first count is put, then the part, then what speaks of each.
    expect(await placesOf([whole, part, about('a', 'first'), about('b', 'part')])).toEqual([
      [],
      [],
      [0],
      [1],
      [0],
      [1],
      [],
      [],
      [6],
      [7],
    ])
  })

  test('a column can be a running total since a stated beginning', async () => {
    const rule = {
      kind: 'exchange.counted',
      body: {
        by: { constant: 'north' },
        class: { constant: 'soldier' },
        persons: { column: 'freed in all', as: 'integer' },
        'period.from': { constant: '2031-04-01T06:00+02:00' },
        'period.to': { column: 'by', as: 'instant' },
        running: { constant: true },
        closes: { constant: false },
      },
    }
    const csv = 'by,freed in all\n2031-04-03T18:00+02:00,10\n2031-04-05T18:00+02:00,25\n'
    const given = { mapping: mapping({ ...countsMapping, statements: [rule] }) }
    const made = await bodies(csv, given)
    expect(made.map((body) => body.includes('"running":true'))).toEqual([true, true])
  })
})

test('what each row of a day says of the day is said once', async () => {
  const lorries = mapping({
    format: 'holdfast-mapping/1',
    statements: [
      { kind: 'aid.counted', sums: 'amount', body: lorryBody },
      {
        kind: 'record.covered',
        once: true,
        body: {
          together: { constant: true },
          acts: { constant: ['bring'] },
          places: { constant: ['sector-a'] },
          date: { column: 'day', as: 'date' },
        },
      },
    ],
  })
  const days = ['2031-03-24', '2031-03-24', '2031-03-25', '2031-03-24']
  const made = await importAs(`day\n${days.join('\n')}\n`, { mapping: lorries })
  expect(made.ok && made.value.statements.map(({ kind, body }) => [kind, body['amount']])).toEqual([
    ['aid.counted', 3],
    ['record.covered', undefined],
    ['aid.counted', 1],
    ['record.covered', undefined],
  ])
})

const lorryBody = {
  date: { column: 'day', as: 'date' },
  amount: { constant: 1 },
  cargo: { constant: 'relief' },
  unit: { constant: 'trucks' },
  stage: { constant: 'entered' },
  closes: { constant: false },
  'quote.source': { constant: 'relief-office' },
}
