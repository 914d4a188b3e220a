// "3 women by day 1, 7 by day 7 and 33 by day 42": several amounts, each with its day, are a
// schedule.
//
// What is said of the first (women, of a group) is said of all of them.

import { rewritten, type Tracked } from './tracked.ts'

const number = String.raw`(?:at\s+least\s+)?\d[\d,]*(?:\s*%)?`
const moment =
  String.raw`by\s+(?:day\s+\d+(?:\s+of\s+[\p{L}\d_-]+)?|the\s+(?:end|start)\s+of\s+[\p{L}\d_-]+|` +
  String.raw`\d{4}-\d\d-\d\d)`
const step = String.raw`(?:\s*,\s*(?:and\s+)?|\s+and\s+)${number}\s+${moment}`

const schedule = new RegExp(
  String.raw`(?<![\d:.%-]\s*|\p{L}-)(${number})((?:\s+of)?(?:\s+(?!by\b)[\p{L}_-]+){0,4})\s+` +
    String.raw`(${moment})` +
    String.raw`((?:${step})+)`,
  'dgiu',
)
const stages = new RegExp(
  String.raw`(?<![\p{L}\d_-])in\s+(?:\d+\s+)?(?:equal\s+)?` +
    String.raw`(?:stages|phases|tranches|instalments|steps)\s*(?::|,|of)?\s*` +
    String.raw`(?=(?:at\s+least\s+)?\d)`,
  'dgiu',
)
const joint =
  /(?<=\bby\s+[^,]{1,40})\s+and\s+(?=(?:(?:at\s+least\s+)?\d[\d,]*(?:\s*%)?|all)\s+by\b)/dgiu

/** Puts a colon before the amounts of a schedule that has none. */
export function withSchedule(tracked: Tracked): Tracked {
  let made = rewritten(tracked, stages, () => [': '])
  made = rewritten(made, /\s*:\s*:\s*/dgu, () => [': '])
  if (!made.text.includes(':')) made = rewritten(made, schedule, () => [2, ' : ', 1, ' ', 3, 4])
  return made.text.includes(':') ? rewritten(made, joint, () => [', ']) : made
}
