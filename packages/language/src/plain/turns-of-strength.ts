// Who and what may be somewhere, and how many: soldiers who may not enter, ceilings that are
// said of
// what remains, forces that are reduced, weapons that are withdrawn to a distance from a line.
//
// A soldier who enters is a soldier who is there: such a ban is a standing ban of them in the
// place.

import { rewritten, type Tracked } from './tracked.ts'
import { nounTurn as turn, type Turn } from './turn.ts'
import type { KnownWords } from './known-words.ts'

const name = String.raw`[\p{L}\d_-]+`
const shall = '(?:shall|must|will|may)'
const soldiers = '(?:soldiers?|servicemen|serviceman|troops|regulars|military personnel)'
const fighters = '(?:fighters?|combatants?|gunmen|gunman|militants?|armed men)'
const persons = '(?:members?|persons?|person|individuals?|personnel)'
const most = '(?:at most|(?:not|no) more than|not exceeding)'
const stay = '(?:station|have|deploy|maintain|retain|keep|hold|place)'
const remain = '(?:remain|be (?:present|stationed|deployed|located|kept)|stay|operate)'
const there = '(?:in|on|at|inside|within)'
const metres = '(?:km|m|kilomet(?:re|er)s?|met(?:re|er)s?)'
const kinds = `(?:${name}(?: (?!must|shall|from|to|by)${name})?)`
const gone = '(?:withdrawn|pulled back|moved back|removed|redeployed)'
const goes = '(?:withdraw|pull back|move back|remove|redeploy)'

/** "No soldier of north shall enter upper": of each sort of persons, the class that they are. */
const entering: readonly Turn[] = (
  [
    [soldiers, 'troops'],
    [fighters, 'armed-personnel'],
    [persons, 'persons'],
    ['(?:forces?|units?|elements?)', 'forces'],
  ] as const
).flatMap(([sort, kind]): readonly Turn[] => {
  const enters = `(?:enter(?: into)?|cross into|go into|set foot in|move into|${remain} ${there})`
  const into = `(?:the )?(${name})`
  return [
    turn(
      `no (?:armed )?${sort} of (?:either|any|each|both) (?:party|side|parties) ${shall} ` +
        `${enters} ${into}`,
      `each party must not station ${kind} in `,
      1,
    ),
    turn(
      `no (?:armed )?${sort} of (?:the )?(${name}) ${shall} ${enters} ${into}`,
      1,
      ` must not station ${kind} in `,
      2,
    ),
    turn(
      `no (?:armed )?${sort} ${shall} ${enters} ${into}`,
      `unnamed must not station ${kind} in `,
      1,
    ),
  ]
})

/** Turns that are tried before "shall" is read. */
export const strengthTurns: readonly Turn[] = [
  ...entering,
  // "May keep no more than 50" is a ceiling, and no leave to do anything.
  turn(
    'may (?:keep|have|retain|maintain)(?= (?:(?:no|not) more than|a maximum of) \\d)',
    'must station',
  ),
  turn(
    `at no time ${shall} ${most.replace('at most|', '')} (\\d.{1,60}?) ${remain} ${there} ` +
      `(?:the )?(${name})`,
    'unnamed must station at most ',
    1,
    ' in ',
    2,
    ' at all times',
  ),
  turn(
    `at no time shall more than (\\d.{1,60}?) ${remain} ${there} (?:the )?(${name})`,
    'unnamed must station at most ',
    1,
    ' in ',
    2,
    ' at all times',
  ),
]

/** Turns that are tried when "must" and how much are said in the words of the language. */
export const strengthDuties: readonly Turn[] = [
  turn(
    '(must withdraw (?:at least |at most |all )?\\d[\\d,]*) (?:battalions?|brigades?|' +
      'companies|regiments?)',
    1,
    ' units',
  ),
  // All of a class gone by a day is none of it there from then on.
  turn(
    'must withdraw (?:(?:all|any|of|its|their|the) )+(heavy[ -]weapons|tanks|artillery|' +
      'mortars|rockets) ' +
      `from (?:the )?(${name}) by (day \\d+)`,
    'must not keep ',
    1,
    ' in ',
    2,
    ' after ',
    3,
  ),
  // So many of each of two: each is counted by itself.
  turn(
    '(must withdraw )(\\d[\\d,]* [\\p{L}-]+),? and (\\d[\\d,]* [\\p{L}-]+)( from [^,]+)$',
    1,
    2,
    4,
    ' and ',
    1,
    3,
    4,
  ),
  turn(`(must withdraw \\d[\\d,]*) ${soldiers}`, 1, ' troops'),
  turn('police (?:officers|men|personnel|forces)|policemen', 'police'),
  turn(
    `(must(?: not)? ${stay} (?:${most} |more than |over |at least |up to )?\\d[\\d,]*) ` +
      `(?:armed )?${soldiers}`,
    1,
    ' troops',
  ),
  turn(
    `(must(?: not)? ${stay} (?:${most} |more than |over |at least |up to )?\\d[\\d,]*) ` +
      `(?:armed )?${fighters}`,
    1,
    ' armed-personnel',
  ),
  turn(
    `((?:must(?: not)?|may) ${stay} (?:${most} |more than |over |at least |up to )?\\d[\\d,]*) ` +
      '(?:(?:unarmed|military|civilian|international|additional) )*' +
      '(?:observers|monitors|staff|personnel|members|men|women)',
    1,
    ' persons',
  ),
  turn(
    `((?:must(?: not)?|may) ${stay} (?:${most} |more than |over |at least |up to )?\\d[\\d,]*) ` +
      '(?:battalions?|brigades?|companies|regiments?|divisions?)',
    1,
    ' units',
  ),
  turn(
    `(?:the )?(?:armed |military )?(?:forces|troops) of (?:the )?(${name}) ${there} (?:the ` +
      `)?(${name}) ` +
      'must be (?:reduced|limited|cut) to ',
    1,
    ' must station in ',
    2,
    ' at most ',
  ),
  turn(
    `(?:the )?(${name})['’]s? (?:armed |military )?(?:forces|troops|soldiers) ${there} ` +
      `(?:the )?(${name}) ` +
      'must be (?:reduced|limited|cut) to (\\d[\\d,]*)(?: (?:men|troops|soldiers|persons))?',
    1,
    ' must station at most ',
    3,
    ' troops in ',
    2,
  ),
  turn(
    `must reduce (?:its|their|the) (?:(?:armed|military) )?(?:forces|troops) ${there} ` +
      `(?:the )?(${name}) to (\\d[\\d,]*)(?: (?:men|troops|soldiers|persons))? ` +
      '(by [^,]{1,30}?),? and to (\\d[\\d,]*)(?: (?:men|troops|soldiers|persons))?(?= by )',
    'must station at most ',
    2,
    ' troops in ',
    1,
    ' ',
    3,
    ' and must station at most ',
    4,
    ' troops in ',
    1,
  ),
  turn(
    `must reduce (?:its|their|the) (?:(?:armed|military) )?(?:forces|troops) ${there} ` +
      `(?:the )?(${name}) to (\\d[\\d,]*)(?: (?:men|troops|soldiers|persons))?`,
    'must station at most ',
    2,
    ' troops in ',
    1,
  ),
  turn(
    `(${most} \\d[\\d,]*) ([\\p{L}-]+(?: [\\p{L}-]+)?) must ${remain} ${there} (?:the )?(${name})`,
    'unnamed must station ',
    1,
    ' ',
    2,
    ' in ',
    3,
  ),
  turn(`(unnamed must station at most \\d[\\d,]*) (?:armed )?${fighters}`, 1, ' armed-personnel'),
  turn(`(unnamed must station at most \\d[\\d,]*) ${soldiers}`, 1, ' troops'),
  turn(
    `(?:all )?(?:military |reconnaissance |surveillance )*(?:flights|overflights) (?:over|above) ` +
      `(?:the )?(${name}) (?:are|must be) (?:prohibited|forbidden|banned)`,
    'unnamed must not fly over ',
    1,
  ),
  turn(
    `only (?:the )?(police|guards|${soldiers}|border guards) of (?:the )?(${name}) ` +
      `(?:may|must) ${remain} ${there} (?:the )?(${name})`,
    'unnamed must not station units in ',
    3,
    ' except ',
    1,
    ' in the manner "of ',
    2,
    ' only"',
  ),
  turn(
    `no (?:military )?(?:flights|overflights) must take place (?:over|above|in) (?:the )?(${name})`,
    'unnamed must not fly over ',
    1,
  ),
]

const distance =
  String.raw`(?:to\s+(?:a\s+distance\s+of\s+)?)?(?:(?:at\s+least|(?:not|no)\s+less\s+than)\s+)?` +
  String.raw`(?<n>\d[\d.]*)\s+(?<unit>${metres})\s+(?:away\s+)?from\s+(?:the` +
  String.raw`\s+)?(?<line>${name})\s+` +
  String.raw`(?:by|before)\s+(?<when>day\s+\d+|(?:the\s+)?end\s+of\s+(?:the\s+)?${name})`
const away = [
  new RegExp(
    String.raw`(?<=^\S+\s+)(?:(?:the\s+)?(?<whose>${name})['’]s?\s+)?(?:all` +
      String.raw`\s+)?(?<what>${kinds})\s+` +
      String.raw`must\s+be\s+${gone}\s+${distance}`,
    'dgiu',
  ),
  new RegExp(
    String.raw`(?<=\bmust\s+)${goes}\s+(?:all\s+)?(?:of\s+)?(?:(?:its|their|the)\s+)?` +
      String.raw`(?<what>${kinds})\s+${distance}`,
    'dgiu',
  ),
]

/** To be withdrawn so far from a line by a day is to be no nearer from then on. */
export function withDistances(tracked: Tracked, { declared }: KnownWords): Tracked {
  return away.reduce(
    (made, pattern) =>
      rewritten(made, pattern, ({ groups = {}, index, input }) => {
        const { n = '', unit = '', line = '', when = '', what = '', whose } = groups
        if (!declared.has(line) || /^lines?$/i.test(line)) return null
        const isBound = /\bmust\s+$/.test(input.slice(0, index))
        const who = isBound ? '' : `${whose ?? 'unnamed'} must `
        return [`${who}keep ${what} at least ${n} ${unit} from ${line} after ${when}`]
      }),
    tracked,
  )
}

const within = /(?<=\bmust(?:\s+not)?\s[^"]*)\bwithin\s+(?:the\s+)?([\p{L}_][\p{L}\d_-]*)/dgu

/** "Within the separation zone" is in it, where that is declared. */
export function withPlaces(tracked: Tracked, { declared, roles, acts }: KnownWords): Tracked {
  return rewritten(tracked, within, ([, place = '']) =>
    declared.has(place) && !roles.has(place) && !acts.has(place) ? ['in ', 1] : null,
  )
}
