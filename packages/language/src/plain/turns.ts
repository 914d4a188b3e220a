// Turns of phrase of those who draft treaties, each with the words of the language for it.
//
// A turn says nothing but what stands for it: what could mean two things is no turn, and is
// left for the reader of clauses to ask about. They are tried in this order.

import { sentenceTurns } from './read-back.ts'
import { turn, type Turn } from './turn.ts'

// "For a day", "within a week": how long, and not how often.
const once = String.raw`(?<!\b(?:for|within|after|before|least|most|by|of)\s+)`
const must = '(?:shall|must|will|may)'
const months =
  'january february march april may june july august september october november december'.split(' ')

/** The number of a month by its English name, from 1. */
export function monthOf(name: string): number {
  return months.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3))) + 1
}

/** A date as people write it: day, month and year, or month, day and year; with a time or not. */
export const dates = turn(
  String.raw`(?:the )?(?:(\d{1,2})(?:st|nd|rd|th)?(?: day of)? (${months.join('|')})|` +
    String.raw`(${months.join('|')}) (\d{1,2})(?:st|nd|rd|th)?),? (\d{4})(?:,? at ` +
    String.raw`(\d{2}:\d{2}))?`,
)[0]

/** Who is bound, and how. */
const modals: readonly Turn[] = [
  turn('this agreement(?! (?:is|remains) in force)', 'the agreement'),
  turn('at no time (?:shall|must|may) ((?:each |both |the )?[\\p{L}\\d_-]+)', 1, ' must not'),
  turn(`neither ([\\p{L}\\d_-]+) nor ([\\p{L}\\d_-]+) ${must}`, 1, ' and ', 2, ' must not'),
  turn(
    `(?:neither(?: of the)?|no|none of the) (?:party|parties|side|sides) ${must}`,
    'each party must not',
  ),
  turn(
    '(?:both(?: of)?(?: the)?|each of the|all(?: of)?(?: the)?|every|the two) ' +
      '(?:party|parties|sides?)',
    'each party',
  ),
  turn('(?:each|either) side', 'each party'),
  turn('(?:shall|must|will) (?:both|each(?! (?:day|week|month))|also)', 'must'),
  turn(
    '(?:shall|must|will) (?:not|never)|(?:is|are) (?:not permitted|forbidden|' +
      'prohibited) (?:to|from)|(?:is|are) not to',
    'must not',
  ),
  turn(
    '(?:shall|will|undertakes? to|agrees? to|commits? to|is required to|are required ' +
      'to|is obliged to|are obliged to|has to|have to)',
    'must',
  ),
  turn(
    'must (?:cease|stop|halt|refrain from|abstain from|desist from|avoid)(?: to| all|' +
      ' any| from)*(?!.* (?:by|within) )',
    'must not',
  ),
  turn(
    'must not (?:carry out|conduct|launch|mount|undertake|make|commit|engage in|' +
      'resort to)(?: any| an?| all)?',
    'must not',
  ),
  turn(
    'must use (?:its |their )?(?:best|reasonable|all reasonable|every) (?:efforts?|' +
      'endeavou?rs?) to',
    'must to the best of their ability',
  ),
  turn('must (?:permit|let)', 'must allow'),
  turn('must (?:hold|convene) (?:an? )?(?:meetings?|sessions?)', 'must meet'),
]

/** How much. */
const amounts: readonly Turn[] = [
  turn('per ?cent', '%'),
  turn('by (?:not|no) more than', 'by up to'),
  turn('(?:not|no) (?:less|fewer) than|a minimum of|a total of at least', 'at least'),
  turn('(?:not|no) (?:more|greater) than|a maximum of|not exceeding|not to exceed', 'at most'),
  turn('at least once|once(?= (?:an?|each|every|per|within|by) )', ''),
  turn('twice', '2 times'),
  turn(
    '(?:including|among (?:which|them|whom)|of (?:them|these|whom)),?(?= at least| \\d)',
    'of which',
  ),
  turn('(trucks?|truckloads?|lorries|tonnes|litres|convoys?) of(?= (?!which))', 1),
  turn('(at least|at most|exactly|up to|no more than) one', 1, ' 1'),
  turn('all (?:of )?(?:the )?(?:persons|people|those|detainees)(?= held-)', 'all of'),
]

/** When. */
const times: readonly Turn[] = [
  turn('(?:not|no) later than|at the latest (?:by|on)|on or before|not after', 'by'),
  turn('prior to|ahead of', 'before'),
  turn(
    '(?:as of|as from|with effect from|starting (?:on|from)|beginning (?:on|from)|' +
      'commencing (?:on|from))',
    'from',
  ),
  turn('within (?:the|a) (?:period|space|term) of', 'within'),
  turn('within (?:an?|one)(?= (?:minute|hour|day|week|month))', 'within 1'),
  turn(
    '(within \\d+ (?:minutes?|hours?|days?|weeks?|months?)) (?:from|following|starting from)',
    1,
    ' of',
  ),
  turn(
    `(?:each and every|every|each|per|${once}an?) (?:calendar )?day(?! added)|on a ` +
      `daily basis|daily`,
    'each day',
  ),
  turn(`(?:every|each|per|${once}an?) (?:calendar )?week|weekly`, 'each week'),
  turn(`(?:every|each|per|${once}an?) (?:calendar )?month|monthly`, 'each month'),
  turn(
    '(?:while|as long as|so long as) (?:the|this) agreement (?:is|remains) in force|' +
      '(?:throughout|for|during) the (?:duration|term|life) of (?:the|this) agreement|' +
      'at any (?:time|moment|point)',
    'at all times',
  ),
  turn('(?:the )?entry into force(?: of (?:the|this) agreement)?', 'the start of the agreement'),
  turn('(?:the )?(?:beginning|commencement) of', 'the start of'),
  turn('(?:the )?(?:expiry|expiration|close) of', 'the end of'),
]

/** On what condition, for each what, by whose word. */
const conditions: readonly Turn[] = [
  turn(
    'upon (?:the )?(?:completion|performance|fulfilment) of (?:clause )?(\\d[\\d.]*\\d|\\d)',
    'once ',
    1,
    ' is met',
  ),
  turn('(?:clauses?|articles?|paragraphs?|sections?|provisions?)(?= \\d)', ''),
  turn(
    'for (?:every|each and every)|in (?:exchange|return) for (?:each|every)|against each',
    'for each',
  ),
  turn('(?:provided|on condition)(?: that)?(?= \\d)', 'if'),
  turn(
    '(\\d[\\d.a-z]*) (?:has|have) been (?:met|fulfilled|performed|completed|carried ' +
      'out|complied with)',
    1,
    ' is met',
  ),
  turn('(?:when|as soon as)(?= \\d[\\d.]* is)', 'once'),
  turn('as counted by|according to the count of', 'counted by'),
  turn('(?:as )?(?:to be )?(verified|determined|corroborated) by', 1, ' by'),
  turn('(within \\d+ \\p{L}+) of each ([\\p{L}_-]+ under \\d[\\d.]*\\d)', 'for each ', 2, ', ', 1),
]

/** Every turn, in the order in which they are tried. */
export const turns: readonly Turn[] = [
  ...sentenceTurns,
  ...modals,
  ...amounts,
  ...times,
  ...conditions,
]
