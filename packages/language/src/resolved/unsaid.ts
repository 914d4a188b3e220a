// What the language has no words for, and the clauses that say it: chains with "otherwise", what is
// to go in proportion to something else, exemptions that hold by themselves, "only" in a duty.
//
// The cure is written out with the clause's own words, so that it can be put in its place.

import type { ClauseId } from '@holdfast/agreement'
import type { Notes } from '../diagnostic.ts'
import { phrase, type Phrase, type PhraseCode } from '../phrase.ts'
import { verbOfParticiple } from '../plain/recasts.ts'
import type { SurfaceItem } from '../surface/surface.ts'
import { finderOf, type Names } from './names.ts'

/** The clause that asks an act of somebody; null where none does. */
export type AskedOf = (who: string, act: string, rest: string) => ClauseId | null

type Clause = {
  readonly id: ClauseId
  /** What it says after its number, in the words of the language. */
  readonly said: string
  /** The same; words in quotes, which are the clause's own, are hidden. */
  readonly own: string
  /** As it was written, after its number, with the same hidden. */
  readonly written: string
  readonly finder: string
  readonly askedOf: AskedOf
  readonly isPhase: (word: string) => boolean
}

type Unsaid = { readonly what: PhraseCode; readonly advice: Phrase }

/** Words that every clause has of which something is said here. */
const maybe = new RegExp(
  String.raw`\b(?:otherwise|else|failing|if\s+not|proportion\p{L}*|commensurate\p{L}*|pro\s+rata|` +
    String.raw`need|obliged|required|bound|obligation|duty|only|order|same|simultaneously|step|` +
    String.raw`while|parallel|as|extend|prolong|lengthen|shorten)\b|\bfor\s+(?:each|every)\s+\d|` +
    String.raw`\d\s+(?:minutes?|hours?|days?|weeks?|months?)\s+(?:after|before)\s`,
  'iu',
)

/** Says it of a clause that holds such words; false for any other. */
export function sayUnsaid(
  { item, text }: SurfaceItem,
  isTerm: boolean,
  id: ClauseId,
  names: Names,
  askedOf: AskedOf,
  notes: Notes,
): boolean {
  if (!maybe.test(item.text) && !maybe.test(text)) return false
  const clause = {
    id,
    said: withoutNumber(text),
    own: withoutNumber(hidden(text)),
    written: withoutNumber(hidden(item.text)).replaceAll(/\s+/g, ' ').trim(),
    finder: finderOf([...names.roles.values()]),
    askedOf,
    isPhase: (word: string) => names.phases.has(word),
  }
  const kinds = isTerm
    ? []
    : [chain, proportion, alongside, several, only, order, bareMoment, longerPhase]
  for (const read of kinds) {
    const found = read(clause)
    if (found === null) continue
    notes.say(
      'clause.7',
      { from: item.from, to: item.to },
      { what: phrase(found.what) },
      found.advice,
    )
    return true
  }
  return false
}

function withoutNumber(text: string): string {
  return text.replace(/^\S+\s+/, '')
}

function hidden(text: string): string {
  return text.replaceAll(/"[^"]*"|#.*/g, (found) => '\u0001'.repeat(found.length))
}

function writeOut(list: readonly string[]): Phrase {
  return phrase('advice.write-out', { list: list.join(' · ') })
}

const otherwise = new RegExp(
  String.raw`(?<!\b(?:decides?|agrees?|excuses?|unless))` +
    String.raw`,?\s+(?:or,?\s+)?(?:(?:and\s+)?otherwise|or\s+else|failing\s+(?:that|which)|` +
    String.raw`if\s+not,),?\s+`,
  'iu',
)
const time = /\s+(?:by|before|within|on|no later than)\s/i

/** "By day 5, otherwise by day 10", "otherwise south may suspend 1.1". */
function chain({ id, said, own, finder }: Clause): Unsaid | null {
  const found = otherwise.exec(own)
  if (found === null || !/\bmust\b/.test(own)) return null
  const what = 'phrase.otherwise'
  const first = said.slice(0, found.index)
  const second = said.slice(found.index + found[0].length).replace(/\s*\.?\s*$/, '')
  if (/\b(?:must|may)\b/.test(second)) {
    const state = `"${id}a is not performed"`
    const list = [
      `${id}a ${first}`,
      `${id}b ${second} if ${state}`,
      `${id}c ${finder} may find whether ${state}`,
    ]
    return { what, advice: writeOut(list) }
  }
  if (!/^(?:by|before|within|on|no later than)\s/.test(second)) {
    return { what, advice: phrase('advice.clause-of-each') }
  }
  const stem = first.slice(0, time.exec(own.slice(0, found.index))?.index ?? first.length)
  const about = { first: `${id} ${first}`, second: `${id} ${stem} ${second}` }
  return { what, advice: phrase('advice.one-deadline', about) }
}

const proportionate = new RegExp(
  String.raw`,?\s+(?:in\s+proportion\s+(?:to|with)|proportionate(?:ly)?\s+(?:to|with)|` +
    String.raw`commensurate(?:ly)?\s+with|pro\s+rata\s+(?:to|with))\s`,
  'iu',
)

const byWhom = new RegExp(
  String.raw`\b(?<done>released|freed|handed\s+in|decommissioned|delivered)\s+` +
    String.raw`by\s+(?:the\s+)?(?<who>[\p{L}\d_-]+)`,
  'iu',
)

function proportion({ id, said, own, askedOf }: Clause): Unsaid | null {
  const found = proportionate.exec(own)
  if (found === null || !/\bmust\b/.test(own)) return null
  // By its number it is read; by whoever does it, it is looked for.
  if (/^\d/.test(own.slice(found.index + found[0].length))) return null
  const { who = '', done = '' } = byWhom.exec(own.slice(found.index))?.groups ?? {}
  const clause = askedOf(who, verbOfParticiple(done), '') ?? '2.1'
  const list = [`${id} ${said.slice(0, found.index)} in proportion to ${clause}`]
  return { what: 'phrase.proportion', advice: writeOut(list) }
}

const beside = new RegExp(
  String.raw`,?\s+(?:(?:at\s+the\s+same\s+(?:time|moment)|on\s+the\s+same\s+day|simultaneously|` +
    String.raw`in\s+step|in\s+parallel)\s+(?:as|with)|while|as)\s+(?:the\s+)?` +
    String.raw`(?<who>[\p{L}\d_-]+)\s+` +
    String.raw`(?<verb>(?:release|withdraw|return|deliver|admit|decommission|free)s?)\s+` +
    String.raw`(?<rest>[^]+)$`,
  'iu',
)

/** "At the same time as south releases 40 civilians": each its own duty, side by side. */
function alongside({ id, said, own }: Clause): Unsaid | null {
  const found = beside.exec(own)
  if (found === null || !/\bmust\b/.test(own.slice(0, found.index)) || said.includes('"'))
    return null
  const { who = '', verb: does = '', rest = '' } = found.groups ?? {}
  const other = rest.replace(/\s*\.\s*$/, '')
  const list = [
    `${id}a ${said.slice(0, found.index)}`,
    `${id}b ${who} must ${does.replace(/s$/, '')} ${other} in parallel with ${id}a`,
  ]
  return { what: 'phrase.other-act-beside', advice: writeOut(list) }
}

const forSeveral = new RegExp(
  String.raw`\bfor\s+(?:each|every)\s+(?<times>\d+)\s+(?<one>[\p{L}-]+)` +
    String.raw`(?<under>\s+(?:under|released)\s[^,:]+)?[,:]?\s*`,
  'iu',
)

/** "For every 10 women, 100 soldiers": whether 9 open anything is left open by such a text. */
function several({ id, said, own }: Clause): Unsaid | null {
  const found = forSeveral.exec(own)
  const { times = '', one = '', under = '' } = found?.groups ?? {}
  if (found === null || /^(?:minutes?|hours?|days?|weeks?|months?)$/i.test(one)) return null
  const rest = `${said.slice(0, found.index)}${said.slice(found.index + found[0].length)}`.trim()
  const asked = /(?<=\bmust\s+[\p{L}-]+\s+(?:at\s+least\s+)?)\d[\d,]*/u.exec(rest)
  const value = Number((asked?.[0] ?? '0').replaceAll(',', '')) / Number(times)
  if (asked === null || !Number.isInteger(value)) return null
  const each = `${rest.slice(0, asked.index)}${value}${rest.slice(asked.index + asked[0].length)}`
  const list = [`${id} for each ${one}${under}: ${each.replace(/\s*\.\s*$/, '')}`]
  return { what: 'phrase.for-every-several', advice: writeOut(list) }
}

const thing = String.raw`(?<thing>(?:the\s+)?\p{L}[\p{L}\d_-]*(?:\s+(?:and|or)\s+[\p{L}\d_-]+)*)`
const verb = String.raw`(?<verb>[\p{L}\d_-]+)`
const onlyIn = new RegExp(
  String.raw`^(?<who>.*?)\b(?<modal>must|may)\s+(?:only\s+${verb}|` +
    String.raw`(?<verbFirst>[\p{L}\d_-]+)\s+only)\s+${thing}(?<rest>[^]*)$`,
  'iu',
)

/** "Must station only police in lower": what else is done is forbidden. */
function only({ id, said, own }: Clause): Unsaid | null {
  const found = onlyIn.exec(own)
  const {
    who = '',
    modal = '',
    verb: first,
    verbFirst,
    thing = '',
    rest = '',
  } = found?.groups ?? {}
  const act = first ?? verbFirst
  if (found === null || act === undefined || said.includes('"')) return null
  const place = /^\s*(?:in|at|from|into|through|over|inside|near)\s+(?:the\s+)?[\p{L}\d_-]+/u.exec(
    rest,
  )
  const where = place?.[0] ?? ''
  const ban = `${who.trim()} must not ${act}${where} except ${thing}`
  const duty = `${who.trim()} ${modal} ${act} ${thing}${rest}`.trim()
  // Without a number nothing is asked but that nothing else is done.
  const list = [`${id}a ${ban}`, `${id}b ${duty.replace(/\s*\.$/, '')}`]
  const advice = modal === 'may' ? writeOut(list) : writeOut([`${id} ${ban}`])
  return { what: 'phrase.only-in-duty', advice }
}

const ordered =
  /^(?<before>.*\bmust\s+[\p{L}\d_-]+)\s+in\s+the\s+order\s+"(?<words>[^"]*)"(?<rest>[^]*)$/u

/** "Release women first, then men": of each how many, and each after the one before it. */
function order({ id, said }: Clause): Unsaid | null {
  const { before = '', words = '', rest = '' } = ordered.exec(said)?.groups ?? {}
  if (before === '' || /\d|\ball\b/.test(rest.replaceAll(/\b(?:day|within)\s+\d+|\d{4}-\S+/g, '')))
    return null
  const classes = words
    .split(/\s*(?:,|\b(?:and\s+)?(?:then|thereafter|followed\s+by)\b)\s*/u)
    .map((one) => one.replaceAll(/\b(?:first|last|and|the|starting|beginning|with)\b/gu, ' '))
    .map((one) => one.trim().replaceAll(/\s+/g, ' or '))
    .filter((one) => one !== '')
  const list = classes.map((one, at) => {
    const after = at === 0 ? '' : ` after ${id}${letterAt(at - 1)}`
    return `${id}${letterAt(at)} ${before} all ${one}${rest.replace(/\s*\.\s*$/, '')}${after}`
  })
  return { what: 'phrase.order-of-several', advice: writeOut(list) }
}

function letterAt(at: number): string {
  return String.fromCodePoint('a'.charCodeAt(0) + at)
}

const bare = new RegExp(
  String.raw`(?<=\bmust\s.*)(?<!\b(?:within|by|before|until|from|after|than|on|to|at|least|most|` +
    String.raw`notice|for|of|and|or|first|each|last|every|any)\s+|[\d,%:]\s*)` +
    String.raw`(?<![\p{L}\d.,-])\d+\s+` +
    String.raw`(?:minutes?|hours?|days?|weeks?|months?)\s+(?:after|before)\s`,
  'isu',
)

/** "Release 5 soldiers 4 hours after 2.1": at that moment, by it or from it. */
function bareMoment({ id, said, own }: Clause): Unsaid | null {
  const at = own.search(bare)
  if (at < 0) return null
  const list = [`${id} ${said.slice(0, at)}by ${said.slice(at)}`.replace(/\s*\.\s*$/, '')]
  return { what: 'phrase.bare-moment', advice: writeOut(list) }
}

const longer = new RegExp(
  String.raw`^(?<who>.{1,120}?)\s+may(?:,\s+by\s+any,)?\s+(?:extend|prolong|lengthen|shorten)\s+` +
    String.raw`(?:the\s+)?(?<phase>[\p{L}\d_-]+)(?![\p{L}\d_-])`,
  'isu',
)

/** "May prolong the first phase": the whole agreement is extended; when a phase ends may be set. */
function longerPhase({ id, own, isPhase }: Clause): Unsaid | null {
  const { who = '', phase: named = '' } = longer.exec(own)?.groups ?? {}
  if (!isPhase(named)) return null
  const day = `${named}-ends`
  const list = [`date ${day}`, `phase ${named} from … until ${day}`, `${id} ${who} may set ${day}`]
  return { what: 'phrase.longer-phase', advice: writeOut(list) }
}
