// Sentences that say a duty with other words in other places: the passive, acts as nouns, what is
// whose, ceilings on what remains.
//
// Each is the same duty in the order of the language: who, must, act, how much, where, when. Who is
// not named stays unnamed. They are tried in this order, after the turns of phrase.

import { turn, type Turn } from './turn.ts'

const forces =
  '(?:(?:armed|military|regular|security) )?(?:forces|troops|fighters|combatants|military units)'
const its = '(?:(?:all|any|its|their|the|of|remaining|each) )*'
const name = '(?:the )?[\\p{L}\\d_-]+'
const compare = '(?:at least|at most|exactly|up to|no more than|no fewer than)'
/** "Enter eastmark", "enter into eastmark". */
const into = '(?: into)?'
const amount = `(?:${compare} )?\\d[\\d,.]*(?: %)?`
const allows = '(?:allow|permit|ensure|guarantee|enable|secure)'

/** Whose forces they are: a party answers for its own. */
const possessives: readonly Turn[] = [
  turn(`(?:all(?: of)? )?(?:the )?([\\p{L}\\d_-]+)['’]s? ${forces}(?= must)`, 1),
  turn(`all(?: of)?(?: the)? ${forces} of (${name})(?= must)`, 1),
  turn(
    `(?:all |the )?(${forces}|[\\p{L}-]+) of (${name}) ` +
      `(?:stationed |present |remaining )?in (${name}) must not exceed ` +
      '(\\d[\\d,]*)( [\\p{L}-]+)?',
    2,
    ' must station at most ',
    4,
    5,
    ' in ',
    3,
  ),
  turn(`no ${forces} of (?:either|any|each) (?:party|side) must(?! not)`, 'each party must not'),
  turn(`no ${forces} of (${name}) must(?! not)`, 1, ' must not'),
  turn(`the ${forces} of (${name})(?= must)`, 1),
  turn(`${forces} of (${name})(?= must)`, 1),
  turn(`(?:all )?(?:the )?(?:members|personnel) of (${name})(?= must (?!be ))`, 1),
  turn(`([\\p{L}\\d_-]+)['’]s? withdrawal from`, 'the withdrawal of ', 1, ' from'),
]

/** Acts as nouns: "the release of", "the entry of". */
const nouns: readonly Turn[] = [
  turn(
    `(?:the )?release of (.{1,120}?) by (${name}) must (?:takes? places?|occur|be ` +
      `(?:completed|effected|` +
      'carried out))',
    2,
    ' must release ',
    1,
  ),
  turn(
    `(?:the )?withdrawal of (?:${forces} of )?(${name}) from (.{1,120}?) must ` +
      '(?:takes? places?|occur|be (?:completed|effected|carried out))',
    1,
    ' must withdraw from ',
    2,
  ),
  turn(
    'must (?:complete|carry out|effect|proceed with|undertake|ensure|implement) ' +
      '(?:the |its |their )?release of',
    'must release',
  ),
  turn(
    'must (?:complete|carry out|effect|proceed with|undertake|implement) ' +
      '(?:the |its |their )?(?:full |complete )?withdrawals?(?= from)',
    'must withdraw',
  ),
  turn(
    `must ${allows} (?:the )?(?:entry|passage|access|delivery|supply|transit|flow) of(?= ` +
      `${amount})`,
    'must admit',
  ),
  turn(`must ${allows} (?:the )?evacuation of`, 'must evacuate'),
  turn(`must ${allows} (?:the )?return of`, 'must let-return'),
  turn(
    `must (?:allow|permit|let) (${amount} .{1,80}?) to (?:leave|exit|cross|pass)(?= ` +
      `through| at| from)`,
    'must let-pass ',
    1,
  ),
  turn(`must (?:allow|permit|let) (${amount} .{1,80}?) to return`, 'must let-return ', 1),
  turn(
    `must (?:allow|permit|let) (${amount} .{1,80}?) to enter(?= (?:through|at|from)(?!-))`,
    'must admit ',
    1,
  ),
  turn(`must (?:allow|permit|let) (${amount} .{1,80}?) to enter${into}`, 'must admit ', 1, ' into'),
  turn(
    'must (?:allow|permit|let) ((?:displaced|wounded|civilians?|patients?|residents?)(?: ' +
      'persons| ' +
      'people)?) to (?:return|pass|cross|leave|travel|move)',
    'must not deny ',
    1,
  ),
  turn(
    `(?<=^\\S+ )((?:[\\p{L}\\d_-]+ ){0,4}?[\\p{L}\\d_-]+) must (?:have|enjoy) ` +
      `(?:unrestricted |free |full |immediate |unhindered |and |safe )*` +
      '(?:access|freedom of movement) (?:to|in|within|throughout|during)',
    'unnamed must not obstruct ',
    1,
    ' in',
  ),
  turn('must not (?:hinder|impede|hamper|block|interfere with|interfere in)', 'must not obstruct'),
]

const participles: Readonly<Record<string, string>> = {
  released: 'release',
  freed: 'release',
  evacuated: 'evacuate',
  admitted: 'admit',
  delivered: 'deliver',
  brought: 'bring',
  'brought in': 'bring',
  'let in': 'admit',
  'let through': 'let-pass',
  attacked: 'attack',
  stored: 'store',
  withdrawn: 'withdraw',
  'handed in': 'hand-in',
  decommissioned: 'decommission',
  'put beyond use': 'decommission',
  stationed: 'station',
}

/** Verbs for what the language has another verb for. */
const verbs: readonly Turn[] = [
  turn(
    '(must (?:begins?|starts?|commence) .+?) and ((?:complete|finish|conclude) .+)',
    1,
    ' and must ',
    2,
  ),
  turn('must not returns? to(?= )', 'must not enter into'),
  turn('must set free', 'must release'),
  ...Object.entries(participles).map(([done, verb]) => turn(`must have ${done}`, `must ${verb}`)),
  turn('(must(?: not)?) overfly', 1, ' fly over'),
  turn(
    '(?<=^\\S+ )(?:no|none of the) (.{1,120}?) (?:of (?:any|either|each) (?:party|side) ' +
      ')?must (?:remains?|be (?:present|stationed|deployed|' +
      'kept|located))',
    'unnamed must not station ',
    1,
  ),
  turn(
    `(?<=^\\S+ )((?:displaced|wounded|civilians?|patients?|residents?))(?: persons| people| ` +
      `families| fighters)? ` +
      'may (?:return|pass|cross|leave|travel|move|go)',
    'unnamed must not deny ',
    1,
  ),
  turn(
    '(?:the (?:number|strength|total) of )(.{1,120}?) ' +
      '(?:stationed|kept|deployed|maintained) by (the [\\p{L}\\d_-]+|[\\p{L}\\d_-]+) in ' +
      '(.{1,120}?) ' +
      'must not (?:at all times )?exceed(?: at all times)? (\\d[\\d,]*)',
    2,
    ' must station at most ',
    4,
    ' ',
    1,
    ' in ',
    3,
  ),
  turn(
    `must hand over(?= ${amount} (?:remains|bodies|persons|women|men|soldiers|captives|` +
      'prisoners|detainees|hostages))',
    'must release',
  ),
  turn(`must (?:supply|provide|furnish)(?= ${amount})`, 'must deliver'),
  turn(
    `must (?:pull back|pull out|retreat|redeploy|disengage|move ` +
      `out|withdraw|evacuate|remove) ${its}${forces}` +
      `(?:,? and ${its}(?:${forces}|weapons|equipment|arms|personnel|heavy[ -]weapons|vehicles))*` +
      '(?= from| out of)',
    'must withdraw',
  ),
  turn('must (?:pull back|pull out|retreat|redeploy|disengage|move out)(?= from)', 'must withdraw'),
  turn('must (?:vacate|quit|leave)(?= \\p{L})', 'must withdraw from'),
  turn('(must withdraw from) (?:all|the whole|the entirety) of', 1),
  // "Not more than" of something that is allowed is a ceiling.
  turn(
    'must not (?:station|have|deploy|maintain|retain|place|keep)' +
      '(?: any)? (?:more than|over|in excess of)(?= \\d)',
    'must station at most',
  ),
  turn(
    'must not (admit|bring|allow|release|hold|store) (?:more than|over|in excess of)(?= \\d)',
    'must ',
    1,
    ' at most',
  ),
  turn(
    `(must |may )(not )?(?:have|deploy|maintain|retain|place|position|introduce|bring ` +
      `in)(?= ${its}` +
      '(?:at least|at most|exactly|up to|no more than|no fewer than|\\d|forces|troops|police|' +
      'heavy|armed|artillery|tanks|weapons|military))',
    1,
    2,
    'station',
  ),
  turn(
    'must reduce (?:the (?:number|strength) of )?(?:its |their )?(.{1,120}?) in (.{1,120}?) to ' +
      '(\\d[\\d,]*)',
    'must station at most ',
    3,
    ' ',
    1,
    ' in ',
    2,
  ),
  turn(
    "(?:the (?:strength|number|size|total) of )?(?:the )?([\\p{L}\\d_-]+)['’]s? (.{1,120}?) " +
      '(?:in|remaining in|stationed in|present in) (.{1,120}?) must not exceed ' +
      '(\\d[\\d,]*)(?: \\2)?',
    1,
    ' must station at most ',
    4,
    ' ',
    2,
    ' in ',
    3,
  ),
  turn(
    '(?:forces|troops) (?:remaining |stationed |present )?in (.{1,120}?) must not exceed ' +
      '(\\d[\\d,]*)' +
      '(?: (?:persons|troops|soldiers|men|forces))?',
    'unnamed must station at most ',
    2,
    ' persons in ',
    1,
  ),
  turn(
    'must keep ((?:all |any )?[\\p{L}-]+(?: [\\p{L}-]+)?) out of ([\\p{L}\\d_-]+|the ' +
      '[\\p{L}\\d_-]+)' +
      '(?!.{0,200} (?:for|hours?|minutes?)(?: |$))' +
      '(?: at all times)?',
    'must not station ',
    1,
    ' in ',
    2,
  ),
]

/** What is done, said of the thing it is done to. */
const passives: readonly Turn[] = [
  turn(
    '(?<=^\\S+ )(?:all |any )?(?:further )?([\\p{L}]+?)s? (in .+?) (?:are|is|must be) ' +
      '(?:prohibited|forbidden|banned)',
    'unnamed must not ',
    1,
    ' ',
    2,
  ),
]

/** A sentence in the passive. */
export const passive: Turn = turn(
  `(?<=^\\S+ (?:[^,]{1,80}, )?)(.{1,120}?) must (not )?(?:be|have been) ` +
    `(${Object.keys(participles).join('|')})(?: by ` +
    `(?!the (?:end|start)|day )(${name}))?`,
)

/** Whole sentences that are recast with what stands for the parts of each. */
export const recasts: readonly Turn[] = [...possessives, ...nouns, ...verbs, ...passives]

/** The verb of a participle. */
export function verbOfParticiple(word: string): string {
  const key = word.toLowerCase().replaceAll(/\s+/g, ' ')
  return Object.hasOwn(participles, key) ? (participles[key] ?? '') : ''
}

/** A number of things that come in: "600 trucks shall enter eastmark each day". */
export const subjectAmount: Turn = turn(
  `(?<=^\\S+ )(${amount} [\\p{L}-]+(?: [\\p{L}-]+)?) must ` +
    `(?:enter|be admitted to|cross)(?! (?:through|at|from)(?!-))${into}`,
  'unnamed must admit ',
  1,
  ' into',
)

/** The same, where only a gate is named: "through ford". */
export const subjectThrough: Turn = turn(
  `(?<=^\\S+ )(${amount} [\\p{L}-]+(?: [\\p{L}-]+)?) must enter(?= (?:through|at|from)(?!-))`,
  'unnamed must admit ',
  1,
)

/** A number of persons who pass: "Up to 50 wounded may pass through bridge each day". */
export const subjectPersons: Turn = turn(
  `(?<=^\\S+ )(${amount} [\\p{L}-]+(?: (?:persons|people|fighters))?) (must|may) ` +
    '(?:cross|pass|leave|travel|go|move)(?= (?:through|at|in|into|from|to|via))',
  'unnamed ',
  2,
  ' let-pass ',
  1,
)
