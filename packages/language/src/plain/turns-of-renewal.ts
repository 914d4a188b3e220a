// Sentences of treaties about how long they last: renewed by themselves unless somebody objects,
// brought back after they ended, and never longer than to a date.

import { turn, type Turn } from './turn.ts'

const text =
  '(?:the|this|the present)(?: ceasefire| truce)? (?:agreement|truce|ceasefire|arrangement)'
const name = String.raw`[\p{L}\d_-]+`
const silently = '(?:(?:automatically|tacitly|deemed|considered|to be|itself) )*'
const renewed =
  `${text} (?:(?:shall|must|will) )?(?:be |is |are )?${silently}` +
  `(?:renewed|extended|prolonged|renews?|extends?)(?: (?:automatically|tacitly|itself))*`
const period =
  '(?:for|by) (?:(?:a|each|successive|further|additional|another|consecutive|equal|like|' +
  'new|periods?|terms?|of) )*(\\d+) (days?|weeks?|months?)(?: (?:at a time|each|at each end))?'
const most = '(,? at most \\d+ times)?(,? until \\d{4}-\\d\\d-\\d\\d(?:T[\\d:Z+-]+)?)?'
const any = '(?:either|any|one)(?: of the)? (?:party|parties|side|sides)'
const says =
  '(?:(?:has|have|shall have|is|are) )?(?:gives?|given|serves?|served|submits?|' +
  'notif(?:y|ies|ied)|objects?|objected|declares?|informs?|informed|refuses?|' +
  'denounces?|denounced|terminates?|' +
  'announces?|communicates?|states?|opposes?)'
const span = "(\\d+) (days?|weeks?|months?)['’]?"
const end = '(?:its|their|the|each|that|such)?'

/** How each sentence ends, with the words for it after those for who may refuse. */
const notices: readonly (readonly [string, readonly (string | number)[]])[] = [
  [
    `${says}[^,]{0,100}? (?:at least |by )?${span}(?: [^,]{0,80}?)?`,
    [' with ', 0, ' ', 1, ' notice'],
  ],
  [`${says}(?: [^,\\d]{0,100}?)?`, []],
]

function renewals(): readonly Turn[] {
  return notices.flatMap(([pattern, after]): readonly Turn[] =>
    [any, `((?:the )?${name}(?:(?:, | and | or )${name})*)`].map((who): Turn => {
      const isNamed = who !== any
      const first = isNamed ? 6 : 5
      const words = after.map((word) => (typeof word === 'number' ? word + first : word))
      return turn(
        `${renewed} ${period}${most},? unless ${who} ${pattern}` +
          '(?=$|,? (?:if|once|as long as|so long as) )',
        ...(isNamed ? [5] : ['parties']),
        ' may, by any, refuse renewal for ',
        1,
        ' ',
        2,
        3,
        4,
        ...words,
      )
    }),
  )
}

/** Every turn about how long a text lasts, in the order in which they are tried. */
export const renewalTurns: readonly Turn[] = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((years) =>
    turn(`${years} years?(?! (?:old|of age))`, `${years * 12} months`),
  ),
  // As sentences say it: who refuses, and after that by what rule and with what notice.
  turn(
    `${renewed} ${period}${most},? unless ((?:the )?${name}(?:(?:, | and | or )${name})*) ` +
      'refuse(?=$|,)',
    5,
    ' may refuse renewal for ',
    1,
    ' ',
    2,
    3,
    4,
  ),
  ...renewals(),
  turn(
    `(?<=\\bmay(?:, by any,)? )(?:revive|reinstate|reactivate|restore)(?= ${text})`,
    'extend after the end,',
  ),
  turn(`after (?:${end} )?(?:expiry|expiration|lapse)`, 'after the end'),
  turn(
    `(?<=\\bmay .{0,160}within \\d+ (?:days?|weeks?) )(?:of|after) ${end} ?(?:expiry|lapse|end)`,
    'of the end',
  ),
  turn(
    '(?:but )?(?:in no case |in any event )?(?:not |never )?(?:beyond|longer than)(?= \\d{4}-)',
    'until',
  ),
]
