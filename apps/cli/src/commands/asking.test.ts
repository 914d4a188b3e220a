// The commands that ask why, what if, what differs and who is exposed, on the real program.
//
// Goal: what a person or a script relies on, and that bad input is refused with what to do. Method:
// child processes on a small record, of which every byte is compared before and after.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calmText, clearDesks, filledDesk, memberOf, type Desk } from '../testing.ts'

let desk: Desk
beforeAll(() => {
  desk = filledDesk()
})
afterAll(clearDesks)

const end = ['--as-of', '2023-11-27T07:00+02:00'] as const

/** Every file under a folder with its bytes. */
function bytesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .flatMap((name) => {
      const path = join(folder, name)
      return statSync(path).isFile() ? [`${name} ${readFileSync(path, 'base64')}`] : []
    })
}

describe('explain', () => {
  test('says what was asked, what counted, what closes it, and what each report lacks', () => {
    const { code, out, err } = desk.run('explain', 'record', '3.1', '--instance', 'day-1', ...end)
    expect([code, err]).toEqual([0, ''])
    for (const part of ['Asked', '100 trucks', 'Closed by', 'Changes', 'public:']) {
      expect(out).toContain(part)
    }
  })

  test('counts what the status counts', () => {
    const why = desk.run('explain', 'record', '2.1', ...end, '--json').out
    const status = desk.run('status', 'record', ...end, '--json').out
    const measured = memberOf(why, 'instances', 0, 'measured')
    const own: unknown = JSON.parse(status)
    expect(JSON.stringify(own)).toContain(JSON.stringify(measured))
    expect(memberOf(why, 'instances', 0, 'why', 'closedBy')).toBeTypeOf('string')
  })

  test.each([
    ['ar', 'الفترة'],
    ['he', 'חלון הזמן'],
    ['tr', 'Süre'],
  ])('in %s', (language, word) => {
    expect(desk.run('explain', 'record', '2.1', ...end, '--language', language).out).toContain(word)
  })

  test.each([
    [['explain', 'record', '9.9'], 2, 'no clause 9.9'],
    [['explain', 'record', '2.1', '--instance', 'day-99'], 2, 'no instance day-99'],
    [['explain', 'record'], 2, 'CLAUSE'],
    [['explain', 'nowhere', '2.1'], 3, 'nowhere'],
  ])('%j is refused', (args, code, words) => {
    const ran = desk.run(...args)
    expect([ran.code, ran.out]).toEqual([code, ''])
    expect(ran.err).toContain(words)
  })
})

describe('whatif', () => {
  const attack =
    '2023-11-25T12:00+02:00 incident.reported what=attack against=north place=strip ' +
    'particulars="Shots at a bridge" quote.source=office'

  test('says which statuses change, and writes nothing', () => {
    const before = bytesUnder(desk.path('record'))
    const { code, out } = desk.run('whatif', 'record', '--suppose', attack, ...end)
    expect(code).toBe(0)
    expect(out).toMatch(/1\.1 +day 2 +north .* unmet/)
    expect(bytesUnder(desk.path('record'))).toEqual(before)
  })

  test('takes a file of lines, a statement as JSON, a delay, and what was never said', () => {
    const at = { earliest: '2023-11-25T10:00Z', latest: '2023-11-25T10:00Z' }
    const what = { what: 'attack', against: 'north', place: 'strip', at }
    const body = { ...what, particulars: 'Shots at a bridge', quote: { source: 'office' } }
    desk.write(
      'if.txt',
      `# what if\n\n${JSON.stringify({ kind: 'incident.reported', body })}  # so\n`,
    )
    const suppose = (said: string): string =>
      desk.run('whatif', 'record', '--suppose', said, ...end, '--json').out
    const byFile = suppose('if.txt')
    expect(memberOf(byFile, 'changes', 0, 'after', 'status')).toBe('unmet')
    expect(memberOf(byFile, 'changes')).toEqual(memberOf(suppose(attack), 'changes'))
    const late = suppose('delay 2.1 by 9 days')
    expect(memberOf(late, 'changes', 0, 'before', 'status')).toBe('met')
    expect(memberOf(late, 'changes', 0, 'after', 'status')).not.toBe('met')
    expect(desk.run('whatif', 'record', '--suppose', 'without public:3', ...end).code).toBe(0)
  })

  test.each([
    ['{"kind":"aid.counted","Body":{},"body":{}}', 'suppose.9', 'Body'],
    ['{"kind":"aid.counted","body":{"lorries":3}}', 'suppose.9', 'lorries'],
    ['{"kind":"aid.counted","body":{},"kind":"aid.counted"}', 'suppose.10', 'kind'],
    ['{"kind":"aid.counted","body":{"amount":1,"amount":2}}', 'suppose.10', 'amount'],
  ])('%s is refused with the member, and the file where it is in one', (line, problem, member) => {
    desk.write('if.txt', `# what if\n${line}\n`)
    const ways = [
      ['if.txt', 'if.txt:2'],
      [line, '1'],
    ] as const
    for (const [said, where] of ways) {
      const { code, out } = desk.run('whatif', 'record', '--suppose', said, ...end, '--json')
      expect(code).toBe(1)
      expect(memberOf(out, 'problem', 'code')).toBe(problem)
      expect(memberOf(out, 'problem', 'about')).toMatchObject({ member, where })
    }
  })

  test.each([
    ['2023-11-25T12:00+02:00 exchange.sung by=north', 'suppose.1'],
    ['delay public:999 by 2 days', 'suppose.3'],
    ['delay 9.9 by 2 days', 'suppose.8'],
    ['without nothing', 'suppose.1'],
    ['{"kind": ', 'suppose.1'],
    ['{"kind":"aid.counted","holder":"nobody","body":{}}', 'suppose.6'],
    ['incident.reported what=attack against=nobody', 'suppose.7'],
  ])('%s is refused', (line, problem) => {
    const { code, out } = desk.run('whatif', 'record', '--suppose', line, ...end, '--json')
    expect(code).toBe(1)
    expect(memberOf(out, 'problem', 'code')).toBe(problem)
  })

  test('needs something to suppose', () => {
    expect(desk.run('whatif', 'record')).toMatchObject({ code: 2, out: '' })
  })
})

describe('diff', () => {
  test('names the clause, the part and the words of before and now', () => {
    desk.write('new.md', calmText.replace('at least 100', 'at least 120'))
    const { code, out } = desk.run('diff', 'record', 'new.md')
    expect(code).toBe(0)
    expect(out).toContain('3.1  changed: how much')
    expect(out).toContain('+ 3.1 unnamed must bring at least 120')
    const json = desk.run('diff', 'record@1', 'new.md', '--json').out
    expect(memberOf(json, 'clauses', 0, 'parts', 0, 'part')).toBe('amount')
    expect(desk.run('diff', 'record', 'record').out).toContain('mean the same')
  })

  test.each([
    [['diff', 'record', 'nothing.md'], 3],
    [['diff', 'record@7', 'record'], 1],
    [['diff', 'record'], 2],
  ])('%j is refused', (args, code) => {
    expect(desk.run(...args)).toMatchObject({ code, out: '' })
  })

  test('a text with errors, and one of another agreement, are refused', () => {
    desk.write('bad.md', calmText.replace('must release', 'must sing'))
    desk.write('other.md', calmText.replace('agreement  calm', 'agreement  storm'))
    expect(desk.run('diff', 'record', 'bad.md').code).toBe(1)
    expect(desk.run('diff', 'record', 'other.md').err).toContain('two agreements')
  })
})

describe('exposure', () => {
  const linked = calmText.replace(
    '## 3. Relief',
    '```pact\n2.2  for each release under 2.1: south must release 3 soldier from other\n' +
      '     per person, within 24 hours\n```\n\n## 3. Relief',
  )

  test('of a text, what is to come after each step and when most is', () => {
    desk.write(
      'linked.md',
      linked.replace(
        'group      held ',
        'group      other held by south classes soldier\ngroup      held ',
      ),
    )
    const { code, out, err } = desk.run('exposure', 'linked.md')
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('2.2 answers 2.1')
    expect(out).toMatch(/Most is to come for north at .*: 30 persons/)
    const json = desk.run('exposure', 'linked.md', '--json').out
    expect(memberOf(json, 'text', 0, 'greatest', 0, 'side')).toBe('north')
  })

  test('of a record without a link says so', () => {
    expect(desk.run('exposure', 'record', ...end).out).toContain('No duty of one side answers')
    expect(desk.run('exposure', 'nowhere').code).toBe(3)
  })
})
