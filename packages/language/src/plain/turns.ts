// Turns of phrase of those who draft treaties, each with the words of the language for it.
//
// A turn says nothing but what stands for it: what could mean two things is no turn, and is
// left for the reader of clauses to ask about. They are tried in this order.

import { accordDuties, accordTurns } from './turns-of-accords.ts'
import { sentenceTurns } from './read-back.ts'
import { changeTurns } from './turns-of-change.ts'
import { passageDuties, passageTurns } from './turns-of-passage.ts'
import { placeTurns } from './turns-of-place.ts'
import { ratioTurns } from './turns-of-ratio.ts'
import { shareTurns } from './turns-of-share.ts'
import { rowTurns } from './turns-of-rows.ts'
import { strengthDuties, strengthTurns } from './turns-of-strength.ts'
import { renewalTurns } from './turns-of-renewal.ts'
import { wordingDuties, wordingTurns } from './turns-of-wording.ts'
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
export const dates: Turn = turn(
  String.raw`(?:at )?(?:(\d{2}:\d{2})(?: hours)?,? on )?(?:the ` +
    String.raw`)?(?:(\d{1,2})(?:st|nd|rd|th)?(?: day of)? (${months.join('|')})|` +
    String.raw`(${months.join('|')}) (\d{1,2})(?:st|nd|rd|th)?),? (\d{4})(?:,? at ` +
    String.raw`(\d{2}:\d{2}))?`,
)

// What ceases follows; where only a time or a place does, the subject itself is to cease.
const ceasing =
  '(?= \\p{L})(?! (?:immediately|forthwith|promptly|at|in|on|from|by|within|until|once|as|when|' +
  'throughout|everywhere|and)(?![\\p{L}\\d-]))'

/** "Under no circumstances": what is said so is forbidden, whatever stands before it. */
const whatever =
  '(?:circumstances?|conditions?|pretext|pretence|event|case|way|manner|account|means|time|' +
  'point|moment|stage)(?: whatsoever| whatever)?,?'

/** Who is bound, and how. */
const modals: readonly Turn[] = [
  turn('(?:either|any)(?: of the)? (?:party|parties|side) may', 'parties may, by any,'),
  turn('(?<=may(?:, by any,)? )(?:prolong|renew)(?= (?:the|this) agreement)', 'extend'),
  turn(
    '(?:in (?:exchange|return)|in addition|in particular|to this end|accordingly|furthermore|' +
      'moreover|for this purpose|consequently),(?= )',
    '',
  ),
  ...['extend', 'amend', 'terminate', 'suspend'].flatMap((verb) => {
    const done = `(?:the|this) agreement may be ${verb.replace(/e?$/, 'e')}?d`.replace('ee?d', 'ed')
    return [
      turn(
        `${done} by (?:(?:mutual|joint|common) )?(?:agreement|consent)(?: (?:of|between) ` +
          `(?:the |both )?parties)?`,
        `parties may ${verb} the agreement by consent`,
      ),
      turn(`${done} by (?:the )?([\\p{L}\\d_-]+)`, 1, ` may ${verb} the agreement`),
    ]
  }),
  turn(
    'at the (?:written )?request of ((?:(?:the|either|any|each|one) )*[\\p{L}\\d_-]+),?',
    'if "',
    1,
    ' requests it" ',
  ),
  turn(
    '(?:nobody|no one|no-one|none) (?:except|but|other than|apart from|save) (.{1,80}?) ' +
      '(?:may|must|can)(?! not)',
    'only ',
    1,
    ' may',
  ),
  turn(
    '(?<=\\bmay .{1,200}? )(?:if|provided that|where) (?:the )?([\\p{L}\\d_-]+) ' +
      '(?:agrees?|consents?|approves?)(?=$|,)',
    'with the consent of ',
    1,
  ),
  turn('by (?:mutual|common|joint) (?:consent|agreement)', 'by consent'),
  turn('(?<=\\bextend the agreement )for(?= (?:up to )?\\d)', 'by'),
  turn('(?<=\\bextend the agreement .{1,40} (?:days|weeks|months) )(?:at a time|each time)', ''),
  turn('for (?:a|one) further (?:period|term) of(?= (?:up to|\\d))', 'by'),
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
    '(?:shall|must|will|is to|are to) (?:have the right|be (?:free|allowed|permitted|entitled))' +
      ' to|(?:has|have) the right to|(?:is|are) (?:free|allowed|permitted|entitled) to',
    'may',
  ),
  turn(
    `(?:shall|must|will|may)(?: (?:under|in|on|at|by) no ${whatever}| never(?: again)?|` +
      ` not (?:under|in|on|at|by) any ${whatever})(?! exceed)`,
    'must not',
  ),
  turn(
    '(?:shall|must|will) (?:not|never)|(?:is|are) (?:not (?:permitted|allowed)|forbidden|' +
      'prohibited) (?:to|from)|(?:is|are) not to|(?:undertakes?|agrees?|commits?|pledges?|' +
      'promises?)' +
      '(?: themselves| itself)? not to',
    'must not',
  ),
  turn(
    '(?:shall|will|(?:is|are) to(?= be [\\p{L}]+)|undertakes? to|agrees? to|' +
      'commits?(?: themselves| itself)? to|pledges? to|' +
      'promises? to|is required to|are required to|is obliged to|are obliged to|is bound to|are ' +
      'bound to|has to|have to)',
    'must',
  ),
  turn(
    'must (?:cease|stop|halt|refrain from|abstain from|desist from|avoid)(?: to| all|' +
      ` any| every| from| carrying out| conducting)*${ceasing}(?!.* (?:by|within|for \\d+) )`,
    'must not',
  ),
  turn(
    'must ([\\p{L}]+ly|forthwith) (?:cease|stop|halt|refrain from|desist from)(?: to| all|' +
      ` any| from)*${ceasing}(?!.* (?:by|within|for \\d+) )`,
    'must not ',
    1,
  ),
  turn(
    'must not (?:carry out|conduct|launch|mount|undertake|make|commit|engage in|' +
      'resort to)(?: any| an?| all| new| further| additional)*',
    'must not',
  ),
  turn(
    'must use (?:its |their )?(?:best|reasonable|all reasonable|every) (?:efforts?|' +
      'endeavou?rs?) to',
    'must to the best of their ability',
  ),
  turn(
    'must report( to (?:the )?[\\p{L}\\d_-]+)? on (?:any|each|every) ([\\p{L}]+) (within ' +
      '\\d+ [\\p{L}]+)',
    'must report',
    1,
    ' ',
    3,
    ' of each ',
    2,
  ),
  turn('(must not (?!at |in |on |for |by )[\\p{L}-]+) any(?= \\p{L})', 1),
  turn('must not (?:deployment|stationing) of', 'must not station'),
  turn(
    '(?:by giving|on|upon|with|subject to) (?:(?:an?|prior|written) )*' +
      "(\\d+) days['’] (?:(?:prior|written) )*notice" +
      '(?: to (?:the )?[\\p{L}\\d_-]+)?',
    'with ',
    1,
    ' days notice',
  ),
  turn(
    '(?<=\\bmay(?:, by any,)? )(?:withdraw from|denounce|end)(?= (?:the|this) agreement)',
    'terminate',
  ),
  turn(
    'must (?:permit|let)(?= .*\\d)(?! .*\\bto (?:leave|exit|cross|pass|return|enter)\\b)(?! ' +
      'the evacuation| the return)',
    'must allow',
  ),
  turn(
    'must (?:hold|convene) (?:an?|its|their|the)? ?(?:(first) )?(?:regular ' +
      ')?(?:meetings?|sessions?)' +
      '(?: of the parties)?',
    'must meet',
  ),
]

/** How much. */
const amounts: readonly Turn[] = [
  turn('per ?cent', '%'),
  turn('by (?:not|no) more than', 'by up to'),
  turn('(?:not|no) (?:less|fewer) than|a minimum of|a total of at least', 'at least'),
  turn('(?:not|no) (?:more|greater) than|a maximum of|not exceeding|not to exceed', 'at most'),
  turn('at least once|once(?= (?:an?|each|every|per|within|by) )', ''),
  turn('(must meet) at least twice', 1, ' at least 2'),
  turn('(must meet) twice', 1, ' at least 2'),
  turn('(must meet) (at least \\d+) times', 1, ' ', 2),
  turn(
    ',? (at least \\d[\\d,]*|\\d[\\d,]*) of (?:them|which|whom) (?:(?:to be|being) )?carrying',
    ' of which ',
    1,
    ' carrying',
  ),
  turn('(within \\d+ [\\p{L}]+ (?:of|after)) (?:an?|any|every|such an?)(?= [\\p{L}])', 1, ' each'),
  turn('must convene(?= within| by| each| at|$)', 'must meet'),
  turn(
    '(?<=(?:submit|present|deliver) )(?:its|their|the|an?) (?:(first)|initial) report',
    'report',
  ),
  turn('(?:one |a )?half(?= of)', '50 %'),
  turn('(?:one |an? )quarter(?= of)', '25 %'),
  turn('(?:3 quarters|three quarters)(?= of)', '75 %'),
  turn(
    '(\\d+(?: %|%))((?: (?!by|and)[\\p{L}\\d_-]+){0,6} by .{1,60}?),? and ' +
      '(?:the )?(?:rest|remainder|others)(?= by )',
    1,
    2,
    ' and 100 %',
  ),
  turn('(?<=all (?:the )?)(?:detained|imprisoned|captured|remaining)(?= \\p{L})', ''),
  turn('(\\d[\\d,]*) of which must (?:be )?(carry|carrying)(?:ing)?', 'of which ', 1, ' carrying'),
  turn('twice', '2 times'),
  turn(
    'for (?:each|every) (?:of the )?([\\p{L}-]+) (?:released|returned|freed|handed over)' +
      '(?: by [\\p{L}\\d_-]+)? (?:under|in accordance with|pursuant to)(?: clause)? ' +
      '(\\d[\\d.]*\\d|\\d),? ' +
      '([\\p{L}\\d_-]+) must release (\\d+) ([\\p{L}-]+),? and for (?:each|every) ' +
      '([\\p{L}-]+) (\\d+)',
    'for each release under ',
    2,
    ': ',
    3,
    ' must release ',
    4,
    ' ',
    5,
    ' per ',
    1,
    ', ',
    7,
    ' per ',
    6,
  ),
  turn(
    '(?:for )?(each|every) (?:of the )?([\\p{L}-]+(?: [\\p{L}-]+)?) ' +
      '(?:released|returned|freed|handed over)' +
      '(?: by (?:the )?[\\p{L}\\d_-]+)?(?= (?:under|in accordance with|pursuant to))',
    'for each ',
    2,
  ),
  turn('(each|every) release of (?:an? |the )?([\\p{L}-]+)(?= under)', 'each ', 2),
  turn('(?:in accordance with|pursuant to)(?= (?:clause )?\\d)', 'under'),
  turn(
    '(must not (?:arrest|detain|deny)) (?:any |all |the )*(?:persons?|people|individuals?|one)',
    1,
  ),
  turn(
    '(?:including|among (?:which|them|whom)|of (?:them|these|whom)),?(?= at least| \\d)',
    'of which',
  ),
  turn('(of which (?:(?:at least|at most|up to) )?\\d[\\d,]*) of(?= [\\p{L}])', 1),
  turn('(medical|relief|food|shelter|water) (?:aid|supplies|assistance|goods|items)', 1),
  turn('as follows(?=:)', ''),
  turn('(trucks?|truckloads?|lorries|tonnes|litres|convoys?) of(?= (?!which))', 1),
  turn('(at least|at most|exactly|up to|no more than) one', 1, ' 1'),
  turn('all (?:of )?(?:the )?(?:persons|people|those|detainees)(?= held-)', 'all of'),
]

/** When. */
const times: readonly Turn[] = [
  turn('(?:not|no) later than(?= \\d+ \\p{L}+ (?:of|after|from) (?:each|every)\\b)', 'within'),
  turn('(?:not|no) later than|at the latest (?:by|on)|on or before|not after', 'by'),
  turn('prior to|ahead of', 'before'),
  turn('(?:on any|on each|on every) (?:given |single )?day(?! of)', 'each day'),
  turn(
    '(?:from|after|as of) (day \\d+|\\d{4}-\\d\\d-\\d\\d(?:T\\S+)?) ' +
      '(?:onwards?|on)(?=,|$| [\\p{L}])',
    'from ',
    1,
  ),
  turn(',? (?:but |and )?not (?:before|earlier than)(?= (?:day|\\d|the))', ' no earlier than'),
  turn(',? each with(?= (?:up to |at most )?\\d+ (?:companions?|escorts?|attendants?))', ', with'),
  turn('(?<=with )(\\d+ (?:companions?|escorts?|attendants?))', 'up to ', 1),
  turn('in(?= \\d+ (?:days|weeks|months)(?:$|,))', 'within'),
  turn('(?:across|above)(?= )', 'over'),
  turn(
    '(?:held|detained|kept) by (?:it|them|that party)|(?:that )?(?:it|they) (?:holds?|detains?)',
    '',
  ),
  turn('throughout(?= )', 'during'),
  turn('(?:through|at|via) (?:each|every)(?= \\p{L})', 'at each'),
  turn(
    '(?:as of|as from|with effect from|starting (?:on|from)|beginning (?:on|from)|' +
      'commencing (?:on|from))',
    'from',
  ),
  turn('within (?:the|a) (?:period|space|term) of', 'within'),
  turn('within (?:an?|one)(?= (?:minute|hour|day|week|month))', 'within 1'),
  turn('(within 1 [\\p{L}]+ (?:of|after)) (?:an?|any|every)(?= [\\p{L}])', 1, ' each'),
  turn(
    '(within \\d+ (?:minutes?|hours?|days?|weeks?|months?)) (?:from|following|starting from)',
    1,
    ' of',
  ),
  turn(
    `(?:each and every|every|each|once (?:every|in)) (\\d+) (hours?|days?|weeks?|months?)` +
      '(?! (?:of|after|before|from|within))',
    'each ',
    1,
    ' ',
    2,
  ),
  turn('(?:every|each) (?:other|second) (day|week|month)', 'each 2 ', 1, 's'),
  turn('(?:fortnightly|each fortnight|every fortnight)', 'each 2 weeks'),
  turn('(?:every|each|per) hour|hourly', 'each hour'),
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

/** What is asked besides, of the same act: "every month and in any case within 3 days of …". */
const besides: readonly Turn[] = [
  turn(
    '(?<=^\\S+ [^,]{1,80}? must )([^,]{1,120}?)( each (?:\\d+ )?(?:day|week|month)s?),? and ' +
      '(?:(?:in any (?:case|event)|also|moreover),? )?' +
      'within(?= \\d+ [\\p{L}]+ (?:of|after|if|when)\\b)',
    1,
    2,
    ' and must ',
    1,
    ' within',
  ),
  turn('(?:but |and )?in any (?:case|event),?(?= (?:by|within|no later than|before) )', ''),
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
    'subject to(?: clause)? (\\d[\\d.]*)(?: being (?:met|performed|fulfilled|complied with))?',
    'if ',
    1,
    ' is met',
  ),
  turn(
    '(?:upon|after|following|once) (?:the )?(?:release|return|completion) of all (?:the ' +
      ')?([\\p{L}-]+) ' +
      '(?:under|in accordance with|pursuant to) (?:clause )?(\\d[\\d.]*\\d|\\d)',
    'once ',
    2,
    ' is met',
  ),
  turn(
    '(?:after|once|when|as soon as) all (?:the )?([\\p{L}-]+) (?:have been|are|were|had been) ' +
      '(?:released|returned|handed over) (?:under|in accordance with|pursuant to) ' +
      '(?:clause )?(\\d[\\d.]*\\d|\\d)',
    'once ',
    2,
    ' is met',
  ),
  turn(
    'with the (?:performance|implementation|completion) of (?:clause ' +
      ')?(\\d[\\d.]*\\d|\\d)(?: by [\\p{L}\\d_-]+)?',
    'with ',
    1,
  ),
  turn(
    'unless otherwise (?:agreed|decided) by (?:the )?([\\p{L}\\d_-]+)',
    'unless ',
    1,
    ' decide otherwise',
  ),
  turn('unless otherwise agreed', 'unless parties decide otherwise'),
  turn(
    '(?:unless|except as|save as) (?:the )?([\\p{L}\\d_-]+) (?:otherwise ' +
      ')?(agree|agrees|decide|decides)(?: otherwise)?',
    'unless ',
    1,
    ' ',
    2,
    ' otherwise',
  ),
  turn(
    '(\\d[\\d.a-z]*) (?:has|have) been (?:met|fulfilled|performed|completed|carried ' +
      'out|complied with)',
    1,
    ' is met',
  ),
  turn('(?:when|as soon as)(?= \\d[\\d.]* is)', 'once'),
  turn('(?:after|following) (\\d+(?:\\.[\\da-z]+)+) is met', 'after ', 1),
  turn('as counted by|according to the count of', 'counted by'),
  turn('(?:as )?(?:to be )?(verified|determined|corroborated) by', 1, ' by'),
  turn('(within \\d+ \\p{L}+) of each ([\\p{L}_-]+ under \\d[\\d.]*\\d)', 'for each ', 2, ', ', 1),
]

/** Every turn, in the order in which they are tried. */
export const turns: readonly Turn[] = [
  ...sentenceTurns,
  ...renewalTurns,
  ...accordTurns,
  ...wordingTurns,
  ...ratioTurns,
  ...strengthTurns,
  ...passageTurns,
  ...placeTurns,
  ...modals,
  ...amounts,
  ...changeTurns,
  ...shareTurns,
  ...times,
  ...rowTurns,
  ...strengthDuties,
  ...passageDuties,
  ...accordDuties,
  ...wordingDuties,
  ...besides,
  ...conditions,
]
