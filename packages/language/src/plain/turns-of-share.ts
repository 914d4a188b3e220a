// Shares in words: "one third of", "three quarters of". What they are of is for the reader of
// clauses; a third is written as long as per cent have room, and stands for a third.

import { turn, type Turn } from './turn.ts'

const shares: readonly (readonly [words: string, percent: string])[] = [
  ['(?:a|one|1) third', '33.333'],
  ['(?:2|two) thirds', '66.667'],
  ['(?:a|one|1) (?:quarter|fourth)', '25'],
  ['(?:3|three) (?:quarters|fourths)', '75'],
  ['(?:a|one|1) fifth', '20'],
  ['(?:2|two) fifths', '40'],
  ['(?:3|three) fifths', '60'],
  ['(?:4|four) fifths', '80'],
  ['(?:a|one|1) tenth', '10'],
]

/** Who decides by two thirds of their number is a rule, and no amount. */
const noRule = '(?<!\\bby (?:a majority of )?)'
const limit = '(?<=\\b(?:at least|at most|exactly|up to) )'

/** Every turn of shares, in the order in which they are tried. */
export const shareTurns: readonly Turn[] = shares.flatMap(([words, percent]): readonly Turn[] => [
  turn(
    `(?:an? (?:further|additional)|another) ${words.replace('(?:a|one|1) ', '')}(?! of)`,
    `a further ${percent} %`,
  ),
  turn(`${limit}${words} of`, `${percent} % of`),
  turn(`${noRule}${words} of`, `at least ${percent} % of`),
])
