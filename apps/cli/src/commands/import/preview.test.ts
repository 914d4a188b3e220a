// A preview: rows as sentences, the statuses they would change, and nothing written. And the list
// of mappings that are kept.

import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calmDesk, clearDesks, memberOf, type Desk } from '../../testing.ts'

let calm: Desk

beforeAll(() => {
  calm = calmDesk()
  const plain = readFileSync(calm.path('relief.mapping.json'), 'utf8')
  calm.write('plain.json', plain)
  const keyed = plain.replace('{', '{"title":"Relief","key":["date","source"],')
  calm.write('relief.mapping.json', keyed)
})
afterAll(clearDesks)

const at = ['--as-of', '2023-11-28T12:00+02:00'] as const

function deskWith() {
  const desk = calm.copy()
  const run = (...more: readonly string[]) =>
    desk.run('import', 'relief.csv', '--into', 'record', '--as', 'compiler', ...more)
  return { desk, run }
}

describe('a preview', () => {
  test('says what each row becomes and what changes by it, and writes nothing', () => {
    const { desk, run } = deskWith()
    const before = readFileSync(desk.path('record/rooms/public/entries.jsonl'), 'utf8')
    const { code, out } = run('--preview', ...at)
    expect(code).toBe(0)
    expect(out).toContain(
      'Line 2: new: 120 trucks, relief, entered, strip, 2023-11-24 (by Relief office)',
    )
    expect(out).toMatch(/3\.1 +day 1 +none named +\? undetermined +■ met, 120 of 100 trucks/)
    expect(out).toContain('4 statements would be appended')
    expect(readFileSync(desk.path('record/rooms/public/entries.jsonl'), 'utf8')).toBe(before)
    expect(existsSync(desk.path('record/imports'))).toBe(false)
  })

  test('says what a row said before, and what is taken back', () => {
    const { desk, run } = deskWith()
    expect(run().code).toBe(0)
    const table = readFileSync(desk.path('relief.csv'), 'utf8')
    desk.write('relief.csv', table.replace('120', '130').replace(/^2023-11-26.*$/m, ''))
    const { out } = run('--preview', '--withdraw-missing', ...at)
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      'Line 2: corrected to: 130 trucks, relief, entered, strip, 2023-11-24 (by Relief office). ' +
        'It was: 120 trucks, relief, entered, strip, 2023-11-24 (by Relief office)',
    )
    expect(out).toContain('withdrawn: 40')
    const answer = run('--preview', '--json', ...at).out
    expect(memberOf(answer, 'rows', 0, 'becomes')).toBe('corrected')
    expect(memberOf(answer, 'missing')).toHaveLength(1)
    expect(memberOf(answer, 'whatif', 'figures', 0, 'after', 'measured', 'value')).toBe(130)
  })

  test('lists a hundred rows and says how many more there are', () => {
    const { desk, run } = deskWith()
    const rows = Array.from({ length: 103 }, (_, n) => `2023-11-24,${n},entered,office,no\n`)
    desk.write('relief.csv', `date,trucks,stage,source,closes\n${rows.join('')}`)
    const { out } = run('--preview', '--mapping', 'plain.json', ...at)
    expect(out.match(/^ +Line \d+:/gm)).toHaveLength(100)
    expect(out).toContain('… and 3 more.')
    const answer = run('--preview', '--json', '--mapping', 'plain.json', ...at).out
    expect([memberOf(answer, 'moreRows'), memberOf(answer, 'rows', 99, 'line')]).toEqual([3, 101])
  })

  test('shows bad rows beside the others, and ends with 1', () => {
    const { desk, run } = deskWith()
    desk.write(
      'relief.csv',
      'date,trucks,stage,source,closes\n2023-11-24,120,entered,office,yes\n' +
        '2023-11-25,many,entered,office,yes\n',
    )
    const { code, out, err } = run('--preview', ...at)
    expect([code, out.includes('Line 2: new:')]).toEqual([1, true])
    expect(err).toContain('"many" cannot be read as a whole number')
  })
})

test('what is kept is listed, shown, and asked for by a name that is kept', () => {
  const { desk, run } = deskWith()
  expect(desk.run('mappings', 'record').out).toBe('No mapping is kept beside the record.\n')
  expect(run().code).toBe(0)
  expect(desk.run('mappings', 'record').out).toMatch(/^relief +date, source +Relief$/m)
  expect(JSON.parse(desk.run('mappings', 'record', '--json').out)).toEqual({
    mappings: [{ name: 'relief', title: 'Relief', key: ['date', 'source'], isUsable: true }],
  })
  const written = readFileSync(desk.path('relief.mapping.json'), 'utf8')
  expect(desk.run('mappings', 'record', '--show', 'relief').out.trim()).toBe(written)
  const { code, err } = run('--mapping', 'trucks')
  expect([code, err.includes('keeps no mapping "trucks". It keeps: relief.')]).toEqual([1, true])
  expect(run('--keep', '../x').err).toContain('is no name for a mapping')
  expect(desk.run('mappings', 'calm.md').code).not.toBe(0)
})

test('a mapping is drafted, imports its table as it is, and asks in the reader’s language', () => {
  const desk = calm.copy()
  desk.write('trucks.csv', 'day,trucks\n2023-11-24,120\n2023-11-25,90\n')
  const drafting = ['import', 'trucks.csv', '--into', 'record', '--suggest'] as const
  const { code, out, err } = desk.run(...drafting)
  expect(code).toBe(0)
  expect(err).toContain('Every row is taken to say cargo: relief; no column says it.')
  desk.write('trucks.mapping.json', out.replace('"?"', '"office"'))
  const { out: imported } = desk.run('import', 'trucks.csv', '--into', 'record', '--as', 'compiler')
  expect(imported).toBe('2 statements appended.\n')
  const turkish = desk.run(...drafting, '--json', '--language', 'tr')
  expect(memberOf(turkish.out, 'questions', 0, 'ask')).toBe('constant')
  expect(desk.run(...drafting, '--language', 'tr').err).toContain('Kullanmadan önce')
})
