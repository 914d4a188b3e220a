// What an import says aloud: rows that made nothing, what will count for nothing, and where it
// found what it refuses. How tables and cells are read is tested in packages/imports.

import { limits } from '@holdfast/base'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clearDesks, memberOf, newDesk, type Desk } from '../../testing.ts'

const text = `# Valley pause

\`\`\`pact
agreement  valley-pause
time zone  Europe/Kyiv
day begins 07:00
in force   from 2031-03-24T07:00 for 30 days
basis      reported
party      east "East", west "West"
monitor    watch "Joint Watch"
source     relief-office "Relief Office", radio "Valley Radio"
group      held-by-east  held by east  classes soldier, civilian
\`\`\`

\`\`\`pact
2.1  east must bring at least 40 relief trucks each day
3.1  east must release 10 soldier from held-by-east within 2 days
\`\`\`
`

const counts = {
  format: 'holdfast-mapping/1',
  otherwise: 'skip',
  statements: [
    {
      when: [{ column: 'what', equals: 'aid' }],
      kind: 'aid.counted',
      body: {
        date: { column: 'day', as: 'date' },
        cargo: { column: 'cargo', as: 'id' },
        amount: { column: 'trucks', as: 'integer' },
        unit: { constant: 'trucks' },
        stage: { constant: 'entered' },
        closes: { constant: true },
        'quote.source': { constant: 'relief-office' },
      },
    },
  ],
}

let valley: Desk

beforeAll(() => {
  valley = newDesk()
  valley.write('valley.md', text)
  expect(valley.run('key', 'new', 'me').code).toBe(0)
  expect(valley.run('init', 'record', '--agreement', 'valley.md', '--as', 'me').err).not.toContain(
    'error',
  )
})
afterAll(clearDesks)

function importing(file: string, bytes: string | Uint8Array, mapping: unknown = counts) {
  const desk = valley.copy()
  desk.write(file, bytes)
  desk.write('counts.json', JSON.stringify(mapping))
  const line = ['import', file, '--into', 'record', '--as', 'me', '--mapping', 'counts.json']
  return { desk, run: (...more: readonly string[]) => desk.run(...line, ...more) }
}

const head = 'what,day,cargo,trucks\n'

test('says which rows no rule fits, lie outside the term, or name what no clause asks for', () => {
  const rows = 'aid,2013-03-24,relief,44\naid,2031-03-25,releif,44\nadi,2031-03-26,relief,44\n'
  const { run } = importing('a.csv.gz', gzipSync(head + rows))
  const { code, out, err } = run('--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    added: 2,
    skipped: 1,
    remarks: [
      { what: 'outside-term', rows: 1, line: 2 },
      { what: 'not-asked', tag: 'cargo', value: 'releif', nearest: 'relief', rows: 1, line: 3 },
    ],
  })
  const said = err.replaceAll(/\s+/g, ' ')
  expect(said).toContain('1 row is of a time outside the agreement')
  expect(said).toContain('No clause asks for cargo "releif" (1 row, the first in line 3).')
  expect(said).toContain('Did you mean relief?')
})

test('counts the rows that made nothing', () => {
  const { run } = importing('a.csv', `${head}aid,2031-03-25,relief,44\nx,,,\ny,,,\n`)
  expect(run().out).toBe('1 statement appended; 2 rows fit no rule and made nothing.\n')
})

test('ends with 1 where every row is bad', () => {
  const { run } = importing('a.csv', `${head}aid,yesterday,relief,44\n`)
  const { code, out } = run('--skip-bad')
  expect([code, out]).toEqual([1, '0 statements appended; 1 bad row left out.\n'])
})

test('names the file, the line and the column of what it refuses', () => {
  const { run } = importing('a.csv', `${head}aid,24 March 2031,relief,many\n`)
  const { code, err } = run()
  expect(code).toBe(1)
  expect(err).toContain('a.csv: Line 2, column "trucks": "many" cannot be read as a whole number')
})

describe('dates alone', () => {
  test('are the agreement’s days, so that what was done on the first counts', () => {
    const releases = {
      format: 'holdfast-mapping/1',
      statements: [
        {
          kind: 'exchange.released',
          body: {
            by: { constant: 'east' },
            class: { constant: 'soldier' },
            persons: { column: 'persons', as: 'integer' },
            'at.earliest': { column: 'date', as: 'local' },
            'at.latest': { column: 'date', as: 'local' },
            'quote.source': { constant: 'radio' },
          },
        },
      ],
    }
    const table = 'date,persons\n2031-03-24,6\n25 Mar 2031,4\n'
    const { desk, run } = importing('a.csv', table, releases)
    expect(run().code).toBe(0)
    const { out } = desk.run('status', 'record', '--as-of', '2031-03-29T12:00Z', '--json')
    const statuses = memberOf(out, 'statuses')
    expect(statuses).toContainEqual(
      expect.objectContaining({ clause: '3.1', status: 'met', basis: 'reported' }),
    )
  })
})

describe('a mapping that is no JSON', () => {
  test('says where, and in which file', () => {
    const { desk, run } = importing('a.csv', `${head}aid,2031-03-25,relief,44\n`)
    desk.write('counts.json', `${JSON.stringify(counts, null, 2).replace('"kind"', 'kind')}\n`)
    const { code, err } = run()
    expect(code).toBe(1)
    const said = err.replaceAll(/\s+/g, ' ')
    expect(said).toMatch(
      /counts\.json: It is no JSON: it cannot be read on at line \d+, character 7\./,
    )
  })

  test('but JSON of something else names the file and the member', () => {
    const { desk, run } = importing('a.csv', head)
    desk.write('counts.json', '[]')
    expect(run().err.replaceAll(/\s+/g, ' ')).toContain(
      'counts.json: The mapping cannot be used at format:',
    )
  })
})

test('words that programs have for themselves are ids like others', () => {
  for (const word of ['constructor', 'toString']) {
    const { run } = importing('a.csv', `${head}aid,2031-03-25,${word},44\n`)
    expect(run().err).toContain(`No clause asks for cargo "${word}"`)
  }
  const { run } = importing('a.csv', `${head}aid,2031-03-25,__proto__,44\n`)
  expect(run().err).toContain('"__proto__" cannot be read as')
  const mapped = JSON.stringify(counts).replace('"as":"id"', '"map":{"__proto__":"relief"}')
  const known = importing('a.csv', `${head}aid,2031-03-25,__proto__,44\n`)
  known.desk.write('counts.json', mapped)
  const said = known.run().err.replaceAll(/\s+/g, ' ')
  expect(said).toContain(
    'counts.json: The mapping cannot be used at statements.0.body.cargo.map.__proto__:',
  )
})

test('the limits of a table stand in the help and in the documents', () => {
  const count = (n: number): string => n.toLocaleString('en')
  const { out } = valley.run('help', 'import')
  const docs = readFileSync(join(import.meta.dirname, '../../../../../docs/import.md'), 'utf8')
  for (const text of [out, docs]) {
    const flat = text.replaceAll(/\s+/g, ' ')
    expect(flat).toContain(`${count(limits.importRows)} rows`)
    expect(flat).toContain(`${count(limits.importCells)} cells`)
    expect(flat).toContain(`${limits.importBytes / 1024 ** 2} MiB`)
  }
})
