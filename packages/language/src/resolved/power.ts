// Powers: who may extend, suspend, resume, excuse, terminate, allot, amend or switch on, by what
// rule and within what limits.

import type { ActKind, ClauseId, RoleId, Switched } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import { childOf, type SurfaceNode } from '../surface/surface.ts'
import type { SaidPower } from './ast.ts'
import type { ClauseDraft } from './clause-draft.ts'
import { readState } from './idioms.ts'
import { powerVerbs, shares } from './keywords.ts'
import { momentIn, type Reading } from './moments.ts'
import { listed, sayUnknown, type Word } from './names.ts'
import { countOf, daysIn, spanIn, unitOf } from './numbers.ts'
import { stateIn } from './phrases.ts'
import { quotedState } from './quoted.ts'
import { referencesIn } from './references.ts'
import { phrase } from '../phrase.ts'

type Limits = {
  rule: SaidPower['rule'] | null
  share: { readonly parts: number; readonly of: number } | null
  readonly switched: Switched[]
  daysAtOnce: number | null
  daysInAll: number | null
  notice: Span | null
  /** It refuses what would come by itself. */
  readonly isRenewal: boolean
  renewal: Span | null
  times: number | null
  until: Instant | null
  reachesBack: boolean
  revives: boolean
  revivesWithin: number | null
}

/** A span in days, with calendar months apart. */
type Span = { readonly days: number; readonly months: number }

/** True for a verb of power, which no act of the domains takes away. */
export function isPowerVerb(verb: Word): boolean {
  return Object.hasOwn(powerVerbs, verb.text)
}

/** What a verb of power does; null, and said, where it is none. */
function powerOf(verb: Word, { notes }: Reading): ActKind | null {
  const found = Object.entries(powerVerbs).find(([each]) => each === verb.text)
  if (found !== undefined) return found[1]
  const known = Object.keys(powerVerbs)
  const otherwise = phrase('advice.power-can', { list: listed(known) })
  sayUnknown('power.3', verb, { verb: verb.text }, { known, otherwise }, notes)
  return null
}

/** Words that may stand in a power without a meaning of their own. */
const fillers = new Set([
  'agreement',
  'statuses',
  'clause',
  'clauses',
  'releases',
  'acts',
  'in',
  'size',
  'that',
  'whether',
  'date',
  'holds',
  'also',
  'renewal',
])

/** The verb of those who may keep an agreement from being renewed. */
const refusal: keyof typeof powerVerbs = 'refuse'

/** Says that what the power does may reach back before it was used. */
const backward = 'retroactively'

function noLimits(isRenewal: boolean): Limits {
  return {
    rule: null,
    share: null,
    switched: [],
    daysAtOnce: null,
    daysInAll: null,
    notice: null,
    isRenewal,
    renewal: null,
    times: null,
    until: null,
    reachesBack: false,
    revives: false,
    revivesWithin: null,
  }
}

/** The power that the phrases after its verb make. */
export function powerFrom(
  verb: Word,
  holders: readonly RoleId[],
  phrases: readonly SurfaceNode[],
  draft: ClauseDraft,
  reading: Reading,
): SaidPower | null {
  const effect = powerOf(verb, reading)
  if (effect === null) return null
  const limits = noLimits(verb.text === refusal)
  const own = readLimits(effect, phrases, limits, draft, reading)
  limits.switched.push(...draft.switched)
  const scope = scopeFrom(phrases, reading)
  const isOfWhole = ['extend', 'terminate', 'switch-on', 'set'].includes(effect)
  const reachesClauses = !isOfWhole
  sayMisplaced(effect, phrases, limits, reading)
  if (limits.isRenewal && limits.renewal === null) {
    reading.notes.say('clause.8', verb, { what: verb.text }, phrase('advice.renewal-for'))
  }
  const named = own.flatMap((node) => {
    if (effect === 'set' && node.name === 'String' && reading.clause !== null) {
      return [quotedState(node, false, reading.clause, reading).id]
    }
    // What the power waits for is not what it sets.
    if (node.name === 'If' || node.name === 'Unless') return []
    const word = childOf(node, 'Name')?.text ?? node.text
    return effect === 'set' && isSettable(word, reading) ? [word] : []
  })
  return {
    kind: 'power',
    holders,
    rule: limits.rule ?? 'any',
    saysRule: limits.rule !== null || limits.share !== null,
    effect,
    ...(limits.switched.length === 0 ? {} : { switched: limits.switched }),
    ...(limits.share === null ? {} : { share: limits.share }),
    ...(named.length === 0 ? {} : { names: named }),
    scope: reachesClauses && scope.length > 0 ? scope : null,
    daysAtOnce: limits.daysAtOnce,
    daysInAll: limits.daysInAll,
    ...moreOf(limits),
  }
}

/** By what rule, within what limits, and in which state; the phrases that say none of a state. */
function readLimits(
  effect: ActKind,
  phrases: readonly SurfaceNode[],
  limits: Limits,
  draft: ClauseDraft,
  reading: Reading,
): readonly SurfaceNode[] {
  const own: SurfaceNode[] = []
  for (let at = 0; at < phrases.length; at += 1) {
    const node = phrases[at]
    const state = readState(phrases, at, draft, reading)
    if (node === undefined || state > 0) {
      at += Math.max(0, state - 1)
      continue
    }
    own.push(node)
    const notice = noticeAt(phrases, at, reading)
    if (notice !== null) {
      limits.notice = notice.span
      at += notice.length - 1
      continue
    }
    const times = limits.isRenewal ? timesAt(phrases, at, reading) : null
    if (times !== null) {
      limits.times = times
      at += 1
      continue
    }
    const next = phrases[at + 1]
    const afterNext = phrases[at + 2]
    const isInAll = next?.text === 'in' && afterNext?.text === 'all'
    if (effect !== 'set' || node.name !== 'String') {
      readPowerPhrase(node, isInAll, limits, reading)
    }
  }
  return own
}

/** What few powers say; absent where this one does not. */
function moreOf({ notice, renewal, times, until, ...limits }: Limits): Partial<SaidPower> {
  const { days = 0, months = 0 } = notice ?? {}
  return {
    ...(days === 0 ? {} : { noticeDays: days }),
    ...(months === 0 ? {} : { noticeMonths: months }),
    ...(renewal === null ? {} : { renews: { ...renewal, times } }),
    ...(until === null ? {} : { until }),
    ...(limits.reachesBack ? { reachesBack: true } : {}),
    ...(limits.revives ? { revives: true } : {}),
    ...(limits.revivesWithin === null ? {} : { revivesWithinDays: limits.revivesWithin }),
  }
}

/** "At most 3 times": how often an agreement is renewed. */
function timesAt(phrases: readonly SurfaceNode[], at: number, { notes }: Reading): number | null {
  const amount = phrases[at]
  if (amount?.name !== 'Amount' || !/^times?$/.test(phrases[at + 1]?.text ?? '')) return null
  const compare = childOf(amount, 'Compare')
  if (compare?.text.startsWith('at least') === true) return null
  return countOf(childOf(amount, 'Number'), notes)
}

/** Days and months of a span that a node or two say; null for hours. */
function spanOf(
  count: SurfaceNode | undefined,
  unit: SurfaceNode | undefined,
  { notes }: Reading,
): Span | null {
  const many = countOf(count, notes)
  const of = unitOf(unit)
  if (many === null || of === null) return null
  if (of === 'month') return { days: 0, months: many }
  const days = daysIn(many, of)
  return days === null ? null : { days, months: 0 }
}

/** "with 30 days notice": how long before it takes effect it has to be said. */
function noticeAt(
  phrases: readonly SurfaceNode[],
  at: number,
  reading: Reading,
): { readonly span: Span; readonly length: number } | null {
  const isWith = phrases[at]?.text === 'with'
  const [amount, unit, noun] = phrases.slice(isWith ? at + 1 : at)
  if (amount?.name !== 'Amount' || unit?.name !== 'Unit' || noun?.text !== 'notice') return null
  const span = spanOf(childOf(amount, 'Number'), unit, reading)
  return span === null ? null : { span, length: isWith ? 4 : 3 }
}

/** Says what one power can do and this one cannot: to end or extend a clause, to revive by none. */
function sayMisplaced(
  effect: ActKind,
  phrases: readonly SurfaceNode[],
  { revives }: Limits,
  { notes }: Reading,
): void {
  if (effect !== 'extend' && effect !== 'terminate') {
    const after = revives ? phrases.find(({ name }) => name === 'After') : undefined
    if (after !== undefined) {
      notes.say('word.2', after, { word: after.text }, phrase('advice.power-says'))
    }
    return
  }
  const clause = phrases.find(({ name }) => name === 'Ref' || name === 'Under')
  if (clause === undefined) return
  notes.say('word.2', clause, { word: clause.text }, phrase('advice.whole-agreement'))
}

function scopeFrom(phrases: readonly SurfaceNode[], reading: Reading): readonly ClauseId[] {
  const nodes = phrases.flatMap((node): readonly SurfaceNode[] => {
    if (node.name === 'Under') return node.children
    if (isClauseNumber(node, reading)) return [{ ...node, name: 'Ref' }]
    const ref = childOf(node, 'Ref')
    if (node.name === 'To' && ref !== undefined) return [{ ...node, name: 'Through' }, ref]
    return [node]
  })
  return referencesIn(nodes, reading.names, reading.notes)
}

/** A clause with a whole number: "suspend 2". */
function isClauseNumber(node: SurfaceNode, { names }: Reading): boolean {
  return node.name === 'Amount' && names.clauses.has(node.text)
}

function readPowerPhrase(
  node: SurfaceNode,
  isInAll: boolean,
  limits: Limits,
  reading: Reading,
): void {
  const { notes } = reading
  switch (node.name) {
    case ',':
    case 'The':
    case 'And':
    case 'Or':
    case 'Ref':
    case 'Under':
    case 'On':
    case 'That':
      return
    case 'To':
      if (childOf(node, 'Ref') !== undefined) return
      break
    case 'Amount':
      if (childOf(node, 'All') !== undefined || isClauseNumber(node, reading)) return
      break
    case 'Word':
      if (node.text === backward) limits.reachesBack = true
      if (node.text === backward || fillers.has(node.text)) return
      if (isSettable(node.text, reading)) return
      break
    case 'Of':
      if (isSettable(childOf(node, 'Name')?.text ?? '', reading)) return
      break
    case 'Unless': {
      const state = stateIn(node, false, reading)
      if (state?.kind !== 'state') break
      limits.switched.push({ state: state.id, holds: false })
      return
    }
    case 'If': {
      const isNot = childOf(node, 'Not') !== undefined
      const state = stateIn(node, isNot, reading)
      if (state?.kind === 'state') {
        limits.switched.push({ state: state.id, holds: !isNot })
        return
      }
      notes.say('power.2', node)
      return
    }
  }
  if (readTime(node, isInAll, limits, reading)) return
  notes.say('word.2', node, { word: node.text }, phrase('advice.power-says'))
}

/** For how long, until when, and how long after the end; false where it is none of these. */
function readTime(node: SurfaceNode, isInAll: boolean, limits: Limits, reading: Reading): boolean {
  const isOfEnd = childOf(childOf(node, 'Edge') ?? node, 'End') !== undefined
  switch (node.name) {
    case 'After':
      // "Also after the end": what has ended can be taken up again.
      if (isOfEnd) limits.revives = true
      return isOfEnd
    case 'Within': {
      // "Within 14 days of the end": so long after it.
      const span = isOfEnd ? spanOf(childOf(node, 'Number'), childOf(node, 'Unit'), reading) : null
      if (span === null || span.months > 0) return false
      limits.revives = true
      limits.revivesWithin = span.days
      return true
    }
    case 'For': {
      const amount = limits.isRenewal ? childOf(node, 'Amount') : undefined
      const count = amount === undefined ? undefined : childOf(amount, 'Number')
      limits.renewal = spanOf(count, childOf(node, 'Unit'), reading)
      return limits.renewal !== null
    }
    case 'Until':
      readUntil(node, limits, reading)
      return true
    case 'By': {
      const isDate = childOf(node, 'Date') !== undefined || childOf(node, 'Time') !== undefined
      if (isDate) readUntil(node, limits, reading)
      else readBy(node, isInAll, limits, reading)
      return true
    }
    default:
      return false
  }
}

/** True for a state, a day or a group whose size can be said later. */
function isSettable(word: string, { names }: Reading): boolean {
  return names.later.has(word) || names.groups.has(word)
}

function readBy(node: SurfaceNode, isInAll: boolean, limits: Limits, reading: Reading): void {
  const { notes } = reading
  const rule = childOf(node, 'Name')
  if (rule !== undefined) {
    const rules = { unanimity: 'all', consent: 'all', majority: 'majority', any: 'any' } as const
    const found = Object.entries(rules).find(([word]) => word === rule.text)
    const share = Object.entries(shares).find(([word]) => word === rule.text)
    if (found !== undefined) limits.rule = found[1]
    else if (share !== undefined) limits.share = share[1]
    else {
      const known = [...Object.keys(rules), ...Object.keys(shares)]
      const about = { word: rule.text, context: phrase('phrase.a-rule') }
      const otherwise = phrase('advice.there-are', { list: listed(known) })
      sayUnknown('word.1', rule, about, { known, otherwise }, notes)
    }
    return
  }
  if (childOf(node, 'Whole') !== undefined) return
  const span = childOf(node, 'UpTo') === undefined ? null : spanIn(node, notes)
  const days = span === null ? null : daysIn(span.count, span.unit)
  if (days === null) {
    notes.say('word.2', node, { word: node.text }, phrase('advice.power-days'))
    return
  }
  if (isInAll) limits.daysInAll = days
  else limits.daysAtOnce = days
}

/** The date at which a power lapses: one that the calendar knows, whatever is said later. */
function readUntil(node: SurfaceNode, limits: Limits, reading: Reading): void {
  const moment = momentIn(node, 'end', reading)
  if (moment === null) return
  if (moment.kind === 'instant') limits.until = moment.at
  else reading.notes.say('word.2', node, { word: node.text }, phrase('advice.power-until'))
}
