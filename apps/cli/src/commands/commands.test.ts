// The real program: help, usage, and what each command answers on a small record.
//
// Goal: what a person or a script relies on. Method: child processes on temporary folders.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../commands.ts'
import { clearDesks, filledDesk, memberOf, newDesk, type Desk } from '../testing.ts'

let desk: Desk
beforeAll(() => {
  desk = filledDesk()
})
afterAll(clearDesks)

const end = ['--as-of', '2023-11-27T07:00+02:00'] as const

describe('help', () => {
  test('the overview names every command and fits', () => {
    const { code, out, err } = desk.run('help')
    expect([code, err]).toEqual([0, ''])
    for (const { name, summary } of commands) {
      expect(out).toContain(`  ${name}`)
      expect(out.replaceAll(/\s+/g, ' ')).toContain(summary)
    }
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(88)
    expect(desk.run().out).toBe(out)
    expect(desk.run('--help').out).toBe(out)
  })

  test('the help of a command teaches', () => {
    const { code, out } = desk.run('help', 'key')
    expect(code).toBe(0)
    expect(out).toBe(keyHelp)
    expect(desk.run('key', '--help').out).toBe(out)
  })

  test('a slip is understood', () => {
    const { code, out, err } = desk.run('stauts', 'record')
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('There is no command stauts. Did you mean status?')
    const option = desk.run('status', 'record', '--as-off', 'x')
    expect(option.code).toBe(2)
    expect(option.err).toContain('Did you mean --as-of?')
  })

  test('the version names Node and the tz database', () => {
    expect(desk.run('--version').out).toMatch(
      /^holdfast \d+\.\d+\.\d+ \(Node [\d.]+, tz \d{4}\w\)\n$/,
    )
  })
})

describe('status', () => {
  test('the strip', () => {
    const { out } = desk.run('status', 'record', ...end)
    const from = out.indexOf('Each cell')
    expect(out.slice(from, out.indexOf('Article 1', out.indexOf('blank:')))).toBe(strip)
  })

  test('the strip in ASCII', () => {
    const { out } = desk.runWith({ LANG: 'C' }, 'status', 'record', ...end)
    expect(out).toMatch(/^[\n\u0020-\u007E]*$/)
    expect(out).toContain('= unmet, by this count')
    expect(out).toMatch(/2\.1 .* > 4 +# 10 +\. +\|/)
  })

  test('colours only where they are wanted', () => {
    const escape = '\u001B['
    expect(desk.run('status', 'record', ...end).out).not.toContain(escape)
    const coloured = desk.runWith({ FORCE_COLOR: '3' }, 'status', 'record', ...end).out
    expect(coloured).toContain(`${escape}38;5;30m■`)
    const plain = coloured.replaceAll(new RegExp(String.raw`\u001B\[[\d;]*m`, 'g'), '')
    expect(plain).toBe(desk.run('status', 'record', ...end).out)
  })

  test('a narrow terminal is kept to', () => {
    const { out } = desk.runWith({ COLUMNS: '64' }, 'status', 'record', ...end, '--cells', 'now')
    const strip64 = out.slice(out.indexOf('Each cell'), out.indexOf('blank:'))
    expect(Math.max(...strip64.split('\n').map((line) => line.length))).toBeLessThanOrEqual(64)
  })

  test('the answer for machines is canonical and alone', () => {
    const { code, out, err } = desk.run('status', 'record', ...end, '--json')
    expect([code, err]).toEqual([0, ''])
    const answer: unknown = JSON.parse(out)
    expect(out).toBe(`${JSON.stringify(answer)}\n`)
    expect(answer).toMatchObject({
      agreement: 'calm',
      view: ['public'],
      asOf: '2023-11-27T07:00+02:00',
      knownAt: { public: 9 },
      basis: 'reported',
      source: null,
      stage: null,
    })
    expect(desk.run('status', 'record', ...end, '--json').out).toBe(out)
  })

  test('by one source’s count, on another basis, from the first entries', () => {
    const day2 = (...args: readonly string[]): unknown => {
      const { out } = desk.run('status', 'record', ...end, '--json', ...args)
      const statuses = memberOf(out, 'statuses')
      const list: readonly unknown[] = Array.isArray(statuses) ? statuses : []
      return list.find((one) => JSON.stringify(one).includes('"clause":"3.1",') && isDay2(one))
    }
    const isDay2 = (one: unknown): boolean => JSON.stringify(one).includes('"instance":"day-2"')
    expect(day2()).toMatchObject({ status: 'undetermined', reason: { code: 'counts-differ' } })
    expect(day2('--source', 'office')).toMatchObject({ status: 'unmet', measured: { value: 90 } })
    expect(day2('--source', 'watch')).toMatchObject({ status: 'met', measured: { value: 110 } })
    expect(day2('--known-at', '4')).toMatchObject({ status: 'unmet' })
    expect(day2('--known-at', 'public=2')).toMatchObject({ reason: { code: 'no-count' } })
    expect(day2('--basis', 'verified')).toMatchObject({ reason: { code: 'no-count' } })
    expect(day2('--stage', 'offloaded')).toMatchObject({ reason: { code: 'no-count' } })
  })

  test('without a moment it says which one it took', () => {
    expect(desk.run('status', 'record').out).toContain('the end of the term, which is past')
  })
})

describe('other commands', () => {
  test('tonight and timeline answer people and machines', () => {
    for (const name of ['tonight', 'timeline']) {
      const people = desk.run(name, 'record', '--as-of', '2023-11-25T09:00+02:00')
      expect([people.code, people.err]).toEqual([0, ''])
      expect(people.out).toContain('A calm')
      const machines = desk.run(name, 'record', '--json')
      expect(JSON.parse(machines.out)).toMatchObject({ agreement: 'calm' })
    }
  })

  test('due lists what is contested and what changed, as the server does', () => {
    const since = ['--since', '2023-11-25T09:00+02:00', '--since-known-at', '0']
    const people = desk.run('due', 'record', ...since)
    expect([people.code, people.err]).toEqual([0, ''])
    for (const head of [/^Due by /m, /^Contested$/m, /^Changed since$/m]) {
      expect(people.out).toMatch(head)
    }
    const machines = desk.run('due', 'record', ...since, '--json').out
    expect(JSON.parse(machines)).toMatchObject({ agreement: 'calm', hasStatuses: true })
    expect(machines).not.toMatch(/"changed":(?:null|\{"count":0)/)
    const refused = desk.run('due', 'record', '--since', 'yesterday')
    expect([refused.code, refused.out]).toEqual([2, ''])
  })

  test('replay says what became of each entry', () => {
    const { out } = desk.run('replay', 'record')
    expect(out).toContain('7 facts, 0 acts and 1 claim; 0 refused')
    expect(out).toMatch(/public 9 +incident\.reported +compiler +event: south attack/)
  })

  test('check lists what the text leaves open', () => {
    const { code, out } = desk.run('check', 'calm.md')
    expect(code).toBe(0)
    expect(out).toMatch(/^1\. calm\.md:\d+:\d+ question open\.1/m)
    expect(out).toContain('To settle at the table')
    expect(out).toContain('no errors')
    const json = desk.run('check', 'calm.md', '--json').out
    expect(memberOf(json, 'isGood')).toBe(true)
    expect(memberOf(json, 'diagnostics', 0)).toMatchObject({ severity: 'question', line: 34 })
  })

  test.each(['markdown', 'surface', 'resolved', 'compiled'])(
    'check shows the stage %s',
    (stage) => {
      const { code, out } = desk.run('check', 'calm.md', '--stage', stage)
      expect(code).toBe(0)
      expect(out.length).toBeGreaterThan(100)
    },
  )

  test('verify is whole, and two runs give one digest', () => {
    const { code, out } = desk.run('verify', 'record', '--json')
    expect(code).toBe(0)
    const answer: unknown = JSON.parse(out)
    expect(answer).toMatchObject({ isWhole: true, entries: 9, irregularities: [], refused: [] })
    expect(memberOf(out, 'statuses', 'count')).toBe(10)
    expect(memberOf(out, 'statuses', 'sha256')).toMatch(/^[0-9a-f]{64}$/)
    expect(desk.run('verify', 'record', '--json').out).toBe(out)
  })

  test('a key file is its owner’s alone', () => {
    const other = newDesk()
    const { code, out, err } = other.run('key', 'new', 'north', '--out', 'k.json')
    expect(code).toBe(0)
    expect(out).toMatch(/^north\+[0-9a-f]{8}\+\S+\n$/)
    expect(err).toContain('Keep that file to yourself')
    expect(readFileSync(other.path('k.json'), 'utf8')).toContain('privateKey')
  })
})

const keyHelp = `holdfast key: makes a key to sign with

  holdfast key new NAME [--out FILE] [--json]

Makes an Ed25519 key and writes it to NAME.key.json, readable by you alone. Whoever has
the file can sign as you, so it never lies in what is handed on: where you stand in a
checkout of git or in a record, it is written to your own folder of keys instead. A file
that is there already is never written over.

What is printed is public: the verifier key, by which others know what you signed.

What it takes
  new   What to do. Making a key is all there is so far.
  NAME  For whom the key speaks: a role of the agreement, or a name such as compiler.

Options
  --out FILE       Where to write it. Without it: NAME.key.json here, or among your own
                   keys (XDG_DATA_HOME/holdfast/keys).
  --json           The answer as canonical JSON on one line, and nothing else on stdout.
  --language LANG  The language of problems, reasons, statuses and what is found: en,
                   ar, he or tr. Without it: HOLDFAST_LANGUAGE, or the locale’s, or
                   English.

Examples
  # A key for whoever compiles a record
  holdfast key new compiler
  # Written elsewhere
  holdfast key new compiler --out ../keys/compiler.key.json

Exit codes
  0     The key is made.
  1     The file is there already, or the name cannot be used.
  2     The command was not written as it must be.
  4     The disk or the system failed. Nothing was written.
`

const strip = `Each cell: the status at the end of its day.

                                                           day 1     2     3
                                                 November 2023 24    25    26
Article 1. Hostilities
 1.1  each party must not attack in strip, each d…  north      ?     ?     ?     │
                                                    south      ?     ⊟ 1   ?     │
Article 2. Releases
 2.1  north must release 10 soldier from held wit…  north      ◧ 4   ■ 10  ·     │
Article 3. Relief
 3.1  unnamed must bring at least 100 relief truc…  none named ■ 120 ?     ? 40+ │

⊟ unmet, by this count  ? undetermined  ◧ running  ■ met  · blank: nothing asked that day  + or more

`
