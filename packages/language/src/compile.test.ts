// Goal: the limits hold at their boundary, and large or hostile texts are answered quickly.
// Method: texts made for one limit each. How clauses read is in ../tests, as golden texts.

import { limits } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import { compile, compileStages } from './compile.ts'
import { itemCharacters } from './surface/surface.ts'
import { testSources } from './testing.ts'

const header = [
  'agreement  pause',
  'time zone  Asia/Gaza',
  'in force   from 2023-11-24T00:00 for 4 days',
  'basis      reported',
  'party      a, b',
]

const fenced = (lines: readonly string[]): string => `\`\`\`pact\n${lines.join('\n')}\n\`\`\`\n`
const codes = (text: string): string[] =>
  compile(text, testSources).diagnostics.map(({ code }) => code)

describe('limits', () => {
  test('a text of the most bytes is read, and one byte more is refused', () => {
    const text = fenced([...header, '1  a must meet by day 2'])
    const room = limits.agreementBytes - text.length - 1
    const full = `${text}${'x'.repeat(room)}\n`
    expect(codes(full)).toEqual([])
    expect(codes(`x${full}`)).toEqual(['text.1'])
    // Two bytes each: as many letters, twice the bytes.
    expect(codes(`${text}${'é'.repeat(Math.ceil(room / 2) + 1)}`)).toEqual(['text.1'])
  })

  test('the most clauses are read, and one more is refused', () => {
    const clauses = (count: number): string[] =>
      Array.from({ length: count }, (_, at) => `${at + 1}  a must meet by day 2`)
    expect(codes(fenced([...header, ...clauses(limits.clauses)]))).toEqual([])
    expect(codes(fenced([...header, ...clauses(limits.clauses + 1)]))).toEqual(['text.7'])
  })

  test('the most statuses are worked out, and more are refused where they are asked', () => {
    const days = limits.instances - 1
    const parties = Array.from({ length: 15 }, (_, at) => `p${at}`)
    const long = header.map((line) =>
      line.replace('for 4 days', `for ${days} days`).replace('a, b', parties.join(', ')),
    )
    const daily = '1.1  each party must report each day'
    const lanes = (count: number): string[] =>
      Array.from({ length: count }, (_, at) => `1.${at + 2}  p1 must report by day 2`)
    const fits = limits.statuses - parties.length * days
    expect(codes(fenced([...long, daily, ...lanes(fits)]))).not.toContain('duty.10')
    const { diagnostics } = compile(fenced([...long, daily, ...lanes(fits + 1)]), testSources)
    expect(diagnostics.filter(({ code }) => code === 'duty.10')).toMatchObject([
      { about: { statuses: limits.statuses + 1, limit: limits.statuses, id: `1.${fits + 2}` } },
    ])
  })

  test('an amount has thousandths and no finer part, and is bounded', () => {
    const asking = (amount: string): string[] =>
      codes(fenced([...header, `1  a must meet at least ${amount} meetings by day 2`]))
    for (const amount of ['2.5', '0.125', String(limits.amount)]) {
      expect(asking(amount)).not.toContain('time.9')
    }
    for (const amount of ['0.0001', '1000000000.5', String(limits.amount + 1), '9'.repeat(400)]) {
      expect(asking(amount)).toContain('time.9')
    }
  })

  test('an item of the most characters is read, and a longer one is not', () => {
    const item = (length: number): string => '1  a must meet by day 2'.padEnd(length - 1) + ','
    expect(codes(fenced([...header, item(itemCharacters)]))).toEqual([])
    expect(codes(fenced([...header, item(itemCharacters + 1)]))).toContain('text.6')
  })

  test('the most lines are read, and one more is not', () => {
    const blank = (count: number): string => `${fenced(header)}${'\n'.repeat(count)}`
    const most = limits.agreementLines - fenced(header).split('\n').length
    expect(codes(blank(most))).not.toContain('text.12')
    expect(codes(blank(most + 1))).toContain('text.12')
  })

  test('the most marks of lists and quotations are read, and one more is not', () => {
    const marked = (count: number): string => `${fenced(header)}\n${'>'.repeat(count)} a\n`
    expect(codes(marked(limits.agreementMarks))).not.toContain('text.13')
    expect(codes(marked(limits.agreementMarks + 1))).toContain('text.13')
  })

  test('no more diagnostics are listed than the limit, and the last counts the others', () => {
    const wrong = Array.from({ length: 500 }, (_, at) => `${at + 1}  nobody must meet by day 2`)
    const { diagnostics } = compile(fenced([...header, ...wrong]), testSources)
    expect(diagnostics).toHaveLength(limits.diagnostics)
    expect(diagnostics.at(-1)).toMatchObject({ code: 'text.9', about: { count: 301 } })
  })
})

describe('large and hostile texts', () => {
  // Of a processor: a machine that is busy with other things adds none.
  const seconds = (text: string): number => {
    const before = process.cpuUsage()
    compile(text, testSources)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000_000
  }

  const huge: readonly (readonly [string, string])[] = [
    ['one long line', 'x'],
    ['clauses', '1.1  a must meet by day 2\n'],
    ['brackets in brackets', '('],
    ['lists in lists', '- '],
    ['quotations in quotations', '> '],
    ['quotes', '"a" '],
    ['letters of two bytes', 'é'],
    ['halves of characters', '\uD800'],
  ]
  test.each(huge)('ten megabytes of %s are refused at once, by the limit', (_, piece) => {
    const lines = [...header, piece.repeat(10_000_000 / piece.length)]
    const text = fenced(lines)
    expect(seconds(text)).toBeLessThan(0.5)
    const { agreement, diagnostics } = compile(text, testSources)
    expect(agreement).toBe(null)
    expect(diagnostics).toMatchObject([{ code: 'text.1', about: { limit: limits.agreementBytes } }])
  })

  const most = limits.agreementBytes
  const lines = limits.agreementLines
  const hostile: readonly (readonly [string, string])[] = [
    ['prose', 'word '.repeat(most / 5)],
    ['one line of fences', fenced(['§ must ; of which at , '.repeat(300_000)])],
    ['lines of nonsense', fenced(Array.from({ length: lines - 9 }, () => '§ must ; of which'))],
    ['lines of clauses', fenced(Array.from({ length: lines - 9 }, (_, at) => `${at} a must b at`))],
    ['overrides', '\u202E'.repeat(most / 3)],
    ['headings', '# a\n'.repeat(lines - 1)],
    ['marks of lists', '1) '.repeat(limits.agreementMarks)],
    ['marks of quotations', '>'.repeat(limits.agreementMarks)],
    ['lists', '- a\n'.repeat(limits.agreementMarks)],
    ['more lists than are read', '- - a\n'.repeat(lines - 1)],
    ['more lines than are read', '# a\n'.repeat(most / 4)],
    ['open fences', '```pact\n'.repeat(lines - 1)],
  ]
  for (const [what, text] of hostile) {
    test(`${what}, as much as is read, take seconds`, () => {
      expect(text.length).toBeLessThanOrEqual(most)
      expect(seconds(text)).toBeLessThan(10)
    })
  }
})

test('the text for screens has prose, and each clause with its span', () => {
  const fence = fenced([...header, '1.1  a must meet by day 2'])
  const file = `# Pause\n\nWhy.\n\n## 1. Talks\n\nThey meet.\n\n${fence}`
  const { text } = compileStages(file, testSources)
  expect(text.title).toBe('Pause')
  expect(text.articles.map(({ id, title, blocks }) => [id, title, blocks.length])).toEqual([
    ['', '', 1],
    ['1', 'Talks', 2],
  ])
  const block = text.articles[1]?.blocks[1]
  const clause = block?.kind === 'clauses' ? block.clauses[0] : undefined
  expect(Object.keys(clause ?? {}).sort()).toEqual(['from', 'id', 'line', 'to'])
  expect(clause?.id).toBe('1.1')
  expect(file.slice(clause?.from, clause?.to)).toBe('1.1  a must meet by day 2')
})
