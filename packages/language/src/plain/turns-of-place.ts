// Where: all of a place, each place of a kind, all but so many of them, and places that are to be
// free of something.

import { rewritten, type Tracked } from './tracked.ts'
import { turn, type Turn } from './turn.ts'
import type { KnownWords } from './known-words.ts'

const name = String.raw`[\p{L}\d_-]+`
const must = '(?:shall|must|will|is to|are to)'
const classes = `${name}(?: (?!(?:and|or|in|from)(?!-))${name})?`
const things = `(?:any |all )?(${classes}(?:(?:,| and| or) ${classes})*)`
const there = `(?:in|inside|within|throughout|anywhere in) (?:the )?(${name})`

/** Every turn of places, in the order in which they are tried. */
export const placeTurns: readonly Turn[] = [
  turn(
    '(?<=(?:from|in|into|over|of) )(?:the (?:whole|entirety)|every part|all parts) of',
    'all of',
  ),
  turn(`(?<=(?:from|in|into|over|of) )the (?:entire|whole)(?= ${name})`, 'the'),
  turn('(?:everywhere|anywhere|at any place|at any point|in any part) (?:in|of)', 'in'),
  turn(
    `all (but|except|save) (\\d+|one) of (?:the )?(${name}(?: (?:in|of) ${name})?)`,
    'all ',
    3,
    ' ',
    1,
    ' ',
    2,
  ),
  turn(
    `(all (?:of )?(?:the )?${name}(?: (?:in|of) (?:the )?${name})?) (but|except|save) one`,
    1,
    ' ',
    2,
    ' 1',
  ),
  turn('(?<=from )(\\d+)(?= of )', 'at least ', 1),
  turn(
    `(?:the )?(?:entire |whole )?(${name}) ${must} (?:be|remain|stay)(?: kept)? ` +
      `free (?:of|from) ${things}`,
    'unnamed must not keep ',
    2,
    ' in ',
    1,
  ),
  turn(
    `${things} (?:is|are|${must} be) (?:banned|prohibited|forbidden|` +
      `not (?:permitted|allowed)) ${there}`,
    'unnamed must not keep ',
    1,
    ' in ',
    2,
  ),
  turn(
    `${things} (?:is|are|${must} be) (?:banned|barred|excluded) from (?:the )?(${name})`,
    'unnamed must not keep ',
    1,
    ' in ',
    2,
  ),
  turn(
    `no (?!party|side|parties|sides)(${classes}(?:(?:,| and| or) ${classes})*) ` +
      `(?:${must}|may) be ` +
      `(?:stationed|kept|deployed|present|placed|found|held|positioned) ${there}`,
    'unnamed must not keep ',
    1,
    ' in ',
    2,
  ),
]

const eachPlace = new RegExp(
  String.raw`(?<=\b(?:from|in|into|over|inside|through)\s+)(?:each|every)\s+` +
    String.raw`(?:of\s+the\s+)?(${name})`,
  'dgiu',
)

/** "From each village" is from all villages, where the places file has places of that kind. */
export function withAreas(tracked: Tracked, { placeKinds }: KnownWords): Tracked {
  if (placeKinds.size === 0) return tracked
  return rewritten(tracked, eachPlace, ([, kind = '']) =>
    isPlaceKind(kind, placeKinds) ? ['all ', 1] : null,
  )
}

const butSoMany = new RegExp(
  String.raw`\ball\s+(?:of\s+)?(?:the\s+)?(?<kind>${name})(?:\s+(?:in|of)\s+${name})?` +
    String.raw`\s+(?:except|but|save)\s+\d+(?:\s+(?:of\s+them|(?<same>${name})))?`,
  'iu',
)

/** "All villages but 5 of them": what is left out is counted, and no report has to name it. */
export function isOfPlaceKind(text: string, { placeKinds }: KnownWords): boolean {
  const found = butSoMany.exec(text)?.groups
  const isSame = (word: string): boolean => isPlaceKind(word, placeKinds)
  const { kind, same } = found ?? {}
  if (kind === undefined || !isSame(kind)) return false
  return same === undefined || isSame(same) || /^(?:by|within|before|until|from|on|at)$/i.test(same)
}

function isPlaceKind(word: string, kinds: ReadonlySet<string>): boolean {
  return [word, word.replace(/s$/, ''), word.replace(/ies$/, 'y')].some((one) => kinds.has(one))
}
