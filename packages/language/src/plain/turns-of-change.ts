// Amounts that change: "rising to 100 once …", "50 until …, and 100 thereafter", "12 hours on days
// of an exchange".

import { turn, type Turn } from './turn.ts'

const figure = String.raw`(?:at least |at most |exactly |up to )?\d`
const itself =
  '(?:and |, )?(?:which|it|(?:this|the|that) (?:daily |weekly |monthly )?' +
  '(?:number|quota|figure|amount|rate|total|minimum|level))(?: is| are)?' +
  '(?: (?:shall|will|must|to)' +
  '(?: be)?)?'
const linked = `(?:${itself}|and(?: (?:shall|will|must|to)(?: be)?)?)`
const up = '(?:ris(?:es?|ing)|increas(?:es?|ed|ing)|raised|go(?:es)? up)'
const down =
  '(?:falls?|falling|decreas(?:es?|ed|ing)|reduced|lowered|drops?|dropping|go(?:es)? down)'
const amount = String.raw`(?:at least |at most |exactly |up to )?\d[\d,.]*(?: [\p{L}-]+){0,4}?`
const name = String.raw`[\p{L}\d_-]+`
const done = '(?: (?:takes?|take|took) place| occurs?| happens?| (?:is|are) (?:made|carried out))?'

const days = 'on (?:(?:each|every|any|all|the) )?days? (?:when|on which)'

/** Every turn of changing amounts, in the order in which they are tried. */
export const changeTurns: readonly Turn[] = [
  turn(`(?:${linked} )?(?:rising|increasing) to(?= ${figure})`, 'rising'),
  turn(`(?:${linked} )?(?:falling|decreasing|dropping) to(?= ${figure})`, 'falling'),
  turn(`${linked} ${up} to(?= ${figure})`, 'rising'),
  turn(`${linked} ${down} to(?= ${figure})`, 'falling'),
  turn(
    `until (?:the )?(${name}|day \\d+),? (?:and )?(?:then )?(${amount}),? ` +
      '(?:thereafter|afterwards|after that|from then on|from that moment on)',
    'then ',
    2,
    ' from ',
    1,
  ),
  turn(
    `${days} (?:the )?(${name}) (?:releases|frees|returns|hands over)(?: persons| people)?` +
      `(?: (?!(?:by|from|in|under|at)\\b)(${name}))?`,
    'on each day of each release ',
    2,
    ' by ',
    1,
  ),
  turn(
    `${days} (?:the |any )?(?:(?:persons|people)|(${name})) are ` +
      '(?:to be )?(?:released|freed|handed over)',
    'on each day of each release ',
    1,
  ),
  turn(
    `on (?:(?:each|every|any|all|the) )?days? (?:of|with|on which|when)(?: an?| the| any| each| ` +
      `every)? (${name}(?: (?:in|by) ${name}){0,2}?)${done}`,
    'on each day of each ',
    1,
  ),
  turn(`on (?!\\d)(${name}) days`, 'on each day of each ', 1),
  turn(`((?:from|after) (?:the )?(?:day )?${name}) onwards?`, 1),
]
