// Cells that people and programs write, and cells that nobody means well by. What a table is made
// of them is in table.ts.

import type { Chance } from './chance.ts'

/** The columns of a fuzzed table, and what stands in each where nothing went wrong. */
export const goodCells: Readonly<Record<string, readonly string[]>> = {
  nr: ['1', '2', '3', '17', 'A1', 'a1', '\u0661'],
  day: [
    '2031-04-02',
    '02.04.2031',
    '2 April 2031',
    '\u0662/\u0664/\u0662\u0660\u0663\u0661',
    '47940',
  ],
  time: ['2031-04-02T10:00+02:00', '2031-04-02 10:00', '10:00', '2031-03-30 02:30', '24:00'],
  trucks: ['40', '1,204', '1.204', '\u0661\u066C\u0662\u0660\u0664', '0', '3', '-1', '1e3', '40.5'],
  whose: ['relief-office', 'north', 'nobody', 'Relief Office'],
  place: ['sector-a', 'sector-z', 'SECTOR-A', ''],
  class: ['soldier', 'civilian', ''],
  note: [
    '',
    'two lorries',
    'd\u00e9j\u00e0',
    'de\u0301ja',
    '\u0634\u0627\u062d\u0646\u0629\u200F',
    '\ud83d\ude9a',
  ],
  closes: ['yes', 'no', 'true', '\u0646\u0639\u0645', '1', 'perhaps'],
}

const hostile: readonly string[] = [
  '',
  ' ',
  '\u00a0',
  '\0',
  '\u0007',
  '"',
  '""',
  'a"b',
  '\n',
  '\r\n',
  ',',
  ';',
  '\t',
  '|',
  '=cmd|calc!A1',
  '+1+1',
  '@SUM(1)',
  '-2+3',
  "'",
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '{day}',
  '${day}',
  '<script>',
  '&amp;',
  ']]>',
  '<!--',
  '../../etc',
  '#N/A',
  '#DIV/0!',
  '#date+year',
  'NaN',
  'Infinity',
  '-0',
  '1e999',
  '0x10',
  '1_000',
  '9007199254740993',
  '-9007199254740993',
  '1,2,3',
  '12,34',
  '2031-02-30',
  '9999-12-31',
  '0000-00-00',
  '1899-12-31',
  '2031-13-01',
  '31/12/31',
  '2031-04-02T25:61',
  '2031-04-02T10:00+99:99',
  '99999999999999999999',
  '60',
  '2958466',
  '\u202E2031',
  '\uFEFF40',
  '\u200B',
  '\uD800',
  '\uDFFF\uD800',
  '\u0301',
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}',
  '\u{E0041}',
  '\uFFFF',
]

/** What most cells of a column say, in one spelling. */
function plainly(chance: Chance, column: string): string {
  const n = chance.below(400)
  if (column === 'nr') return `T-${n}`
  if (column === 'day') return new Date(Date.UTC(2031, 3, 1 + (n % 60))).toISOString().slice(0, 10)
  if (column === 'time') return `2031-04-${10 + (n % 20)}T10:${10 + (n % 50)}+02:00`
  return column === 'trucks' ? String(n) : (goodCells[column]?.[0] ?? 'x')
}

/** A cell of a column: usually a good one; at times another column's, a hostile or a huge one. */
export function fuzzedCell(chance: Chance, column: string, harm: number): string {
  const good = goodCells[column] ?? ['x']
  if (!chance.once(harm)) return chance.once(12) ? chance.one(good) : plainly(chance, column)
  const turn = chance.below(12)
  if (turn < 2) return chance.one(goodCells[chance.one(Object.keys(goodCells))] ?? [''])
  if (turn === 2) return chance.one(hostile) + chance.one(hostile)
  if (turn === 3) return chance.one(hostile).repeat(1 + chance.below(50))
  if (turn === 4 && chance.once(20)) return 'x'.repeat(1 + chance.below(200_000))
  if (turn === 5) return '9'.repeat(1 + chance.below(400))
  if (turn === 6) return String.fromCodePoint(1 + chance.below(0x10_ffff - 1))
  return chance.one(hostile)
}
