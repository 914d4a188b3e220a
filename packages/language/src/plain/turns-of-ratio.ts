// So many for each: "30 for each woman and 50 for each soldier that north releases".
//
// Whose release opens the answer stands once, after the last of them; the others are so many per
// one of a class.

import { turn, type Turn } from './turn.ts'

const name = String.raw`[\p{L}\d_-]+`
const amount = String.raw`\d[\d,]*(?: (?!(?:for|per)\b)${name}){0,2}`
const each = '(?:for|against|in (?:exchange|return) for) (?:each|every)(?: of the)?'
const freed = '(?:released|freed|returned|handed over|set free)'
const frees = '(?:releases|frees|returns|hands over|sets free|has released|has freed|has returned)'

/** Every turn of ratios, in the order in which they are tried. */
export const ratioTurns: readonly Turn[] = [
  turn(
    `(?<=\\b(?:each|every) (?:of the )?(?:${name} )?${name} )(?:(?:that|whom|which) )` +
      `(?:the )?(${name}) ${frees}`,
    'released by ',
    1,
  ),
  turn(`(?<=\\b(?:each|every) (?:of the )?(?:${name} )?${name} )${freed}(?= by )`, 'released'),
  turn(
    `when(?:ever)? (?:the )?(${name}) ${frees} (?:an?|1) (${name})(?=,|$)`,
    'for each ',
    2,
    ' released by ',
    1,
  ),
  turn(`(${amount}) ${each} (${name})(?=,? (?:and )?${amount} ${each} )`, 1, ' per ', 2),
  turn(
    `(?<=\\bper ${name}(?:,| and|, and) ${amount} )${each} (${name})(?= released by )`,
    'per ',
    1,
    ' for each release',
  ),
  turn('(?<=\\bfor each release )released(?= by )', ''),
  turn(`(?<=\\bper ${name}(?:,| and|, and) ${amount} )${each} (${name})(?! released)`, 'per ', 1),
]
