// Mappings by chance: most can be used, many read columns that are not there or as what they are
// not, and some are the text of a mapping with a piece of it gone.

import type { Chance } from './chance.ts'
import { goodCells } from './cells.ts'

const readings = [
  'text',
  'integer',
  'number',
  'instant',
  'local',
  'date',
  'agreement-day',
  'day-start',
  'day-end',
  'id',
  'yes-no',
]
const encodings = ['utf-8', 'utf-16le', 'windows-1252', 'windows-1256', 'iso-8859-8', 'koi8-u']
const columns = Object.keys(goodCells)
const strange = [
  '',
  ' day ',
  'DAY',
  '__proto__',
  'constructor',
  '#date',
  'S/day',
  'no such',
  '\u0000',
]

/** The text of a mapping. */
export function fuzzedMapping(chance: Chance): string {
  const rules = chance.many(1 + chance.below(3), (at) => ruleOf(chance, at))
  const text = JSON.stringify({
    format: 'holdfast-mapping/1',
    ...(chance.once(3) ? { separator: chance.one([',', ';', '\t', '|', 'auto']) } : {}),
    ...(chance.once(12) ? { encoding: chance.one(encodings) } : {}),
    ...(chance.once(30) ? { sheet: chance.one(['S', 'a.csv', 'No', '__proto__']) } : {}),
    ...(chance.once(40) ? { headerRow: 1 + chance.below(5) } : {}),
    ...(chance.once(40) ? { headerRows: 1 + chance.below(3) } : {}),
    ...(chance.once(60) ? { hxl: true } : {}),
    ...(chance.once(10) ? { guarded: true } : {}),
    ...(chance.once(3)
      ? { key: chance.once(2) ? 'nr' : [columnOf(chance), columnOf(chance)] }
      : {}),
    ...(chance.once(15) ? { fillDown: [columnOf(chance)] } : {}),
    ...(chance.once(30) ? { join: { sheet: 'T', column: 'nr', to: columnOf(chance) } } : {}),
    ...(chance.once(3) ? { otherwise: 'skip' } : {}),
    statements: rules,
  })
  return chance.once(12) ? spoilt(chance, text) : text
}

function spoilt(chance: Chance, text: string): string {
  const at = chance.below(text.length)
  const to = chance.once(2) ? at + 1 + chance.below(4) : at
  const put = chance.one(['', '', '"', '}', ',', '__proto__', '\u0000', '1e999', '[[[['])
  return text.slice(0, at) + put + text.slice(to)
}

function columnOf(chance: Chance): string {
  return chance.once(40) ? chance.one(strange) : chance.one(columns)
}

function fieldOf(chance: Chance, usual: string, as: string): object {
  if (chance.once(60)) return { constant: chance.one([1, 'x', true, null, [], {}, -1e300]) }
  if (chance.once(40)) {
    return { template: `{${columnOf(chance)}} {${columnOf(chance)}}`, as: chance.one(readings) }
  }
  if (chance.once(80)) return { statement: chance.one(['r0', 'r1', 'none']) }
  return {
    column: chance.once(30) ? columnOf(chance) : usual,
    as: chance.once(25) ? chance.one(readings) : as,
    ...(chance.once(12) ? { order: chance.one(['ymd', 'dmy', 'mdy', 'serial']) } : {}),
    ...(chance.once(25) ? { zone: chance.one(['UTC', '+03:00', '+99', 'Mars/Phobos', '']) } : {}),
    ...(chance.once(20) ? { decimal: ',' } : {}),
    ...(chance.once(4) ? { optional: true } : {}),
    ...(chance.once(40) ? { split: chance.one([',', ' ', ';', 'a']) } : {}),
    ...(chance.once(15) ? { default: chance.one([0, '', 'x', null, '2031-04-02']) } : {}),
    ...(chance.once(40) ? { map: { '40': 40, constructor: 1, '': 2 } } : {}),
  }
}

function ruleOf(chance: Chance, at: number): object {
  const { kind, body, sums } = chance.one(kinds)(chance)
  return {
    ...(chance.once(2) ? { name: `r${at}` } : {}),
    ...(chance.once(5) ? { when: [testOf(chance)] } : {}),
    kind: chance.once(30) ? chance.one(['record.corrected', 'no.kind', 'record.confirmed']) : kind,
    ...(sums !== undefined && chance.once(3) ? { sums } : {}),
    body,
  }
}

function testOf(chance: Chance): object {
  const column = columnOf(chance)
  if (chance.once(3)) return { column, isEmpty: chance.once(2) }
  if (chance.once(2)) return { column, in: ['40', '', 'constructor'] }
  return { column, equals: chance.one(['40', '', 'soldier', '#N/A']) }
}

type Made = { readonly kind: string; readonly body: object; readonly sums?: string }

const kinds: readonly ((chance: Chance) => Made)[] = [
  (chance) => ({
    kind: 'aid.counted',
    sums: 'amount',
    body: {
      date: fieldOf(chance, 'day', 'date'),
      amount: fieldOf(chance, 'trucks', 'integer'),
      cargo: { constant: 'relief' },
      unit: { constant: 'trucks' },
      stage: { constant: 'entered' },
      closes: chance.once(2) ? { constant: chance.once(2) } : fieldOf(chance, 'closes', 'yes-no'),
      ...(chance.once(2) ? { note: { column: 'note', optional: true } } : {}),
      'quote.source': fieldOf(chance, 'whose', 'id'),
    },
  }),
  (chance) => ({
    kind: 'exchange.released',
    body: {
      by: { constant: 'north' },
      class: fieldOf(chance, 'class', 'id'),
      persons: fieldOf(chance, 'trucks', 'integer'),
      group: { constant: 'held-by-north' },
      'at.earliest': fieldOf(chance, 'time', 'local'),
      'at.latest': fieldOf(chance, 'time', 'local'),
      'quote.source': { constant: 'relief-office' },
    },
  }),
  (chance) => ({
    kind: 'incident.reported',
    body: {
      what: { constant: 'attack' },
      against: fieldOf(chance, 'whose', 'id'),
      place: fieldOf(chance, 'place', 'id'),
      particulars: fieldOf(chance, 'note', 'text'),
      'at.earliest': fieldOf(chance, 'day', 'day-start'),
      'at.latest': fieldOf(chance, 'day', 'day-end'),
      'quote.source': { constant: 'relief-office' },
    },
  }),
]
