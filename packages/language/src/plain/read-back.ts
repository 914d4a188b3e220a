// What sentences say for a reader's sake, in the words of the grammar: so that a clause that is
// read back can be put in place of the clause, and means the same.
//
// They are tried before the turns of those who draft: "for every 1 person" is no "for each".

import { turn, type Turn } from './turn.ts'

const basis = '(reported|corroborated|verified|determined)'
const name = String.raw`[\p{L}_](?:[\p{L}\d_'\-/.]*[\p{L}\d_])?`
/** A string, which no pattern sees into. */
const quoted = String.raw`\u0001+`
const waiting =
  'for as long as|as long as|so long as|while|provided that|provided|on condition that|if'

/** Every turn of sentences, in the order in which they are tried. */
export const sentenceTurns: readonly Turn[] = [
  turn('(?:somebody|anybody) whom the text does not name', 'unnamed'),
  turn('for as long as the agreement lasts', ''),
  turn('for every 1 [\\p{L}\\d_-]+', 'per one'),
  turn('(within \\d+ (?:minutes?|hours?|days?|weeks?|months?)) of that moment', 1),
  turn('the moment (?:clause )?(\\d[\\d.a-z]*) is met', 1),
  turn(`the moment (${name}) holds`, 1),
  turn(`(?:${waiting}) (?:the )?(${name}) does not hold`, 'if not ', 1),
  turn(`once (?:the )?(${name}|${quoted}) does not hold`, 'once not ', 1),
  turn(`if (${quoted}) does not hold`, 'if not ', 1),
  turn(`(${waiting}|unless) (${quoted}) holds`, 1, ' ', 2),
  turn(`unless (?:the )?(${name}) holds`, 'unless ', 1),
  turn(`(?:${waiting}) (?:the )?(${name}) holds`, 'if ', 1),
  turn(`once (?:the )?(${name}|${quoted}) holds`, 'once ', 1),
  turn(`once (?:the )?(${name}) has happened`, 'once ', 1),
  turn('the earliest(?= (?:[\\p{L}_]|\\u0001))(?! opportunity)', ''),
  turn(`once (${quoted}) has happened`, 'from ', 1),
  turn(
    `(each (?:own |other )?${name}(?: in ${name})?(?: by ${name})?) that is ${basis}`,
    1,
    ' ',
    2,
  ),
  turn(`on the basis ${basis} by`, 1, ' by'),
  turn('everything that is said later', ''),
  turn('by any of them', 'by any'),
  turn('(at most|exactly|no more than) once', 1, ' 1'),
]

/** Says of open words that they are open, which the words themselves say to the language. */
export const openMarks = /\((?:left open|no date is named)\)/dgiu

/** Words in brackets: the classes of what stands before them. */
export const bracketed = /\(([\p{L}\d_,\s-]*)\)/dgu
