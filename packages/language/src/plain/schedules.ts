// "3 women by day 1, 7 by day 7 and 33 by day 42": several amounts, each with its day, are a
// schedule.
//
// What is said of the first (women, of a group) is said of all of them.

import { rewritten, type Tracked } from './tracked.ts'

const number = String.raw`(?:at\s+least\s+)?\d[\d,]*(?:\.\d+)?(?:\s*%)?`
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
    String.raw`(?:stages|phases|tranches|instalments|steps|groups?|batches|lots|parts?)\s*(?::|` +
    String.raw`,|of)?\s*` +
    String.raw`(?=(?:at\s+least\s+)?\d)`,
  'dgiu',
)
const joint =
  /(?<=\bby\s+[^,]{1,40})\s+and\s+(?=(?:(?:at\s+least\s+)?\d[\d,]*(?:\s*%)?|all)\s+by\b)/dgiu

const further = new RegExp(
  String.raw`(?<![\d.,])(?<before>\d[\d,]*(?:\.\d+)?)(?<share>\s*%)?` +
    String.raw`(?<what>[^:,\d]{0,80}?\s+${moment}|` +
    String.raw`[^:,\d]{0,60}?\s+during\s+(?:the\s+)?[\p{L}\d_-]+)(?:,|,?\s+and|,?\s+then)?\s+` +
    String.raw`(?:an?\s+(?:further|additional)|` +
    String.raw`another)\s+(?<more>\d[\d,]*(?:\.\d+)?)(?:\s*%)?(?=\s+by\b)`,
  'diu',
)
/** Parts that are given one after another, each with an amount of its own. */
const ownParts = new RegExp(
  String.raw`(?<![\p{L}\d_-])in\s+(?:\d+\s+)?(?:groups?|batches|instalments|tranches|lots|parts?)` +
    String.raw`\s*[:,]\s*(?<list>[^]+)$`,
  'diu',
)
const eachPart = new RegExp(
  String.raw`(?<![\d.,])(\d[\d,]*)(?=(?:\s+[\p{L}-]+)?\s+${moment})`,
  'dgiu',
)

/** "In three groups: 20 by day 10, 30 by day 30": 20, and then 50, counted from the beginning. */
function withOwnParts(tracked: Tracked): Tracked {
  const list = ownParts.exec(tracked.text)
  const from = list?.indices?.groups?.['list']?.[0]
  if (from === undefined || list?.groups?.['list']?.includes('%') === true) return tracked
  let sum = 0
  return rewritten(tracked, eachPart, ({ 1: amount = '', index }) => {
    if (index < from) return null
    sum += numberFrom(amount)
    return [String(sum)]
  })
}

/** The most amounts that are added to one another. */
const furtherMax = 8

/** "30 % by day 10 and a further 35 % by day 20" is 65 % by day 20, counted from the beginning. */
function withFurther(tracked: Tracked): Tracked {
  if (!/\b(?:further|additional|another)\b/i.test(tracked.text)) return tracked
  let made = tracked
  for (let count = 0; count < furtherMax && further.test(made.text); count += 1) {
    made = rewritten(made, new RegExp(further.source, 'dgiu'), ({ groups = {} }) => {
      const { before = '', share = '', what = '', more = '' } = groups
      const added = Math.round((numberFrom(before) + numberFrom(more)) * 1_000) / 1_000
      const sum = Number.isInteger(added) ? String(added) : `at least ${added}`
      const till = what.replace(/\bduring\s+(?:the\s+)?/i, 'by the end of ')
      return [`${before}${share}${till}, ${sum}${share}`]
    })
  }
  return made
}

function numberFrom(text: string): number {
  return Number(text.replaceAll(',', ''))
}

const equalParts = new RegExp(
  String.raw`(?<what>(?:(?<![\d.,])(?<total>\d[\d,]*)\s+)?(?:(?:all|its|their|the|` +
    String.raw`of)\s+)*[\p{L}_-]+)\s+` +
    String.raw`in\s+(?<count>\d+)\s+(?<equal>equal\s+)?(?:instalments?|parts?|tranches|stages|` +
    String.raw`steps|` +
    String.raw`groups?|batches|lots)` +
    String.raw`(?:\s+of\s+(?<part>\d[\d,]*))?(?:\s+each)?,?\s+(?:on|` +
    String.raw`by)\s+days?\s+(?<days>\d+(?:(?:,\s+(?:and\s+)?|` +
    String.raw`\s+and\s+)(?:day\s+)?\d+)+)`,
  'dgiu',
)

/** "In four equal instalments on days 20, 40, 60 and 80": a quarter by each of them. */
function withEqualParts(tracked: Tracked): Tracked {
  return rewritten(tracked, equalParts, ({ groups = {} }) => {
    const days = [...(groups['days'] ?? '').matchAll(/\d+/gu)].map(([day]) => day)
    const count = Number(groups['count'])
    if (days.length !== count || count > furtherMax) return null
    const { total, what = '', part, equal } = groups
    if (equal === undefined && part === undefined) return null
    const sum = total ?? (part === undefined ? undefined : String(numberFrom(part) * count))
    const whole = sum === undefined ? 100 : numberFrom(sum)
    if (part !== undefined && numberFrom(part) * count !== whole) return null
    const sign = sum === undefined ? ' %' : ''
    const parts = days.map((_, at) => Math.floor((whole * (at + 1) * 1_000) / count) / 1_000)
    if (sum !== undefined && !parts.every(Number.isInteger)) return null
    const each = parts.map((one, at) => {
      return `${Number.isInteger(one) ? '' : 'at least '}${one}${sign} by day ${days[at] ?? ''}`
    })
    const noun = what.replace(/^[\d,]+\s+/, '')
    const bare = noun.replace(/^(?:(?:all|its|their|the|of)\s+)+/iu, '')
    return [`${sum === undefined ? `of ${bare}` : noun}: ${each.join(', ')}`]
  })
}

/** Puts a colon before the amounts of a schedule that has none. */
export function withSchedule(tracked: Tracked): Tracked {
  let made = rewritten(withOwnParts(withFurther(withEqualParts(tracked))), stages, () => [': '])
  made = rewritten(made, /\s*:\s*:\s*/dgu, () => [': '])
  if (!made.text.includes(':')) made = rewritten(made, schedule, () => [2, ' : ', 1, ' ', 3, 4])
  return made.text.includes(':') ? rewritten(made, joint, () => [', ']) : made
}
