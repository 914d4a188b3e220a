// Powers: who may extend, suspend, resume, excuse, terminate, allot, amend or switch on, by what
// rule and within what limits.

import type { ActKind, ClauseId, RoleId, Switched } from '@holdfast/agreement'
import { childOf, type SurfaceNode } from '../surface/surface.ts'
import type { SaidPower } from './ast.ts'
import type { ClauseDraft } from './clause-draft.ts'
import { readState } from './idioms.ts'
import { powerVerbs, shares } from './keywords.ts'
import type { Reading } from './moments.ts'
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
  noticeDays: number | null
  reachesBack: boolean
  revives: boolean
}

/** True for a verb of power, which no act of the domains takes away. */
export function isPowerVerb(verb: Word): boolean {
  return Object.hasOwn(powerVerbs, verb.text)
}

/** What a verb of power does; null, and said, where it is none. */
export function powerOf(verb: Word, { notes }: Reading): ActKind | null {
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
])

/** Says that what the power does may reach back before it was used. */
const backward = 'retroactively'

/** The power that the phrases after its verb make. */
export function powerFrom(
  effect: ActKind,
  holders: readonly RoleId[],
  phrases: readonly SurfaceNode[],
  draft: ClauseDraft,
  reading: Reading,
): SaidPower {
  const limits: Limits = {
    rule: null,
    share: null,
    switched: [],
    daysAtOnce: null,
    daysInAll: null,
    noticeDays: null,
    reachesBack: false,
    revives: false,
  }
  for (let at = 0; at < phrases.length; at += 1) {
    const node = phrases[at]
    const state = readState(phrases, at, draft, reading)
    if (node === undefined || state > 0) {
      at += Math.max(0, state - 1)
      continue
    }
    const notice = noticeAt(phrases, at, reading)
    if (notice !== null) {
      limits.noticeDays = notice.days
      at += notice.length - 1
      continue
    }
    const next = phrases[at + 1]
    const afterNext = phrases[at + 2]
    const isInAll = next?.text === 'in' && afterNext?.text === 'all'
    if (effect !== 'set' || node.name !== 'String') {
      readPowerPhrase(node, isInAll, limits, reading)
    }
  }
  limits.switched.push(...draft.switched)
  const scope = scopeFrom(phrases, reading)
  const isOfWhole = ['extend', 'terminate', 'switch-on', 'set'].includes(effect)
  const reachesClauses = !isOfWhole
  sayMisplaced(effect, phrases, limits, reading)
  const named = phrases.flatMap((node) => {
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
    ...(limits.noticeDays === null ? {} : { noticeDays: limits.noticeDays }),
    ...(limits.reachesBack ? { reachesBack: true } : {}),
    ...(limits.revives ? { revives: true } : {}),
  }
}

/** "with 30 days notice": how long before it takes effect it has to be said. */
function noticeAt(
  phrases: readonly SurfaceNode[],
  at: number,
  { notes }: Reading,
): { readonly days: number; readonly length: number } | null {
  const isWith = phrases[at]?.text === 'with'
  const [amount, unit, noun] = phrases.slice(isWith ? at + 1 : at)
  if (amount?.name !== 'Amount' || unit?.name !== 'Unit' || noun?.text !== 'notice') return null
  const count = countOf(childOf(amount, 'Number'), notes)
  const of = unitOf(unit)
  const days = count === null || of === null ? null : daysIn(count, of)
  return days === null ? null : { days, length: isWith ? 4 : 3 }
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
    case 'After':
      // "Also after the end": what has ended can be taken up again.
      if (childOf(childOf(node, 'Edge') ?? node, 'End') === undefined) break
      limits.revives = true
      return
    case 'By':
      return readBy(node, isInAll, limits, reading)
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
  notes.say('word.2', node, { word: node.text }, phrase('advice.power-says'))
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
