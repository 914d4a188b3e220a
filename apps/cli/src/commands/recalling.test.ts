// Goal: what is remembered of a long record saves reading it and changes no answer; what of it
// cannot be used is passed over, and the record is read. Method: a record that is long enough is
// asked again and again, with its memory left, spoilt, and taken away.

import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { limits, present } from '@holdfast/base'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clearDesks, filledDesk, type Desk } from '../testing.ts'

const asOf = ['--as-of', '2023-11-26T12:00+02:00']

let desk: Desk
beforeAll(() => {
  desk = filledDesk()
  addRows(limits.recalledEntries)
}, 240_000)
afterAll(clearDesks)

function addRows(count: number, first = 1): void {
  const rows = Array.from({ length: count }, (_, at) => {
    const source = at % 2 === 0 ? 'office' : 'watch'
    // A source has one total of a day, and some were given before.
    const closes = first + at <= 20 && at % 10 === 5 ? 'yes' : 'no'
    return `2023-11-2${4 + (at % 3)},${first + at},entered,${source},${closes}\n`
  })
  desk.write('more.csv', `date,trucks,stage,source,closes\n${rows.join('')}`)
  const args = [
    'more.csv',
    '--into',
    'record',
    '--as',
    'compiler',
    '--mapping',
    'relief.mapping.json',
  ]
  const { code, err } = desk.run('import', ...args)
  expect([code, code === 0 ? '' : err]).toEqual([0, ''])
}

const memory = () => `${desk.dir}-memory/holdfast/verified`

/** What is remembered of the record as it is now, beside that it was whole. */
function recalledFiles(): readonly string[] {
  return readdirSync(memory()).filter((name) => name.includes('.'))
}

/** The one such file, and which file it is: one that is passed over is written anew. */
function recalledFile(): { readonly path: string; readonly inode: number } {
  const path = join(memory(), present(recalledFiles()[0], 'one is there'))
  return { path, inode: statSync(path).ino }
}

/** As a machine answers that remembers nothing of what the record came to. */
function fromNothing(...args: readonly string[]): string {
  for (const name of recalledFiles()) rmSync(join(memory(), name))
  const { code, out, err } = desk.run(...args)
  expect([code, code === 0 ? '' : err]).toEqual([0, ''])
  return out
}

describe('a long record', { timeout: 120_000 }, () => {
  test.each([
    ['status', 'record', ...asOf],
    ['status', 'record', ...asOf, '--json', '--source', 'office'],
    ['timeline', 'record', ...asOf],
    ['tonight', 'record', ...asOf, '--json'],
    ['replay', 'record', '--json'],
    ['replay', 'record'],
  ])('is told by %s alike from what is remembered', (...args) => {
    const out = fromNothing(...args)
    const { inode } = recalledFile()
    expect(desk.run(...args).out).toBe(out)
    expect(recalledFile().inode).toBe(inode)
  })

  test('is read for a cut, and nothing is kept of that', () => {
    const args = ['status', 'record', ...asOf, '--json', '--known-at', '500']
    const out = fromNothing(...args)
    expect(recalledFiles()).toEqual([])
    desk.run('status', 'record', ...asOf)
    expect(desk.run(...args).out).toBe(out)
  })

  test.each<[string, (bytes: Buffer) => Uint8Array]>([
    ['half', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['damaged', (bytes) => bytes.map((byte, at) => (at === bytes.length - 40 ? byte ^ 1 : byte))],
    [
      'another program’s',
      (bytes) => Buffer.from(bytes.toString().replace(/"program":"./, '"program":"x')),
    ],
  ])('is read again where what is remembered is %s', (_, change) => {
    const args = ['status', 'record', ...asOf, '--json']
    const out = fromNothing(...args)
    const { path, inode } = recalledFile()
    const good = readFileSync(path)
    writeFileSync(path, change(good))
    expect(desk.run(...args).out).toBe(out)
    expect(recalledFile().inode).not.toBe(inode)
    expect(readFileSync(path).equals(good)).toBe(true)
  })

  test('is read again once it has grown', () => {
    const args = ['status', 'record', ...asOf, '--json']
    const before = fromNothing(...args)
    addRows(1, limits.recalledEntries + 1)
    const { out } = desk.run(...args)
    expect(out).not.toBe(before)
    expect(out).toBe(fromNothing(...args))
  })
})

test('of a short record nothing is kept but that it was whole', { timeout: 60_000 }, () => {
  desk = filledDesk()
  desk.run('status', 'record', ...asOf)
  expect(readdirSync(memory()).length).toBeGreaterThan(0)
  expect(recalledFiles()).toEqual([])
})
