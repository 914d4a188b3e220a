// Bad input: each gets a clear message with its place and what to do, its own exit code, and leaves
// nothing half-written.
//
// Method: the real program on copies of one small record. After every refusal the folder must hold
// the very bytes it held before.

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calmDesk, calmText, clearDesks, filledDesk, newDesk } from '../testing.ts'
import { program, reliefTable } from '../testing.ts'
import type { Desk, Ran } from '../testing.ts'

let empty: Desk
let filled: Desk
beforeAll(() => {
  empty = calmDesk()
  filled = filledDesk()
})
afterAll(clearDesks)

/** Every file of a desk with its bytes. */
function everything({ dir }: Desk): ReadonlyMap<string, string> {
  const paths = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return new Map(paths.map((path) => [path, readFileSync(path, 'latin1')]))
}

/** Runs a command that must be refused, and sees to it that nothing changed. */
function refused(desk: Desk, code: number, ...args: readonly string[]): Ran {
  const before = everything(desk)
  const ran = desk.run(...args)
  expect({ ...ran, code: ran.code }).toMatchObject({ code })
  expect(everything(desk)).toEqual(before)
  return { ...ran, err: ran.err.replaceAll(/\s+/g, ' ') }
}

const importing = ['--into', 'record', '--as', 'compiler'] as const

describe('the text of an agreement', () => {
  test.each([
    ['an unknown clause word', ['must release', 'must relese'], /calm\.md:28:17 error act\.1/],
    ['an undeclared place', ['attack in strip', 'attack in stirp'], /calm\.md:22:36 error name\.2/],
    [
      'a term that ends before it starts',
      ['for 3 days', 'until 2023-11-20T07:00'],
      /calm\.md:7:40 error time\.4/,
    ],
    [
      'a class that the group does not have',
      ['10 soldier', '10 sailor'],
      /calm\.md:28:28 error word\.1/,
    ],
  ])('%s', (_, [from = '', to = ''], expected) => {
    const desk = newDesk()
    desk.write('places.geojson', readFileSync(empty.path('places.geojson')))
    desk.write('calm.md', calmText.replace(from, to))
    const { out } = refused(desk, 1, 'check', 'calm.md')
    expect(out).toMatch(expected)
    expect(out).toMatch(/(one error|three errors), no warnings/)
  })

  test('a hidden control that turns the order of letters', () => {
    const desk = newDesk()
    desk.write('calm.md', calmText.replace('"North"', '"No\u202Erth"'))
    const { out } = refused(desk, 1, 'check', 'calm.md')
    expect(out).toMatch(/calm\.md:11:\d+ error text\.\d/)
    expect(out).toContain('U+202E')
    expect(out).not.toContain('\u202E')
  })

  test('text that is not UTF-8', () => {
    const desk = newDesk()
    const bytes = Buffer.concat([Buffer.from('# A calm\n\nNa'), Buffer.from([0xef, 0x74, 0x6f])])
    desk.write('calm.md', bytes)
    const { err } = refused(desk, 3, 'check', 'calm.md')
    expect(err).toContain('calm.md is not UTF-8: line 3, byte 14')
    expect(err).toContain('Save it as UTF-8')
  })

  test('ten megabytes', () => {
    const desk = newDesk()
    desk.write('calm.md', calmText + 'word '.repeat(2 * 1024 * 1024))
    const { err } = refused(desk, 3, 'check', 'calm.md')
    expect(err).toMatch(/calm\.md has \d+ bytes; the most is 8388608/)
  })

  test('a file that is not there, and a folder', () => {
    expect(refused(empty, 3, 'check', 'missing.md').err).toContain('There is no file missing.md')
    expect(refused(empty, 3, 'check', 'record').err).toContain('it is a folder')
  })
})

describe('what is asked', () => {
  test.each([
    [['--as-of', '2023-11-25T07:00'], 'has no zone: write 2023-11-25T07:00+02:00'],
    [['--as-of', '2023-11-25'], 'Write it like this: 2023-11-25T07:00+02:00'],
    [['--as-of', 'yesterday'], 'yesterday is no time'],
    [['--basis', 'verifed'], 'Did you mean verified?'],
    [['--source', 'offices'], 'Did you mean office?'],
    [['--stage', 'enterd'], 'Did you mean entered?'],
    [['--view', 'publik'], 'Did you mean public?'],
    [['--known-at', '10'], 'Room public has 9 entries, and 10 were asked for'],
    [['--known-at', 'x'], 'x is no cut'],
    [['--cells', 'later'], 'Known: day-end, now, none'],
  ])('%j', (args, words) => {
    const { out, err } = refused(filled, 2, 'status', 'record', ...args)
    expect(out).toBe('')
    expect(err).toContain(words)
  })

  test('a problem for machines is a value on stdout', () => {
    const { out } = refused(filled, 2, 'status', 'record', '--basis', 'x', '--json')
    expect(JSON.parse(out)).toMatchObject({ problem: { code: 'question.3', about: { text: 'x' } } })
  })
})

describe('a folder', () => {
  test('that is none, or no record', () => {
    expect(refused(filled, 3, 'status', 'nowhere').err).toContain('nowhere')
    const desk = newDesk()
    expect(refused(desk, 3, 'status', '.').err).toContain('holdfast init')
    expect(refused(desk, 3, 'verify', '.').err).toContain('it has no holdfast.json')
    desk.write('agreement.md', calmText)
    desk.write('places.geojson', readFileSync(empty.path('places.geojson')))
    expect(refused(desk, 3, 'status', '.').err).toContain('it has no holdfast.json')
  })

  test('that holds a record already is not made again', () => {
    const again = ['init', 'record', '--agreement', 'calm.md', '--as', 'compiler']
    expect(refused(empty, 1, ...again).err).toContain('is there already')
  })

  test('whose text would be another', () => {
    const desk = empty.copy()
    desk.write('other.md', calmText.replace('10 soldier', '11 soldier'))
    spawnSync('mkdir', [desk.path('new')])
    desk.write('new/agreement.md', calmText)
    const { err } = refused(desk, 1, 'init', 'new', '--agreement', 'other.md', '--as', 'compiler')
    expect(err).toContain('agreement.md is there already')
  })

  test('is not made for a text with errors', () => {
    const desk = empty.copy()
    desk.write('bad.md', calmText.replace('10 soldier', '10 sailor'))
    const { err } = refused(desk, 1, 'init', 'new', '--agreement', 'bad.md', '--as', 'compiler')
    expect(err).toContain('Run holdfast check bad.md')
    expect(existsSync(desk.path('new'))).toBe(false)
  })

  test('is not made with a bad room name, and what was begun is taken away', () => {
    const args = ['init', 'new', '--agreement', 'calm.md', '--as', 'compiler']
    const { err } = refused(empty, 1, ...args, '--room', 'Öffentlich')
    expect(err).toContain('Öffentlich is no name for a room')
    expect(existsSync(empty.path('new'))).toBe(false)
  })

  test('is not written over by a key', () => {
    expect(refused(empty, 1, 'key', 'new', 'compiler').err).toContain('is there already')
  })
})

describe('a table', () => {
  const table = (desk: Desk, text: string): void => {
    desk.write('bad.csv', text)
    desk.write('bad.mapping.json', readFileSync(desk.path('relief.mapping.json')))
  }

  test('a bad row in the middle refuses the whole', () => {
    const desk = empty.copy()
    table(desk, reliefTable.replace('90,entered', 'ninety,entered'))
    const { err } = refused(desk, 1, 'import', 'bad.csv', ...importing)
    expect(err).toContain('Line 3, column "trucks": "ninety" cannot be read as a whole number')
    expect(err).toContain('Nothing was imported')
    expect(err).toContain('--skip-bad')
  })

  test('or is listed, and the others go in', () => {
    const desk = empty.copy()
    table(
      desk,
      reliefTable.replace('90,entered', 'ninety,entered').replace('office,no', 'nobody,no'),
    )
    const { code, out, err } = desk.run('import', 'bad.csv', ...importing, '--skip-bad')
    expect([code, err.replaceAll(/\s+/g, ' ')]).toEqual([0, expect.stringContaining('Line 3, ')])
    expect(out).toBe('2 statements appended; 2 bad rows left out.\n')
    expect(err).toContain('Line 3, column "trucks"')
    expect(err).toContain('Line 5, column "source": The agreement declares no')
    expect(desk.run('verify', 'record').code).toBe(0)
  })

  test.each([
    ['a cell too many', '120,entered', '120,entered,extra', 'Line 2'],
    ['a date that is none', '2023-11-26', '2023-11-31', 'Line 5, column "date"'],
    ['a hidden control', ',office,no', ',off\u202Eice,no', 'Line 5, column "source"'],
    ['a quote never closed', '40,entered', '"40,entered', 'Line 5'],
  ])('%s', (_, from, to, words) => {
    const desk = empty.copy()
    table(desk, reliefTable.replace(from, to))
    expect(refused(desk, 1, 'import', 'bad.csv', ...importing).err).toContain(words)
  })

  test('imported twice adds nothing', () => {
    const desk = filled.copy()
    const before = everything(desk)
    const { code, out } = desk.run('import', 'relief.csv', ...importing)
    expect([code, out]).toEqual([
      0,
      '0 statements appended; 4 on record already, which add nothing.\n',
    ])
    expect(everything(desk)).toEqual(before)
  })

  test('with another total of what is on record is refused, with its line and what to do', () => {
    const desk = filled.copy()
    table(desk, reliefTable.replace('90,entered', '91,entered'))
    const before = everything(desk)
    const { err } = refused(desk, 1, 'import', 'bad.csv', ...importing)
    const told = err.replaceAll(/\s+/g, ' ')
    expect(told).toContain('Line 3')
    expect(told).toContain('gives another total of the same, for the same time')
    expect(told).toContain('Correct or retract that statement')
    expect(everything(desk)).toEqual(before)
  })

  test('tried without writing', () => {
    const { out } = refused(empty, 0, 'import', 'relief.csv', ...importing, '--dry-run')
    expect(out).toBe('4 statements would be appended.\n')
  })

  test('signed by a key that nobody enrolled', () => {
    const desk = empty.copy()
    expect(desk.run('key', 'new', 'stranger').code).toBe(0)
    const args = ['import', 'relief.csv', '--into', 'record', '--as', 'stranger']
    expect(refused(desk, 1, ...args).err).toMatch(
      /The key stranger \([0-9a-f]{32}\) is not enrolled/,
    )
  })

  test('without its mapping, its key or its record', () => {
    const desk = empty.copy()
    desk.write('alone.csv', reliefTable)
    const alone = refused(desk, 3, 'import', 'alone.csv', ...importing)
    expect(alone.err).toContain('There is no file alone.mapping.json')
    expect(refused(desk, 2, 'import', 'relief.csv', '--into', 'record').err).toContain('--as')
    const nokey = ['import', 'relief.csv', '--into', 'record', '--as', 'nobody']
    expect(refused(desk, 3, ...nokey).err).toContain('nobody')
  })

  test('a disk that is full', () => {
    const desk = empty.copy()
    const before = everything(desk)
    // The largest file allowed is smaller than what has to be written.
    const line = `trap '' XFSZ; ulimit -f 6; exec "$0" "$@"`
    const args = [process.execPath, program, 'import', 'relief.csv', ...importing]
    const { status, stderr } = spawnSync('sh', ['-c', line, ...args], {
      cwd: desk.dir,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', NODE_DISABLE_COMPILE_CACHE: '1' },
    })
    expect(stderr).toContain('The disk refused')
    expect(stderr).toContain('The record is as it was')
    expect(status).toBe(4)
    expect(everything(desk)).toEqual(before)
  })
})

describe('what never ends, or can be read once', () => {
  // Windows has no such files.
  const isHere = existsSync('/dev/zero')

  test.runIf(isHere)('a device is read up to the limit and no further', () => {
    const { err } = refused(empty, 3, 'check', '/dev/zero')
    expect(err).toContain('the most is 8388608')
    refused(filled, 3, 'verify', 'record', '--older', '/dev/zero')
  })

  test.runIf(isHere)('a text that comes through a pipe is checked as the file would be', () => {
    const shell = 'mkfifo pipe && (cat calm.md > pipe &) && exec "$0" "$@" check pipe'
    const options = { cwd: calmDesk().dir, encoding: 'utf8', timeout: 20_000 } as const
    const node = [process.execPath, '--disable-warning=ExperimentalWarning', program]
    const { status, stdout } = spawnSync('sh', ['-c', shell, ...node], options)
    expect(stdout).toContain('no errors')
    expect(status).toBe(0)
  })
})
