// Amending a record from the command line. Goal: what the manual says of an amendment is so,
// nothing is written that nobody said yes to, and every command answers over a record of two texts.
//
// Method: the calm's record with both tables, whose third clause asks 100 trucks a day and from the
// second day on 80; the counts are 120 on the first day, 90 and 110 on the second, and 40 or more
// on the third.

import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calmText, clearDesks, filledDesk, memberOf, program } from '../../testing.ts'
import type { Desk, Ran } from '../../testing.ts'

afterAll(clearDesks)

const secondDay = '2023-11-25T07:00+02:00'
const eighty = calmText.replace('at least 100', 'at least 80')

let filled: Desk
/** The same amended; whoever changes it takes a copy. */
let two: Desk

beforeAll(() => {
  filled = filledDesk()
  filled.write('calm-2.md', eighty)
  filled.run('key', 'new', 'other')
  two = filled.copy()
  expect(two.run(...amending(), '--yes')).toMatchObject({ code: 0 })
})

function amending(path = 'calm-2.md', from = secondDay): readonly string[] {
  return ['amend', 'record', path, '--from', from, '--as', 'compiler']
}

function contentsOf(desk: Desk): ReadonlyMap<string, string> {
  const names = readdirSync(desk.path('record'), { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile())
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [path, readFileSync(path, 'utf8')]
    }),
  )
}

type Line = readonly [instance: unknown, status: unknown, target: unknown]

function relief({ code, out }: Ran): readonly Line[] {
  expect(code).toBe(0)
  const statuses = memberOf(out, 'statuses')
  if (!Array.isArray(statuses)) return []
  const all: readonly unknown[] = statuses
  return all
    .map((one) => JSON.stringify(one))
    .filter((one) => memberOf(one, 'clause') === '3.1')
    .map((one) => [
      memberOf(one, 'instance'),
      memberOf(one, 'status'),
      memberOf(one, 'target', 'value'),
    ])
}

describe('before it writes', () => {
  test('it shows what differs and which statuses change, and waits for a yes', () => {
    const desk = filled.copy()
    const before = contentsOf(desk)
    for (const input of ['', 'no\n', 'y es\n']) {
      const { code, out, err } = desk.runTold(input, ...amending())
      expect(code).toBe(2)
      expect(out).toContain('3.1  changed: how much')
      expect(out).toContain('+ 3.1 unnamed must bring at least 80 relief trucks')
      expect(out).toMatch(/3\.1 +day 2 +none named +\? undetermined.* +■ met/)
      expect(out).not.toMatch(/3\.1 +day 1 /)
      expect(out).toContain('stays in the folder: agreement-1.md')
      expect(err).toContain('nobody said yes')
      expect(contentsOf(desk)).toEqual(before)
    }
    expect(desk.runTold('yes\n', ...amending()).code).toBe(0)
    expect(contentsOf(desk)).not.toEqual(before)
  })

  test('a dry run shows the same, asks nobody and writes nothing', () => {
    const desk = filled.copy()
    const before = contentsOf(desk)
    const { code, out } = desk.run(...amending(), '--dry-run', '--json')
    expect(code).toBe(0)
    expect(memberOf(out, 'isDryRun')).toBe(true)
    expect(memberOf(out, 'kept')).toEqual(['agreement-1.md'])
    expect(memberOf(out, 'diff', 'clauses', 0, 'clause')).toBe('3.1')
    expect(memberOf(out, 'whatif', 'changes', 0, 'instance')).toBe('day-2')
    expect(contentsOf(desk)).toEqual(before)
  })

  test('it is asked and answered in the reader’s language', () => {
    const desk = filled.copy()
    const { code, out, err } = desk.runTold('evet\n', ...amending(), '--language', 'tr')
    expect([code, err]).toEqual([0, expect.stringContaining('evet')])
    expect(out).toContain('agreement-1.md')
  })
})

describe('it refuses, and changes nothing', () => {
  const refusals: readonly [string, string, number, string, readonly string[]][] = [
    [
      'a text with errors',
      calmText.replace('each day', 'each dya'),
      1,
      'cli.5',
      amending('new.md'),
    ],
    ['another agreement', calmText.replace('  calm', '  storm'), 1, 'cli.14', amending('new.md')],
    ['the same text', calmText, 1, 'cli.16', amending('new.md')],
    [
      'a moment before the text in force',
      eighty,
      1,
      'cli.17',
      amending('new.md', '2023-11-24T06:59+02:00'),
    ],
    ['a moment without a zone', eighty, 2, 'question.1', amending('new.md', '2023-11-25T07:00')],
    ['no moment', eighty, 2, 'cli.64', ['amend', 'record', 'new.md', '--as', 'compiler']],
    ['no key', eighty, 2, 'cli.64', ['amend', 'record', 'new.md', '--from', secondDay]],
    [
      'a key that nobody enrolled',
      eighty,
      1,
      'cli.7',
      [...amending('new.md').slice(0, -1), 'other'],
    ],
    ['a text that is not there', eighty, 3, 'cli.1', amending('none.md')],
  ]
  test.each(refusals)('%s', (_, text, code, problem, args) => {
    const desk = filled.copy()
    desk.write('new.md', text)
    const before = contentsOf(desk)
    const ran = desk.run(...args, '--yes', '--json')
    expect([ran.code, memberOf(ran.out, 'problem', 'code')]).toEqual([code, problem])
    expect(contentsOf(desk)).toEqual(before)
  })

  test('errors of the text are shown as the checker shows them', () => {
    const desk = filled.copy()
    desk.write('new.md', calmText.replace('each day', 'each dya'))
    const { out } = desk.run(...amending('new.md'), '--yes')
    expect(out).toContain('new.md:22:48 error act.1')
    expect(desk.run('check', 'new.md').out).toContain(out.trimEnd())
  })

  test('what is amended already: the same again, and a moment before it', () => {
    const desk = two.copy()
    const before = contentsOf(desk)
    expect(desk.run(...amending(), '--yes')).toMatchObject({ code: 1 })
    const early = desk.run(...amending('calm.md', '2023-11-25T06:59+02:00'), '--yes', '--json')
    expect(memberOf(early.out, 'problem', 'about', 'since')).toBe(secondDay)
    expect(contentsOf(desk)).toEqual(before)
  })

  test('a folder whose text was changed by hand', () => {
    const desk = filled.copy()
    desk.write('record/agreement.md', eighty)
    expect(desk.run(...amending(), '--yes').code).toBe(1)
  })
})

describe('over a record of two texts', () => {
  test('days before the moment stay under the text before it', () => {
    const desk = two.copy()
    const three = [
      ['day-1', 'met', 100],
      ['day-2', 'met', 80],
      ['day-3', 'undetermined', 80],
    ]
    expect(relief(desk.run('status', 'record', '--json'))).toEqual(three)
    const early = ['status', 'record', '--as-of', '2023-11-25T06:59+02:00', '--json']
    expect(relief(desk.run(...early)).every(([, , target]) => target === 100)).toBe(true)
    const cut = ['status', 'record', '--known-at', '9', '--json']
    const old = relief(filled.run('status', 'record', '--known-at', '9', '--json'))
    expect(relief(desk.run(...cut))).toEqual(old)
  })

  test.each(['verify', 'exposure', 'tonight', 'timeline', 'replay'])('%s answers', (command) => {
    expect(two.run(command, 'record')).toMatchObject({ code: 0 })
  })

  test('diff compares any two of its texts, and one with a file', () => {
    expect(two.run('diff', 'record@1', 'record').out).toContain(
      '- 3.1 unnamed must bring at least 100',
    )
    expect(two.run('diff', 'record@1', 'calm.md').out).toContain('mean the same')
    expect(two.run('diff', 'record@3', 'record').code).toBe(1)
  })

  test('explain and the strip tell each day under its own text', () => {
    const why = (instance: string): string =>
      two.run('explain', 'record', '3.1', '--instance', instance).out
    expect(why('day-1')).toMatch(/100/)
    expect(why('day-2')).toMatch(/80/)
    expect(why('day-2')).not.toMatch(/at least 100/)
    expect(two.run('status', 'record').out).toMatch(/none named ■ 120 ■ +\? 40\+/)
  })

  test('the old text must stay as it was', () => {
    const desk = two.copy()
    desk.write('record/agreement-1.md', eighty)
    const { code, out } = desk.run('verify', 'record')
    expect(code).toBe(1)
    expect(out).toContain('agreement-1.md')
  })

  test('a third text is kept beside the two, under the names that are free', () => {
    const desk = two.copy()
    desk.write('record/agreement-2.md', 'a draft of somebody’s\n')
    desk.write('calm-3.md', calmText.replace('at least 100', 'at least 30'))
    const third = amending('calm-3.md', '2023-11-26T07:00+02:00')
    expect(desk.run(...third, '--yes').out).toContain('agreement-2-2.md')
    expect(readFileSync(desk.path('record/agreement-2.md'), 'utf8')).toContain('draft')
    expect(relief(desk.run('status', 'record', '--json'))).toEqual([
      ['day-1', 'met', 100],
      ['day-2', 'met', 80],
      ['day-3', 'met', 30],
    ])
    expect(desk.run('diff', 'record@2', 'record@3').out).toContain('at least 30')
  })

  test('one that goes back to the first text keeps it once', () => {
    const desk = two.copy()
    const back = desk.run(...amending('calm.md', '2023-11-26T07:00+02:00'), '--yes', '--json')
    expect(memberOf(back.out, 'files')).toEqual([
      'agreement-1.md',
      'agreement-2.md',
      'agreement.md',
      'places.geojson',
      'zones.json',
    ])
    expect(relief(desk.run('status', 'record', '--json'))[2]?.[2]).toBe(100)
  })

  test('statements go on being imported', () => {
    const desk = two.copy()
    desk.write('relief.csv', 'date,trucks,stage,source,closes\n2023-11-26,85,entered,watch,yes\n')
    const args = ['import', 'relief.csv', '--into', 'record', '--as', 'compiler']
    expect(desk.run(...args)).toMatchObject({ code: 0 })
    expect(relief(desk.run('status', 'record', '--json'))[2]).toEqual(['day-3', 'met', 80])
  })

  test('a longer term has zones that reach as far', () => {
    const desk = filled.copy()
    const long = calmText.replace('for 3 days', 'for 900 days')
    desk.write('calm-long.md', long.replace('"Fictional."', '"Fictional, until 2026."'))
    const ran = desk.run(...amending('calm-long.md'), '--yes')
    expect([ran.code, ran.err]).toEqual([0, expect.any(String)])
    expect(desk.run('verify', 'record')).toMatchObject({ code: 0 })
  })
})

// Goal: killed while it writes it leaves the folder whole. Which of the two texts that has does not
// matter; that it is one of them, that it verifies, and that the command can be run again, does.
const signs = ['holdfast.lock', 'agreement.md.adopting', 'agreement-1.md']
test.each(signs)(
  'killed once %s is there, it leaves the record whole',
  async (sign) => {
    const desk = filled.copy()
    const child = spawn(process.execPath, [program, ...amending(), '--yes'], {
      cwd: desk.dir,
      stdio: 'ignore',
      env: { ...process.env, XDG_CACHE_HOME: `${desk.dir}-memory` },
    })
    const ended = new Promise((resolve) => {
      child.on('exit', resolve)
    })
    while (child.exitCode === null && !existsSync(desk.path(`record/${sign}`))) await wait(0)
    child.kill('SIGKILL')
    await ended
    const { code, out } = desk.run('verify', 'record', '--json')
    expect(code).toBe(0)
    const isAmended = memberOf(out, 'entries') === 10
    expect(desk.run(...amending(), '--yes').code).toBe(isAmended ? 1 : 0)
    expect(relief(desk.run('status', 'record', '--json'))[1]).toEqual(['day-2', 'met', 80])
  },
  240_000,
)
