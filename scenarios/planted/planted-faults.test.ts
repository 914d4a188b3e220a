// Goal: the checker finds what goes wrong in an agreement, however it is said, and calls nothing
// sound an error.
// Method: each fault is planted at the end of each agreement of the repository, and of good texts
// of the language's tests. It is found where something is said of the planted lines with a code of
// its kind, or of the declarations where the fault is one of the clock. The shares are printed.
// What is said in other manners than the manual's is planted in one agreement each.

import { expect, test } from 'vitest'
import type { Diagnostic } from '@holdfast/language'
import { contradictions, noEvidence, tooMany } from './faults-of-amounts.ts'
import { undated, unknownNames } from './faults-of-names.ts'
import { clocks, exposed, unlimited } from './faults-of-powers.ts'
import {
  afterTheEnd,
  deadlocks,
  neverTriggered,
  openedTooLate,
  outOfOrder,
} from './faults-of-waiting.ts'
import { agreementFields, goodFields, type Field } from './fields.ts'
import {
  inManner,
  kindNames,
  manners,
  planted,
  type Faults,
  type Kind,
  type Plant,
} from './plant.ts'
import { sound } from './sound.ts'

const everyFault = [
  unknownNames,
  undated,
  neverTriggered,
  openedTooLate,
  deadlocks,
  outOfOrder,
  afterTheEnd,
  contradictions,
  noEvidence,
  tooMany,
  clocks,
  exposed,
  unlimited,
]

/** Codes that name a fault of a kind, as docs/language.md lists them. */
const codesOf: Readonly<Record<Kind, RegExp>> = {
  1: /^((name|act)\.|word\.1$)/,
  2: /^duty\.1$/,
  3: /^duty\.2$/,
  4: /^duty\.3$/,
  5: /^(duty\.4|time\.(2|3|9|1[0-4]))$/,
  6: /^duty\.(5|12|13)$/,
  7: /^duty\.(6|7)$/,
  8: /^duty\.(8|14)$/,
  9: /^(head\.4|time\.(1|2|5|7|8|9)|word\.2)$/,
  10: /^exposure\.1$/,
  11: /^(power\.\d|duty\.(9|11))$/,
}

type Tally = { found: number; all: number; readonly missed: string[] }

/** What is planted in which text: each row in each text, or in one of so many. */
function* pairs(fields: readonly Field[], rows: readonly Plant[], every: number) {
  for (const [nth, field] of fields.entries()) {
    for (const [row, plant] of rows.entries()) {
      if ((nth + row) % every !== 0) continue
      const text = planted(field.ground, plant)
      if (text !== null) yield { field, plant, text }
    }
  }
}

function talliesOf(
  fields: readonly Field[],
  every: number,
  faults: readonly Faults[],
): ReadonlyMap<Kind, Tally> {
  const tallies = new Map<Kind, Tally>()
  for (const { kind, plants } of faults) {
    const tally = tallies.get(kind) ?? { found: 0, all: 0, missed: [] }
    tallies.set(kind, tally)
    for (const { field, plant, text } of pairs(fields, plants, every)) {
      const from = text.lastIndexOf('```pact')
      const said = field.compile(text).diagnostics.filter((each) => isAbout(each, from))
      tally.all += 1
      if (said.some(({ code }) => codesOf[kind].test(code))) tally.found += 1
      else tally.missed.push(`${field.name}:\n${plant.lines}`)
    }
  }
  return tallies
}

/** True of what is said of the lines from there on, or of the clock. */
function isAbout({ code, from: at, also = [] }: Diagnostic, from: number): boolean {
  if (code.startsWith('head') || code.startsWith('time')) return true
  return at >= from || also.some((other) => other.from >= from)
}

function printed(tallies: ReadonlyMap<Kind, Tally>): string {
  return [...tallies]
    .map(([kind, { found, all }]) => {
      const share = `${((100 * found) / all).toFixed(1)} %`
      const name = kindNames[kind].padEnd(32)
      return `${String(kind).padStart(2)} ${name}${found} of ${all}, ${share}`
    })
    .join('\n')
}

/** Errors that name nothing but what was planted: a text may forbid it for reasons of its own. */
function errorsIn(text: string, { compile }: Field): readonly Diagnostic[] {
  const isPlanted = (clause: unknown): boolean =>
    typeof clause !== 'string' || clause.startsWith('91.')
  return compile(text).diagnostics.filter(
    ({ severity, about }) =>
      severity === 'error' && isPlanted(about['id']) && isPlanted(about['other']),
  )
}

// The good texts are many and alike: each row is planted in one of eight of them.
const grounds = [
  { name: 'agreements', fields: agreementFields(), every: 1 },
  { name: 'good texts', fields: goodFields(), every: 8 },
]

for (const { name, fields, every } of grounds) {
  test(`of the faults planted in ${name}, at least 95 in 100 of each kind are found`, () => {
    const tallies = talliesOf(fields, every, everyFault)
    console.log(`${fields.length} ${name}\n${printed(tallies)}`)
    for (const [kind, { found, all, missed }] of tallies) {
      expect.soft(found / all, `kind ${kind}\n${missed.join('\n')}`).toBeGreaterThanOrEqual(0.95)
    }
  }, 900_000)

  test(`nothing sound that is planted in ${name} is called an error`, () => {
    const rows = [{ lines: '' }, ...sound]
    const wrong = [...pairs(fields, rows, every)].flatMap(({ field, plant, text }) =>
      errorsIn(text, field).map(({ code }) => `${field.name}: ${code}\n${plant.lines}`),
    )
    expect(wrong).toEqual([])
  }, 900_000)
}

for (const manner of manners.slice(1)) {
  const said = (rows: readonly Plant[]): readonly Plant[] =>
    rows.flatMap((row) => inManner(row, manner) ?? [])

  test(`of the faults said ${manner.name}, at least 95 in 100 of each kind are found`, () => {
    const fields = agreementFields()
    const faults = everyFault.map(({ kind, plants }) => ({ kind, plants: said(plants) }))
    const tallies = talliesOf(fields, fields.length, faults)
    console.log(`${manner.name}\n${printed(tallies)}`)
    for (const [kind, { found, all, missed }] of tallies) {
      const share = all === 0 ? 1 : found / all
      expect.soft(share, `kind ${kind}\n${missed.join('\n')}`).toBeGreaterThanOrEqual(0.95)
    }
  }, 900_000)

  test(`nothing sound that is said ${manner.name} is called an error`, () => {
    const fields = agreementFields()
    const wrong = [...pairs(fields, said(sound), fields.length)].flatMap(({ field, plant, text }) =>
      errorsIn(text, field).map(({ code }) => `${field.name}: ${code}\n${plant.lines}`),
    )
    expect(wrong).toEqual([])
  }, 900_000)
}
