// Amounts in a row, with the noun said once: "ten within seven days, twenty more within thirty days
// and the remainder by day 60", "not fewer than 50 and not more than 80", "for every civilian
// released … twenty; for every soldier, forty".

import { rewritten, type Tracked } from './tracked.ts'
import { nounTurn as turn, type Turn } from './turn.ts'

const name = String.raw`[\p{L}\d_-]+`
const amount = String.raw`\d[\d,]*(?:\.\d+)?(?: %)?`
const done = '(?:released|freed|returned|handed over|set free)'

/** Turns that are tried when "must" and how much are said in the words of the language. */
export const rowTurns: readonly Turn[] = [
  turn('(?<=must [\\p{L}-]+ )one(?= (?:[\\p{L}-]+ )?[\\p{L}-]+)', '1'),
  turn('(?<=(?:with|by|accompanied by) )one(?= (?:relatives?|companions?|family))', '1'),
  // "At least 50 and at most 80": a floor and a ceiling, each of which can be kept or not.
  ...(
    [
      ['(?:released|freed|set free)', 'release'],
      ['(?:admitted|let in)', 'admit'],
      ['(?:delivered|brought in)', 'deliver'],
      ['evacuated', 'evacuate'],
    ] as const
  ).map(([participle, verb]) =>
    turn(
      '(?<=^\\S+ )(at least \\d[\\d,]*) and (at most \\d[\\d,]*) ([^,]{1,60}?) ' +
        `must be ${participle}( [^,]+)?$`,
      `unnamed must ${verb} `,
      1,
      ' ',
      3,
      4,
      ` and must ${verb} `,
      2,
      ' ',
      3,
      4,
    ),
  ),
  turn(
    '(must [\\p{L}-]+) (at least \\d[\\d,]*) and (at most \\d[\\d,]*) ([^,]+)$',
    1,
    ' ',
    2,
    ' ',
    4,
    ' and ',
    1,
    ' ',
    3,
    ' ',
    4,
  ),
  turn('(by day )(\\d+)(,? and must )thereafter( [^,]+)$', 1, 2, 3, 4, ' after day ', 2),
  turn('(must meet (?:at least )?\\d+) times', 1),
  turn(
    '(?<=\\d[\\d,]* by (?:day \\d+|[^,]{1,30}),? and )all (?:weapons|arms|persons|others)(?= by )',
    'all',
  ),
  // A list of amounts, each with its span from the start: the spans end as days do.
  turn(
    `(${amount}(?: [\\p{L}-]+){0,3}) within (\\d+) days` +
      `(?=,? (?:and )?(?:${amount} |all |an? further |the (?:rest|remainder|others)))`,
    1,
    ' by day ',
    2,
  ),
  turn(
    `(?<=(?:,| and|, and) (?:${amount}|all|an? further ${amount})(?: [\\p{L}-]+){0,3} ` +
      `)within (\\d+) days` +
      '(?! (?:of|after|from)\\b)',
    'by day ',
    1,
  ),
  turn(`(?<=(?:,| and) )(${amount}) more(?= (?:[\\p{L}-]+ )?by )`, 'a further ', 1),
  turn(
    '(?<=(?:,|and) )(?:all|the) (?:the )?(?:(?:other|remaining|others|remainder|rest) ?)+' +
      '(?:of (?:the|its|their) )?(?:[\\p{L}-]+ )?(?=by )',
    'all ',
  ),
  turn(
    `(must [\\p{L}-]+) (${amount}) ([\\p{L}-]+) (?:before|by) ` +
      `((?:the )?end of (?:the )?${name}(?: phase)?|day \\d+),? and ` +
      `(at least ${amount}) of (?:them|these) by (day \\d+)`,
    1,
    ' ',
    3,
    ': ',
    5,
    ' by ',
    6,
    ', at least ',
    2,
    ' by ',
    4,
  ),
  // So many for each of a class, and so many for each of another.
  turn(
    `for (?:each|every) (${name})(?: ${name})? ${done},? ((?:the )?${name}) must release ` +
      `(\\d[\\d,]*)( ${name})?,? (?:and )?for (?:each|every) (${name})(?: ${name})?(?: ` +
      `${done})?,? ` +
      `(\\d[\\d,]*)(?: ${name})?(?=$|,)`,
    'for each release, ',
    2,
    ' must release ',
    3,
    4,
    ' per ',
    1,
    ', ',
    6,
    4,
    ' per ',
    5,
  ),
  turn(
    `((?:the )?${name}) must release 2 times as many (${name}) as (?:the )?(${name}) ` +
      `(?:releases|frees|returns) (?:${name})`,
    'for each person released by ',
    3,
    ', ',
    1,
    ' must release 2 ',
    2,
  ),
]

const others = new RegExp(
  String.raw`(?<![\p{L}\d.,])(?<some>\d[\d,]*)\s+(?<cargo>fuel|food|water|medical|shelter|` +
    String.raw`relief)\s+` +
    String.raw`(?<unit>trucks|tonnes|flights|vessels)\s+and\s+(?<rest>\d[\d,]*)\s+` +
    String.raw`(?:other\s+\k<unit>|\k<unit>\s+of\s+other\s+(?:goods|cargo|` +
    String.raw`supplies))(?<after>[^,]*)$`,
  'dgiu',
)

/** "50 fuel trucks and 250 other trucks": 300 of them, of which at least 50 are of fuel. */
export function withOthers(tracked: Tracked): Tracked {
  return rewritten(tracked, others, ({ groups = {} }) => {
    const { some = '', rest = '', cargo = '', unit = '', after = '' } = groups
    const sum = Number(some.replaceAll(',', '')) + Number(rest.replaceAll(',', ''))
    return [`at least ${sum} ${unit}${after}, of which at least ${some} carrying ${cargo}`]
  })
}
