// A record that somebody changed: verify names what differs, and nothing is worked out from it.
//
// Method: entries are changed, reordered, dropped and repeated in the file, with and without the
// checkpoint's help, as somebody with the disk in hands could.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clearDesks, filledDesk, memberOf, type Desk } from '../testing.ts'

let filled: Desk
beforeAll(() => {
  filled = filledDesk()
})
afterAll(clearDesks)

const entriesFile = 'record/rooms/public/entries.jsonl'

function withEntries(change: (lines: string[]) => string[]): Desk {
  const desk = filled.copy()
  const lines = readFileSync(desk.path(entriesFile), 'utf8').trimEnd().split('\n')
  desk.write(
    entriesFile,
    change(lines)
      .map((line) => `${line}\n`)
      .join(''),
  )
  return desk
}

const changedLine = (line = ''): string => {
  const at = line.indexOf('"payload":"') + 60
  return `${line.slice(0, at)}${line[at] === 'A' ? 'B' : 'A'}${line.slice(at + 1)}`
}

test.each([
  ['one byte of an entry', (lines: string[]) => lines.with(4, changedLine(lines[4])), /entry 5/],
  ['two entries swapped', (lines: string[]) => swapped(lines, 4, 5), /entry 5/],
  ['an entry dropped', (lines: string[]) => lines.toSpliced(4, 1), /entry 5/],
  ['the last entry dropped', (lines: string[]) => lines.slice(0, -1), /entry 9/],
  ['an entry repeated', (lines: string[]) => lines.toSpliced(5, 0, lines[4] ?? ''), /entry 6/],
])('%s', (_, change, named) => {
  const desk = withEntries(change)
  const { code, out } = desk.run('verify', 'record')
  expect(code).toBe(1)
  expect(out).toContain('Not whole:')
  expect(out).toMatch(named)
  const status = desk.run('status', 'record')
  expect([status.code, status.out]).toEqual([1, ''])
  expect(status.err).toContain('holdfast verify')
})

function swapped(lines: readonly string[], a: number, b: number): string[] {
  return lines.with(a, lines[b] ?? '').with(b, lines[a] ?? '')
}

test('every single entry is named when one byte of it changes', () => {
  for (const at of [0, 3, 8]) {
    const desk = withEntries((lines) => lines.with(at, changedLine(lines[at])))
    const { code, out } = desk.run('verify', 'record', '--json')
    expect(code).toBe(1)
    expect([memberOf(out, 'isWhole'), memberOf(out, 'statuses')]).toEqual([false, null])
    expect(memberOf(out, 'irregularities', 0)).toMatchObject({
      entry: at + 1,
      breaks: true,
    })
  }
})

test('the text of the agreement changed', () => {
  const desk = filled.copy()
  const text = readFileSync(desk.path('record/agreement.md'), 'utf8')
  desk.write('record/agreement.md', text.replace('10 soldier', '9 soldier'))
  const { code, out } = desk.run('verify', 'record')
  expect(code).toBe(1)
  expect(out).toContain('agreement.md is missing, or is not the one that the record adopted')
  const status = desk.run('status', 'record')
  expect(status.code).toBe(1)
  expect(status.err).toContain('the file agreement.md is missing, or is not the one')
})

test('a checkpoint that was kept shows a history made anew', () => {
  const desk = filled.copy()
  desk.write('kept', readFileSync(desk.path('record/rooms/public/checkpoint')))
  expect(desk.run('verify', 'record', '--older', 'kept').code).toBe(0)
  const other = filledDesk()
  other.write('kept', readFileSync(desk.path('kept')))
  const { code, out } = other.run('verify', 'record', '--older', 'kept')
  expect(code).toBe(1)
  expect(out).toMatch(/checkpoint you kept/)
})
