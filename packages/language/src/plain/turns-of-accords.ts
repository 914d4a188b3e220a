// Turns of ceasefires of these years: flights that stop for hours, persons who may cross, trucks of
// which some carry and some go somewhere, withdrawals that are to be completed by a day.

import { turn, type Turn } from './turn.ts'

const name = String.raw`[\p{L}\d_-]+`
const amount = String.raw`(?:at least |at most |exactly |up to )?\d[\d,.]*`
const there = '(?:(?:remaining|stationed|present) )?in'
const stationed = `(${name}(?: ${name})??) ${there} (?:the )?(${name})`
const flights = '(?:military[ -]flights|drones|military aircraft)'

/** Turns that are tried before those of all treaties. */
export const accordTurns: readonly Turn[] = [
  turn(
    '(?:up)?on (?:the )?entry into force(?: of (?:the|this) agreement)?',
    'from the start of the agreement',
  ),
  turn(
    '(?:in step|step by step|in parallel|in tandem|side by side) ' +
      'with (?:the )?[\\p{L}-]+ under(?= \\d)',
    'in parallel with',
  ),
  turn('all of them(?= by )', 'all'),
  turn('for (?:further |additional )?periods of(?= (?:up to |at most )?\\d)', 'by'),
  turn('on an? (daily|weekly|monthly|fortnightly) basis', 1),
  turn(
    '(?:(?:and )?to be|(?:which|that) (?:shall|must|is to|are to) be) ' +
      '(?:completed|concluded|finished|carried out)(?= (?:by|within|before|no later|not later))',
    '',
  ),
  turn('(?:and )?(?:ending|finishing|concluding) (?:on|by)(?= (?:day|\\d|the))', 'by'),
]

/** Turns that are tried when who is bound and how is said in the words of the language. */
export const accordDuties: readonly Turn[] = [
  turn(
    `must (?:suspend|stop|halt|cease|discontinue) (?:all |any )?(?:its |their )?(${flights}) ` +
      `(?:over|in|above) (?:the )?(${name})(?= for )`,
    'must keep ',
    1,
    ' out of ',
    2,
  ),
  turn(
    `(?:all |any )?(${flights}) (?:over|in|above) (?:the )?(${name}) must ` +
      '(?:stop|cease|be (?:suspended|stopped|halted))(?= for )',
    'unnamed must keep ',
    1,
    ' out of ',
    2,
  ),
  turn(
    `must not (?:bring|send|move|deploy|introduce)(?: in)?(?: any)?(?: further| additional| new)*` +
      `(?: military)? reinforcements(?= (?:into|to|in) )`,
    'must not reinforce',
  ),
  turn(
    `(${amount})(?: of which| of them)? must (?:be )?` +
      `(?:go|going|bound|destined|sent|travel|directed)` +
      ' (?:to|for)',
    1,
    ' bound for',
  ),
  turn('(?<=(?:may|must) )cross(?= (?!through|at|in|into|from)\\p{L})', 'cross through'),
  turn(
    ',? each (?:accompanied by|together with|with) (?:up to |at most )?(\\d+) ' +
      '(?:persons|people|companions?|relatives|escorts?|family members)',
    ', with up to ',
    1,
    ' companions each',
  ),
  turn(
    '(all(?: of)?(?: the)?(?: [\\p{L}\\d-]+){1,4}), (?:whether )?(?:living|alive) (?:and|or) ' +
      '(?:dead|deceased),?',
    1,
  ),
  turn('of which (\\d[\\d,]*) must (?:be )?carry(?:ing)?', 'of which ', 1, ' carrying'),
  turn('(?:the )?(?:remains|bodies) of (\\d[\\d,]*)(?= deceased)', 1),
  turn('(?:the )?(remains|bodies) of (\\d[\\d,]*)(?: (?:persons|people))?', 2, ' ', 1),
  turn(`(?<=must )return(?= ${amount} (?:remains|bodies|deceased))`, 'release'),
  turn(`(?<=(?:each|every) )(${name}) persons?(?= (?:released|returned|freed|handed over))`, 1),
  turn(
    `must ([\\p{L}-]+) (${amount})((?: (?!on\\b)[\\p{L}_-]+){1,5}) on (day \\d+),? and ` +
      `(${amount})(?: more| further| additional)? ` +
      '(each [^,]{1,20}?) (?:thereafter|after that|afterwards|from then on)',
    'must ',
    1,
    ' ',
    2,
    3,
    ' on ',
    4,
    ' and must ',
    1,
    ' ',
    5,
    3,
    ' ',
    6,
    ' after ',
    4,
  ),
  turn(
    `must ([\\p{L}-]+) (${amount} [^,]{1,60}?) on (day \\d+),? and ` +
      `(${amount}(?: (?!more|further|additional)[^,]{1,60}?)?)(?: more| further| additional)? ` +
      '(each [^,]{1,20}?) (?:thereafter|after that|afterwards|from then on)',
    'must ',
    1,
    ' ',
    2,
    ' on ',
    3,
    ' and must ',
    1,
    ' ',
    4,
    ' ',
    5,
    ' after ',
    3,
  ),
  turn('(?:a further|an additional|another)(?= \\d[\\d,]* on (?:day )?\\d)', ''),
  turn(
    `must ([\\p{L}-]+) (${amount} [\\p{L}-]+) of ([\\p{L}-]+) ((?:[^,]{1,60} )?each ` +
      `(?:day|week|month)),? and (${amount} [\\p{L}-]+) of ([\\p{L}-]+)`,
    'must ',
    1,
    ' ',
    2,
    ' ',
    3,
    ' ',
    4,
    ' and must ',
    1,
    ' ',
    5,
    ' ',
    6,
    ' ',
    4,
  ),
  turn(
    `(?:the )?(?:number|strength|total) of (?:the )?(${name})['’]s? ${stationed}` +
      `( after day \\d+)? must ` +
      `(?:not exceed|be (?:at most|limited to)) (\\d[\\d,]*)`,
    1,
    ' must station at most ',
    5,
    ' persons ',
    2,
    ' in ',
    3,
    4,
  ),
  turn(
    `(?:the )?(?:number|strength|total) of (?:the )?(${name})['’]s? ${stationed}` +
      `( after day \\d+)? ` +
      `must be (\\d[\\d,]*)`,
    1,
    ' must station exactly ',
    5,
    ' persons ',
    2,
    ' in ',
    3,
    4,
    ' at all times',
  ),
]
