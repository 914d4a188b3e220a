// What is let through, brought, handed over and held open, as accords of all ages say it: with
// the act
// as a noun, with who passes before the verb, or with what is done said of the thing it is done to.

import { nounTurn as turn, type Turn } from './turn.ts'

const name = String.raw`[\p{L}\d_-]+`
const amount = String.raw`(?:at least |at most |exactly |up to )?\d[\d,]*`
const people =
  '(?:displaced|wounded|patients?|residents?|civilians?|sick|injured|refugees?|returnees?)'
const forces = '(?:fighters|combatants|soldiers|troops|forces|units|gunmen|militiamen)'
const shall = '(?:shall|must|will)'
const finished = '(?:completed|carried out|effected|accomplished|concluded)'
const arms =
  '(?:weapons?|small[ -]arms|heavy[ -]weapons|light[ -]weapons|rifles|firearms|arms|rounds|mines)'

/** Turns that are tried before "shall" is read. */
export const passageTurns: readonly Turn[] = [
  turn(`(?<=^\\S+ )(?:all )?(?:the )?(${name})['’]s? ${forces}(?= ${shall} (?!be |not be ))`, 1),
  turn(
    'meet as often as (?:is )?necessary,? (?:and|but) (?:in any (?:event|case)|at least)',
    'meet',
  ),
  turn('of (?:more than|over|above) (\\d+) mm(?: calib(?:re|er))?', 'over ', 1, ' mm'),
  turn('(?:with )?a calib(?:re|er) (?:of )?(?:more than|over|above) (\\d+) mm', 'over ', 1, ' mm'),
  turn(
    `(?<=^\\S+ )(\\d+ (?:days?|weeks?|months?)) after (?=[^,]{3,120}?, [^,]{1,80}? ${shall} have )`,
    'by ',
    1,
    ' after ',
  ),
]

/** Turns that are tried when "must" and how much are said in the words of the language. */
export const passageDuties: readonly Turn[] = [
  turn(
    `must ensure(?: that)? (${amount} [^,]{1,60}?) (?:land|arrive|dock|berth) at(?= )`,
    'must admit ',
    1,
    ' at',
  ),
  turn(
    `must ensure(?: that)? (${amount} [^,]{1,60}?) (?:enter|reach)(?: into)?(?= )`,
    'must admit ',
    1,
    ' into',
  ),
  turn(
    `must resume(?= ${amount} (?:[\\p{L}-]+ )?(?:flights|trucks|convoys|vessels))`,
    'must admit',
  ),
  turn(
    `must (?:hand over|surrender|turn in|give up|lay down)(?= ${amount} ${arms})`,
    'must hand-in',
  ),
  turn(
    `(?<=\\d )in (\\d+) (stages|instalments|tranches|steps|parts),? each (?:being|of|comprising) ` +
      '\\d+ ?%(?: of (?:the total|them))?,?(?= (?:on|by) days)',
    'in ',
    1,
    ' equal ',
    2,
  ),
  turn(
    `(?<=^\\S+ )(up to \\d[\\d,]* ${people}(?: persons| people)?)( each \\p{L}+)? (may|must) ` +
      `return to (?:the )?(${name})`,
    'unnamed ',
    3,
    ' return ',
    1,
    2,
    ' to ',
    4,
  ),
  turn(
    `(?<=^\\S+ )(?:the )?return of (${amount} [^,]{1,60}?) to (?:the )?(${name}) must ` +
      `be ${finished}`,
    'unnamed must let-return ',
    1,
    ' to ',
    2,
  ),
  turn(
    `(?<=^\\S+ )(?:the )?evacuation of (${amount} [^,]{1,60}?) must be ${finished}`,
    'unnamed must evacuate ',
    1,
  ),
  turn(
    `(?<=^\\S+ )(?:the )?withdrawal from (?:the )?(${name}) must (?:begin|start|commence) ` +
      `(?:on|by) (day \\d+) and (?:must )?be ${finished}(?= (?:within|by))`,
    'unnamed must withdraw from ',
    1,
    ' from ',
    2,
  ),
  turn(
    'must not (?:deny|refuse|impede|hinder|prevent|block) (?:the |free |safe )*' +
      `(?:passage|exit|entry|transit|return) (?:to|of|for) (?:the )?(${people})`,
    'must not deny ',
    1,
  ),
  turn(
    '(must not (?:attack|fire)) (?:up)?on(?= (?:the )?(?:civilian|hospital|school|person|unarmed|' +
      'population|humanitarian|medical|relief|infrastructure|convoy|power|water))',
    1,
  ),
  turn(
    'must (?:publish|issue|produce|circulate) (?:an? |its |the )?(?:(?:public|written|full) )?' +
      'reports?',
    'must report',
  ),
  turn(`(must station ${amount} (?:[\\p{L}-]+ )?[\\p{L}-]+) to(?= )`, 1, ' in'),
  turn(
    'must not (?:station|deploy|bring|send|move|introduce) (?:any )?(?:additional|further|' +
      'new|more) ' +
      '(?:forces|troops|units|soldiers)(?= (?:into|to|in) )',
    'must not reinforce',
  ),
]
