// What becomes of rows with a key, import after import: what changed is corrected, what is gone is
// listed, and whatever is lost on the way nothing stands twice.

import { assert } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import { countsMapping, mapping } from '../testing.ts'
import { TestRecord, type Came, type Options } from './testing.ts'

const head = 'nr,day,trucks,whose\n'
const keyed = mapping({ ...countsMapping, key: 'nr' })
const monday = `${head}a,2031-04-02,30,relief-office\nb,2031-04-03,45,relief-office\n`
const tuesday = monday.replace('30', '44')

async function came(record: TestRecord, csv: string, options?: Options): Promise<Came> {
  const imported = await record.imports(csv, options)
  if (!imported.ok) throw new Error(JSON.stringify(imported.problem))
  return imported.value
}

async function refusal(record: TestRecord, csv: string, options?: Options): Promise<unknown> {
  const imported = await record.imports(csv, options)
  assert(!imported.ok, 'it is refused')
  return imported.problem
}

const amounts = (record: TestRecord): readonly unknown[] =>
  record.standing().map(({ body }) => body['amount'])

test('a changed row corrects, an unchanged one adds nothing, a new one is new', async () => {
  const record = new TestRecord(keyed)
  expect(await came(record, monday)).toMatchObject({ added: 2, corrected: 0 })
  const more = `${tuesday}c,2031-04-04,50,relief-office\n`
  expect(await came(record, more)).toMatchObject({ added: 1, corrected: 1, same: 1, missing: [] })
  expect(amounts(record)).toEqual([44, 45, 50])
  expect(await came(record, more)).toMatchObject({ added: 0, corrected: 0, same: 3 })
})

test('what was corrected is corrected again, and again the first is spoken of', async () => {
  const record = new TestRecord(keyed)
  await came(record, monday)
  await came(record, tuesday)
  expect(await came(record, monday)).toMatchObject({ corrected: 1, same: 1 })
  expect(amounts(record)).toEqual([30, 45])
  const [first] = record.said
  expect(record.said.slice(2).map(({ body }) => body['statement'])).toEqual([first?.id, first?.id])
})

describe('a row that is gone', () => {
  const shorter = `${head}b,2031-04-03,45,relief-office\n`

  test('is listed, and stands until it is withdrawn', async () => {
    const record = new TestRecord(keyed)
    await came(record, monday)
    const shown = await came(record, shorter)
    expect(shown.missing.map(({ body }) => body['amount'])).toEqual([30])
    expect(amounts(record)).toEqual([30, 45])
    expect(await came(record, shorter, { withdrawMissing: true })).toMatchObject({ withdrawn: 1 })
    expect(amounts(record)).toEqual([45])
    expect(await came(record, shorter)).toMatchObject({ added: 0, missing: [] })
  })

  test('and stands under another key, says nothing anew', async () => {
    const record = new TestRecord(keyed)
    await came(record, monday)
    const renamed = monday.replaceAll(/^([ab]),/gm, 'row $1,')
    expect(await came(record, renamed)).toMatchObject({ added: 0, same: 2, missing: [] })
    const changed = renamed.replace('30', '44')
    expect(await came(record, changed)).toMatchObject({ added: 0, corrected: 1, same: 1 })
    expect(amounts(record)).toEqual([44, 45])
  })

  test('and stands under another key, is told of, and new where that is said', async () => {
    const record = new TestRecord(keyed)
    await came(record, monday)
    const next = monday.replace('a,', 'c,').replace('b,', 'd,')
    expect(await came(record, monday)).toMatchObject({ same: 2, renamed: 0 })
    const both = await came(record, next, { untiedAreNew: true })
    expect(both).toMatchObject({ added: 2, same: 0, renamed: 0 })
    expect(amounts(record)).toEqual([30, 45, 30, 45])
    const other = new TestRecord(keyed)
    await came(other, monday)
    expect(await came(other, next)).toMatchObject({ added: 0, same: 2, renamed: 2 })
  })

  test('and comes under another key with another figure, is asked for', async () => {
    const record = new TestRecord(keyed)
    await came(record, monday)
    const both = monday.replace('a,', 'row a,').replace('30', '44')
    expect(await refusal(record, both)).toEqual({
      code: 'import.39',
      about: { rows: 1, statements: 1 },
    })
    expect(amounts(record)).toEqual([30, 45])
    // Taken back and said anew, or known to be another: either is for whoever imports to say.
    await came(record, both, { withdrawMissing: true })
    expect(amounts(record)).toEqual([45, 44])
  })

  test('that comes back is said anew, though it says the same', async () => {
    const record = new TestRecord(keyed)
    await came(record, monday)
    await came(record, shorter, { withdrawMissing: true })
    expect(await came(record, monday)).toMatchObject({ added: 1, same: 1 })
    expect(amounts(record)).toEqual([45, 30])
    expect(await came(record, monday)).toMatchObject({ added: 0, same: 2 })
  })

  test('is not one that is bad', async () => {
    const record = new TestRecord(keyed)
    await came(record, monday)
    const broken = monday.replace('30', 'many')
    const { missing, bad } = await came(record, broken, { skipBad: true })
    expect([missing.length, bad.length]).toEqual([0, 1])
  })
})

describe('keys', () => {
  test('that are the same twice are refused with both lines', async () => {
    const twice = `${monday}a,2031-04-05,1,relief-office\n`
    expect(await refusal(new TestRecord(keyed), twice)).toMatchObject({
      code: 'import.18',
      about: { problem: 'import.38', key: 'a', first: 2, line: 4 },
    })
  })

  test('that are empty are refused, but not of a row that makes nothing', async () => {
    const empty = `${head} ,2031-04-02,30,relief-office\n`
    expect(await refusal(new TestRecord(keyed), empty)).toMatchObject({
      about: { problem: 'import.37', column: 'nr', line: 2 },
    })
    const some = mapping({
      ...keyed,
      otherwise: 'skip',
      statements: [{ ...keyed.statements[0], when: [{ column: 'nr', isEmpty: false }] }],
    })
    expect(await came(new TestRecord(some), empty)).toMatchObject({ added: 0, bad: [] })
  })

  test('may be of several columns', async () => {
    const two = mapping({ ...countsMapping, key: ['day', 'whose'] })
    const record = new TestRecord(two)
    const rows = '2031-04-02,30,relief-office\n2031-04-02,32,south\n'
    await came(record, `day,trucks,whose\n${rows}`)
    expect(await came(record, `day,trucks,whose\n${rows.replace('32', '33')}`)).toMatchObject({
      corrected: 1,
      same: 1,
    })
  })
})

describe('an import that ended half way', () => {
  test('is finished by another, whichever half was kept', async () => {
    for (const loses of ['entries', 'ties'] as const) {
      const record = new TestRecord(keyed)
      await came(record, monday, { loses })
      await came(record, monday)
      await came(record, tuesday, { loses })
      await came(record, tuesday)
      expect([loses, amounts(record)]).toEqual([loses, [44, 45]])
    }
  })

  test('is finished where a row came back', async () => {
    for (const loses of ['entries', 'ties'] as const) {
      const record = new TestRecord(keyed)
      await came(record, monday)
      await came(record, head, { withdrawMissing: true, loses })
      await came(record, head, { withdrawMissing: true })
      expect([loses, amounts(record)]).toEqual([loses, []])
      await came(record, monday, { loses })
      await came(record, monday)
      expect([loses, amounts(record)]).toEqual([loses, [30, 45]])
    }
  })
})

describe('ties that are lost', () => {
  test('are made again by rows that say what is on record now', async () => {
    const record = new TestRecord(keyed)
    await came(record, monday)
    await came(record, tuesday)
    record.ties = []
    expect(await came(record, tuesday)).toMatchObject({ added: 0, same: 2 })
    expect(await came(record, monday)).toMatchObject({ corrected: 1, same: 1 })
  })

  test('are asked for before a row is taken for new that may be a change', async () => {
    const record = new TestRecord(keyed)
    await came(record, monday)
    record.ties = []
    const problem = { code: 'import.39', about: { rows: 1, statements: 1 } }
    expect(await refusal(record, tuesday)).toMatchObject(problem)
    const other = `${head}z,2031-04-09,7,south\n`
    expect(await came(record, other)).toMatchObject({ added: 1 })
  })

  test('in part are asked for too, where a row says the same but for its figures', async () => {
    const record = new TestRecord(keyed)
    await came(record, monday)
    record.ties = record.ties.slice(1)
    const changed = tuesday.replace('45', '46')
    const problem = { code: 'import.39', about: { rows: 1, statements: 1 } }
    expect(await refusal(record, changed)).toMatchObject(problem)
    const later = `${monday}c,2031-04-09,7,relief-office\n`
    expect(await came(record, later)).toMatchObject({ added: 1, same: 2 })
  })

  test('are not waited for where whoever imports says that the rows are new', async () => {
    const record = new TestRecord(keyed)
    await came(record, monday)
    record.ties = []
    const later = `${head}z,2031-04-09,7,relief-office\n`
    expect(await came(record, later, { untiedAreNew: true })).toMatchObject({ added: 1 })
  })
})

test('totals give way to each other; where none can, the row is refused', async () => {
  const record = new TestRecord(keyed)
  const days = ['02', '03', '04', '05']
  const rows = (from: readonly string[]): string =>
    head + from.map((day, at) => `k${at},2031-04-${day},${40 + at},relief-office\n`).join('')
  await came(record, rows(days))
  expect(await came(record, rows(['03', '04', '05', '06']))).toMatchObject({ corrected: 4 })
  expect(await came(record, rows(days))).toMatchObject({ corrected: 4 })
  const swapped = rows(['03', '02', '04', '05'])
  expect(await refusal(record, swapped)).toMatchObject({ about: { problem: 'record.79', line: 2 } })
  expect(amounts(record)).toEqual([40, 41, 42, 43])
})

test('a kind that changed is another statement, and the first is listed', async () => {
  const record = new TestRecord(keyed)
  await came(record, monday)
  const [rule] = keyed.statements
  const claimed = mapping({
    ...keyed,
    statements: [
      {
        ...rule,
        kind: 'incident.claimed',
        body: {
          against: { constant: 'north' },
          claim: { template: '{trucks} on {day}' },
          'quote.source': { column: 'whose' },
        },
      },
    ],
  })
  const imported = await record.imports(monday, {}, claimed)
  assert(imported.ok, JSON.stringify(imported))
  expect(imported.value).toMatchObject({ added: 2, corrected: 0 })
  expect(imported.value.missing).toHaveLength(2)
})

test('two statements of a row keep apart, and a claim said anew is answered anew', async () => {
  const claims = mapping({
    format: 'holdfast-mapping/1',
    key: 'nr',
    statements: [
      {
        name: 'claim',
        kind: 'incident.claimed',
        body: {
          against: { column: 'against' },
          claim: { column: 'claim' },
          'quote.source': { constant: 'relief-office' },
        },
      },
      {
        when: [{ column: 'answer', isEmpty: false }],
        kind: 'record.answered',
        body: {
          statement: { statement: 'claim' },
          by: { column: 'against' },
          words: { column: 'answer' },
          'quote.source': { constant: 'relief-office' },
        },
      },
    ],
  })
  const record = new TestRecord(claims)
  const table = (claim: string, answer: string): string =>
    `nr,against,claim,answer\n1,north,${claim},${answer}\n`
  await came(record, table('a shot', ''))
  expect(await came(record, table('a shot', 'no'))).toMatchObject({ added: 1, same: 1 })
  expect(await came(record, table('two shots', 'not so'))).toMatchObject({ corrected: 2 })
  expect(await came(record, table('two shots', ''))).toMatchObject({ same: 1, added: 0 })
  const gone = await came(record, 'nr,against,claim,answer\n', { withdrawMissing: true })
  expect(gone.withdrawn).toBe(2)
  expect(await came(record, table('two shots', 'not so'))).toMatchObject({ added: 2 })
  const [claim, answer] = record.standing()
  expect(answer?.body['statement']).toBe(claim?.id)
})

describe('rows that are parts of one count', () => {
  const [rule] = countsMapping.statements
  const sums = mapping({ ...countsMapping, key: 'nr', statements: [{ ...rule, sums: 'amount' }] })
  const parts = (...rows: readonly string[]): string =>
    head + rows.map((row) => `${row},relief-office\n`).join('')
  const begin = parts('a,2031-04-02,10', 'b,2031-04-02,15', 'c,2031-04-03,7')

  test('correct the count when one changes, comes, or moves to another day', async () => {
    const record = new TestRecord(sums)
    await came(record, begin)
    expect(amounts(record)).toEqual([25, 7])
    await came(record, begin.replace('15', '16'))
    expect(amounts(record)).toEqual([26, 7])
    const moved = parts('a,2031-04-02,10', 'b,2031-04-03,16', 'c,2031-04-03,7')
    expect(await came(record, moved)).toMatchObject({ corrected: 2, added: 0, held: 0 })
    expect(amounts(record)).toEqual([10, 23])
    const more = parts('a,2031-04-02,10', 'b,2031-04-03,16', 'c,2031-04-03,7', 'd,2031-04-02,1')
    expect(await came(record, more)).toMatchObject({ corrected: 1, same: 1 })
    expect(amounts(record)).toEqual([11, 23])
  })

  test('leave the count as it is where one is gone, unless it is withdrawn', async () => {
    const record = new TestRecord(sums)
    await came(record, begin)
    const shorter = parts('a,2031-04-02,10', 'c,2031-04-03,7')
    expect(await came(record, shorter)).toMatchObject({ held: 1, corrected: 0, same: 1 })
    expect(amounts(record)).toEqual([25, 7])
    await came(record, shorter, { withdrawMissing: true })
    expect(amounts(record)).toEqual([10, 7])
  })
})

test('a statement that was spoken of as often as one may is refused, with its line', async () => {
  const record = new TestRecord(keyed)
  for (let at = 0; at <= 128; at += 1) await came(record, monday.replace('30', String(100 + at)))
  expect(await refusal(record, monday)).toMatchObject({ about: { line: 2, limit: 128 } })
}, 20_000)

test('what corrects or takes back can have no key', () => {
  const rule = {
    kind: 'record.retracted',
    body: { statement: { column: 'id' }, why: { column: 'why' } },
  }
  expect(() => mapping({ ...keyed, statements: [rule] })).toThrow('correctable')
})
