// A table that is imported again with a key: through the command line, with the files that are kept
// beside the record. What becomes of each row is tested in packages/imports/src/keyed.

import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calmDesk, clearDesks, memberOf, type Desk } from '../../testing.ts'

const counts = {
  format: 'holdfast-mapping/1',
  key: 'day',
  statements: [
    {
      kind: 'aid.counted',
      body: {
        date: { column: 'day', as: 'date' },
        amount: { column: 'trucks', as: 'integer' },
        cargo: { constant: 'relief' },
        unit: { constant: 'trucks' },
        stage: { constant: 'entered' },
        place: { constant: 'strip' },
        closes: { constant: true },
        'quote.source': { constant: 'office' },
      },
    },
  ],
}

const monday = 'day,trucks\n2023-11-24,80\n2023-11-25,110\n'
const tuesday = monday.replace('80', '104')

let calm: Desk

beforeAll(() => {
  calm = calmDesk()
  calm.write('trucks.mapping.json', JSON.stringify(counts))
  calm.write('monday.csv', monday)
  calm.write('tuesday.csv', tuesday)
})
afterAll(clearDesks)

function deskWith(...tables: readonly string[]) {
  const desk = calm.copy()
  const run = (file: string, ...more: readonly string[]) =>
    desk.run('import', file, '--into', 'record', '--as', 'compiler', ...more)
  for (const table of tables) {
    const { code, err } = run(table, '--mapping', 'trucks.mapping.json')
    expect([code, err]).toEqual([0, ''])
  }
  return { desk, run }
}

const told = (desk: Desk): unknown => {
  const { out } = desk.run('status', 'record', '--as-of', '2023-11-28T12:00+02:00', '--json')
  return memberOf(out, 'statuses')
}

const met = (instance: string, value: number): object => ({
  clause: '3.1',
  instance,
  status: 'met',
  measured: { value, unit: 'trucks' },
})

test('a figure issued again stands once, and the mapping is used again by its name', () => {
  const { desk, run } = deskWith('monday.csv')
  const again = run('tuesday.csv', '--mapping', 'trucks')
  expect([again.code, again.out]).toEqual([
    0,
    '0 statements appended; 1 corrected; 1 on record already, which add nothing.\n',
  ])
  const statuses = told(desk)
  for (const one of [met('day-1', 104), met('day-2', 110)]) {
    expect(statuses).toContainEqual(expect.objectContaining(one))
  }
  expect(desk.run('verify', 'record').code).toBe(0)
})

test('a dry run says what would be, keeps nothing and signs nothing', () => {
  const { desk, run } = deskWith()
  expect(run('monday.csv', '--mapping', 'trucks.mapping.json', '--dry-run').out).toBe(
    '2 statements would be appended; the mapping would be kept as trucks.\n',
  )
  expect(existsSync(desk.path('record/imports'))).toBe(false)
})

describe('rows that are gone', () => {
  test('are shown as sentences, and withdrawn with a reason where that is said', () => {
    const { desk, run } = deskWith('monday.csv')
    desk.write('short.csv', 'day,trucks\n2023-11-25,110\n')
    const shown = run('short.csv', '--mapping', 'trucks')
    expect(shown.err.replaceAll(/\s+/g, ' ')).toContain(
      '1 statement is on record of rows that are no longer in the table. It stands, unless you ' +
        'say --withdraw-missing: 80 trucks, relief, entered, strip, 2023-11-24 (by Relief office)',
    )
    const { out } = run(
      ...(['short.csv', '--mapping', 'trucks', '--withdraw-missing', '--json'] as const),
      ...(['--why', 'Counted at another crossing.'] as const),
    )
    expect(JSON.parse(out)).toMatchObject({ added: 0, withdrawn: 1, repeated: 1, missing: [] })
    const entries = readFileSync(desk.path('record/rooms/public/entries.jsonl'), 'utf8')
    const payload: unknown = JSON.parse(entries.trim().split('\n').at(-1) ?? '')
    expect(
      Buffer.from(String(memberOf(JSON.stringify(payload), 'payload')), 'base64').toString(),
    ).toContain('Counted at another crossing.')
  })

  test('are not told from bad ones, nor without a key', () => {
    const { desk, run } = deskWith('monday.csv')
    const both = run('monday.csv', '--mapping', 'trucks', '--withdraw-missing', '--skip-bad')
    expect(both.code).toBe(2)
    desk.write('plain.json', JSON.stringify({ ...counts, key: undefined }))
    const { code, err } = run('monday.csv', '--mapping', 'plain.json', '--withdraw-missing')
    expect(code).toBe(1)
    expect(err).toContain('The mapping has no key')
  })

  test('are withdrawn for a reason that the record would hear, or not at all', () => {
    const { run } = deskWith('monday.csv')
    const { code } = run('tuesday.csv', '--mapping', 'trucks', '--why', '')
    expect(code).not.toBe(0)
    expect(run('monday.csv', '--mapping', 'trucks').out).toContain('2 on record already')
  })
})

describe('what is kept beside the record', () => {
  test('has no key of a row in it, and is for its author alone', () => {
    const { desk } = deskWith('monday.csv')
    const kept = readdirSync(desk.path('record/imports'))
    const ties = kept.find((name) => name.endsWith('.ties')) ?? ''
    expect(readFileSync(desk.path(`record/imports/${ties}`), 'utf8')).not.toContain('2023')
    const { mode } = statSync(desk.path(`record/imports/${ties}`))
    // Windows has no such modes; there the folder is the user's.
    expect(process.platform === 'win32' ? 0 : mode & 0o077).toBe(0)
  })

  test('may be lost: the table as it was ties its rows again', () => {
    const { desk, run } = deskWith('monday.csv')
    rmSync(desk.path('record/imports'), { recursive: true })
    const asked = run('tuesday.csv', '--mapping', 'trucks.mapping.json')
    expect([asked.code, asked.err.includes('not known by their keys')]).toEqual([1, true])
    expect(run('monday.csv', '--mapping', 'trucks.mapping.json').out).toContain('0 statements')
    expect(run('tuesday.csv', '--mapping', 'trucks').out).toContain('1 corrected')
  })

  test('another mapping of the same name is refused, and replaced where that is said', () => {
    const { desk, run } = deskWith('monday.csv')
    const other = JSON.stringify({ ...counts, title: 'Another' })
    desk.write('trucks.mapping.json', other)
    const { code, err } = run('tuesday.csv', '--mapping', 'trucks.mapping.json')
    expect([code, err.includes('Another mapping is kept as "trucks"')]).toEqual([1, true])
    const kept = run('tuesday.csv', '--mapping', 'trucks.mapping.json', '--keep', 'trucks')
    expect(kept.out).toContain('1 corrected')
    expect(readFileSync(desk.path('record/imports/trucks.mapping.json'), 'utf8')).toBe(other)
  })

  test.each([
    ['replaced', false],
    ['forgotten first', true],
  ])('other columns as the key double no row: the mapping before is %s', (_, isForgotten) => {
    const { desk, run } = deskWith('monday.csv')
    if (isForgotten) rmSync(desk.path('record/imports/trucks.mapping.json'))
    desk.write('by-gate.json', JSON.stringify({ ...counts, key: ['day', 'gate'] }))
    const withGates = (table: string): string =>
      table.replaceAll('\n', ',north\n').replace('north', 'gate')
    desk.write('monday.csv', withGates(monday))
    desk.write('tuesday.csv', withGates(tuesday))
    const other = ['--mapping', 'by-gate.json', '--keep', 'trucks'] as const
    const asked = run('tuesday.csv', ...other)
    expect([asked.code, asked.err.includes('not known by their keys')]).toEqual([1, true])
    expect(run('monday.csv', ...other).out).toContain('0 statements appended; 2 on record already')
    expect(run('tuesday.csv', '--mapping', 'trucks').out).toContain('1 corrected')
  })

  test('a copy of the mapping under another name is the same mapping', () => {
    const { desk, run } = deskWith('monday.csv')
    desk.write('tuesday.mapping.json', JSON.stringify(counts, null, 2))
    expect(run('tuesday.csv').out).toContain('1 corrected')
  })

  test('is refused where it was altered, and not taken for lost', () => {
    const { desk, run } = deskWith('monday.csv')
    const kept = readdirSync(desk.path('record/imports'))
    const ties = `record/imports/${kept.find((name) => name.endsWith('.ties')) ?? ''}`
    const text = readFileSync(desk.path(ties), 'utf8')
    desk.write(
      ties,
      text.replace(/^[0-9a-f]{4}/m, (seal) => seal.replaceAll(/./g, '0')),
    )
    const { code, err } = run('tuesday.csv', '--mapping', 'trucks')
    expect([code, err.includes('What is kept of the rows of "trucks" was altered')]).toEqual([
      1,
      true,
    ])
    rmSync(desk.path(ties))
    expect(run('monday.csv', '--mapping', 'trucks').out).toContain('2 on record already')
    expect(run('tuesday.csv', '--mapping', 'trucks').out).toContain('1 corrected')
  })

  test('may be lost: then it is said whose rows may be gone, and nothing is withdrawn', () => {
    const { desk, run } = deskWith('monday.csv')
    for (const name of readdirSync(desk.path('record/imports'))) {
      if (name.endsWith('.ties')) rmSync(desk.path(`record/imports/${name}`))
    }
    desk.write('short.csv', 'day,trucks\n2023-11-25,110\n')
    const { out, err } = run('short.csv', '--mapping', 'trucks', '--withdraw-missing')
    expect(out).toBe('0 statements appended; 1 on record already, which add nothing.\n')
    const said = err.replaceAll(/\s+/g, ' ')
    expect(said).toContain(
      '1 statement of yours, of the kind that this table makes, is tied to no row.',
    )
    expect(said).toContain('80 trucks, relief, entered, strip, 2023-11-24')
  })

  test('a rule that gets a name under --keep makes no changed row new', () => {
    const { desk, run } = deskWith('monday.csv')
    const statements = counts.statements.map((rule) => ({ ...rule, name: 'count' }))
    desk.write('named.json', JSON.stringify({ ...counts, statements }))
    const { out } = run('tuesday.csv', '--mapping', 'named.json', '--keep', 'trucks')
    expect(out).toContain('0 statements appended; 1 corrected; 1 on record already')
  })
})
