// What checking a text costs by its number of clauses, also where every clause hears the same act.
//
// Two texts: one like an agreement, with many acts, groups and places; one whose every clause is
// about one act in one place, which compares each with all the others if anything does.

import type { Bytes } from '@holdfast/base'
import { compileText } from '@holdfast/sum'
import { measure, report, type Measured } from './measuring/harness.ts'

const header = [
  '# Measured',
  '',
  '```pact',
  'agreement  measured',
  'time zone  UTC',
  'in force   from 2031-04-01T06:00Z for 3000 days',
  'basis      reported',
  'party      north "North", south "South"',
  'source     office "Office"',
  'group      held  held by north  classes soldier, civilian  size 100000000',
  'act        sign "Signing"',
]

function mixed(n: number): string {
  const day = 1 + (n % 2000)
  switch (n % 6) {
    case 0:
      return `north must release ${1 + (n % 9)} soldier from held by day ${day}`
    case 1:
      return `south must not attack, each day`
    case 2:
      return `each party must meet by day ${day + 900} if ${idOf(n - 2)} is met`
    case 3:
      return `unnamed must bring at least ${n} relief trucks each day`
    case 4:
      return `for each release under ${idOf(n - 4)}: south must meet within 2 days`
    default:
      return `north must sign within ${1 + (n % 30)} days of ${idOf(n - 3)}`
  }
}

function alike(n: number): string {
  const day = 1 + (n % 2900)
  return n % 2 === 0 ? `north must sign by day ${day}` : `north must not sign on day ${day + 1}`
}

function idOf(n: number): string {
  return `${1 + Math.floor(n / 50)}.${1 + (n % 50)}`
}

function textOf(clauses: number, clause: (n: number) => string): Bytes {
  const lines = Array.from({ length: clauses }, (_, n) => `${idOf(n)}  ${clause(n)}`)
  return new TextEncoder().encode([...header, ...lines, '```', ''].join('\n'))
}

function compiled(name: string, clauses: number, clause: (n: number) => string): Promise<Measured> {
  const files = new Map([['agreement.md', textOf(clauses, clause)]])
  return measure({
    name,
    runs: 5,
    warmups: 1,
    items: clauses,
    run: () => {
      const text = compileText(files)
      if (!text.ok) throw new Error(JSON.stringify(text.problem))
    },
  })
}

report(
  'checking a text',
  [
    await compiled('500 clauses', 500, mixed),
    await compiled('2000 clauses', 2000, mixed),
    await compiled('500 clauses of one act', 500, alike),
    await compiled('2000 clauses of one act', 2000, alike),
  ],
  {
    limits: [
      { name: '500 clauses', mostMs: 500 },
      { name: '2000 clauses', mostMs: 2000 },
      { name: '500 clauses of one act', mostMs: 500 },
      { name: '2000 clauses of one act', mostMs: 2000 },
    ],
  },
)
