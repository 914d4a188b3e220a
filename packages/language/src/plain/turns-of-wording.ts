// Turns of accords of all ages: what is to have been done by then, forces that at no time exceed a
// number, what nobody but some may have there, the day after something, fire that is opened.

import { turn, type Turn } from './turn.ts'

const name = String.raw`[\p{L}\d_-]+`
const amount = String.raw`(?:at least |at most |exactly |up to )?\d[\d,.]*`
const soldiers =
  '(?:soldiers|servicemen|service members|military personnel|men under arms|combatants)'
const there = '(?:remaining |stationed |present |deployed |based )?(?:in|at|on)'
const exceed = '(?:not|never|at no time|not at any time) exceed'
/** Words before "forces" that say of what sort they are, and never whose. */
const sorts = '(?:armed|military|security|regular|ground|naval|air|police|the|all|any|no|foreign)'
const whose = `(?:the )?(?!${sorts} )(${name})(?:['’]s?)?`
const units = '(?:weeks?|days?|months?)'
const before = '(?:of|after|following)'
/** What is said of the day after it: a clause, an act, a phase, the signature. */
const doneUnder = `(?:the )?(?:completion|performance|fulfilment|fulfillment|implementation) of`
const workUnder =
  '(?:the )?(?!start\\b|end\\b)[\\p{L}-]+(?: (?:from|of|in|by) (?:the )?[\\p{L}\\d_-]+)?'

/** Turns that are tried before those of all treaties. */
export const wordingTurns: readonly Turn[] = [
  turn(
    '(?<=^\\S+ )only (?:after|once|when|if) (.{3,200}?) (?:shall|must|will) (?:the )?' +
      `(${name}) (?:be (?:bound|obliged|required) to )?([\\p{L}-]+)`,
    'once ',
    1,
    ', ',
    2,
    ' must ',
    3,
  ),
  turn(
    '(?<=^\\S+ )(?:as soon as|immediately after|after)' +
      `(?= (?:the |an? )?[^,\\d]{3,120}? (?:has|have|is|are) [^,]{2,200}, )`,
    'once',
  ),
  turn(
    'for (?:each|every) ([\\p{L}_-]+) (?:released|freed|returned|handed over) by (?:the )?' +
      `(${name}),? and (${amount}) for (?:each|every) ([\\p{L}_-]+)`,
    'for each ',
    1,
    ' and ',
    3,
    ' for each ',
    4,
    ' released by ',
    2,
  ),
  turn("(\\d+ days['’] notice) (?:in writing|by letter)", 1),
  ...[1, 2, 3, 4, 5, 7].map((n) => turn(`${n * 24} hours['’] notice`, `${n} days' notice`)),
  turn(
    '(?<=\\bmay )(?:withdraw from|denounce|end|terminate) ' +
      '(?:the|this) (?:ceasefire|truce|cessation of hostilities)',
    'terminate the agreement',
  ),
  turn('(\\d[\\d,]*) more(?= by (?:day \\d|the end))', 'a further ', 1),
  turn('via(?= (?:the )?\\p{L})', 'through'),
  turn('(?<=(?:shall|must|will) (?:not )?)open fire', 'fire'),
  turn('on the (?:next )?day (?:after|following)(?= (?:the )?[\\p{L}\\d])', 'on day 1 after'),
  turn('on day (\\d+) (?:after|following)(?= (?:the )?[\\p{L}\\d])', 'on ', 1, ' days after'),
  turn('on day (\\d+) before(?= (?:the )?[\\p{L}\\d])', 'on ', 1, ' days before'),
  turn(
    `(?:up)?on (?:the )?(?:completion|performance|fulfilment|implementation) of ${workUnder} ` +
      '(?:under|provided for in|referred to in|required by) (?:clause |article )?' +
      '(\\d[\\d.]*\\d|\\d)',
    'once ',
    1,
    ' is met',
  ),
  turn(
    `((?:within|on) \\d+ ${units} ${before}) (?:${doneUnder} )?${workUnder} (?:under|` +
      `provided for in) ` +
      '(?:clause |article )?(\\d[\\d.]*\\d|\\d)',
    1,
    ' ',
    2,
  ),
  turn(`(?<=(?:after|following|once|of|before) )${doneUnder}(?= \\d)`, ''),
  turn(
    '(?:in proportion (?:to|with)|proportionate(?:ly)? (?:to|with)|commensurate(?:ly)? with|' +
      'pro rata (?:to|with)|(?:at|in) the same (?:rate|pace|proportions?) as|' +
      'to the same extent as)' +
      ' (?:(?:the )?[\\p{L}-]+ (?:under|in) )?(?:under )?(?:clause )?(\\d+(?:\\.[\\da-z]+)+)',
    'in proportion to ',
    1,
  ),
  turn(
    '(?:the|an?) (?:same|equal|corresponding) (?:share|percentage|proportion|part) of ' +
      `(?:its |their |the )?(${name})((?: [^,]{1,60}?)?),? as (?:under )?(?:clause )?` +
      '(\\d+(?:\\.[\\da-z]+)+)',
    '100 % of ',
    1,
    2,
    ' in proportion to ',
    3,
  ),
]

/** Turns that are tried when who is bound and how is said in the words of the language. */
export const wordingDuties: readonly Turn[] = [
  turn(
    '(?:all )?(?:the )?(?:remainder|rest|others|remaining ones)(?= by (?:day \\d|the end))',
    'all',
  ),
  turn(
    '(?<=^\\S+ )((?:during|by|within|from|before|after|until) (?:the )?[^,]{1,40}?' +
      '(?<! (?:day|of|after|clause|within))) ' +
      `((?:at least |at most |exactly |up to )?\\d+(?:[.,]\\d+)*(?![\\d.,]) ` +
      '(?!(?:minutes?|hours?|days?|weeks?|months?) )(?:[\\p{L}_-]+ ){1,4}must)(?! not)',
    1,
    ', ',
    2,
  ),
  turn(
    `${whose} (?:armed |military )?(?:forces|troops|${soldiers}) ${there} ` +
      `(?:the )?(${name}) must ` +
      `${exceed} (\\d[\\d,]*)(?: (?:men|persons|people|troops|${soldiers}))?`,
    1,
    ' must station at most ',
    3,
    ' troops in ',
    2,
  ),
  turn(
    `(?:the )?(?:total )?(?:number|strength) of (?:the )?(${name}) ${there} (?:the )?(${name}) ` +
      `must ${exceed} (\\d[\\d,]*)(?: (persons|people|men|troops|weapons|${soldiers}))?`,
    1,
    ' must station at most ',
    3,
    ' ',
    4,
    ' in ',
    2,
  ),
  turn(
    `(?<=(?:must|may) (?:not )?(?:station|keep|maintain|retain|have|hold|deploy) ` +
      `(?:${amount} )?)${soldiers}(?= )`,
    'troops',
  ),
  turn(
    '(?<=^\\S+ )no (.{1,60}?) (?:other than|except|save|apart from) (?:the )?(.{1,60}?) ' +
      `(?:must|may) be (?:stationed|kept|deployed|present|placed|found|held) ${there} ` +
      `(?:the )?(${name})`,
    'unnamed must not keep ',
    1,
    ' in ',
    3,
    ' except ',
    2,
  ),
  turn(
    `(?<=^\\S+ )(?:all )?(?:the )?(?!${sorts} )(${name}) (?:armed |military )?` +
      '(?:forces|troops|soldiers|units|fighters)(?= must)',
    1,
  ),
  turn(
    '(must(?: not)? [\\p{L}-]+(?: (?!by |within )[^,]{1,80})?), ' +
      '((?:within|by|before|no later than) [^,]{1,40}), (?!and |but |or )([^,]+)$',
    1,
    ' ',
    3,
    ', ',
    2,
  ),
  turn(
    `(${amount} (?:commercial |relief |humanitarian )?(?:flights|vessels)(?: each \\p{L}+)?) ` +
      '(must|may) (?:land|dock|berth|arrive|call) at',
    'unnamed ',
    2,
    ' admit ',
    1,
    ' at',
  ),
  turn(
    `(${amount}(?: (?!of\\b)[\\p{L}-]+)?) carrying ` +
      '(fuel|food|water|medicines?|medical(?: supplies)?|shelter|relief)(?= must)',
    1,
    ' ',
    2,
  ),
  turn('armed (?:persons|people|men|individuals|elements)', 'armed-personnel'),
]
